import Facts
import Inference
import RuleLanguage

/// How rules fare over real schools, rule by rule, for people who write rules.
package struct CoverageText {
  private let coverage: RuleCoverage
  private let ids: Set<String>?
  private let source: String
  private let width: Int
  private let conditions: ConditionWording
  private let causes: CauseWording
  /// Causes named at most for a rule and for a condition.
  private static let most = (rule: 6, line: 2)

  /// - Parameters:
  ///   - coverage: What was counted.
  ///   - ids: The rules to be told; `nil` for all.
  ///   - source: What the data is called.
  ///   - width: Columns to write in.
  package init(_ coverage: RuleCoverage, only ids: Set<String>? = nil, source: String, width: Int) {
    self.coverage = coverage
    self.ids = ids
    self.source = source
    self.width = width
    conditions = ConditionWording(coverage.rules)
    causes = CauseWording(coverage.rules)
  }

  /// The whole report.
  package var text: String {
    var page = TextLayout(width: width)
    opening(on: &page)
    let rules = coverage.coverage.rules.filter { ids?.contains($0.id) ?? true }
    for rule in rules { write(rule, on: &page) }
    imbalances(rules, on: &page)
    return page.text
  }

  private func opening(on page: inout TextLayout) {
    let schools = coverage.groups.groups[0].schools.population
    page.paragraph("\(number(schools)) open schools of \(source)")
    for kind in [SchoolGroups.Kind.phase, .size, .poverty] {
      let groups = coverage.groups.groups.filter { $0.kind == kind }
      guard !groups.isEmpty else { continue }
      page.paragraph(
        groups.map { "\(ListWording.word($0.name)) \(number($0.schools.population))" }
          .joined(separator: ", "), first: "  \(heading(kind)): ", hanging: 4)
    }
    page.paragraph(
      "Before each condition: schools for which it is true, false and not known. A card or finding counts"
        + " as true where it is recommended, or holds at least as a hint.")
  }

  // MARK: - A rule

  private func write(_ rule: DataCoverage.Rule, on page: inout TextLayout) {
    page.gap()
    page.paragraph("\(rule.id) – \(rule.name)", hanging: 2)
    let all = rule.counts[0]
    let whom = rule.isOfAreas ? "areas" : "schools"
    page.paragraph(
      "true \(number(all.yes)), false \(number(all.no)), not known \(number(all.unknown))"
        + " (\(share(all.unknownShare))) of \(number(all.all)) \(whom)", first: "  ")
    let parts =
      rule.statuses.filter { $0.count > 0 }.map { "\($0.status.rawValue) \(number($0.count))" }
      + rule.strengths.filter { $0.count > 0 }.map { "\($0.strength.word) \(number($0.count))" }
    if !parts.isEmpty { page.paragraph(parts.joined(separator: ", "), first: "  ", hanging: 4) }
    if !rule.lacks.isEmpty {
      page.paragraph(lacks(rule.lacks, Self.most.rule), first: "  for lack of ", hanging: 4)
    }
    if !rule.isOfAreas, all.unknown > 0, all.unknown < all.all { splits(rule, on: &page) }
    if rule.entries > 1 {
      page.paragraph(
        "It is about \(rule.entries) things, of which the first is written here; counted is any.",
        first: "  ")
    }
    for line in rule.lines { write(line, on: &page) }
  }

  private func splits(_ rule: DataCoverage.Rule, on page: inout TextLayout) {
    for kind in [SchoolGroups.Kind.phase, .size, .poverty] {
      let shares = zip(coverage.groups.groups, rule.counts).filter { $0.0.kind == kind }
        .map { "\(ListWording.word($0.name)) \(share($1.unknownShare))" }
      guard !shares.isEmpty else { continue }
      page.paragraph(
        shares.joined(separator: ", "), first: "  not known by \(word(kind)): ", hanging: 4)
    }
  }

  private func write(_ line: DataCoverage.Line, on page: inout TextLayout) {
    let counts = line.counts[0]
    let figures = [counts.yes, counts.no, counts.unknown].map { right(number($0), 8) }.joined()
    let indent = String(repeating: "  ", count: line.depth)
    let part = line.depth == 0 && line.part != .sign ? "\(line.part.rawValue): " : ""
    let lack =
      line.lacks.isEmpty || line.isJoined
      ? "" : " – for lack of \(lacks(line.lacks, Self.most.line))"
    page.paragraph(
      part + words(line) + lack, first: "\(figures)  \(indent)",
      hanging: figures.count + 4 + indent.count)
  }

  private func words(_ line: DataCoverage.Line) -> String {
    if let index = line.contraIndication { return coverage.rules.contraIndications[index].id }
    return switch line.condition.form {
    case .all: "all of these"
    case .any: "any of these"
    case .noneOf: "none of these"
    case .anyWhenOf, .test, .count, .finding, .contraIndication:
      conditions.sentence(line.condition)
    }
  }

  private func lacks(_ lacks: [DataCoverage.Lack], _ most: Int) -> String {
    let shown = lacks.prefix(most).map { "\(causes.text($0.cause)) \(number($0.count))" }
    let more = lacks.count > most ? ", and \(lacks.count - most) more" : ""
    return shown.joined(separator: ", ") + more
  }

  // MARK: - Poorer schools

  private func imbalances(_ rules: [DataCoverage.Rule], on page: inout TextLayout) {
    guard let fact = coverage.groups.povertyFact else { return }
    page.gap()
    let found = rules.compactMap { rule in
      coverage.imbalance(rule.counts).map { (rule: rule, imbalance: $0) }
    }
    guard !found.isEmpty else {
      page.paragraph("No rule leaves poorer schools unknown more often (by five points or more).")
      return
    }
    page.paragraph(
      "Poorer schools are left unknown more often: the share not known in the fifth of schools with the"
        + " largest share of \(fact.name), against the fifth with the smallest")
    for (rule, imbalance) in found {
      page.paragraph(
        "\(rule.id): \(share(imbalance.poorest)) against \(share(imbalance.leastPoor))"
          + (rule.lacks.isEmpty ? "" : ", for lack of \(lacks(rule.lacks, Self.most.line))"),
        first: "  ", hanging: 4)
    }
  }

  // MARK: - Words

  private func heading(_ kind: SchoolGroups.Kind) -> String {
    switch kind {
    case .all: "all"
    case .phase: "by phase"
    case .size: "by size"
    case .poverty:
      "by poverty, from the smallest share of \(coverage.groups.povertyFact?.name ?? "poor pupils")"
    }
  }

  private func word(_ kind: SchoolGroups.Kind) -> String { kind.rawValue }

  private func number(_ number: Int) -> String { NumberWording.grouped(number) }

  private func share(_ share: Double?) -> String {
    share.map { "\(Int(($0 * 100).rounded()))%" } ?? "–"
  }

  private func right(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(1, columns - text.count)) + text
  }
}

extension DataCoverage.Line {
  /// It joins others, which say themselves what they lack.
  fileprivate var isJoined: Bool {
    if contraIndication != nil { return false }
    return switch condition.form {
    case .all, .any, .noneOf, .anyWhenOf: true
    case .test, .count, .finding, .contraIndication: false
    }
  }
}
