import Facts
import Families
import Inference
import RuleLanguage
import Schools

/// Why a pair is in a plan, or is not: a constraint that rules it out, or what it would cost others.
package struct PairQuestion: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.partner-pair/2"

  package var schema = PairQuestion.schema
  package var school: PartnerAnswer.SchoolNamed
  package var helper: String
  package var kind: HelperKind
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
    /// The school's step looks for another kind of helper.
    case otherKind = "another kind of helper"
    /// It is kept with the helper of the earlier plan, as no more pairs may change.
    case kept
    case closed
    case sameSchool = "same school"
  }
}

extension PartnerPlan {
  /// Why a school is, or is not, matched with another school.
  package func why(_ school: Int, with candidate: Int) -> PairQuestion {
    why(school, with: .school(candidate))
  }

  /// Why a school is, or is not, matched with a helper.
  ///
  /// - Parameters:
  ///   - school: The row of the school that is helped.
  ///   - row: The helper.
  /// - Returns: The answer.
  package func why(_ school: Int, with row: HelperRow) -> PairQuestion {
    let entry = planner.adviser.directory.entries[school]
    let name = planner.name(.school(school))
    var answer = PairQuestion(
      school: PartnerAnswer.SchoolNamed(
        urn: entry.urn.orNil, name: entry.name, area: entry.area.orNil),
      helper: planner.name(row), kind: row.kind, outcome: .noNeed, loss: nil, moves: [],
      sentences: [])
    guard let need = planner.need(of: school, for: row.kind) else {
      let asked = row.kind.group == 0 ? "a school or a hub" : row.kind.one
      answer.sentences = ["\(name) has no step in this plan that asks \(asked) for help."]
      return answer
    }
    guard let helper = planner.helper(row), planner.pairs.worth(need, helper) != nil else {
      return refused(answer, need, row)
    }
    let alternatives = Alternatives(matching)
    switch alternatives.forced(need, helper) {
    case .chosen:
      answer.outcome = .chosen
      answer.sentences =
        ["They are matched. " + gain(need, helper, alternatives)] + forStep(need, helper)
    case .possible(let shift):
      dearer(&answer, need, shift, asked: helper)
      answer.sentences += forStep(need, helper)
    case .forbidden:
      answer.outcome = .forbidden
      answer.sentences = ["You asked to leave this pair out."]
    case .needLocked(let other):
      let isWish = wishes.locked.compactMap(planner.pair).contains { $0.need == need }
      answer.outcome = isWish ? .locked : .kept
      let held = helperName(MatchingProblem.Pair(need: need, helper: other))
      answer.sentences = [
        isWish
          ? "\(name) is locked to \(held)."
          : "\(name) keeps \(held), since only so many pairs of the earlier plan may change."
      ]
    case .noPlace:
      answer.outcome = .noPlace
      answer.sentences = [
        "\(ListWording.sentence(answer.helper)) has no place, or all its places are locked."
      ]
    case .notEligible: break
    }
    return answer
  }

  /// What rules a pair out, or that nothing shows the strength.
  private func refused(_ answer: PairQuestion, _ need: Int, _ row: HelperRow) -> PairQuestion {
    var answer = answer
    let steps = planner.needs[need].steps
    let school = planner.needs[need].school
    // Where several steps ask for such a helper, the most pressing one is told of.
    guard let step = steps.first(where: { $0.kind == row.kind }) else {
      let action = planner.adviser.rules.actions[steps[0].action]
      answer.outcome = .otherKind
      answer.sentences = [
        steps.count == 1
          ? "The step this plan is about, \"\(action.name)\", looks for \(steps[0].kind.one), not for \(row.kind.one)."
          : "None of the \(NumberWording.word(steps.count)) steps this plan is about looks for \(row.kind.one); the most pressing, \"\(action.name)\", looks for \(steps[0].kind.one)."
      ]
      return answer
    }
    refuse(&answer, school, step, row)
    let others = steps.filter { $0.kind == row.kind && $0 != step }.map {
      "\"\(planner.adviser.rules.actions[$0.action].name)\""
    }
    if !others.isEmpty, ![.sameSchool, .closed].contains(answer.outcome) {
      let name = planner.adviser.rules.actions[step.action].name
      answer.sentences.append(
        "That is for \"\(name)\"; it does not fit \(ListWording.and(others)) either.")
    }
    return answer
  }

  /// What rules a helper out for a step.
  private func refuse(
    _ answer: inout PairQuestion, _ school: Int, _ step: SystemNeeds.Step, _ row: HelperRow
  ) {
    if case .school(let candidate) = row {
      let check = PartnerCheck(planner.adviser, planner.adviser.outlook(for: school))
      let found = check.answer(action: step.action, candidate: candidate)
      refuse(&answer, found.lines)
      if found.outcome == .sameSchool || found.outcome == .closed {
        answer.outcome = found.outcome == .closed ? .closed : .sameSchool
        answer.sentences = [found.summary]
      }
      if let change = found.nearestChange { answer.sentences.append(change) }
      return
    }
    let pair = planner.registerPair(school, step)
    refuse(&answer, pair?.lines(row) ?? [])
    if answer.outcome == .noStrength, let reason = pair?.firstFailure(row, asksForPlaces: false) {
      answer.outcome = .ruledOut
      answer.sentences = [ListWording.sentence(reason) + "."]
    }
  }

  /// Which of several steps a helper would come for.
  private func forStep(_ need: Int, _ helper: Int) -> [String] {
    let steps = planner.needs[need].steps
    guard steps.count > 1,
      let step = planner.step(MatchingProblem.Pair(need: need, helper: helper))
    else { return [] }
    let name = planner.adviser.rules.actions[step.action].name
    return [
      "It would be for \"\(name)\", of the \(NumberWording.word(steps.count)) steps of this school that ask for such help the one with which this pair is worth most."
    ]
  }

  private func refuse(_ answer: inout PairQuestion, _ lines: [PartnerAnswer.Line]) {
    let failing = lines.filter { $0.verdict == "no" }
    answer.outcome = failing.isEmpty ? .noStrength : .ruledOut
    answer.sentences =
      failing.isEmpty
      ? [
        "Nothing rules it out, but nothing shows a strength of \(answer.helper) in what is needed either."
      ]
      : failing.map(\.sentence)
  }

  private func dearer(
    _ answer: inout PairQuestion, _ need: Int, _ shift: Alternatives.Shift, asked: Int
  ) {
    // The one who asks has named this helper.
    func helperName(_ need: Int, _ number: Int) -> String {
      let pair = MatchingProblem.Pair(need: need, helper: number)
      return number == asked && planner.row(pair).kind == answer.kind
        ? answer.helper : self.helperName(pair)
    }
    answer.outcome = .dearer
    answer.loss = shift.loss
    answer.moves = shift.changes.map { change in
      let school = planner.adviser.directory.entries[planner.needs[change.need].school]
      let name = PartnerProfileWording.name(school.name, school.area)
      let from = change.from.map { helperName(change.need, $0) }
      let to = change.to.map { helperName(change.need, $0) }
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
    let name = helperName(MatchingProblem.Pair(need: need, helper: next))
    return "With the next best, \(name), the sum of the whole plan would be "
      + (loss == 0 ? "the same." : "\(Self.weights(loss)) less.")
  }

  /// A helper's name for the person who asked about named ones; others stay unnamed before they have agreed.
  private func helperName(_ pair: MatchingProblem.Pair) -> String {
    let row = planner.row(pair)
    if planner.hasAgreed(row) || namesAll { return planner.name(row) }
    guard case .school(let school) = row else { return planner.profile(row) }
    return "a school in \(planner.adviser.directory.entries[school].area)"
  }
}

extension PairQuestion {
  package var page: AnswerPage {
    AnswerPage(
      "\(PartnerProfileWording.name(school.name, school.area ?? "")) – why \(outcome == .chosen ? "" : "not ")\(helper)",
      sentences.map { AnswerPage.Line($0) })
  }
}
