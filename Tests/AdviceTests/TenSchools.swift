import Advice
import Facts
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// A school as somebody who knows it would describe it, and what an experienced adviser would look for on
/// its sheet.
struct TenSchool: Sendable, CustomTestStringConvertible {
  /// The name of its golden file.
  var name: String
  /// The number of a school of the sample region; `nil` for a school of ``table``.
  var urn: String?
  /// What people say, by name of fact, in the words of `--set`.
  var said: [(fact: String, value: String)] = []
  /// A table of its own with a heading and one row.
  var table: String?

  var testDescription: String { name }

  /// The sheet.
  func advice() throws -> SchoolAdvice {
    let vocabulary = ShippedRuleSet.checked.vocabulary
    var request = AdviceRequest()
    for (fact, value) in said {
      guard let slot = vocabulary.slot(named: fact) else { throw NoFact(name: fact) }
      request.told[slot] = try ValuePhrase.read(value, of: vocabulary.facts[slot]).get()
    }
    if let urn { return try SampleAdviser.advice(urn, request) }
    guard let table, let date = CalendarDate(ShippedRuleSet.asOf) else { throw NoFact(name: name) }
    let base = Region.load([(path: "\(name).csv", bytes: Array(table.utf8))], vocabulary)
    let engine = Engine(rules: Region.rules, base: base, asOfYear: Region.sample.asOfYear)
    return Adviser(engine: engine, asOf: date).advice(for: 0, request)
  }

  struct NoFact: Error { var name: String }
}

extension TenSchool {
  /// Few poor families, results above the country's, flat for years, and ten points below the mean of schools
  /// with such pupils. Leaders are content. An adviser would praise what is strong, and then have insiders ask
  /// of their own figures what the best similar school reaches.
  static let coasting = TenSchool(
    name: "ten-outstanding-and-coasting", urn: "900719",
    said: [
      ("permanent head in post", "yes"), ("inspection concern", "none"),
      ("good-enough thinking", "high"), ("outside eyes on the data", "weak"),
      ("consistency of teaching", "strong"), ("sharing of practice", "partial"),
      ("stability of leadership", "strong"), ("senior team cohesion", "strong"),
      ("capacity to support others", "yes"),
    ])

  /// Sixty pupils in a village far from others; every teacher is the only one of the age taught. An adviser
  /// would look to other small schools first, find the time, and make nothing of a result of eight children.
  static let tinyRural = TenSchool(
    name: "ten-tiny-rural", urn: "900746",
    said: [
      ("permanent head in post", "yes"), ("setting", "remote_rural"), ("isolation", "high"),
      ("partnerships now", "0"), ("flexible release of staff", "weak"), ("travel limit", "30"),
      ("trust among staff", "strong"), ("openness to challenge", "strong"),
      ("parent engagement", "strong"), ("declared priorities", "curriculum"),
      ("subjects of concern", "writing"),
    ])

  /// A special school with skill to share and the wish to share it, and no way into work for its leavers. An
  /// adviser would see a giver first, and would not miss the wish for employers.
  static let special = TenSchool(
    name: "ten-special", urn: "900989",
    said: [
      ("permanent head in post", "yes"), ("SEN expertise", "strong"),
      ("consistency of teaching", "strong"), ("sharing of practice", "partial"),
      ("willing to support others", "yes"), ("capacity to support others", "yes"),
      ("stability of leadership", "strong"), ("breadth of aspirations", "weak"),
      ("links with employers", "absent"), ("isolation", "medium"),
    ])

  /// The third head in five years, in the first term; results have fallen far and nobody can say why. An
  /// adviser would put somebody beside the head, build the team, and pair nobody on figures alone.
  static let newHead = TenSchool(
    name: "ten-new-head", urn: "900380",
    said: [
      ("permanent head in post", "yes"), ("new head", "yes"), ("earlier advice given", "no"),
      ("heads in five years", "3"), ("senior team cohesion", "weak"),
      ("figures explained", "weak"), ("declared priorities", "leadership"),
    ])

  /// Results fall, staff put it down to the pupils, watching lessons counts for appraisal, and no visitor is
  /// welcome. An adviser would begin with trust and with how problems are spoken of, not with a review.
  static let closed = TenSchool(
    name: "ten-closed-to-challenge", urn: "900839",
    said: [
      ("permanent head in post", "yes"), ("openness to challenge", "absent"),
      ("trust among staff", "weak"), ("belief in every pupil", "weak"),
      ("outside eyes on the data", "absent"), ("observation counts for appraisal", "yes"),
      ("mutual lesson observation", "absent"),
    ])

  /// Five programmes, a full diary of meetings, and nobody can be spared. An adviser would stop something
  /// before starting anything, and add nothing that costs much.
  static let overloaded = TenSchool(
    name: "ten-overloaded", urn: "900155",
    said: [
      ("permanent head in post", "yes"), ("outside programmes running", "5"),
      ("staff workload", "high"), ("staff days free", "2"), ("flexible release of staff", "weak"),
      ("meetings with little effect", "high"), ("support received", "intensive"),
      ("use of assessment", "weak"),
    ])

  /// Seven of ten pupils learn English as an additional language, and they thrive. An adviser would ask this
  /// school to show others how, and would still look at who is left out.
  static let thriving = TenSchool(
    name: "ten-eal-and-thriving", urn: "900101",
    said: [
      ("permanent head in post", "yes"), ("EAL expertise", "strong"),
      ("pupils new to English", "high"), ("staff who speak home languages", "strong"),
      ("communication with EAL families", "strong"), ("parent engagement", "strong"),
      ("stability of leadership", "strong"), ("senior team cohesion", "strong"),
      ("willing to support others", "yes"), ("capacity to support others", "yes"),
      ("sharing of practice", "partial"), ("pupil views used in teaching", "partial"),
      ("belief in every pupil", "strong"),
    ])

  /// Every figure is held back by its publisher. An adviser would show none, claim nothing and ask.
  static let suppressed = TenSchool(
    name: "ten-everything-suppressed",
    table: """
      URN,school name,local authority,phase,cohort size,disadvantaged pupils,pupils with EAL,\
      pupils with SEN support,pupils with an EHC plan,persistent absence,KS2 combined result,\
      KS2 reading result,KS2 writing result,KS2 maths result,KS2 result of disadvantaged pupils,\
      KS2 result of other pupils
      990001,Little Marsh Primary School,Westmarch,primary,SUPP,SUPP,SUPP,SUPP,SUPP,SUPP,SUPP,SUPP,SUPP,\
      SUPP,SUPP,SUPP

      """)

  /// A secondary where maths fell suddenly; staff trust each other and would like to be asked hard questions.
  /// An adviser would go into the department with good specialists, as the school asks, and not stop at the
  /// department.
  static let mathsFall = TenSchool(
    name: "ten-secondary-maths-fall", urn: "900803",
    said: [
      ("permanent head in post", "yes"), ("subjects with a sudden fall", "maths"),
      ("subjects of concern", "maths"), ("declared priorities", "maths"),
      ("outside eyes on the data", "weak"), ("openness to challenge", "strong"),
      ("trust among staff", "strong"), ("shared leadership", "weak"), ("staff days free", "10"),
    ])

  /// A name and a phase. An adviser would say that nothing is known, read the context first, and ask.
  static let onlyPhase = TenSchool(
    name: "ten-only-the-phase",
    table: "URN,school name,phase\n990002,Hill End Primary School,primary\n")

  static let all = [
    coasting, tinyRural, special, newHead, closed, overloaded, thriving, suppressed, mathsFall,
    onlyPhase,
  ]
}
