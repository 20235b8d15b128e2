package import Diagnostics
package import Evidence
import Facts
import Notation

/// Checks the cases for workshops against the rules: facts with values that fit, actions, findings and
/// cautions that exist.
enum CaseChecker {
  /// Reads and checks the files of cases.
  static func check(
    _ files: [Node], _ rules: CheckedRules, _ names: RuleNames, _ log: inout ProblemLog
  ) {
    let reading = CaseReader.read(files, in: rules.evidence)
    log.add(reading.problems)
    CorpusChecker.check(reading.links, names, &log)
    for fact in reading.cases.flatMap(\.facts) {
      switch rules.slot(namedBy: fact.name) {
      case .failure(let problem): log.add([problem])
      case .success(let slot):
        log.add(CaseValues.value(fact.value, of: rules.vocabulary.facts[slot]).problems)
      }
    }
  }
}

extension RuleSet {
  /// The cases for workshops that stand among some files; `load` checks them against the rules.
  ///
  /// - Parameters:
  ///   - files: Where the files come from; only those of `Corpus/cases` are read.
  ///   - evidence: The corpus that belongs to the rules.
  /// - Returns: The cases in the order of their files, and what is wrong with how they are written.
  package static func cases(
    in files: some FileProviding, _ evidence: EvidenceLibrary
  ) -> (cases: [WorkshopCase], problems: [Diagnostic]) {
    let given = files.files().files.filter { RuleFileRole(path: $0.path) == .cases }
    let readings = Notation.read(
      given.sorted { $0.path < $1.path }.map { (file: $0.path, bytes: $0.bytes) })
    let reading = CaseReader.read(readings.compactMap(\.root), in: evidence)
    return (reading.cases, readings.flatMap(\.problems) + reading.problems)
  }
}
