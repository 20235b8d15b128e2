import Advice
import ArgumentParser
import Conversation
import Diagnostics
import Facts
import Families
import Foundation
import Inference
import RuleLanguage
import Schools

/// `waymark partners`: who could help one school, or a plan for all that need help.
struct PartnersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partners",
    abstract: "Who could help one school; or all schools that need help matched at once.",
    usage: "waymark partners [<school>] [<options>] [--data <file> ...]",
    discussion: """
      With a school, two or three unlike options for its step that looks for a partner, what each side \
      brings, what is unknown, and why others are not among them. Without one, a plan for a whole \
      system: schools matched with schools, hubs, system leaders and community partners, the best by \
      what Rules/partnering.yaml weighs, within everybody's places. Nobody is named to others who has \
      not agreed; --broker names them for whoever asks them.

      A pair is written "school = helper", by names or URNs. The helper is a school, a hub or a \
      community partner by name or id, or "system leader at" and a school; "hub:", "school:", \
      "leader:" and "partner:" before a name say which kind is meant.

      Registers and travel times are data files: Rules/imports says how hubs, system-leaders, \
      community-partners and travel-times are laid out. Where travel-times has no row, 20 km in a \
      straight line stand for 45 minutes.

      Examples:
        waymark partners "Oakfield Primary, Ambleford"
        waymark partners 900104 --step "Use an EAL hub school"
        waymark partners 900104 --why-not "Dunmere Language Hub"
        waymark partners --area Ambleford --format csv --broker > plan.csv
        waymark partners --area "trust Tarn Partnership"
        waymark partners --broker --keep plan.csv --stay 3 --forbid "900104 = 900233"
        waymark partners --keep plan.csv --change-at-most 5
        waymark partners --why "900104 = 900233" --why "900104 = Dunmere Language Hub"

      Ends with 2 for a wrong option or wishes that contradict each other, such as a limit on changes \
      that cannot be kept (the plan with the fewest is written all the same), 3 when data, rules or an \
      earlier plan cannot be read, 4 when a school was not found or several fit.
      """)

  @Argument(help: "One school by its name, part of it, or its URN.")
  var school: String?

  @Option(name: .long, help: "For one school: the step a partner is looked for.")
  var step: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For one school: what rules a helper out, or where it stands.", valueName: "helper"))
  var whyNot: [String] = []

  @Option(
    name: .long,
    help: "Only schools of this authority, trust or region are helped; anybody may help.")
  var area: String?

  @Option(name: .long, help: "Only schools of this phase are helped, such as primary.")
  var phase: String?

  @Option(name: .long, help: ArgumentHelp("A pair that must be in the plan.", valueName: "pair"))
  var lock: [String] = []

  @Option(name: .long, help: ArgumentHelp("A pair that must not.", valueName: "pair"))
  var forbid: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("An earlier plan, written with --format csv.", valueName: "file"))
  var keep: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How much better a new pair must be before a school changes its helper, in weights; 3 unless given.",
      valueName: "weights"))
  var stay: Double?

  @Option(
    name: .long,
    help: ArgumentHelp("At most so many pairs of the earlier plan may change.", valueName: "count"))
  var changeAtMost: Int?

  @Option(
    name: .long, help: ArgumentHelp("Why a pair is in the plan, or is not.", valueName: "pair"))
  var why: [String] = []

  @Flag(name: .long, help: "Name schools whose heads have not agreed yet, to ask them.")
  var broker = false

  @Flag(name: .long, help: "All lines of each part, not the first 40.")
  var all = false

  @Option(name: .long, help: "text, csv or json.")
  var format = Format.text

  @Flag(name: .long, help: "The same as --format json.")
  var json = false

  @Option(name: .long, help: "Columns to write in, 20 to 100; the terminal's, or 80.")
  var width: Int?

  @OptionGroup var casebook: CasebookOption
  @OptionGroup var rules: RuleOptions
  @OptionGroup var data: DataOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  func validate() throws {
    let ofPlan =
      area != nil || phase != nil || !lock.isEmpty || !forbid.isEmpty || keep != nil || !why.isEmpty
      || changeAtMost != nil || stay != nil
    guard school == nil || !ofPlan else {
      throw ValidationError(
        "--area, --phase, --lock, --forbid, --keep, --stay, --change-at-most and --why belong to a plan: leave the school out."
      )
    }
    guard school != nil || step == nil else {
      throw ValidationError("--step belongs to one school: name it.")
    }
    guard school != nil || whyNot.isEmpty else {
      throw ValidationError(
        "--why-not belongs to one school: name it. In a plan, --why \"school = helper\" answers.")
    }
    guard school == nil || effectiveFormat != .csv else {
      throw ValidationError("--format csv writes a plan: leave the school out.")
    }
    guard stay.map({ $0 >= 0 && $0 <= 1000 }) ?? true else {
      throw ValidationError("--stay takes a number from 0 to 1000.")
    }
    guard changeAtMost.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--change-at-most takes 0 or more.")
    }
    guard changeAtMost == nil || keep != nil else {
      throw ValidationError("--change-at-most needs an earlier plan: give it with --keep.")
    }
    guard changeAtMost == nil || stay == nil else {
      throw ValidationError("--stay and --change-at-most exclude each other: give one of them.")
    }
  }

  func run() throws {
    var ground = try Ground(rules, data)
    try ground.tell(try casebook.reading())
    let place = Workplace(ground, about: school.map { [$0] })
    Output.complain(place.report.registerProblems)
    if let school { try options(school, place, ground.kept) } else { try plan(place) }
  }

  // MARK: One school

  private func options(_ name: String, _ place: Workplace, _ kept: CasebookReading?) throws {
    guard let entry = SubjectSearch(place).school(name) else { Ended.leave(.partly) }
    var request = AdviceRequest()
    if let kept {
      request = kept.request(request, for: .school(entry.row), in: place.adviser.engine.base)
    }
    let explainer = Explainer(place.adviser, place.adviser.outlook(for: entry.row, request))
    if !whyNot.isEmpty { return try answers(explainer) }
    let line = "who could be a partner" + (step.map { " for \($0)" } ?? "")
    let asked = Answering(explainer).answer(.partners(step), line: line)
    if effectiveFormat == .json {
      Output.write(try AnswerJSON.render(asked))
    } else if let options = asked.answer as? PartnerOptions {
      // At the prompt other steps are named in a line; here there is room for all of them.
      for (number, page) in options.pages.enumerated() {
        Output.write((number > 0 ? "\n" : "") + AnswerText.render(page, width: columns))
      }
    } else if let answer = asked.answer {
      Output.write(AnswerText.render(answer.page, width: columns))
    } else {
      Output.remark((asked.problem ?? "") + "\n")
    }
    Ended.leave(asked.answer == nil ? .partly : .done)
  }

  /// Why each helper that was named is not, or is, among the options.
  private func answers(_ explainer: Explainer) throws {
    var isAllKnown = true
    for (number, name) in whyNot.enumerated() {
      let asked = Answering(explainer).answer(
        .whyNot(name, step: step), line: "why not \(name)" + (step.map { " for \($0)" } ?? ""))
      if number > 0, effectiveFormat != .json { Output.write("\n") }
      if let notice = asked.notice { Output.remark(notice + "\n") }
      if effectiveFormat == .json {
        Output.write(try AnswerJSON.render(asked))
      } else if let answer = asked.answer {
        Output.write(AnswerText.render(answer.page, width: columns))
      } else {
        Output.remark((asked.problem ?? "") + "\n")
      }
      isAllKnown = isAllKnown && asked.answer != nil
    }
    Ended.leave(isAllKnown ? .done : .partly)
  }

  // MARK: A plan

  private func plan(_ place: Workplace) throws {
    let base = place.adviser.engine.base
    let search = SubjectSearch(place)
    var scope = place.source
    var schools = Array(0..<base.schools.count)
    if let area {
      guard let set = search.sets([area]).first else { Ended.leave(.partly) }
      (schools, scope) = (set.schools, set.label)
    }
    if let phase {
      let wanted = try PhaseOption.word(phase, place.adviser.vocabulary)
      schools = schools.filter { place.adviser.phase(of: $0) == wanted }
    }
    let planner = PartnerPlanner(place.adviser, of: schools)
    let pairs = TypedPairs(search: search, helpers: HelperDirectory(planner), planner: planner)
    var wishes = PartnerPlanner.Wishes()
    wishes.locked = lock.compactMap { pairs.wished($0) }
    wishes.forbidden = forbid.compactMap { pairs.wished($0) }
    let asked = why.compactMap { pairs.pair($0) }
    guard wishes.locked.count == lock.count, wishes.forbidden.count == forbid.count,
      asked.count == why.count
    else { Ended.leave(.partly) }
    wishes.stayingWeight = stay ?? 3
    wishes.changesAtMost = changeAtMost
    if let keep { wishes.staying = try EarlierPlan(keep, planner).pairs }
    var plan: PartnerPlan
    do throws(MatchingFaults) {
      plan = try planner.plan(wishes)
    } catch {
      Output.complain(
        error.faults.map {
          let words = $0.words(need: planner.needName, helper: planner.helperName)
          return Diagnostic("WM631", .error, words.message, nextStep: words.nextStep)
        })
      throw Ended(.badOptions)
    }
    plan.namesAll = broker
    try write(plan, scope, asked)
    if let limit = plan.limit, !limit.isKept {
      Output.complain([
        Diagnostic(
          "WM635", .error,
          "at most \(limit.most) changes cannot be held: at least \(plan.changes) pairs of \(keep ?? "the earlier plan") have to change",
          nextStep: "allow \(plan.changes) changes, or take back some of what you lock and forbid")
      ])
      throw Ended(.badOptions)
    }
    Ended.leave(.done)
  }

  private func write(
    _ plan: PartnerPlan, _ scope: String, _ asked: [PartnerPlanner.Pair]
  ) throws {
    guard asked.isEmpty else {
      for (number, pair) in asked.enumerated() {
        let answer = plan.why(pair.school, with: pair.helper)
        if effectiveFormat == .json {
          Output.write(try PartnerPlanFiles.json(answer))
        } else {
          if number > 0 { Output.write("\n") }
          Output.write(AnswerText.render(answer.page, width: columns))
        }
      }
      return
    }
    switch effectiveFormat {
    case .text:
      Output.write(AnswerText.render(plan.page(of: scope, atMost: all ? nil : 40), width: columns))
    case .csv: Output.write(PartnerPlanFiles.csv(plan))
    case .json: Output.write(try PartnerPlanFiles.json(plan, scope: scope))
    }
  }

  private var effectiveFormat: Format { json ? .json : format }
  private var columns: Int { min(100, width ?? Output.columns ?? 80) }
}
