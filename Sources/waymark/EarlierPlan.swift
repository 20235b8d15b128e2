import Advice
import Diagnostics
import Facts
import Foundation
import Schools

/// The pairs of an earlier plan, as `waymark partners --format csv` writes it.
struct EarlierPlan {
  let pairs: [PartnerPlanner.Pair]

  /// Reads a plan; all that is wrong with it is said at once, by line.
  ///
  /// - Throws: ``Ended`` where the file cannot be read, or has lines that name nobody.
  init(_ path: String, _ planner: PartnerPlanner) throws {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      Output.complain([
        Diagnostic(
          "WM633", .error, "\(path) cannot be read", nextStep: "check its name and place")
      ])
      throw Ended(.unreadable)
    }
    var problems: [Diagnostic] = []
    let found = PartnerPlanFiles.read(
      String(decoding: bytes, as: UTF8.self), shownAs: path, planner, &problems)
    guard problems.isEmpty else {
      Output.complain(problems)
      throw Ended(.unreadable)
    }
    pairs = found
  }
}
