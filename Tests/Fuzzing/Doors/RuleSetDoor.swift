import Advice
import Diagnostics
import Facts
import Inference
import Notation
import RuleLanguage

/// The door of rule files: one file of the small rule set replaced, all of it loaded and, when it
/// loads, compiled, decided, proved and put into words.
enum RuleSetDoor {
  /// The files an input can replace, by letter from `a`; the last does not exist before.
  ///
  /// The order is kept, so that old inputs go on meaning the same.
  static let paths = [
    "Rules/vocabulary/facts.yaml", "Rules/vocabulary/derived.yaml", "Rules/vocabulary/words.yaml",
    "Rules/strength.yaml", "Rules/partnering.yaml", "Rules/contraindications.yaml",
    "Rules/cautions.yaml", "Rules/ranking.yaml",
    "Rules/strategies/1-untapped-potential/up_map_expertise.yaml",
    "Rules/ecology/between-schools/P_EXPERTISE.yaml",
    "Rules/ecology/between-schools/W_ALONE.yaml", "Rules/ecology/within-school/W_LANGUAGE.yaml",
    "Corpus/sources.yaml", "Corpus/glossary.yaml", "Corpus/evidence/families.yaml",
    "Rules/strategies/3-school-to-school/ss_fuzz.yaml",
  ]

  static func enter(_ bytes: [UInt8]) {
    guard let letter = bytes.first else { return }
    let path = paths[Int((letter &- 1) & 15)]
    var files = SmallRules.files
    files[path] = Array(bytes.dropFirst())
    let given = files.map { RuleFile(path: $0.key, bytes: $0.value) }
    let loaded = RuleSet.load(FilesInMemory(given), asOf: SmallRules.today)
    Promises.places(of: loaded.problems, in: loaded.sources)
    Promises.hold(
      (loaded.rules == nil) == loaded.problems.containsErrors, "rules load unless there are errors")
    if let rules = loaded.rules { run(rules) }
  }

  /// Every rule for every school of a small world; the examples; every rule in words.
  private static func run(_ rules: CheckedRules) {
    let compiled = CompiledRules(rules)
    let base = SmallWorld.base(rules.vocabulary)
    let engine = Engine(rules: compiled, base: base, asOfYear: SmallRules.today.year)
    let adviser = Adviser(engine: engine, asOf: SmallRules.today)
    for school in 0..<base.schools.count {
      let situation = engine.situation(of: .school(school))
      for finding in rules.findings.indices {
        _ = situation.strength(finding)
        _ = situation.proof(finding: finding)
      }
      let explainer = Explainer(adviser, adviser.outlook(for: school))
      for action in rules.actions.indices {
        let proof = situation.proof(action: action)
        Promises.hold(
          proof.status == situation.status(action), "a proof says what the verdict says")
        _ = AnswerText.render(explainer.why(action, .full).page)
        _ = AnswerText.render(explainer.whyNot(action).page)
      }
      _ = AdviceText.render(adviser.advice(for: school))
    }
    _ = ExampleRun(compiled, asOfYear: SmallRules.today.year).all()
    let book = RuleReadBack(rules)
    for id in rules.actions.map(\.id) + rules.findings.map(\.id) { _ = book.show(id) }
  }
}
