import Facts
package import Families
import Inference
import RuleLanguage
import Schools

/// Looks through all schools for those that could be a partner for one step of one school.
///
/// Everybody within reach is held against every hard constraint of the card; whoever fails one is counted with
/// the reason. Of the others two or three are put forward that differ from each other.
package struct PartnerSearch {
  let adviser: Adviser
  let outlook: Outlook
  private let likeness: IntakeLikeness

  /// - Parameters:
  ///   - adviser: Rules, facts and the names of schools.
  ///   - outlook: The asking school, with what is told of it for this answer.
  ///   - likeness: How alike the pupils of any two schools are; worked out when `nil`.
  package init(_ adviser: Adviser, _ outlook: Outlook, _ likeness: IntakeLikeness? = nil) {
    self.adviser = adviser
    self.outlook = outlook
    self.likeness =
      likeness ?? IntakeLikeness(adviser.engine.base, by: adviser.rules.families.grouping)
  }

  /// A school that nothing rules out.
  struct Candidate {
    var school: Int
    var findings: [PartnerFinding]
    var degrees: [PairFit.Degree]
    var worth: Int
    /// A strength is shown, or at least hinted at, where the step asks for one.
    var hasStrength: Bool
  }

  /// What was found.
  struct Found {
    var check: PairCheck
    var looked = 0
    var candidates: [Candidate] = []
    /// By the few words of the constraint that failed first: how many schools.
    var excluded: [(reason: String, count: Int)] = []
    /// Schools that nothing rules out, and of which nothing shows the strength that is needed.
    var withoutStrength = 0
  }

  /// All candidates for a step, in the order of the table;
  /// `nil` where an area asks, or the step looks for others than schools.
  func search(action: Int) -> Found? {
    guard adviser.rules.actions[action].partnerMayBeSchool(adviser.rules),
      let check = PairCheck(outlook.situation, action: action, schools: adviser.directory)
    else { return nil }
    let fit = PairFit(check, likeness)
    var found = Found(check: check)
    var counts: [String: Int] = [:]
    let closed = adviser.engine.base.schools.closedSchools
    for school in closed.indices where !closed[school] && school != check.school {
      found.looked += 1
      if let reason = check.firstFailure(school) {
        counts[reason, default: 0] += 1
        continue
      }
      let findings = check.findings(school)
      let degrees = fit.degrees(school)
      let candidate = Candidate(
        school: school, findings: findings, degrees: degrees,
        worth: fit.worth(school, degrees),
        hasStrength: findings.allSatisfy(\.hasAtLeastAHint))
      if candidate.hasStrength {
        found.candidates.append(candidate)
      } else {
        found.withoutStrength += 1
      }
    }
    found.excluded = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.key, $0.value) }
    return found
  }

  /// At most so many candidates that differ: the one that fits best, then each time the one that fits well
  /// and has least in common with those chosen, told in the order of the table, since no order is of merit.
  func unlike(_ found: Found, atMost limit: Int) -> [Candidate] {
    var left = found.candidates.sorted { ($1.worth, $0.school) < ($0.worth, $1.school) }
    var chosen: [Candidate] = []
    while chosen.count < limit, !left.isEmpty {
      let scored = left.enumerated().max { a, b in
        let (first, second) = (score(a.element, chosen), score(b.element, chosen))
        return first != second ? first < second : a.offset > b.offset
      }
      guard let best = scored else { break }
      chosen.append(left.remove(at: best.offset))
    }
    return chosen.sorted { $0.school < $1.school }
  }

  /// A candidate's worth, less what it has in common with the nearest of those chosen.
  private func score(_ candidate: Candidate, _ chosen: [Candidate]) -> Double {
    let common = chosen.map { shared(candidate, $0) }.max() ?? 0
    return Double(candidate.worth) * (1 - common / 2)
  }

  /// What two candidates have in common, 0 to 1: the authority, and which soft criteria are met.
  private func shared(_ a: Candidate, _ b: Candidate) -> Double {
    let area = adviser.directory.entries[a.school].area == adviser.directory.entries[b.school].area
    let pairs = zip(a.degrees, b.degrees)
    let alike = pairs.count { abs(($0.met ?? 0) - ($1.met ?? 0)) < 0.25 && $0.topics == $1.topics }
    let degrees = a.degrees.isEmpty ? 0 : Double(alike) / Double(a.degrees.count)
    return (area ? 0.5 : 0) + degrees / 2
  }
}

extension PartnerFinding {
  /// Where a strength is asked for: one is shown, or figures or records point to one.
  var hasAtLeastAHint: Bool {
    guard case .strength(let match) = grounds else { return true }
    return !match.shown.isEmpty || !match.hinted.isEmpty
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
  func firstFailure(_ candidate: Int) -> String? {
    let ordered = constraints.filter(\.isJourney) + constraints.filter { !$0.isJourney }
    for constraint in ordered {
      // What each side could learn is never denied, and takes longest to find.
      if case .exchange? = constraint.operation { continue }
      if verdict(constraint, candidate).verdict == .no {
        return constraint.ifNo.isEmpty ? "not met: \(constraint.name)" : constraint.ifNo
      }
    }
    if let relation, membership(relation, candidate) == .no { return "not one of the \(relation)" }
    return nil
  }
}

extension PartneringPolicy.Criterion {
  fileprivate var isJourney: Bool {
    if case .journey? = operation { return true }
    return false
  }
}
