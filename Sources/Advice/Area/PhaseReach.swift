import Facts
import Inference
import RuleLanguage

/// The phases of school in which a finding can be found at all, whatever else is known: reading in the
/// first years is asked of no secondary school.
struct PhaseReach {
  private let words: [String]
  private let engine: Engine

  /// Decides everything for one school of each phase of which nothing else is known.
  init(_ rules: CompiledRules, asOfYear: Int) {
    let vocabulary = rules.checked.vocabulary
    let slot = vocabulary.slot(id: "phase")
    words = slot.map { vocabulary.facts[$0].kind.words } ?? []
    var schools = FactTable(vocabulary: vocabulary, bearer: .school, count: words.count)
    if let slot {
      for row in words.indices { schools.set(slot, row, to: .known(.word(row)), from: nil) }
    }
    engine = Engine(
      rules: rules,
      base: FactBase(
        vocabulary: vocabulary, schools: schools,
        areas: FactTable(vocabulary: vocabulary, bearer: .area, count: 0)),
      asOfYear: asOfYear, isParallel: false)
  }

  /// The phases in which one of these findings is possible, as words of the fact `phase`.
  func phases(of findings: [Int]) -> Set<String> {
    Set(
      words.indices.filter { row in
        findings.contains { engine.strength($0, .school(row)).possible > .none }
      }.map { words[$0] })
  }
}
