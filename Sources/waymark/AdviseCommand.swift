import Advice
import ArgumentParser
import Conversation
import Diagnostics
import Facts
import Foundation
import Inference
import RuleLanguage
import Schools
import Sheets

/// `waymark advise SCHOOL…`: next steps for one school or several.
struct AdviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise",
    abstract: "Next steps worth considering for schools, each with because, although and unless.",
    usage: "waymark advise <school> ... [<options>] [--data <file> ...]",
    discussion: """
      A school is given by its name, part of its name, or its URN; where several fit, add the \
      authority after a comma: "St Anne's, Bolton". Without --data the invented sample region is used. \
      Name schools before --data, which takes every word that follows it.

      Examples:
        waymark advise "Oakfield Primary, Ambleford"
        waymark advise 900104 900233 --top 1 --json
        waymark advise 900104 --set "EAL expertise=weak" --set "pupils with EAL=38"
        waymark advise 900104 --reject "W_ATTENDANCE=an outbreak of illness"
        waymark advise "Meadow Primary" --data ks2-2024.csv census-2025.csv.gz
        waymark advise --area Ambleford
        waymark advise --area "trust Tarn Partnership"

      For an area it also tells what its schools share, what is found once, who misses out and who helps, \
      in numbers and without naming a school. The rules about an area speak to local authorities; a trust \
      or a region is told what its schools have in common, without next steps.

      What people told, did not accept and decided before is taken from the casebook and marked with who \
      said it and when. What was declined is left out until its facts change.

      --set and --reject hold for all schools named, for this answer only. Facts and findings are \
      called as "waymark rules" and the folder Rules/vocabulary call them.

      Ends with 2 for a wrong option, fact or finding, 3 when data or rules cannot be read, 4 when a \
      school was not found or several fit (the others are still answered).
      """)

  @Argument(help: "Schools by name, part of a name, or URN.")
  var schools: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A local authority by name or code, or a trust or region by name, advised in its own voice; may be "
        + "given several times.",
      valueName: "name"))
  var area: [String] = []

  @Option(name: .long, help: "At most this many next steps, 1 to 3.")
  var top = 3

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What people know of the school, such as \"EAL expertise=weak\".", valueName: "fact=value"))
  var set: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What people who know the school do not accept, with their reason, such as "
        + "\"results are falling=the year group was very small\".", valueName: "finding=reason"))
  var reject: [String] = []

  @Option(
    name: .long,
    help: "text, markdown, json, html or print: the last two are one document, a page a school."
  )
  var format = Format.text

  @Flag(name: .long, help: "The same as --format json.")
  var json = false

  @OptionGroup var look: BrandOption
  @OptionGroup var hiding: HideNamesOption
  @OptionGroup var width: WidthOption

  @OptionGroup var casebook: CasebookOption
  @OptionGroup var rules: RuleOptions
  @OptionGroup var data: DataOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json, html, print
  }

  func validate() throws {
    guard (1...3).contains(top) else {
      throw ValidationError("--top takes 1, 2 or 3: three next steps are enough for any school.")
    }
    guard !schools.isEmpty || !area.isEmpty else {
      throw ValidationError(
        data.data.isEmpty
          ? "Name at least one school: its name, part of it, or its URN."
          : "Name at least one school, before --data, which takes every word that follows it.")
    }
  }

  func run() throws {
    let style = try look.style()
    // What an area is told rests on all of its schools.
    var ground = try Ground(rules, data)
    try ground.tell(try casebook.reading())
    if hiding.hideNames { ground.hideNames() }
    let place = Workplace(ground, about: area.isEmpty ? schools : nil, advising: schools)
    var told = try ToldFacts(set, vocabulary: place.adviser.vocabulary).values
    var rejected = try RejectedFindings(reject, rules: place.adviser.rules).rejections
    if let real = ground.real {
      told = real.names.hidden(told, real.base)
      rejected = rejected.map(\.hidingWords)
    }
    var isFirst = true
    let search = SubjectSearch(place)
    let sets = area.isEmpty ? [] : search.sets(area)
    let found = schools.compactMap(search.school)
    let failed = sets.count + found.count < area.count + schools.count
    let request = AdviceRequest(top: top, told: told, rejected: rejected)
    func asked(_ subject: Subject?) -> AdviceRequest {
      guard let kept = ground.kept, let subject else { return request }
      return kept.request(request, for: subject, in: place.adviser.engine.base)
    }
    func show(_ advice: SchoolAdvice) throws {
      if !isFirst, effectiveFormat != .json { Output.write("\n") }
      isFirst = false
      try write(advice)
    }
    func advice(_ row: Int) -> SchoolAdvice {
      place.adviser.advice(for: row, asked(.school(row)))
    }
    if [.html, .print].contains(effectiveFormat) {
      let charts = FamilyCharts(place.adviser)
      let sheets =
        sets.map { Sheet(place.adviser.advice(for: $0, asked($0.subject))) }
        + found.map { school in
          let own = charts.chart(of: school.row)
          return Sheet(advice(school.row), chart: own?.chart, mark: own?.mark)
        }
      Output.write(String(decoding: SheetHTML(style).document(sheets), as: UTF8.self))
    } else {
      for set in sets { try show(place.adviser.advice(for: set, asked(set.subject))) }
      for school in found { try show(advice(school.row)) }
    }
    Ended.leave(failed ? .partly : .done)
  }

  private var effectiveFormat: Format { json ? .json : format }

  private func write(_ advice: SchoolAdvice) throws {
    switch effectiveFormat {
    case .text: Output.write(AdviceText.render(advice, width: width.columns))
    case .markdown: Output.write(AdviceMarkdown.render(advice))
    // Written together, as one document.
    case .html, .print: break
    case .json:
      Output.write(try AdviceJSON.render(advice, isPretty: schools.count + area.count == 1))
    }
  }
}

/// What was said with `--set`, by fact.
struct ToldFacts {
  private(set) var values: [Int: FactValue] = [:]

  /// Reads `FACT=VALUE` texts; all mistakes are said together.
  init(_ texts: [String], vocabulary: Vocabulary) throws {
    var problems: [Diagnostic] = []
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts[0].split(separator: " ").joined(separator: " ")
      guard parts.count == 2 else {
        problems.append(
          Diagnostic(
            "WM611", .error, "\"\(text)\" is not a fact with a value",
            nextStep: "write it as --set \"pupils with EAL=38\""))
        continue
      }
      guard let slot = vocabulary.slot(named: name) else {
        let nearest = NearestName.suggestion(for: name, among: vocabulary.allNames)
        let sharing = NearestName.sharing(aWordWith: name, among: vocabulary.facts.map(\.name))
        problems.append(
          Diagnostic(
            "WM612", .error, "there is no fact called \"\(name)\"",
            nextStep: nearest.map { "did you mean \"\($0)\"?" }
              ?? (sharing.isEmpty
                ? "facts are listed in Rules/vocabulary"
                : "did you mean \(ListWording.or(sharing.map { "\"\($0)\"" }))?")))
        continue
      }
      switch ValuePhrase.read(String(parts[1]), of: vocabulary.facts[slot]) {
      case .success(let value): values[slot] = value
      case .failure(let problem):
        problems.append(
          Diagnostic(
            "WM613", .error,
            "\(vocabulary.facts[slot].name): "
              + problem.message(for: String(parts[1]), fact: vocabulary.facts[slot].name)))
      }
    }
    guard problems.isEmpty else {
      Output.complain(problems)
      throw Ended(.badOptions)
    }
  }
}

/// What was said with `--reject`, by finding.
struct RejectedFindings {
  private(set) var rejections: [Rejection] = []

  /// Reads `FINDING=REASON` texts; all mistakes are said together.
  init(_ texts: [String], rules: CheckedRules) throws {
    var problems: [Diagnostic] = []
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      if let refusal = Refusal(text), refusal.isPersonal {
        problems.append(Diagnostic("WM617", .error, refusal.reply))
        continue
      }
      do throws(Rejection.Problem) {
        rejections.append(
          try Rejection(of: parts[0], because: parts.count == 2 ? parts[1] : "", in: rules))
      } catch {
        problems.append(error.diagnostic)
      }
    }
    guard problems.isEmpty else {
      Output.complain(problems)
      throw Ended(.badOptions)
    }
  }
}
