import Conversation
import Diagnostics
import Facts
import Foundation
import Schools
import TestRegions
import TestSupport
import Understanding

/// The phrases that ship, over a small region whose schools are those the lines speak of.
enum Talk {
  /// What came of reading `Corpus/phrases`.
  static let phrases = PhraseReader.read(folder: packageRoot.appending(path: "Corpus/phrases"))

  static let understanding: Understanding = {
    let base = ShippedRuleSet.base(schools, areas: areas.map { ["la_name": $0] })
    let names = NameBook(
      phrases.book, directory: SchoolDirectory(base.schools), sets: SchoolSets(base),
      rules: ShippedRuleSet.checked)
    return Understanding(phrases.book, names: names)
  }()

  /// The same over the sample region, for lines that speak of its schools.
  static let ofSample = TestRegions.Talk.sample.map(\.understanding)

  private static let areas = ["Oldham", "Bolton", "Bury", "Rochdale"]

  private static let schools: [[String: String]] = [
    school("900101", "Meadow Primary", "Oldham", "primary"),
    school("900102", "Oakfield High", "Oldham", "secondary"),
    school("900103", "Beech Lane Juniors", "Oldham", "primary"),
    school("900112", "St Anne's RC Primary", "Bolton", "primary"),
    school("900341", "St Anne's CofE Juniors", "Bury", "primary"),
    school("900120", "Northmoor Primary", "Rochdale", "primary"),
    school("900121", "Highbank Academy", "Bolton", "secondary", "Bright Weir Learning Trust"),
    school("900130", "Woodside Special School", "Bury", "special"),
    school("900140", "Ty Gwyn Primary", "Rochdale", "primary"),
    school("900150", "Müller Street Infant School", "Bolton", "primary"),
    school("900160", "O'Hara Primary", "Bury", "primary"),
    school("900170", "Rivermead Academy", "Oldham", "secondary", "Bright Weir Learning Trust"),
    school("900180", "Park Road Primary", "Rochdale", "primary"),
  ]

  private static func school(
    _ urn: String, _ name: String, _ area: String, _ phase: String, _ trust: String? = nil
  ) -> [String: String] {
    var facts = [
      "urn": urn, "school_name": name, "la_name": area, "phase": phase,
      "region": "Greater Manchester",
    ]
    facts["trust_name"] = trust
    return facts
  }

  /// A line read into a context written as `waymark parse` takes it.
  static func read(_ line: String, _ context: String = "-") -> Understood {
    understanding.read(line, in: TalkContext.read(context).context)
  }
}
