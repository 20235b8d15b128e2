import Facts
import Inference
import Synchronization

/// Which schools have a step that asks for help others can give, found out once for all areas that are asked
/// about: the page of one rests on the schools around it.
final class NeedMemory: Sendable {
  private let known = Mutex<[Int: SchoolState]>([:])

  /// The state of a school.
  ///
  /// - Parameters:
  ///   - school: Its row.
  ///   - adviser: Rules and facts, always the same.
  /// - Returns: Open where nobody can tell what help is needed with.
  func state(of school: Int, _ adviser: Adviser) -> SchoolState {
    if let state = known.withLock({ $0[school] }) { return state }
    // Its neighbours will be asked about next.
    let homes = adviser.engine.base.areaOfSchool
    let around = homes.indices.filter { homes[$0] == homes[school] }
    let needs = SystemNeeds(adviser, of: Array(around), asking: HelperKind.teaching)
    return known.withLock { known in
      for school in around { known[school] = .hasNot }
      for need in needs.needs { known[need.school] = .has }
      for school in needs.unclear { known[school] = .open }
      return known[school] ?? .hasNot
    }
  }
}
