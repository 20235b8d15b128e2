import Facts
import Foundation
import Notation
import RuleLanguage
import Schools
import TestSupport

/// The rules, vocabulary and mappings that the doors start from, read once.
enum SmallRules {
  /// The day against which ages are measured.
  static let today: CalendarDate = {
    guard let day = CalendarDate("2026-11-22") else { preconditionFailure("that day exists") }
    return day
  }()

  /// The files of the small rule set of the rule language's tests, by path, and the facts that say
  /// which school a row of data is about.
  static let files: [String: [UInt8]] = {
    let root = packageRoot.appending(path: "Tests/Golden/RuleLanguage/small")
    var files = Dictionary(uniqueKeysWithValues: texts(in: root).map { ($0.path, $0.bytes) })
    files["Rules/vocabulary/keys.yaml"] = Array(
      """
      facts:
        URN: {id: urn, means: The number of the school, kind: label, role: record}
        school name: {id: school_name, means: What it is called, kind: label, role: record}
        pupils: {id: pupil_count, means: Pupils on roll, kind: number, unit: pupils, range: [0, 9999], role: record}
      """.utf8)
    return files
  }()

  /// The small rule set as it stands.
  static let checked: CheckedRules = {
    let given = files.map { RuleFile(path: $0.key, bytes: $0.value) }
    let loaded = RuleSet.load(FilesInMemory(given), asOf: today)
    guard let rules = loaded.rules else {
      preconditionFailure("the small rule set does not load: \(loaded.problems)")
    }
    return rules
  }()

  static var vocabulary: Vocabulary { checked.vocabulary }

  /// All YAML files of a folder, by path within it.
  static func texts(in folder: URL) -> [RuleFile] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { $0.hasSuffix(".yaml") }.sorted().map { path in
      let data = (try? Data(contentsOf: folder.appending(path: path))) ?? Data()
      return RuleFile(path: path, bytes: Array(data))
    }
  }
}

/// The mappings that ship, and the vocabulary they are read with.
enum ShippedMappings {
  static let vocabulary = ShippedRuleSet.checked.vocabulary

  static let all = MappingReader(vocabulary: vocabulary).read(
    folder: packageRoot.appending(path: "Rules/imports"), shownAs: "Rules/imports"
  ).mappings
}
