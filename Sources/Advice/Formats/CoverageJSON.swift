import Diagnostics
import Facts
import Foundation
import Inference
import RuleLanguage

/// How rules fare over real schools: one object a line for each rule, of the schema
/// `waymark.rule-coverage/1`; keys sorted, so that the same counts are the same bytes.
package enum CoverageJSON {
  /// The lines of the rules asked for, all where `nil`.
  package static func render(_ coverage: RuleCoverage, only ids: Set<String>? = nil) throws
    -> String
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let words = Words(
      conditions: ConditionWording(coverage.rules), causes: CauseWording(coverage.rules),
      coverage: coverage)
    return try coverage.coverage.rules.filter { ids?.contains($0.id) ?? true }
      .map { String(decoding: try encoder.encode(words.rule($0)), as: UTF8.self) + "\n" }
      .joined()
  }

  private struct Words {
    let conditions: ConditionWording
    let causes: CauseWording
    let coverage: RuleCoverage

    func rule(_ rule: DataCoverage.Rule) -> Rule {
      Rule(
        rule: rule.id, kind: rule.kind.rawValue, name: rule.name,
        of: rule.isOfAreas ? "areas" : "schools", entries: rule.entries,
        counts: counts(rule.counts),
        statuses: Dictionary(
          uniqueKeysWithValues: rule.statuses.map { ($0.status.rawValue, $0.count) }),
        strengths: Dictionary(
          uniqueKeysWithValues: rule.strengths.map { ($0.strength.word, $0.count) }),
        lacks: rule.lacks.map(lack), poorerUnknownMore: imbalance(rule.counts),
        conditions: rule.lines.map(line))
    }

    private func line(_ line: DataCoverage.Line) -> Line {
      let place = line.condition.location
      return Line(
        part: line.part.rawValue, depth: line.depth,
        condition: line.contraIndication.map { coverage.rules.contraIndications[$0].id }
          ?? conditions.lines(line.condition).first ?? "", file: place.file, line: place.line,
        column: place.column,
        counts: counts(line.counts), lacks: line.lacks.map(lack),
        poorerUnknownMore: imbalance(line.counts))
    }

    private func counts(_ counts: [DataCoverage.Counts]) -> [Count] {
      zip(coverage.groups.groups, counts).map { group, count in
        Count(
          by: group.kind.rawValue, group: group.name, yes: count.yes, no: count.no,
          unknown: count.unknown)
      }
    }

    private func lack(_ lack: DataCoverage.Lack) -> Lack {
      let facts = coverage.rules.vocabulary.facts
      return Lack(
        of: causes.text(lack.cause), fact: lack.cause.slot.map { facts[$0].id }, count: lack.count)
    }

    private func imbalance(_ counts: [DataCoverage.Counts]) -> Imbalance? {
      coverage.imbalance(counts).map {
        Imbalance(poorestFifth: $0.poorest, leastPoorFifth: $0.leastPoor)
      }
    }
  }

  private struct Rule: Encodable {
    var schema = "waymark.rule-coverage/1"
    var rule, kind, name, of: String
    var entries: Int
    var counts: [Count]
    var statuses: [String: Int]
    var strengths: [String: Int]
    var lacks: [Lack]
    var poorerUnknownMore: Imbalance?
    var conditions: [Line]
  }

  private struct Line: Encodable {
    var part: String
    var depth: Int
    var condition, file: String
    var line, column: Int
    var counts: [Count]
    var lacks: [Lack]
    var poorerUnknownMore: Imbalance?
  }

  private struct Count: Encodable {
    var by, group: String
    var yes, no, unknown: Int
  }

  private struct Lack: Encodable {
    var of: String
    var fact: String?
    var count: Int
  }

  private struct Imbalance: Encodable { var poorestFifth, leastPoorFifth: Double }
}
