import Facts
import Families
import Inference
import RuleLanguage
import Schools

/// Why a pair is in a plan, or is not: a constraint that rules it out, or what it would cost others.
package struct PairQuestion: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.partner-pair/1"

  package var schema = PairQuestion.schema
  package var school: PartnerAnswer.SchoolNamed
  package var helper: String
  package var outcome: Outcome
  /// By how much the sum of the whole plan would fall if the pair were forced, in tenths of a weight.
  package var loss: Int?
  /// Who would have another helper then.
  package var moves: [String]
  /// The answer, a sentence a line.
  package var sentences: [String]

  /// What came of it.
  package enum Outcome: String, Encodable, Hashable, Sendable, CaseIterable {
    case chosen
    /// It could be had, and the whole would lose by it.
    case dearer
    case ruledOut = "ruled out"
    case noNeed = "no need"
    case noStrength = "no strength"
    case forbidden
    case locked
    case noPlace = "no place"
  }
}

extension PartnerPlan {
  /// Why a school is, or is not, matched with another school.
  ///
  /// - Parameters:
  ///   - school: The row of the school that is helped.
  ///   - candidate: The row of the other.
  /// - Returns: The answer.
  package func why(_ school: Int, with candidate: Int) -> PairQuestion {
    let names = { (row: Int) in
      let entry = planner.adviser.directory.entries[row]
      return PartnerProfileWording.name(entry.name, entry.area)
    }
    let entry = planner.adviser.directory.entries[school]
    var answer = PairQuestion(
      school: PartnerAnswer.SchoolNamed(
        urn: entry.urn.orNil, name: entry.name, area: entry.area.orNil),
      helper: names(candidate), outcome: .noNeed, loss: nil, moves: [], sentences: [])
    guard let need = planner.needs.firstIndex(where: { $0.school == school }) else {
      answer.sentences = ["\(names(school)) has no step that asks for help in this plan."]
      return answer
    }
    let check = PartnerCheck(planner.adviser, planner.adviser.outlook(for: school))
    guard let helper = planner.helper(.school(candidate)),
      planner.pairs.worth(need, helper) != nil
    else {
      return refused(answer, check.answer(action: planner.needs[need].action, candidate: candidate))
    }
    let alternatives = Alternatives(matching)
    switch alternatives.forced(need, helper) {
    case .chosen:
      answer.outcome = .chosen
      answer.sentences = ["They are matched. " + gain(need, helper, alternatives)]
    case .possible(let shift): dearer(&answer, need, shift, asked: helper)
    case .forbidden:
      answer.outcome = .forbidden
      answer.sentences = ["You asked to leave this pair out."]
    case .needLocked(let other):
      answer.outcome = .locked
      answer.sentences = ["\(names(school)) is locked to \(helperName(other))."]
    case .noPlace:
      answer.outcome = .noPlace
      answer.sentences = ["\(answer.helper) has no place, or all its places are locked."]
    case .notEligible: break
    }
    return answer
  }

  /// What rules a pair out, or that nothing shows the strength.
  private func refused(_ answer: PairQuestion, _ found: PartnerAnswer) -> PairQuestion {
    var answer = answer
    let failing = found.lines.filter { $0.verdict == "no" }
    answer.outcome = failing.isEmpty ? .noStrength : .ruledOut
    answer.sentences =
      failing.isEmpty
      ? [
        "Nothing rules it out, but nothing shows a strength of \(answer.helper) in what is needed either."
      ]
      : failing.map(\.sentence)
    if let change = found.nearestChange { answer.sentences.append(change) }
    return answer
  }

  private func dearer(
    _ answer: inout PairQuestion, _ need: Int, _ shift: Alternatives.Shift, asked: Int
  ) {
    // The one who asks has named this helper.
    func helperName(_ number: Int) -> String {
      number == asked ? answer.helper : self.helperName(number)
    }
    answer.outcome = .dearer
    answer.loss = shift.loss
    answer.moves = shift.changes.map { change in
      let school = planner.adviser.directory.entries[planner.needs[change.need].school]
      let name = PartnerProfileWording.name(school.name, school.area)
      let (from, to) = (change.from.map(helperName), change.to.map(helperName))
      switch (from, to) {
      case (let from?, let to?): return "\(name) would have \(to) in place of \(from)"
      case (nil, let to?): return "\(name) would have \(to)"
      case (let from?, nil): return "\(name) would be left without \(from)"
      case (nil, nil): return "\(name) would stay without a partner"
      }
    }
    answer.sentences =
      shift.loss == 0
      ? ["It could be had: another plan of the same sum has this pair."]
      : [
        "Nothing rules it out, but \(answer.helper) does more good elsewhere: "
          + "with this pair the sum of the whole plan would fall by \(Self.weights(shift.loss))."
      ]
    answer.sentences += answer.moves.map { "\($0)." }
  }

  /// What the chosen pair is worth beside the next best for the same need.
  private func gain(_ need: Int, _ helper: Int, _ alternatives: Alternatives) -> String {
    let others = alternatives.ofNeed(need).compactMap { other, answer -> (Int, Int)? in
      guard other != helper, case .possible(let shift) = answer else { return nil }
      return (other, shift.loss)
    }
    guard let (next, loss) = others.first else { return "No other helper fits this need." }
    return "With the next best, \(helperName(next)), the sum of the whole plan would be "
      + (loss == 0 ? "the same." : "\(Self.weights(loss)) less.")
  }

  /// A helper's name for the person who asked about named schools; others stay unnamed before both heads agree.
  private func helperName(_ number: Int) -> String {
    let helper = planner.helpers[number]
    guard helper.kind == .school else { return planner.hubName(helper.row) }
    let entry = planner.adviser.directory.entries[helper.row]
    let agreed = planner.adviser.rules.vocabulary.slot(id: "agreed_to_be_listed").map {
      planner.adviser.engine.base.schools.value($0, helper.row) == .known(.word(1))
    }
    return agreed == true || namesAll
      ? PartnerProfileWording.name(entry.name, entry.area) : "a school in \(entry.area)"
  }
}

extension PairQuestion {
  package var page: AnswerPage {
    AnswerPage(
      "\(PartnerProfileWording.name(school.name, school.area ?? "")) – why \(outcome == .chosen ? "" : "not ")\(helper)",
      sentences.map { AnswerPage.Line($0) })
  }
}
