import Evidence
import Facts
import Foundation
import OrderedCollections
import RuleLanguage
import TestSupport
import Testing

/// Reading list, programmes, disputes, families and partners against the domain model.
@Suite struct ShippedCorpusTests {
  private let rules = ShippedRuleSet.checked

  /// Tables of the domain model: rows whose first cell is in backticks and begins so.
  private static func rows(_ start: String, from: String, to: String) throws -> [[String]] {
    let folder = try #require(sharedFolder)
    let text = try String(contentsOf: folder.appending(path: "domain.md"), encoding: .utf8)
    let begin = try #require(text.range(of: from)).upperBound
    let end = text.range(of: to, range: begin..<text.endIndex)?.lowerBound ?? text.endIndex
    return text[begin..<end].split(separator: "\n").filter { $0.hasPrefix(start) }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private static func ids(_ cell: String, _ pattern: Regex<Substring>) -> [String] {
    cell.matches(of: pattern).map { String($0.output) }
  }

  /// Whatever a card or finding rests on stands in the evidence library, with what it does not show.
  @Test func everyCitationHasItsClaim() {
    let claims = Set(rules.evidence.claims.values.map { [$0.source, $0.locator] })
    let citations =
      rules.actions.flatMap { action in action.because.map { (action.id, $0) } }
      + rules.findings.flatMap { finding in finding.because.map { (finding.id, $0) } }
    #expect(citations.count > 200)
    for (id, citation) in citations {
      #expect(
        claims.contains([citation.source, citation.locator]),
        "\(id) cites \(citation.source) \(citation.locator)")
    }
    for claim in rules.evidence.claims.values {
      #expect(!claim.says.isEmpty && !claim.doesNotShow.isEmpty, "\(claim.id)")
    }
  }

  @Test(.needsSharedData) func theReadingListIsThatOfTheDomain() throws {
    let use = try Self.rows("| `R_", from: "### 13.1", to: "### 13.2")
    let reading = try Self.rows("| `R_", from: "### 13.2", to: "## 14")
    #expect(use.count == 13)
    #expect(reading.count == 14)
    #expect(rules.evidence.resources.count == 27)
    for (cells, isReading) in use.map({ ($0, false) }) + reading.map({ ($0, true) }) {
      let id = cells[0].replacing("`", with: "")
      let resource = try #require(rules.evidence.resources[id], "\(id)")
      #expect(resource.use == (isReading ? .background : .thisWeek), "\(id)")
      let address = cells[isReading ? 2 : 3].hasPrefix("http") ? cells[isReading ? 2 : 3] : nil
      #expect(resource.address == address, "\(id)")
      #expect(resource.actions == Self.ids(cells[isReading ? 4 : 7], /[a-z]{2}_[a-z_]+/), "\(id)")
      if !isReading { #expect(resource.findings == Self.ids(cells[6], /[A-Z]_[A-Z_]+/), "\(id)") }
      #expect(resource.linkChecked == nil, "\(id): who has tried the link?")
      #expect(resource.listedBy == "A25", "\(id)")
    }
  }

  @Test(.needsSharedData) func everyProgrammeOfTheDomainStandsInTheFile() throws {
    let england = try #require(rules.programmes.first)
    #expect(rules.programmes.count == 1)
    #expect(england.country == "England")
    #expect(england.notice == "England only – may change without notice. Check before use.")
    let domain = try Self.rows("| ", from: "## 9 English", to: "## 10")
      .filter { !$0[0].hasPrefix("need") && !$0[0].hasPrefix("---") }
    #expect(england.programmes.count == domain.count)
    for (programme, cells) in zip(england.programmes, domain) where cells[0] != "same" {
      #expect(programme.actions == Self.ids(cells[0], /[a-z]{2}_[a-z_]+/), "\(programme.id)")
      #expect(
        programme.sources == Self.ids(cells[5], /[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*/), "\(programme.id)"
      )
    }
  }

  @Test func programmesThatEndedAreNotShown() throws {
    let programmes = try #require(rules.programmes.first).programmes
    #expect(programmes.contains { $0.status == .ended })
    for programme in programmes where programme.status == .ended {
      #expect(programme.until != nil, "\(programme.id)")
    }
  }

  @Test(.needsSharedData) func thereAreAsManyDisputesAsInTheDomain() throws {
    let domain = try Self.rows("| ", from: "## 11 Where", to: "## 12")
      .filter { $0[0].hasSuffix("?") }
    #expect(rules.evidence.disputes.count == domain.count)
    #expect(domain.count == 10)
    for dispute in rules.evidence.disputes.values {
      let shows = rules.actions.contains { action in
        let cautions = action.cautions.compactMap {
          if case .catalogue(let id) = $0 { id } else { nil }
        }
        return rules.evidence.disputes(on: action.id, cautions: Set(cautions))
          .contains { $0.id == dispute.id }
      }
      #expect(shows, "\(dispute.id) is shown on no card")
    }
  }

  /// What the sources put first comes first and counts most; the code without the file goes by it alone.
  @Test func priorAttainmentAndDisadvantageComeFirst() {
    let measures = rules.families.measures
    let first = measures.prefix(2)
    #expect(first.map(\.name) == IntakeMeasure.standard.map(\.name))
    for (measure, standard) in zip(first, IntakeMeasure.standard) {
      #expect(measure.facts.filter { $0.less == nil } == standard.facts)
      #expect(measure.weight == standard.weight)
    }
    #expect(measures.map(\.name).dropFirst(2) == ["language", "SEN support", "size"])
    #expect(measures.dropFirst(2).allSatisfy { $0.weight < 1 })
  }

  @Test func eachOfTheFiveConditionsHasAQuestionAndAnAction() throws {
    let slot = try #require(rules.vocabulary.slot(id: "family_conditions_met"))
    #expect(rules.families.conditions.map(\.id) == rules.vocabulary.facts[slot].kind.words)
    for condition in rules.families.conditions {
      #expect(condition.ask.hasSuffix("?"), "\(condition.id)")
      #expect(!condition.ifMissing.isEmpty && condition.source == "A11 FAM¶12", "\(condition.id)")
    }
  }

  @Test func everyConstraintAndCriterionHasReasonSourceAndWeight() {
    #expect(rules.partnering.hard.count == 10)
    let weights = rules.partnering.soft.values.map { $0.weight ?? 0 }
    #expect(weights == [5, 4, 4, 1, 3, -2, 2, 3, 2, 2, 1])
    for criterion in rules.partnering.hard.values.elements + rules.partnering.soft.values.elements {
      #expect(!criterion.because.isEmpty && !criterion.source.isEmpty, "\(criterion.name)")
    }
    #expect(
      rules.partnering.hard["no shared pupils"]?.exceptFor
        == ["ss_transition_partnership", "bc_family_attendance_relationships"])
  }
}
