/// What any other pairing would change: asked of a plan as often as one likes.
///
/// Answers are exact: they are what solving the problem again with the pair locked would give. They take
/// one or two searches from the plan there is, a fraction of a millisecond for 10,000 needs.
package struct Alternatives: Sendable {
  private let matching: Matching
  private let askers: Askers

  package init(_ matching: Matching) {
    self.matching = matching
    askers = Askers(matching.market)
  }

  /// What is said of a pair.
  package enum Answer: Hashable, Sendable {
    /// It is in the plan.
    case chosen
    /// It is not eligible.
    case notEligible
    /// It is forbidden.
    case forbidden
    /// The need is locked to another helper.
    case needLocked(helper: Int)
    /// The helper has no place, or needs are locked to all of them.
    case noPlace
    /// It could be had, at a loss.
    case possible(Shift)
  }

  /// How the best plan changes when one thing is settled otherwise.
  package struct Shift: Hashable, Sendable {
    /// By how much the total falls, bonuses for staying included; 0 when an equal plan has the pair.
    package var loss: Int
    /// Who would have another helper than now, by need; the need that was asked about is among them.
    package var changes: [Change]

    /// The need that would have to leave a helper, and where it would go; `nil` when there was room.
    package func makingWay(at helper: Int) -> Change? { changes.first { $0.from == helper } }
  }

  /// Another helper for a need.
  package struct Change: Hashable, Sendable {
    package var need: Int
    /// The helper now, and then; `nil` for none.
    package var from: Int?
    package var to: Int?
    /// What the need's pair is worth now, and then, with any bonus for staying; 0 without a helper.
    package var worthNow: Int
    package var worthThen: Int
  }

  /// What it would cost to have a pair in the plan, and who would have to move.
  package func forced(_ need: Int, _ helper: Int) -> Answer {
    let (problem, market) = (matching.problem, matching.market)
    guard problem.pairs.worth(need, helper) != nil else { return .notEligible }
    if matching.helper(of: need) == helper { return .chosen }
    let row = Int(market.rows[need])
    guard row >= 0 else {
      return matching.helper(of: need).map { .needLocked(helper: $0) } ?? .notEligible
    }
    let column = Int(market.columns[helper])
    guard let offer = market.offer(row, column) else { return .forbidden }
    guard market.places[column] > 0 else { return .noPlace }
    var placement = matching.placement
    market.withPaths(from: &placement) { paths in
      let left = paths.withdraw(row)
      let last = paths.lockPlace(of: column)
      if let left, left != last { paths.fill(left, askers: askers, without: row) }
    }
    placement.offerOfRow[row] = Int32(offer)
    return .possible(shift(to: placement))
  }

  /// What each pair of a need would cost, the cheapest first; for a need without a helper, this is what
  /// stands in its way.
  package func ofNeed(_ need: Int) -> [(helper: Int, answer: Answer)] {
    let keys = matching.problem.helpers
    let answers = matching.problem.pairs.range(of: need).map { index in
      let helper = Int(matching.problem.pairs.helpers[index])
      return (helper: helper, answer: forced(need, helper))
    }
    return answers.sorted { a, b in
      a.answer.rank != b.answer.rank
        ? a.answer.rank < b.answer.rank : keys[a.helper].key < keys[b.helper].key
    }
  }

  /// What would change if a helper had one place more; the loss is negative, the price of a place.
  package func withOneMorePlace(at helper: Int) -> Shift {
    let column = Int(matching.market.columns[helper])
    var market = matching.market
    market.places[column] += 1
    var placement = matching.placement
    placement.openOnePlace(at: column)
    market.withPaths(from: &placement) { paths in
      paths.fill(column, askers: askers, without: nil)
    }
    return shift(to: placement)
  }

  private func shift(to placement: Placement) -> Shift {
    let market = matching.market
    func end(_ offer: Int32) -> (helper: Int?, worth: Int) {
      guard offer >= 0 else { return (nil, 0) }
      let found = market.offers[Int(offer)]
      return (Int(market.helpers[Int(found.column)]), market.worth(found.value))
    }
    var changes: [Change] = []
    for (row, offer) in placement.offerOfRow.enumerated()
    where offer != matching.placement.offerOfRow[row] {
      let (now, then) = (end(matching.placement.offerOfRow[row]), end(offer))
      changes.append(
        Change(
          need: Int(market.needs[row]), from: now.helper, to: then.helper, worthNow: now.worth,
          worthThen: then.worth))
    }
    changes.sort { $0.need < $1.need }
    return Shift(
      loss: changes.reduce(0) { $0 + $1.worthNow - $1.worthThen }, changes: changes)
  }
}

extension Alternatives.Answer {
  /// Possible ones by their loss, then what cannot be had.
  fileprivate var rank: Int {
    switch self {
    case .chosen: Int.min
    case .possible(let shift): shift.loss
    case .notEligible, .forbidden, .needLocked, .noPlace: Int.max
    }
  }
}
