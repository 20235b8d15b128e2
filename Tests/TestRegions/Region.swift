package import Facts
import Families
import Foundation
package import Inference
package import RuleLanguage
import Schools
import TestSupport
import Testing

/// Regions that the shipped rules are tried on, each loaded once for all tests, as the commands load it.
package enum Region: String, CaseIterable, Sendable {
  /// The invented region that ships.
  case sample
  /// Of the England pack the schools of ten authorities.
  case greaterManchester
  /// The files of Hampshire and Surrey, in the publisher's full layout.
  case counties
  /// The newest files, of secondary schools above all.
  case profile

  /// The shipped rules, compiled once.
  package static let rules = CompiledRules(ShippedRuleSet.checked)

  /// The year that ages are measured against.
  package var asOfYear: Int {
    switch self {
    case .sample: 2025
    case .greaterManchester: 2020
    case .counties: 2022
    case .profile: 2026
    }
  }

  /// The shipped rules at work on the region.
  ///
  /// - Throws: What ends the test as skipped where the real data is not here, or what went wrong with the
  ///   files.
  package func engine() throws -> Engine {
    if self != .sample, sharedFolder == nil {
      try Test.cancel("skipped: the folder 'shared' with real data is not here")
    }
    switch self {
    case .sample: return try Self.ofSample.get()
    case .greaterManchester: return try Self.ofGreaterManchester.get()
    case .counties: return try Self.ofCounties.get()
    case .profile: return try Self.ofProfile.get()
    }
  }

  private static let ofSample = Result { Self.sample.engine(load(try samplePaths())) }
  private static let ofGreaterManchester = Result {
    Self.greaterManchester.engine(try GreaterManchester.shared.get().base)
  }
  private static let ofCounties = Result {
    Self.counties.engine(load(try tables(in: pack("hampshire-surrey"))))
  }
  private static let ofProfile = Result {
    Self.profile.engine(load(try tables(in: pack("dfe-2025"))))
  }

  private func engine(_ base: FactBase) -> Engine {
    Engine(rules: Self.rules, base: base, asOfYear: asOfYear)
  }

  /// The files of the invented region.
  package static func samplePaths() throws -> [String] {
    try tables(in: packageRoot.appending(path: "Corpus/samples"))
  }

  /// The facts in files, by the shipped mappings, with the schools grouped into families.
  static func load(_ paths: [String]) -> FactBase {
    let vocabulary = ShippedRuleSet.checked.vocabulary
    let data = SchoolData.load(
      files: paths, mappings: mappings(vocabulary), vocabulary: vocabulary, countsJoins: false)
    return withFamilies(data.base)
  }

  /// The same of files in memory, and for a vocabulary in another order.
  package static func load(
    _ contents: [(path: String, bytes: [UInt8])], _ vocabulary: Vocabulary
  ) -> FactBase {
    let data = SchoolData.load(
      contents: contents, mappings: mappings(vocabulary), vocabulary: vocabulary)
    return withFamilies(data.base)
  }

  private static func mappings(_ vocabulary: Vocabulary) -> [ImportMapping] {
    MappingReader(vocabulary: vocabulary).read(
      folder: packageRoot.appending(path: "Rules/imports"), shownAs: "Rules/imports"
    ).mappings
  }

  private static func withFamilies(_ base: FactBase) -> FactBase {
    var base = base
    // The invented region as the commands have it. For the real ones the plain cut does: laws hold of any
    // families, and the search takes long in a build that is not made to be quick.
    let isSmall = base.schools.count < 500
    let cut =
      isSmall
      ? SearchedCut(by: ShippedRuleSet.checked.families.grouping).families(of: base)
      : HalvingCut().families(of: base)
    base.setFamilies(cut)
    return base
  }

  private static func pack(_ name: String) -> URL {
    (sharedFolder ?? packageRoot).appending(path: "data/real/\(name)")
  }

  private static func tables(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }
      .map { folder.appending(path: $0).path }
  }
}
