import Inference
import Parallel
import RuleLanguage

/// Schools among the possible partners: each of tens of thousands is held against the step.
extension PartnerSearch {
  /// Schools are put forward for what they bring. Only where a card is about joint work, and nothing is known of
  /// anybody, they are all the same.
  func schools(
    _ card: CheckedAction, _ pair: RegisterPair, _ fit: PairFit, _ found: inout Found,
    _ note: (_ reason: String?, _ count: Int) -> Void
  ) {
    let (check, looked) = (found.check, look(pair))
    var possible = looked.possible
    if !possible.isEmpty { note(nil, possible.count) }
    for (failure, count) in looked.counts.enumerated() where count > 0 {
      note(check.words(ofFailure: failure), count)
    }
    let strong = possible.filter { !$0.brings.isEmpty }
    let isForHelp =
      card.asksForHelp(adviser.rules) || card.helpersAsked(adviser.rules).contains(.hub)
    if isForHelp || !strong.isEmpty {
      found.withoutStrength = possible.count - strong.count
      possible = strong
    }
    found.candidates += possible.map { school, brings in
      let degrees = fit.degrees(school)
      return Candidate(
        helper: .school(school), findings: [], degrees: degrees,
        worth: fit.worth(school, degrees), brings: brings)
    }
  }

  /// Who of some schools is ruled out and by what, and what the others bring.
  private struct Looked: Sendable {
    /// Of tens of thousands each is counted by the number of what rules it out.
    var counts: [Int]
    var possible: [(school: Int, brings: [String])] = []

    init(_ schools: ArraySlice<Int>, _ pair: RegisterPair) {
      let check = pair.check
      counts = Array(repeating: 0, count: check.failures)
      for school in schools where school != check.school {
        if let failure = check.firstFailing(school) {
          counts[failure] += 1
        } else {
          possible.append((school, pair.brings(.school(school))))
        }
      }
    }

    mutating func add(_ other: Looked) {
      for (failure, count) in other.counts.enumerated() { counts[failure] += count }
      possible += other.possible
    }
  }

  /// Of more schools one half is looked through beside the other.
  private static let few = 4_096

  /// All open schools held against what the step asks of partners, in their order.
  private func look(_ pair: RegisterPair) -> Looked {
    let open = ground.open
    guard open.count > Self.few else { return Looked(open[...], pair) }
    let (situation, action) = (outlook.situation, pair.check.action)
    let (engine, subject, supposition) = (
      situation.engine, situation.subject, situation.supposition
    )
    let (detail, adviser, ground) = (situation.detail, adviser, ground)
    let (needs, allNeeds) = (pair.check.needs, pair.check.allNeeds)
    let halves = [open[..<(open.count / 2)], open[(open.count / 2)...]]
    let looked = inParallel(halves.count) { half -> Looked? in
      // A situation is no two threads' at once.
      let own = Situation(engine, subject, supposing: supposition)
      own.detail = detail
      guard let pair = Self.pair(own, action, adviser, ground) else { return nil }
      pair.check.take(needs: needs, all: allNeeds)
      return Looked(halves[half], pair)
    }
    var all = Looked([], pair)
    for half in looked.compactMap(\.self) { all.add(half) }
    return all
  }
}

extension PairCheck {
  /// The two lie near each other, the card asks that they share no pupils, and nobody knows whether they do.
  func isPerhapsRival(_ candidate: Int) -> Bool {
    constraints.contains { constraint in
      guard case .apart? = constraint.operation else { return false }
      return verdict(constraint, candidate).verdict == .unknown
    }
  }

  /// The few words of the constraint that rules a partner out first, the journey before all others as it is
  /// told soonest; `nil` where none does. What nobody knows rules nobody out.
  func firstFailure(
    _ candidate: Int, leavingOut isLeftOut: (PreparedCriterion) -> Bool = { _ in false }
  ) -> String? {
    firstFailing(candidate, leavingOut: isLeftOut).map(words)
  }

  /// The same by its number, less than ``failures``.
  func firstFailing(
    _ candidate: Int, leavingOut isLeftOut: (PreparedCriterion) -> Bool = { _ in false }
  ) -> Int? {
    for (number, constraint) in soonestFirst.enumerated() {
      // What each side could learn is never denied, and takes longest to find.
      if constraint.isExchange || isLeftOut(constraint) { continue }
      if verdict(constraint, candidate).verdict == .no { return number }
    }
    if let relation, membership(relation, candidate) == .no { return soonestFirst.count }
    return nil
  }

  /// How many ways there are to be ruled out.
  var failures: Int { soonestFirst.count + 1 }

  /// The few words of what rules a partner out, by its number.
  func words(ofFailure number: Int) -> String {
    guard soonestFirst.indices.contains(number) else {
      return "not one of the \(relation ?? "schools asked for")"
    }
    let source = soonestFirst[number].source
    return source.ifNo.isEmpty ? "not met: \(source.name)" : source.ifNo
  }
}
