import Diagnostics
import Notation

/// Checks what a file says about itself: its name, its life, names given twice.
enum FileChecker {
  static func check(_ syntax: RuleSetSyntax, asOf: CalendarDate, _ log: inout ProblemLog) {
    let heads =
      syntax.findings.map { RuleSyntax.finding($0) } + syntax.actions.map { RuleSyntax.action($0) }
    for rule in heads {
      fileName(rule.head, &log)
      life(rule.head, asOf: asOf, &log)
      exampleNames(rule.head, &log)
    }
    unique(heads.map(\.head.id) + syntax.contraIndications.map(\.id), "id", &log)
    unique(syntax.findings.map(\.head.name), "name of a finding", &log)
    unique(syntax.actions.map(\.head.name), "name of an action", &log)
  }

  private static func fileName(_ head: RuleHead, _ log: inout ProblemLog) {
    let name = head.file.split(separator: "/").last.map(String.init) ?? head.file
    if name != "\(head.id.text).yaml" {
      log.report(.card(.fileNameDiffers(name, id: head.id.text)), at: head.id)
    }
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
      if let earlier = first[name.text.lowercased()] {
        log.report(
          .card(.nameTaken(name.text, kind: kind)), at: name,
          notes: [.init("first used here", at: earlier.location)])
      } else {
        first[name.text.lowercased()] = name
      }
    }
  }
}
