import Advice
import ArgumentParser
import Casebook
import Conversation
import Diagnostics
import Facts
import Foundation
import Inference
import RuleLanguage
import Schools
import Understanding

/// `waymark ask QUESTION…`: one question after another about one school or area.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Why, why not, what if, how sure, what would it take, what to ask next.",
    usage: "waymark ask <question> ... --school <school> [<options>] [--data <file> ...]",
    discussion: """
      Questions are about the advice for one school or area; steps are called by their number on its \
      page, by their name, or by words of one name only.

      Questions:
      \(phrases)

      Of an area also, and of a trust or a region only, for which no steps are ranked:
      \(areaPhrases)

      Examples:
        waymark ask "why 1" "how sure 1" --school "Oakfield Primary, Ambleford"
        waymark ask "what if EAL expertise is weak" --school 900104 --json
        waymark ask trace --area Ambleford
        waymark ask "who misses out" --area "trust Tarn Partnership"

      Ends with 2 for a wrong option, 3 when data or rules cannot be read, 4 when the school was not \
      found or a question was not understood (the others are still answered).
      """)

  /// The phrases that are understood, with what each answers.
  private static var phrases: String {
    let widest = QuestionPhrase.usages.map(\.usage.count).max() ?? 0
    return QuestionPhrase.usages.map { usage, does in
      "  \(usage)\(String(repeating: " ", count: widest - usage.count + 2))\(does)"
    }.joined(separator: "\n")
  }

  private static var areaPhrases: String {
    AreaAnswering.phrases.map { "  \($0.phrase)" }.joined(separator: "\n")
  }

  @Argument(help: "Questions, each in quotation marks.")
  var questions: [String] = []

  @Option(name: .long, help: "The school by name, part of a name, or URN.")
  var school: String?

  @Option(
    name: .long,
    help: "A local authority by name or code, or a trust or region by name, in place of a school.")
  var area: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What people know, such as \"EAL expertise=weak\".", valueName: "fact=value"))
  var set: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("What people do not accept, with their reason.", valueName: "finding=reason")
  )
  var reject: [String] = []

  @Option(name: .customLong("other-rules"), help: "A folder of other rules, to compare with.")
  var otherRules: String?

  @Option(name: .long, help: "The seed of the draws behind \"how sure\".")
  var seed: UInt64 = 1

  @Flag(name: .long, help: "One JSON object a question.")
  var json = false

  @OptionGroup var width: WidthOption

  @OptionGroup var casebook: CasebookOption
  @OptionGroup var rules: RuleOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard !questions.isEmpty else {
      throw ValidationError(
        "Ask something, in quotation marks: waymark ask \"why 1\" --school NAME.")
    }
    guard (school == nil) != (area == nil) else {
      throw ValidationError("Name one school with --school, or one area with --area.")
    }
  }

  func run() throws {
    var ground = try Ground(rules, data)
    try ground.tell(try casebook.reading())
    let place = Workplace(ground, about: school.map { [$0] })
    let understanding = try Phrases.understanding(ground, rules)
    let answer = try answering(place, ground, understanding)
    let guarding = TextGuard.asAtThePrompt(understanding)
    var isAllUnderstood = true
    for (number, line) in questions.enumerated() {
      if number > 0, !json { Output.write("\n") }
      // What the prompt would refuse as about somebody is refused here, and not repeated.
      let refused = guarding.refusal(line).map(Answering.Asked.refused)
      let wasUnderstood = try show(refused ?? answer(line))
      isAllUnderstood = isAllUnderstood && wasUnderstood
    }
    Ended.leave(isAllUnderstood ? .done : .partly)
  }

  /// What answers a line: about a school or an authority its steps too, about a trust or a region what its schools
  /// have in common.
  private func answering(
    _ place: Workplace, _ ground: Ground, _ understanding: Understanding
  ) throws -> (String) -> Answering.Asked {
    let search = SubjectSearch(place)
    let set = area.flatMap { search.sets([$0]).first }
    // An authority may be asked about nothing but its steps.
    lazy var together = set.map { AreaAnswering(place.adviser, $0) }
    let subject = area == nil ? school.flatMap(search.school).map { .school($0.row) } : set?.subject
    guard let subject else {
      guard let together else { Ended.leave(.partly) }
      return { together.answer(line: $0, by: understanding) }
    }
    let base = place.adviser.engine.base
    var request = try request(place.adviser.rules)
    if let kept = ground.kept { request = kept.request(request, for: subject, in: base) }
    let explainer = Explainer(place.adviser, place.adviser.outlook(for: subject, request))
    let steps = Answering(explainer, other: try other(ground, subject), seed: seed)
    return { line in
      if QuestionPhrase.parse(line) == nil,
        let asked = together?.answerTogether(line: line, by: understanding)
      {
        return asked
      }
      return steps.answer(line: line)
    }
  }

  private func request(_ rules: CheckedRules) throws -> AdviceRequest {
    let told = try ToldFacts(set, vocabulary: rules.vocabulary)
    let rejected = try RejectedFindings(reject, rules: rules).rejections
    return AdviceRequest(told: told.values, rejected: rejected)
  }

  /// The same school under the other rules, which may call facts otherwise, so that what was set is read anew.
  private func other(_ ground: Ground, _ subject: Subject) throws -> Explainer? {
    guard let otherRules else { return nil }
    let options = RuleOptions.at(rules: otherRules, corpus: rules.corpus, asOf: rules.asOf)
    let place = Workplace(try Ground(options, onDataOf: ground), about: school.map { [$0] })
    let request = try request(place.adviser.rules)
    return Explainer(place.adviser, place.adviser.outlook(for: subject, request))
  }

  /// Shows one answer; `false` where the question was not understood.
  private func show(_ asked: Answering.Asked) throws -> Bool {
    if let notice = asked.notice { Output.remark(notice + "\n") }
    if json {
      Output.write(try AnswerJSON.render(asked))
    } else if let answer = asked.answer {
      Output.write(AnswerText.render(answer.page, width: width.columns))
    } else {
      Output.remark((asked.problem ?? "") + "\n")
    }
    return asked.answer != nil
  }
}
