import Diagnostics
import Facts
import Notation

/// Turns findings and assets as written into checked ones, a copy for each entry of `about`.
struct FindingChecker {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) {
    self.names = names
  }

  /// The entries of one finding, in the order of its list.
  mutating func check(_ finding: FindingSyntax) -> [CheckedFinding] {
    var bindingLog = ProblemLog()
    let bindings = AboutExpansion.bindings(of: finding.head, names.vocabulary, &bindingLog)
    log.add(bindingLog.diagnostics)
    var heads = HeadChecker(names)
    let because = heads.citations(finding.head, needsGrade: false)
    var examples = ExampleChecker(names, conditions: finding.signs + finding.unless)
    let checkedExamples = finding.head.examples.compactMap {
      examples.check($0, of: finding)
    }
    log.add(examples.log.diagnostics)
    var conditions = ConditionChecker(names)
    let entries = bindings.map { binding in
      let scope = ConditionScope(binding: binding, owner: .finding)
      return CheckedFinding(
        id: finding.head.id.text, name: finding.head.name.text, kind: finding.kind,
        about: binding?.entry, life: finding.head.life, ecology: finding.head.ecology,
        topics: heads.topics(finding.head, binding),
        signs: conditions.check(finding.signs, in: scope),
        unless: conditions.check(finding.unless, in: scope), overturnedBy: finding.overturnedBy,
        because: because, isInformational: finding.isInformational, offers: finding.offers,
        opens: finding.opens,
        examples: checkedExamples.filter { $0.about == nil || $0.about == binding?.entry.entry },
        location: finding.head.id.location)
    }
    log.add(heads.log.diagnostics)
    log.add(conditions.log.diagnostics)
    return entries
  }
}
