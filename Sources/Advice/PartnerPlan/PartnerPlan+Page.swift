import Facts
import Families
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
    lines += Self.rest(pairs.count, limit, "pairs")
    if pairs.contains(where: { !$0.mayBeNamed }), !namesAll {
      lines.append(
        AnswerPage.Line(
          "A school is not named before both heads have agreed to it; --broker names all, for whoever asks them."
        ))
    }
    lines += loadLines(limit) + unmetLines(limit)
    return AnswerPage("\(scope) – who could help whom", lines)
  }

  private var summary: String {
    let schools = PartnerProfileWording.schools(needed)
    guard needed > 0 else {
      return "No school has a step that asks for help others can give."
    }
    var text =
      "\(ListWording.sentence(schools)) \(needed == 1 ? "has" : "have") a step that asks for help; "
      + (matched == 0
        ? "this plan finds no partner for \(needed == 1 ? "it" : "any of them")."
        : "\(NumberWording.grouped(matched)) \(matched == 1 ? "has" : "have") a partner in this plan. "
          + "No other plan within everybody's places has a greater sum of what the partnering rules weigh "
          + "(\(Self.weights(total))).")
    if !matching.problem.staying.isEmpty {
      text +=
        " \(changes == 0 ? "None" : NumberWording.grouped(changes)) of the earlier plan's pairs changed."
    }
    if unclear > 0 {
      text +=
        " Of \(NumberWording.grouped(unclear)) more with such a step nobody can tell yet what they need help with."
    }
    return matched == 0 ? text : text + " Ask both heads before anything is passed on."
  }

  private func text(_ pair: PairShown) -> String {
    let topics = ListWording.and(pair.topics.map(ListWording.word))
    let far = pair.kilometres.map { ", \(NumberWording.text($0.rounded())) km" } ?? ""
    let hint = pair.isHinted ? ", by figures or records only: ask" : ""
    return "\(pair.school) – with \(pair.helper)\(far): \(topics)\(hint)"
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
      } + Self.rest(loads.count, limit, "helpers")
      + unnamed.map { matched, helpers in
        AnswerPage.Line(
          "\(PartnerProfileWording.schools(helpers.count)) not named yet: "
            + NumberWording.word(matched) + (helpers.count == 1 ? "" : " each"),
          mark: "–", indent: 2)
      }
  }

  private func unmetLines(_ limit: Int?) -> [AnswerPage.Line] {
    let unmet = unmet
    guard !unmet.isEmpty else { return [] }
    let groups = Self.alike(unmet)
    let missing = Dictionary(grouping: unmet.flatMap { need in need.topics.map { ($0, need) } }) {
      $0.0
    }
    let strengths = missing.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { "\(ListWording.word($0.key)) (\($0.value.count))" }
    let known =
      groups.count == 1 ? "" : " Missing most: \(ListWording.and(Array(strengths.prefix(5))))."
    return [
      AnswerPage.Line(
        "\(ListWording.sentence(PartnerProfileWording.schools(unmet.count))) without a partner, and what would meet the need.\(known)"
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
          "\(area)\(ListWording.and(need.topics.map(ListWording.word))): \(need.reason). "
            + ListWording.sentence(ListWording.and(shown + more)) + ".",
          mark: "–", indent: 2)
      } + Self.rest(groups.count, limit, "needs")
  }

  /// Needs of one area that stay open for the same reason, the most frequent first.
  private static func alike(_ unmet: [Unmet]) -> [[Unmet]] {
    Dictionary(grouping: unmet) { [$0.area ?? "", $0.reason] + $0.topics }.values
      .sorted { a, b in
        a.count != b.count
          ? a.count > b.count
          : (a[0].area ?? "", a[0].school, a[0].urn ?? "")
            < (b[0].area ?? "", b[0].school, b[0].urn ?? "")
      }
  }

  private static func rest(_ count: Int, _ limit: Int?, _ what: String) -> [AnswerPage.Line] {
    guard let limit, count > limit else { return [] }
    return [
      AnswerPage.Line(
        "and \(NumberWording.grouped(count - limit)) more \(what); --all, --format csv or json tell them all",
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
