import Facts
import Families
import Inference
import RuleLanguage
import Schools
import Synchronization

/// What plans of partners for any schools have in common: everybody who can help, and where schools stand.
struct PlanGround: Sendable {
  let registers: HelperRegisters
  let pool: SystemHelpers
  let likeness: IntakeLikeness
  let reach: Reach

  init(_ adviser: Adviser) {
    registers = HelperRegisters(adviser)
    pool = SystemHelpers(adviser, registers)
    likeness = IntakeLikeness(adviser.engine.base, by: adviser.rules.families.grouping)
    reach = Reach(adviser.engine.base)
  }
}

/// Keeps plans for whoever asks next: the page of an area tells its plan in numbers and draws it.
final class PlanMemory: Sendable {
  /// So many plans are kept, the last ones: pages of several areas are made side by side.
  private static let most = 16
  private let shared = Mutex<PlanGround?>(nil)
  private let plans = Mutex<[(schools: [Int], plan: PartnerPlan)]>([])

  /// What all plans have in common; found out when it is first asked for.
  func ground(_ adviser: Adviser) -> PlanGround {
    shared.withLock { shared in
      if let ground = shared { return ground }
      let ground = PlanGround(adviser)
      shared = ground
      return ground
    }
  }

  /// The best plan for some schools where nobody wishes anything; anybody may help.
  ///
  /// - Parameters:
  ///   - schools: The schools that may be helped, by row, ascending.
  ///   - adviser: Rules and facts, always the same.
  /// - Returns: The plan; `nil` where none can be made.
  func plan(of schools: [Int], _ adviser: Adviser) -> PartnerPlan? {
    if let known = plans.withLock({ $0.first { $0.schools == schools } }) { return known.plan }
    // Nothing is wished for that could contradict itself.
    guard let plan = try? PartnerPlanner(adviser, of: schools).plan() else { return nil }
    plans.withLock { plans in
      plans.append((schools, plan))
      if plans.count > Self.most { plans.removeFirst() }
    }
    return plan
  }
}
