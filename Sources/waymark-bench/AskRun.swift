import Advice
import Facts
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools

/// Every question about schools spread over a whole table, each timed by itself, as its text is printed:
/// the median and the 95th percentile in milliseconds, and whether memory grows with the number asked.
struct AskRun {
  private var times: [(question: String, milliseconds: [Double])] = []
  private var schools = 0
  private var asked = 0
  /// Megabytes after a tenth of the schools, and after all.
  private var memory = (early: 0.0, late: 0.0)
  private var bytes = 0

  init(rules rulesPath: String, corpus: String, files: [String], count: Int) throws {
    let folder = URL(filePath: rulesPath, directoryHint: .isDirectory)
    guard let date = CalendarDate(year: 2026, month: 9, day: 1),
      let checked = RuleSet.load(
        FilesOnDisk(rules: folder, corpus: URL(filePath: corpus, directoryHint: .isDirectory)),
        asOf: date
      ).rules
    else { throw ChainRun.Unusable(what: rulesPath) }
    let mappings = MappingReader(vocabulary: checked.vocabulary)
      .read(folder: folder.appending(path: "imports"), shownAs: "imports")
    var base = SchoolData.load(
      files: files, mappings: mappings.mappings, vocabulary: checked.vocabulary,
      countsJoins: false
    ).base
    base.setFamilies(SearchedCut(by: checked.families.grouping).families(of: base))
    let adviser = Adviser(
      engine: Engine(
        compiling: checked, base: base, asOfYear: base.newestYear ?? date.year), asOf: date)
    schools = base.schools.count
    let rows = stride(from: 0, to: schools, by: max(1, schools / count)).prefix(count)
    for (place, row) in rows.enumerated() {
      ask(row, place, adviser)
      asked += 1
      if asked == max(1, count / 10) { memory.early = Stopwatch.memory }
    }
    memory.late = Stopwatch.memory
  }

  /// Everything about one school. Every question gets the outlook as the conversation has it: worked out when
  /// the school came into focus.
  private mutating func ask(_ row: Int, _ place: Int, _ adviser: Adviser) {
    let outlook = time("outlook") { adviser.outlook(for: row) }
    let explainer = Explainer(adviser, outlook)
    let rules = adviser.rules
    // Another action for each school, so that all have their turn.
    let any = place % rules.actions.count
    let shown = outlook.list.shown.first.flatMap { first in
      rules.actions.firstIndex { $0.id == first.id }
    }
    answer("why") { explainer.why(shown ?? any) }
    answer("why in full") { explainer.why(any, .full) }
    answer("why not") { explainer.whyNot(any) }
    answer("what if") { explainer.whatIf(Self.supposed(place, adviser, outlook)) }
    answer("what would it take for") { explainer.whatItTakes(any, .bring) }
    if let shown {
      answer("what would it take to lose") { explainer.whatItTakes(shown, .remove) }
      answer("how sure") { explainer.howSure(shown) }
    }
    answer("what to ask next") { explainer.nextQuestions() }
    answer("trace") { explainer.trace() }
  }

  /// A figure that is known moved by a twentieth of its range, and a judgement: others for each school.
  private static func supposed(_ place: Int, _ adviser: Adviser, _ outlook: Outlook) -> [Int:
    FactValue]
  {
    let facts = adviser.vocabulary.facts
    let figures = facts.indices.filter {
      facts[$0].bearer == .school && facts[$0].role == .figure && facts[$0].derivation == nil
    }
    let judgements = facts.indices.filter {
      guard case .ordinal = facts[$0].kind else { return false }
      return facts[$0].bearer == .school && facts[$0].question != nil
    }
    var values: [Int: FactValue] = [judgements[place % judgements.count]: .known(.number(1))]
    let known = figures.filter {
      if case .known(.number) = outlook.situation.reading($0).value { true } else { false }
    }
    if !known.isEmpty {
      let slot = known[place % known.count]
      if case .known(.number(let value)) = outlook.situation.reading(slot).value,
        let limits = facts[slot].kind.limits
      {
        let step = (limits.upperBound - limits.lowerBound) / 20
        values[slot] = .known(.number(max(limits.lowerBound, value - step.rounded(.up))))
      }
    }
    return values
  }

  private mutating func answer(_ question: String, _ make: () -> some Answer) {
    let text = time(question) { AnswerText.render(make().page) }
    bytes += text.utf8.count
  }

  private mutating func time<Result>(_ question: String, _ body: () -> Result) -> Result {
    var watch = Stopwatch()
    let result = body()
    let taken = watch.lap() * 1000
    if let index = times.firstIndex(where: { $0.question == question }) {
      times[index].milliseconds.append(taken)
    } else {
      times.append((question, [taken]))
    }
    return result
  }

  /// One line for each question, and one for all.
  var lines: String {
    let each = times.map { question, list in
      let sorted = list.sorted()
      let at = { (share: Double) in sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
      }
      return
        "{\"question\": \"\(question)\", \"n\": \(sorted.count), \"median_ms\": \(at(0.5)), \"p95_ms\": \(at(0.95)), \"most_ms\": \(at(1))}"
    }
    let all =
      "{\"ask\": \"waymark\", \"schools\": \(schools), \"asked\": \(asked), \"bytes\": \(bytes), \"early_mb\": \(memory.early), \"late_mb\": \(memory.late), \"rss_mb\": \(Stopwatch.peakMemory)}"
    return (each + [all]).joined(separator: "\n")
  }
}
