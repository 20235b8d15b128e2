package import Foundation
import RuleLanguage
import TestSupport

/// Inputs that fuzzing starts from: what ships, and what people type, each behind its door.
package enum Seeds {
  /// One seed a file in a folder, which is made when it is not there.
  package static func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (place, seed) in all().enumerated() {
      try Data(seed).write(to: folder.appending(path: "seed-\(place)"))
    }
  }

  /// All seeds, in a fixed order.
  package static func all() -> [[UInt8]] {
    ruleFiles() + mappings() + samples() + texts(.phrase, phrases) + texts(.value, values)
      + texts(.conversation, lines) + texts(.advice, tables) + texts(.dataFile, tables)
  }

  /// The small rule set, each file in its place; other findings and actions in place of small ones.
  /// Files of all chapters as bare notation too.
  private static func ruleFiles() -> [[UInt8]] {
    let small = RuleSetDoor.paths.enumerated().compactMap { place, path in
      SmallRules.files[path].map { input(.ruleSet, [letter(place)] + $0) }
    }
    let golden = packageRoot.appending(path: "Tests/Golden/RuleLanguage")
    let other = ["worked", "printed"].flatMap { SmallRules.texts(in: golden.appending(path: $0)) }
    let shipped = ["Rules", "Corpus"].flatMap {
      SmallRules.texts(in: packageRoot.appending(path: $0))
    }
    // Every rule once would take a minute to read and teach the fuzzer little.
    let some = stride(from: 0, to: shipped.count, by: 8).map { shipped[$0] }
    let replaced = (other + some).compactMap { file -> [UInt8]? in
      let place =
        if file.path.contains("ecology/") {
          10
        } else if file.path.contains("strategies/") {
          15
        } else {
          RuleSetDoor.paths.firstIndex { $0.hasSuffix(file.path) }
        }
      return place.map { input(.ruleSet, [letter($0)] + file.bytes) }
    }
    return small + replaced + some.map { input(.notation, $0.bytes) }
  }

  private static func mappings() -> [[UInt8]] {
    SmallRules.texts(in: packageRoot.appending(path: "Rules/imports"))
      .map { input(.mapping, $0.bytes) }
  }

  /// The first rows of every file of the sample.
  private static func samples() -> [[UInt8]] {
    let folder = packageRoot.appending(path: "Corpus/samples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".csv") }.sorted().map { name in
      let bytes = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
      let rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      return input(.dataFile, Array(rows.prefix(6).joined(separator: [UInt8(ascii: "\n")])))
    }
  }

  private static func texts(_ door: Door, _ texts: [String]) -> [[UInt8]] {
    texts.map { input(door, Array($0.utf8)) }
  }

  private static func input(_ door: Door, _ bytes: [UInt8]) -> [UInt8] { [door.byte] + bytes }

  private static func letter(_ place: Int) -> UInt8 { UInt8(ascii: "a") + UInt8(place) }
}

/// What people write and type, for a beginning.
extension Seeds {
  private static let phrases = [
    "at least 35 percent", "below family mean by at least 1.0 points", "at least 2 of them",
    "above 1.5 times national", "within 2 percentage points of national", "older than 3 years",
    "falling by at least 1 point over 3 years", "in the lowest quarter nationally", "not empty",
    "any of [primary, secondary]", "includes the need's topic", "shares one with known expertise",
    "same as this school", "unknown", "not none", "does not include maths", "high", "> 3", "30%",
  ]

  private static let values = [
    "41", "41 %", "1,200", "20 to 30", "between 20 and 30", "at least 20", "20 or more", "<20",
    "about a quarter", "roughly 25", "not known", "don’t know", "n/a", "weak to partial", "2",
    "maths; reading", "none", "yes", "primary or secondary", "−3.5", "from -1 to 1", "~0.5",
  ]

  private static let lines = [
    "advise Meadow Primary\nwhy 1\nwhy 9\nrules\nmore\n", "what should st bronach do next?\nadvise",
    "list corriden primary\nmore\nhelp\nquit\n", "oakfield high, ambleford\nrules ss_eal_hub",
    "advise 900101\nwhy?\nwhich are the worst schools\n",
    "in 4b\nMrs Patel\n\n  \nlist schools in x",
  ]

  private static let tables = [
    "URN,school name,phase,pupils with EAL\n900101,Meadow,primary,41\n900102,Oak,secondary,SUPP\n",
    "school;authority;year;isolation\nMeadow;Ambleford;2025;weak to partial\nOak;Corriden;2024;?\n",
    "\u{FEFF}name,known expertise,pupils\r\n\"O'Hara, \"\"St\"\"\",maths; reading,about 200\r\n",
  ]
}
