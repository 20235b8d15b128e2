import Facts
import Families
import Foundation
import RuleLanguage
import Schools
import TestSupport
import Testing

/// Our wide list beside the Department's own lists of 2023: fifty neighbours each of 82 schools.
@Suite struct SimilarSchoolsOfEnglandTests {
  /// How much two sets of lists have in common.
  private struct Agreement {
    var shares: [Double] = []
    /// Schools of the Department's lists that ours do not show.
    var notShown: [Int: Int] = [:]
    /// How often one of theirs is not shown, and how often because it has closed since.
    var missed = 0
    var closed = 0
    /// The largest difference between our distance and the published one, over all pairs we compare.
    var worst = 0.0

    var average: Double { shares.reduce(0, +) / Double(max(1, shares.count)) }
  }

  /// The same measures, for the schools that were compared then: every list is theirs.
  @Test(.needsSharedData) func theSameMeasuresGiveTheSameLists() throws {
    let base = try Self.base(
      [
        "secondary-context-2023.csv", "national-spread-2023.csv",
      ], register: "register-2023.csv")
    let agreement = try Self.agreement(base)
    Self.report("the schools of 2023", agreement)
    #expect(agreement.shares.count == 82)
    #expect(agreement.average >= 0.999)
    #expect(agreement.worst < 0.001)
  }

  /// As an officer has the files today: schools that closed since are not offered, and the register's newer
  /// number of pupils counts.
  @Test(.needsSharedData) func withTheRegisterOfTodayMostMembersAreTheSame() throws {
    let base = try Self.base([
      "secondary-context-2023.csv", "national-spread-2023.csv", "establishments-2026.csv.gz",
    ])
    let agreement = try Self.agreement(base)
    Self.report("the register of 2026", agreement)
    #expect(agreement.average >= 0.9)
    #expect(agreement.shares.allSatisfy { $0 >= 0.8 })
  }

  /// Without the country's spread the schools' own stands in; fewer members are the same.
  @Test(.needsSharedData) func withoutTheSpreadOfTheCountryFewerAreTheSame() throws {
    let base = try Self.base(["secondary-context-2023.csv"], register: "register-2023.csv")
    let agreement = try Self.agreement(base)
    Self.report("the schools' own spread", agreement)
    #expect(agreement.average >= 0.8)
  }

  private static func report(_ what: String, _ agreement: Agreement) {
    let least = agreement.shares.min() ?? 0
    let others = agreement.notShown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    print(
      "wide list against \(what): \(agreement.shares.count) schools, on average"
        + " \(percent(agreement.average)) of 50 the same, least \(percent(least)); distances differ by"
        + " at most \(agreement.worst); of theirs \(agreement.missed) not shown, \(agreement.closed) of them closed since; most often not shown:"
        + " \(others.map { "\($0.key) (\($0.value) times)" }.joined(separator: ", "))")
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 1000).rounded() / 10) %"
  }

  private static func agreement(_ base: FactBase) throws -> Agreement {
    let lists = ShippedRuleSet.checked.families.wideLists
    let list = try #require(lists.first { $0.phases.contains("secondary") })
    let similar = SimilarSchools(list, in: base)
    let entries = SchoolDirectory(base.schools).entries
    let rows = Dictionary(entries.map { ($0.urn, $0.row) }) { first, _ in first }
    var theirs: [String: [(urn: String, distance: Double)]] = [:]
    for line in try lines(of: "similar-schools-2023.csv.gz").dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      theirs[cells[0], default: []].append((cells[1], Double(cells[2]) ?? .nan))
    }
    var agreement = Agreement()
    for (urn, members) in theirs.sorted(by: { $0.key < $1.key }) {
      let row = try #require(rows[urn])
      let ours = Set(similar.nearest(to: row, count: 50).map { entries[$0.school].urn })
      let shared = members.filter { ours.contains($0.urn) }
      agreement.shares.append(Double(shared.count) / Double(members.count))
      for member in members where !ours.contains(member.urn) {
        agreement.notShown[Int(member.urn) ?? 0, default: 0] += 1
        agreement.missed += 1
        if let other = rows[member.urn], base.schools.closedSchools[other] { agreement.closed += 1 }
      }
      for member in members {
        guard let other = rows[member.urn], let distance = similar.distance(row, other) else {
          continue
        }
        agreement.worst = max(agreement.worst, abs(distance - member.distance))
      }
    }
    return agreement
  }

  /// Files of the pack; without the register of 2026 one that holds phases only, which never changed.
  private static func base(_ names: [String], register: String? = nil) throws -> FactBase {
    let temporary = try TemporaryFolder()
    var paths = names.map { folder.appending(path: $0).path }
    if let register {
      let known = SchoolDirectory(
        load([folder.appending(path: "establishments-2026.csv.gz").path]).schools)
      let rows = known.entries.map { "\($0.urn),\($0.phase.replacing("_", with: " "))\n" }
      let path = temporary.url.appending(path: register)
      try Data(("urn,phase\n" + rows.joined()).utf8).write(to: path)
      paths.append(path.path)
    }
    return load(paths)
  }

  private static func load(_ paths: [String]) -> FactBase {
    let vocabulary = ShippedRuleSet.checked.vocabulary
    let mappings = MappingReader(vocabulary: vocabulary).read(
      folder: packageRoot.appending(path: "Rules/imports"), shownAs: "Rules/imports"
    ).mappings
    return SchoolData.load(
      files: paths, mappings: mappings, vocabulary: vocabulary, relations: [], countsJoins: false
    ).base
  }

  private static var folder: URL {
    (sharedFolder ?? packageRoot).appending(path: "data/real/dfe-2025")
  }

  private static func lines(of name: String) throws -> [Substring] {
    let file = try CompressedFile(path: folder.appending(path: name).path)
    var bytes: [UInt8] = []
    var portion = Array(repeating: UInt8(0), count: 1 << 16)
    while true {
      let count = try portion.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { break }
      bytes += portion[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
  }
}
