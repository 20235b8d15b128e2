import Facts
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools

/// One run of our own chain with its timings: rules, files, families, derived facts, verdicts.
struct ChainRun {
  private var load = 0.0
  private var compile = 0.0
  private var read = 0.0
  private var families = 0.0
  private var derive = 0.0
  private var infer = 0.0
  private var schools = 0
  private var recommended = 0

  /// Why a run cannot be made.
  struct Unusable: Error, CustomStringConvertible {
    var what: String
    var description: String { "\(what) cannot be used; see waymark rules check" }
  }

  init(rules rulesPath: String, corpus: String, files: [String]) throws {
    var watch = Stopwatch()
    let folder = URL(filePath: rulesPath, directoryHint: .isDirectory)
    guard let date = CalendarDate(year: 2026, month: 9, day: 1),
      let checked = RuleSet.load(
        FilesOnDisk(rules: folder, corpus: URL(filePath: corpus, directoryHint: .isDirectory)),
        asOf: date
      ).rules
    else { throw Unusable(what: rulesPath) }
    load = watch.lap()

    let rules = CompiledRules(checked)
    let outputs = rules.outputs()
    let program = VerdictProgram(rules, outputs: [.school: outputs, .area: outputs])
    compile = watch.lap()

    let mappings = MappingReader(vocabulary: checked.vocabulary)
      .read(folder: folder.appending(path: "imports"), shownAs: "imports")
    let data = SchoolData.load(
      files: files, mappings: mappings.mappings, vocabulary: checked.vocabulary,
      countsJoins: false)
    var base = data.base
    schools = base.schools.count
    read = watch.lap()

    base.setFamilies(SearchedCut(by: checked.families.grouping).families(of: base))
    families = watch.lap()

    let facts = SettledFacts.settle(base, checked, asOfYear: base.newestYear ?? date.year)
    derive = watch.lap()

    let decided = VerdictPass(program, facts: facts).run()
    infer = watch.lap()

    if let planes = decided[.school] {
      for action in rules.actions {
        let statuses = action.instances.map(\.status)
        for row in 0..<planes.count
        where statuses.contains(where: {
          $0.status { planes.holds($0, row: row) ?? false } == .recommended
        }) { recommended += 1 }
      }
    }
  }

  /// The timings as one line; `recommended` counts the recommendations over all schools.
  var line: String {
    """
    {"chain": "waymark", "n": \(schools), "rules": \(load), "compile": \(compile), \
    "read": \(read), "families": \(families), "derive": \(derive), "infer": \(infer), \
    "recommended": \(recommended), "rss_mb": \(Stopwatch.peakMemory)}
    """
  }
}
