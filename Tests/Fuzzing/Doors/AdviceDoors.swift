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
import TestSupport
import Understanding

/// The doors of the whole chain: schools to advice, and lines to replies.
enum AdviceDoors {
  private static let compiled = CompiledRules(SmallRules.checked)

  /// A plain table of schools, read, grouped, decided, and written as advice in every form.
  static func advice(_ bytes: [UInt8]) {
    let adviser = adviser(for: bytes)
    for school in 0..<min(adviser.engine.base.schools.count, 3) {
      let advice = adviser.advice(for: school)
      Promises.hold(advice.nextSteps.count <= 3, "at most three next steps")
      _ = AdviceText.render(advice)
      _ = AdviceText.render(advice, width: 40)
      _ = AdviceMarkdown.render(advice)
      Promises.hold((try? AdviceJSON.render(advice)) != nil, "advice can be written as JSON")
    }
    families(adviser)
  }

  /// Families and similar schools of a table, in every form.
  private static func families(_ adviser: Adviser) {
    let list = FamilyList(adviser, source: "a table", notes: [])
    _ = FamilyListText.render(list, width: 40)
    Promises.hold((try? FamiliesJSON.render(list)) != nil, "Families can be written as JSON")
    for entry in FamilyBook(adviser.engine.base, adviser.directory).entries.prefix(2) {
      let report = FamilyReportMaker(entry, adviser, source: "a table").report()
      Promises.hold(report.members.count == entry.members.count, "every member appears once")
      _ = FamilyText.render(report, width: 40)
      _ = FamilyText.render(report, width: 80, names: true)
      _ = report.chart?.svg(names: true)
      Promises.hold((try? FamiliesJSON.render(report)) != nil, "a Family can be written as JSON")
    }
    if adviser.engine.base.schools.count > 0 {
      _ = WideListReport(0, count: 5, adviser, source: "a table").map {
        FamilyListText.render($0, width: 40)
      }
    }
  }

  /// Lines at the prompt, over two dozen schools.
  static func conversation(_ bytes: [UInt8]) {
    guard let now = Moment("2026-09-01T09:00:00Z"),
      let casebook = try? Casebook(
        inMemoryGuarding: TextGuard { Refusal($0).flatMap { $0.isPersonal ? $0.reply : nil } })
    else { return }
    var talk = Conversation(ground, casebook: casebook, desk: QuietDesk(now))
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(6) {
      _ = talk.completion(of: String(line))
      let reply = talk.step(String(line))
      Promises.hold(reply.outcome == .quit || !reply.text.isEmpty, "every line is answered")
      if reply.outcome == .quit { return }
    }
  }

  /// Two dozen schools with the phrases that ship.
  private static let ground: TalkGround = {
    let book = PhraseReader.read(folder: packageRoot.appending(path: "Corpus/phrases")).book
    let names = NameBook(
      book, directory: adviser.directory, sets: SchoolSets(adviser.engine.base),
      rules: adviser.rules)
    return TalkGround(
      adviser: adviser, source: "two dozen schools",
      understanding: Understanding(book, names: names))
  }()

  /// The chain up to advice, over a plain table of schools.
  private static func adviser(for table: [UInt8]) -> Adviser {
    var base = SchoolData.load(
      contents: [(path: "fuzz-2025.csv", bytes: table)], mappings: [],
      vocabulary: compiled.checked.vocabulary
    ).base
    base.setFamilies(HalvingCut().families(of: base))
    let engine = Engine(rules: compiled, base: base, asOfYear: SmallRules.today.year)
    return Adviser(engine: engine, asOf: SmallRules.today)
  }

  private static let adviser: Adviser = {
    var table = "URN,school name,local authority,phase,reading progress,EAL expertise,isolation\n"
    let names = ["Meadow", "St Brónach’s", "O'Hara", "Łódź Road", "Oakfield", "Saint Anne"]
    let levels = ["weak", "partial", "not known", ""]
    for school in 0..<24 {
      table += "\(900_100 + school),\(names[school % 6]) \(school % 2 == 0 ? "Primary" : "High"),"
      table += "\(school % 5 == 0 ? "Ambleford" : "Corriden"),"
      table += "\(school % 2 == 0 ? "primary" : "secondary"),"
      table += "\(school % 7 == 0 ? "" : "\(school - 12)"),\(levels[school % 4]),high\n"
    }
    return adviser(for: Array(table.utf8))
  }()
}
