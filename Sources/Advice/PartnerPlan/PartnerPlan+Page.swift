import Facts
import Families
import Inference
import RuleLanguage
import Schools

/// A plan as an officer reads it.
extension PartnerPlan {
  /// The plan: pairs by authority, how busy helpers are, what stays open.
  ///
  /// - Parameters:
  ///   - scope: What was matched, such as `Ambleford`, or the name of the data.
  ///   - limit: At most so many lines in each part; all where it is `nil`.
  /// - Returns: The page.
  package func page(of scope: String, atMost limit: Int? = 40) -> AnswerPage {
    var lines = [AnswerPage.Line(summary)]
    let pairs = pairs
    for (area, group) in Self.grouped(pairs.prefix(limit ?? pairs.count), by: { $0.area ?? "" }) {
      lines.append(AnswerPage.Line(area.isEmpty ? "No authority named:" : "\(area):"))
      lines += group.map { AnswerPage.Line(text($0), mark: "–", indent: 2) }
    }
    lines += Self.rest(pairs.count, limit, "pair")
    if pairs.contains(where: { !$0.mayBeNamed }), !namesAll {
      lines.append(
        AnswerPage.Line(
          "Nobody is named before they have agreed to it, of schools both heads; --broker names all, for whoever asks them."
        ))
    }
    lines += changeLines + journeyLines(pairs) + loadLines(limit) + unmetLines(limit)
    return AnswerPage("\(scope) – who could help whom", lines)
  }

  private var summary: String {
    guard needed > 0 else {
      return "No school has a step that asks for help others can give."
    }
    var text = counts.enumerated().map { place, count in said(count, isFirst: place == 0) }
      .joined(separator: " ")
    if matched > 0 {
      text +=
        limit == nil
        ? " No other plan within everybody's places has a greater sum of what the partnering rules weigh "
          + "(\(Self.weights(total)))."
        : " The sum of what the partnering rules weigh is \(Self.weights(total))."
    }
    if !matching.problem.staying.isEmpty {
      text +=
        " \(changes == 0 ? "None" : NumberWording.grouped(changes)) of the earlier plan's pairs changed."
    }
    if unclear > 0 {
      text +=
        " Of \(NumberWording.grouped(unclear)) more that could ask a school or a hub nobody can tell yet what they need help with."
    }
    return matched == 0 ? text : text + " Ask both sides before anything is passed on."
  }

  /// `48 schools have a step that asks a school or a hub for help; 22 have one in this plan.`
  private func said(_ count: Count, isFirst: Bool) -> String {
    let schools = ListWording.sentence(PartnerProfileWording.schools(count.needed))
    let (has, it) = count.needed == 1 ? ("has", "it") : ("have", "any of them")
    let asks =
      count.helpers.contains(.school)
      ? "a step that asks a school or a hub for help" : "one that asks for \(count.helpers[0].one)"
    let found =
      count.matched == 0
      ? "this plan finds none for \(it)"
      : "\(NumberWording.grouped(count.matched)) \(count.matched == 1 ? "has" : "have") one in this plan"
    return
      "\(schools) \(has) \(isFirst ? asks.replacing("one that", with: "a step that") : asks); \(found)."
  }

  private func text(_ pair: PairShown) -> String {
    // What a helper brings says more than what the school needs in all.
    let brings = pair.brings.isEmpty ? pair.topics : pair.brings
    let topics = ListWording.and(brings.map(ListWording.word))
    let far =
      pair.isMinutesStated
      ? pair.minutes.map { ", \(NumberWording.text($0)) minutes" }
      : pair.kilometres.map { ", \(NumberWording.text($0.rounded())) km" }
    let hint = pair.isHinted ? ", by figures or records only: ask" : ""
    return "\(pair.school) – with \(pair.helper)\(far ?? ""): \(topics)\(hint)"
  }

  /// Where the minutes of journeys come from.
  private func journeyLines(_ pairs: [PairShown]) -> [AnswerPage.Line] {
    let times = planner.adviser.engine.base.travelTimes
    guard !times.isEmpty else { return [] }
    let stated = pairs.count(where: \.isMinutesStated)
    return [
      AnswerPage.Line(
        "Minutes of journeys come from \(ListWording.and(times.files)) where it has a row, as for "
          + "\(stated == 0 ? "none" : NumberWording.grouped(stated)) of these pairs; else 20 km in a straight line stand for 45 minutes."
      )
    ]
  }

  private func loadLines(_ limit: Int?) -> [AnswerPage.Line] {
    let all = loads
    // Of those who may not be named only their number says anything.
    let loads = all.filter(\.isNamed)
    let unnamed = Dictionary(grouping: all.filter { !$0.isNamed }, by: \.matched)
      .sorted { $0.key > $1.key }
    guard !all.isEmpty else { return [] }
    return [AnswerPage.Line("How busy each helper is:")]
      + loads.prefix(limit ?? loads.count).map { load in
        let places = load.places == 1 ? "one place" : "\(NumberWording.word(load.places)) places"
        var text =
          "\(load.helper): \(load.matched == 0 ? "helps nobody in this plan" : "helps \(NumberWording.word(load.matched))"), has \(places)"
        if load.isCapacityUnknown { text += "; ask how many it can take on" }
        if load.price > 0 {
          text += "; one more place would add \(Self.weights(load.price)) to the sum"
        }
        return AnswerPage.Line(text, mark: "–", indent: 2)
      } + Self.rest(loads.count, limit, "helper")
      + unnamed.map { matched, helpers in
        AnswerPage.Line(
          matched == 0
            ? "\(unnamedKinds(helpers)) not named yet help nobody in this plan"
            : "\(unnamedKinds(helpers)) not named yet: "
              + NumberWording.word(matched) + (helpers.count == 1 ? "" : " each"),
          mark: "–", indent: 2)
      }
  }

  /// `13 schools and one community partner`.
  private func unnamedKinds(_ helpers: [Load]) -> String {
    let counts = HelperKind.allCases.compactMap { kind -> String? in
      let count = helpers.count { $0.kind == kind }
      return count == 0 ? nil : kind.counted(count)
    }
    return ListWording.and(counts)
  }

  private func unmetLines(_ limit: Int?) -> [AnswerPage.Line] {
    let unmet = unmet
    guard !unmet.isEmpty else { return [] }
    let groups = Self.alike(unmet)
    let teaching = unmet.filter { $0.helper.group == 0 }
    let missing = Dictionary(grouping: teaching.flatMap { need in need.topics.map { ($0, need) } })
    { $0.0 }
    let strengths = missing.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { "\(ListWording.word($0.key)) (\($0.value.count))" }
    let known =
      groups.count == 1 || strengths.isEmpty
      ? "" : " Missing most: \(ListWording.and(Array(strengths.prefix(5))))."
    return [
      AnswerPage.Line(
        "\(ListWording.sentence(NumberWording.word(unmet.count))) \(unmet.count == 1 ? "need" : "needs") without a helper, and what would meet \(unmet.count == 1 ? "it" : "them").\(known)"
      )
    ]
      + groups.prefix(limit ?? groups.count).map { group in
        let need = group[0]
        let area = need.area.map { "\($0), " } ?? ""
        let names = group.map(\.school)
        let shown = limit == nil ? names : Array(names.prefix(4))
        let more =
          names.count > shown.count ? ["\(NumberWording.word(names.count - shown.count)) more"] : []
        return AnswerPage.Line(
          "\(area)\(wanted(need)): \(need.reason). "
            + ListWording.sentence(ListWording.and(shown + more)) + ".",
          mark: "–", indent: 2)
      } + Self.rest(groups.count, limit, "need")
  }

  /// What is needed: the topics of a school or hub, else the kind of helper.
  private func wanted(_ need: Unmet) -> String {
    need.helper.group == 0
      ? ListWording.and(need.topics.map(ListWording.word)) : need.helper.one
  }

  /// Needs of one area that stay open for the same reason, the most frequent first.
  private static func alike(_ unmet: [Unmet]) -> [[Unmet]] {
    Dictionary(grouping: unmet) {
      [$0.area ?? "", $0.reason, $0.helper.rawValue] + ($0.helper.group == 0 ? $0.topics : [])
    }.values
      .sorted { $0.count != $1.count ? $0.count > $1.count : comesBefore($0[0], $1[0]) }
  }

  /// By area and school; one school may be the first of several groups, told apart by helper and reason.
  private static func comesBefore(_ a: Unmet, _ b: Unmet) -> Bool {
    let (first, second) = (
      (a.area ?? "", a.school, a.urn ?? ""), (b.area ?? "", b.school, b.urn ?? "")
    )
    if first != second { return first < second }
    return (a.helper.group, a.reason) < (b.helper.group, b.reason)
  }

  private static func rest(_ count: Int, _ limit: Int?, _ what: String) -> [AnswerPage.Line] {
    guard let limit, count > limit else { return [] }
    return [
      AnswerPage.Line(
        "and \(NumberWording.grouped(count - limit)) more \(what)\(count - limit == 1 ? "" : "s"); --all, --format csv or json tell them all",
        indent: 2)
    ]
  }

  /// Neighbours with the same key, in order.
  private static func grouped(
    _ pairs: ArraySlice<PairShown>, by key: (PairShown) -> String
  ) -> [(String, [PairShown])] {
    var groups: [(String, [PairShown])] = []
    for pair in pairs {
      if groups.last?.0 == key(pair) {
        groups[groups.count - 1].1.append(pair)
      } else {
        groups.append((key(pair), [pair]))
      }
    }
    return groups
  }
}
