import Advice
import Diagnostics
import Facts
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools

/// Rules and data brought together: what every command that gives advice starts from.
struct Workplace {
  let adviser: Adviser
  let report: DataReport
  /// What the data is called.
  let source: String

  /// Loads everything; problems that stop it are written to standard error.
  init(_ rules: RuleOptions, _ data: DataOptions) throws {
    let home = try rules.home()
    let given = try rules.date()
    let checked = try rules.ruleSet(asOf: given ?? Today.date, home: home)
    let mappings = MappingReader(vocabulary: checked.vocabulary)
      .read(folder: home.rules.appending(path: "imports"), shownAs: "Rules/imports")
    guard !mappings.problems.containsErrors else {
      Output.complain(mappings.problems)
      throw Ended(.unreadable)
    }
    let (paths, called) = data.files(home)
    var loaded = SchoolData.load(
      files: paths, mappings: mappings.mappings, vocabulary: checked.vocabulary,
      countsJoins: false)
    let isBroken = loaded.report.hasUnreadableFiles
    Output.complain(loaded.report.allProblems.filter { $0.severity == .error })
    if isBroken { throw Ended(.unreadable) }
    loaded.base.setFamilies(HalvingCut().families(of: loaded.base))
    var base = loaded.base
    base.setFamilies(HalvingCut().families(of: base))
    let date = given ?? Self.dayAfter(base)
    let engine = Engine(rules: CompiledRules(checked), base: base, asOfYear: date.year)
    adviser = Adviser(engine: engine, asOf: date)
    report = loaded.report
    source = called
  }

  /// The day after the newest data: the first of September that ends its school year.
  private static func dayAfter(_ base: FactBase) -> CalendarDate {
    let year = base.newestYear ?? Today.date.year
    return CalendarDate(year: year, month: 9, day: 1) ?? Today.date
  }
}
