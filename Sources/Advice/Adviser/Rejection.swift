package import Diagnostics
package import RuleLanguage

/// A finding or strength that people who know the school do not accept, with their reason: their word
/// wins over the rule, for this school, and the reason stays with the sheet (`domain` 8, point 5).
package struct Rejection: Hashable, Sendable {
  /// The entries of the finding, by index in ``CheckedRules/findings``; of one about several things all.
  package let findings: [Int]
  /// In people's own words.
  package private(set) var reason: String
  /// Who said so and when, in words: `the head, 3 May 2026`; `nil` where it is said for this answer only.
  package var said: String?

  /// The same without people's own words, which could tell whom they are about.
  package var hidingWords: Rejection {
    var hidden = self
    hidden.reason = HiddenNames.reason
    hidden.said = said.map { _ in HiddenNames.teller }
    return hidden
  }

  /// Why something named could not be rejected.
  package enum Problem: Error, Hashable, Sendable {
    /// No finding is called so; with the names that are near.
    case unknown(String, nearest: [String])
    /// Several are; with their names.
    case several(String, [String])
    /// Nobody said why.
    case noReason(finding: String)
  }

  /// Finds what is meant: an id, a whole name, or words that stand in one name only. Capitals do not
  /// count; spelling is not repaired, as a rejection changes the advice.
  package init(of wanted: String, because reason: String, in rules: CheckedRules) throws(Problem) {
    let words = Self.folded(wanted)
    let known = rules.findings.map { (id: $0.id, name: $0.name) }
    let exact = known.filter { Self.folded($0.id) == words || Self.folded($0.name) == words }
    let fitting =
      exact.isEmpty && !words.isEmpty
      ? known.filter { Self.folded($0.name).contains(words) } : exact
    let ids = Set(fitting.map(\.id))
    guard ids.count == 1, let id = ids.first else {
      throw ids.isEmpty
        ? .unknown(wanted, nearest: Self.nearest(wanted, known))
        : .several(wanted, Set(fitting.map { "\($0.name) (\($0.id))" }).sorted())
    }
    let text = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { throw .noReason(finding: fitting[0].name) }
    findings = rules.findings.indices.filter { rules.findings[$0].id == id }
    self.reason = text
  }

  private static func nearest(_ wanted: String, _ known: [(id: String, name: String)]) -> [String] {
    let near = NearestName.candidates(
      for: wanted, among: known.flatMap { [$0.id, $0.name] }, atMost: 3)
    if !near.isEmpty { return near }
    return NearestName.sharing(aWordWith: wanted, among: Array(Set(known.map(\.name))))
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace || $0 == "_" }.joined(separator: " ")
  }
}

extension Rejection.Problem {
  /// The mistake as people read it, with what to do next.
  package var diagnostic: Diagnostic {
    switch self {
    case .unknown(let text, let nearest):
      Diagnostic(
        "WM614", .error, "there is no finding called \"\(text)\"",
        nextStep: nearest.isEmpty
          ? "\"waymark rules\" shows all findings"
          : "did you mean \(ListWording.or(nearest.map { "\"\($0)\"" }))?")
    case .several(let text, let names):
      Diagnostic(
        "WM615", .error, "\"\(text)\" fits several findings",
        nextStep: "give more of the name, or the id in brackets",
        notes: names.prefix(8).map { Diagnostic.Note($0) })
    case .noReason(let finding):
      Diagnostic(
        "WM616", .error, "nobody has said why \"\(finding)\" is rejected",
        nextStep: "write the reason behind it, as in --reject \"\(finding)=the tests changed\"")
    }
  }
}
