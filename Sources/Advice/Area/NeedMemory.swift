import Facts
import Inference
import Synchronization

/// Which schools have a step that asks for help others can give, by group of helpers, found out once for all areas
/// that are asked about: the page of one rests on the schools around it.
final class NeedMemory: Sendable {
  private let known = Mutex<[Int: States]>([:])

  /// The state of a school by group of helpers (``HelperKind/group``).
  private typealias States = [SchoolState]

  /// The state of a school.
  ///
  /// - Parameters:
  ///   - school: Its row.
  ///   - group: The group of helpers that is asked for.
  ///   - adviser: Rules and facts, always the same.
  /// - Returns: Open where nobody can tell what help is needed with.
  func state(of school: Int, asking group: Int, _ adviser: Adviser) -> SchoolState {
    if let states = known.withLock({ $0[school] }) { return states[group] }
    // Its neighbours will be asked about next.
    let homes = adviser.engine.base.areaOfSchool
    let around = homes.indices.filter { homes[$0] == homes[school] }
    let needs = SystemNeeds(adviser, of: Array(around))
    return known.withLock { known in
      for school in around { known[school] = [.hasNot, .hasNot, .hasNot] }
      for need in needs.needs { known[need.school]?[need.group] = .has }
      for school in needs.unclear { known[school]?[HelperKind.school.group] = .open }
      return known[school]?[group] ?? .hasNot
    }
  }
}
