import Advice
import Casebook
import Conversation
import Facts
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// Every request that a person can type, about schools spread over a whole table, each timed from the typed line to
/// the text on the screen; and how long it takes until names are known and a first line can be taken.
struct TalkRun {
  private var times: [(request: String, milliseconds: [Double])] = []
  private var schools = 0
  private var asked = 0
  /// Seconds until the rules and data that are loaded can be talked about.
  private var ready = 0.0

  /// What is typed at each school: all requests that write no file.
  private static let lines = [
    "advice for %", "why?", "why 2", "how sure are you?", "why not a peer review",
    "what if eal were 5%", "what would it take for a peer review", "any risks?",
    "whats the evidence?", "any other ideas?", "tell me about it", "whats their attendance",
    "which family is it in?", "draw the family chart", "who could it partner with?",
    "who can help with maths?", "links beyond the school", "whats missing", "show the rule",
    "which rules fired", "trace", "more", "what have i told you?", "where am i", "ask me",
    "dunno", "why do you ask?", "stop", "set mobility to high", "yes", "undo",
    "note: head keen but short of cover", "undo", "accept", "undo", "list schools", "2",
    "what is fsm?", "what are the six strategies?", "explain system leadership",
    "how old is this data?", "help", "compare % and #", "which schools in @ need help most?",
    "and for maths?", "schools in @ over 40% fsm", "flibber gibbet",
  ]

  init(rules rulesPath: String, corpus: String, files: [String], count: Int) throws {
    let folder = URL(filePath: rulesPath, directoryHint: .isDirectory)
    let corpusFolder = URL(filePath: corpus, directoryHint: .isDirectory)
    guard let date = CalendarDate(year: 2026, month: 9, day: 1),
      let now = Moment("2026-09-01T09:00:00Z"),
      let checked = RuleSet.load(FilesOnDisk(rules: folder, corpus: corpusFolder), asOf: date).rules
    else { throw ChainRun.Unusable(what: rulesPath) }
    let mappings = MappingReader(vocabulary: checked.vocabulary)
      .read(folder: folder.appending(path: "imports"), shownAs: "imports")
    var base = SchoolData.load(
      files: files, mappings: mappings.mappings, vocabulary: checked.vocabulary,
      countsJoins: false
    ).base
    base.setFamilies(SearchedCut(by: checked.families.grouping).families(of: base))
    let adviser = Adviser(
      engine: Engine(compiling: checked, base: base, asOfYear: base.newestYear ?? date.year),
      asOf: date)
    var watch = Stopwatch()
    let book = PhraseReader.read(folder: corpusFolder.appending(path: "phrases")).book
    var names = NameBook(
      book, directory: adviser.directory, sets: SchoolSets(adviser.engine.base), rules: checked)
    names.insertHelpers(of: HelperRegisters(adviser.engine.base, checked.vocabulary))
    let understanding = Understanding(book, names: names)
    let ground = TalkGround(adviser: adviser, source: "the data", understanding: understanding)
    let casebook = try Casebook(inMemoryGuarding: TextGuard { _ in nil })
    var talk = Conversation(ground, casebook: casebook, desk: QuietDesk(now))
    _ = talk.greeting
    ready = watch.lap()
    schools = base.schools.count
    let entries = adviser.directory.entries
    let rows = Array(stride(from: 0, to: schools, by: max(1, schools / count)).prefix(count))
    for (place, row) in rows.enumerated() {
      let other = rows[(place + 1) % rows.count]
      for line in Self.lines {
        let typed = line.replacing("%", with: entries[row].urn)
          .replacing("#", with: entries[other].urn).replacing("@", with: entries[row].area)
        // A share is no school.
        let kept =
          line.contains("5%") || line.contains("40%")
          ? line.replacing("@", with: entries[row].area) : typed
        var lap = Stopwatch()
        let reply = talk.step(kept)
        note(reply.understood?.intent ?? "nothing", lap.lap() * 1000)
      }
      asked += 1
    }
  }

  private mutating func note(_ request: String, _ taken: Double) {
    if let index = times.firstIndex(where: { $0.request == request }) {
      times[index].milliseconds.append(taken)
    } else {
      times.append((request, [taken]))
    }
  }

  /// One JSON object a request, the slowest first, and one for all.
  var lines: String {
    let sorted = times.map { (request: $0.request, times: $0.milliseconds.sorted()) }
    let all = sorted.flatMap(\.times).sorted()
    let each = sorted.sorted { Self.late($0.times) > Self.late($1.times) }.map {
      Self.line($0.request, $0.times)
    }
    return (each + [Self.line("all", all)]).joined(separator: "\n")
      + "\n{\"schools\":\(schools),\"asked\":\(asked),\"ready_s\":\(Self.text(ready)),"
      + "\"memory_mb\":\(Self.text(Stopwatch.memory))}"
  }

  private static func line(_ request: String, _ times: [Double]) -> String {
    "{\"request\":\"\(request)\",\"count\":\(times.count),\"median_ms\":\(text(times[times.count / 2])),"
      + "\"p95_ms\":\(text(late(times))),\"most_ms\":\(text(times.last ?? 0))}"
  }

  private static func late(_ sorted: [Double]) -> Double {
    sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
  }

  private static func text(_ number: Double) -> String { String(format: "%.2f", number) }
}
