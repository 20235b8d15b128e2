import Diagnostics
import Facts
import Notation

/// Checks what a file says about itself: its name, its life, names given twice.
enum FileChecker {
  static func check(_ syntax: RuleSetSyntax, asOf: CalendarDate, _ log: inout ProblemLog) {
    let heads =
      syntax.findings.map { RuleSyntax.finding($0) } + syntax.actions.map { RuleSyntax.action($0) }
    let ids = Set(heads.map(\.head.id.text))
    for rule in heads {
      fileName(rule.head, &log)
      folder(rule, &log)
      successor(rule.head, ids, &log)
      life(rule.head, asOf: asOf, &log)
      exampleNames(rule.head, &log)
    }
    unique(heads.map(\.head.id) + syntax.contraIndications.map(\.id), "id", &log)
    unique(syntax.findings.map(\.head.name), "name of a finding", &log)
    unique(syntax.actions.map(\.head.name), "name of an action", &log)
  }

  private static func fileName(_ head: RuleHead, _ log: inout ProblemLog) {
    if head.file.hasSuffix("/\(head.id.text).yaml") { return }
    let name = head.file.split(separator: "/").last.map(String.init) ?? head.file
    if name != "\(head.id.text).yaml" {
      log.report(.card(.fileNameDiffers(name, id: head.id.text)), at: head.id)
    }
  }

  /// A finding stands in the folder of its ecology, an action in that of its strategy.
  private static func folder(_ rule: RuleSyntax, _ log: inout ProblemLog) {
    let parts = rule.head.file.split(separator: "/").map(String.init)
    guard parts.count == 4 else { return }
    let expected: String
    switch rule {
    case .finding(let finding):
      expected = finding.head.ecology.rawValue.replacing(" ", with: "-")
      if parts[1] == "ecology", parts[2] == expected { return }
    case .action(let action):
      let number = (Strategy.allCases.firstIndex(of: action.strategy) ?? 0) + 1
      expected = "\(number)-…"
      if parts[1] == "strategies", parts[2].hasPrefix("\(number)-") { return }
    }
    let home = if case .finding = rule { "Rules/ecology" } else { "Rules/strategies" }
    log.report(
      .card(.folderDiffers(parts[..<3].joined(separator: "/"), expected: "\(home)/\(expected)")),
      at: rule.head.id)
  }

  private static func successor(_ head: RuleHead, _ ids: Set<String>, _ log: inout ProblemLog) {
    guard let successor = head.life.replacedBy, !ids.contains(successor) else { return }
    let nearest = NearestName.suggestion(for: successor, among: ids)
    log.report(.card(.unknownSuccessor(successor, nearest: nearest)), at: head.id)
  }

  private static func life(_ head: RuleHead, asOf: CalendarDate, _ log: inout ProblemLog) {
    if head.life.status == .retired, head.life.replacedBy == nil {
      log.report(.card(.retiredWithoutSuccessor), at: head.id)
    }
    guard let written = head.reviewBy, let due = CalendarDate(written.text), due < asOf else {
      return
    }
    let isLongPast = (due.year + 1, due.month, due.day) < (asOf.year, asOf.month, asOf.day)
    log.report(
      isLongPast ? .card(.reviewLongPast(written.text)) : .card(.reviewPast(written.text)),
      at: written)
  }

  private static func exampleNames(_ head: RuleHead, _ log: inout ProblemLog) {
    unique(head.examples.map(\.name), "name of an example", &log)
  }

  private static func unique(_ names: [Scalar], _ kind: String, _ log: inout ProblemLog) {
    var first: [String: Scalar] = [:]
    for name in names {
      let key = name.text.lowercased()
      if let earlier = first[key] {
        log.report(
          .card(.nameTaken(name.text, kind: kind)), at: name,
          notes: [.init("first used here", at: earlier.location)])
      } else {
        first[key] = name
      }
    }
  }
}
