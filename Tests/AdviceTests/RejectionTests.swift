import Advice
import RuleLanguage
import TestSupport
import Testing

/// Findings are rejected by id, by name or by words of one name; nothing is guessed.
@Suite struct RejectionTests {
  private let rules = ShippedRuleSet.checked

  @Test(arguments: [
    "W_GAP", "w_gap", "Disadvantaged pupils lose out", "disadvantaged  pupils lose out",
    "pupils lose out",
  ])
  func oneIsMeant(_ wanted: String) throws {
    let rejection = try Rejection(of: wanted, because: " the  group was small ", in: rules)
    #expect(Set(rejection.findings.map { rules.findings[$0].id }) == ["W_GAP"])
    #expect(rejection.reason == "the group was small")
  }

  /// Of a finding about several things all entries go.
  @Test func allEntriesOfAFinding() throws {
    let rejection = try Rejection(of: "P_EXPERTISE", because: "nobody is left", in: rules)
    #expect(rejection.findings.count > 5)
    #expect(rejection.findings.allSatisfy { rules.findings[$0].id == "P_EXPERTISE" })
  }

  @Test(arguments: [
    ("W_GAPP", "W_GAP"), ("Disadvantaged pupils lose oot", "Disadvantaged pupils lose out"),
    ("results are faling", "Results are falling, or falling behind similar schools"),
  ])
  func nearMissesAreOfferedNotTaken(_ wanted: String, _ near: String) {
    guard case .unknown(wanted, let nearest)? = problem(wanted, "x") else {
      Issue.record("\(wanted) was taken")
      return
    }
    #expect(nearest.contains(near))
  }

  @Test func manyFitOrNoneOrNoReason() {
    guard case .several(_, let names)? = problem("school", "x") else {
      Issue.record("taken")
      return
    }
    #expect(names.count > 3)
    #expect(problem("Narnia", "x") == .unknown("Narnia", nearest: []))
    #expect(problem("", "x") == .unknown("", nearest: []))
    #expect(problem("W_GAP", "  ") == .noReason(finding: "Disadvantaged pupils lose out"))
  }

  private func problem(_ wanted: String, _ reason: String) -> Rejection.Problem? {
    do throws(Rejection.Problem) {
      _ = try Rejection(of: wanted, because: reason, in: rules)
      return nil
    } catch {
      return error
    }
  }
}
