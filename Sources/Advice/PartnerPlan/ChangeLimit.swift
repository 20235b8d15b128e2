import Families
import RuleLanguage
import Schools

extension PartnerPlan {
  /// How many pairs of an earlier plan were allowed to change, and what that costs.
  package struct ChangeLimit: Codable, Hashable, Sendable {
    /// At most so many.
    package var most: Int
    /// Whether the plan keeps to it: pairs that are not possible any more, and what people lock and forbid, may force
    /// more. Then the plan is the one with the fewest changes.
    package var isKept: Bool
    /// The sum of the best plan without a limit, in tenths of a weight, and how many pairs it changes.
    package var freeTotal: Int
    package var freeChanges: Int
    /// No plan with so few changes has a greater sum, in tenths of a weight.
    package var bound: Int
  }

  /// A need of the earlier plan that has another helper now, or none.
  package struct Move: Codable, Hashable, Sendable {
    package var urn: String?
    package var school: String
    package var area: String?
    package var from: String
    /// `nil` where the need stays open.
    package var to: String?
    /// Why the pair could not stay; `nil` where the plan gains by the move.
    package var forced: String?
  }

  /// What moved, by the authority and the name of the school.
  package var moves: [Move] {
    matching.problem.staying.filter { matching.helper(of: $0.need) != $0.helper }.map(move)
      .sorted {
        ($0.area ?? "", $0.school, $0.urn ?? "", $0.from)
          < ($1.area ?? "", $1.school, $1.urn ?? "", $1.from)
      }
  }

  /// The moves that nothing could have kept.
  package var forcedMoves: Int { moves.count { $0.forced != nil } }

  private func move(_ stay: MatchingProblem.Pair) -> Move {
    let entry = planner.adviser.directory.entries[planner.needs[stay.need].school]
    let to = matching.helper(of: stay.need).map {
      nameForAll(MatchingProblem.Pair(need: stay.need, helper: $0))
    }
    return Move(
      urn: entry.urn.orNil, school: entry.name, area: entry.area.orNil, from: nameForAll(stay),
      to: to, forced: forced(stay))
  }

  /// A helper as it may be told of to somebody who reads the whole plan.
  private func nameForAll(_ pair: MatchingProblem.Pair) -> String {
    let row = planner.row(pair)
    return planner.hasAgreed(row) || namesAll ? planner.name(row) : planner.profile(row)
  }

  private func forced(_ stay: MatchingProblem.Pair) -> String? {
    if matching.problem.forbidden.contains(stay) { return "you asked to leave this pair out" }
    let locked = wishes.locked.compactMap(planner.pair)
    if locked.contains(where: { $0.need == stay.need }) {
      return "you asked for another helper"
    }
    if matching.problem.pairs.worth(stay.need, stay.helper) == nil {
      let row = planner.row(stay)
      let reason = planner.registerPair(stay).flatMap { pair in
        row.kind == .school
          ? pair.check.firstFailure(row.row) : pair.firstFailure(row, asksForPlaces: false)
      }
      return reason.map { "the pair is not possible any more: \($0)" }
        ?? "its step now asks for something else"
    }
    let places = planner.helpers[stay.helper].places
    let staying = matching.problem.staying.count { $0.helper == stay.helper }
    let taken = locked.count { $0.helper == stay.helper }
    if taken >= places {
      return places == 0
        ? "the helper has no place any more" : "all places of the helper are locked to others"
    }
    return taken + staying > places
      ? "the helper has fewer places than schools that would stay" : nil
  }

  /// What the limit cost and what moved, in sentences.
  var changeLines: [AnswerPage.Line] {
    guard !matching.problem.staying.isEmpty || ended > 0 else { return [] }
    var lines: [AnswerPage.Line] = []
    if ended > 0 {
      lines.append(
        AnswerPage.Line(
          ended == 1
            ? "One pair of the earlier plan is over: its school needs no such help now, or its helper gives none."
            : "\(ListWording.sentence(NumberWording.word(ended))) pairs of the earlier plan are over: their schools need no such help now, or their helpers give none."
        ))
    }
    if let limit { lines.append(AnswerPage.Line(said(limit))) }
    let moves = moves
    guard !moves.isEmpty else { return lines }
    lines.append(AnswerPage.Line("What moved:"))
    lines += moves.map { move in
      let school = PartnerProfileWording.name(move.school, move.area ?? "")
      let to =
        move.to.map { "now with \($0) in place of \(move.from)" } ?? "left without \(move.from)"
      return AnswerPage.Line(
        "\(school) – \(to)\(move.forced.map { " (\($0))" } ?? "")", mark: "–", indent: 2)
    }
    return lines
  }

  private func said(_ limit: ChangeLimit) -> String {
    let most =
      limit.most == 0
      ? "no pair of the earlier plan may change"
      : "at most \(NumberWording.word(limit.most)) of the earlier plan's pairs may change"
    let price = limit.freeTotal - total
    let free =
      "Without the limit \(limit.freeChanges == 0 ? "none" : NumberWording.word(limit.freeChanges)) would change"
    guard limit.isKept else {
      return
        "You asked that \(most). That cannot be held: at least \(NumberWording.word(changes)) "
        + "\(changes == 1 ? "has" : "have") to change, because of pairs that are not possible any more "
        + "or of what you locked and forbade. This is the plan with the fewest changes. \(free), "
        + "and the sum would be \(PartnerPlan.weights(price)) greater."
    }
    let cost =
      price == 0
      ? "The limit costs nothing: no plan has a greater sum."
      : "\(free), and the sum would be \(PartnerPlan.weights(price)) greater: that is what the limit costs."
    let bound =
      limit.bound > total
      ? " A plan with so few changes may have a sum up to \(PartnerPlan.weights(limit.bound - total)) greater; "
        + "no quick way is known to find it." : ""
    return "You asked that \(most). \(cost)\(bound)"
  }
}
