import Facts
import OrderedCollections
import RuleLanguage

/// What is asked of partners, in plain sentences.
struct PartneringReadBack {
  let rules: CheckedRules

  /// A hard constraint: what it means, what decides it, for which cards.
  func lines(_ constraint: PartneringPolicy.Criterion) -> [String] {
    var lines = [
      ListWording.sentence(constraint.name), "asked of partners", "", constraint.means,
      "Because: \(ListWording.clause(constraint.because)) (\(constraint.source)).",
    ]
    lines += decision(constraint)
    if constraint.test == nil, constraint.testOfThisSchool == nil, constraint.operation == nil {
      lines.append("No fact decides it: people are asked, and nobody is ruled out by it.")
    }
    if !constraint.ask.isEmpty { lines.append("If nobody knows: \(constraint.ask)") }
    return lines + cards(constraint)
  }

  /// All soft criteria with their weights, and how far each is met; then what a plan aims at.
  var softLines: [String] {
    rules.partnering.soft.values.flatMap { criterion in
      let weight = criterion.weight.map { "; weight \(NumberWording.text($0))" } ?? ""
      let isAsked =
        criterion.test == nil && criterion.testOfThisSchool == nil && criterion.operation == nil
      return ["\(ListWording.sentence(criterion.name))\(weight): \(criterion.means)"]
        + (isAsked ? ["No fact tells it: people are asked."] : decision(criterion))
    } + matchingLines
  }

  private var matchingLines: [String] {
    let matching = rules.partnering.matching
    return [
      "A plan for many schools seeks the greatest sum over all pairs: \(NumberWording.text(matching.pairCounts)) "
        + "for each pair, and the weight of each soft criterion of its card as far as it is met; "
        + "\(NumberWording.text(matching.otherAuthority)) for another authority where the card prefers it; "
        + "\(NumberWording.text(matching.perhapsRival)) for a neighbour of whom nobody knows whether the two compete; "
        + "\(NumberWording.text(matching.lessPressing)) for each degree by which the step it comes for is less pressing "
        + "than the school's most pressing one.",
      "A school helps at most \(NumberWording.word(matching.placesOfSchool)), those it supports already included; "
        + "where the register says nothing, a hub takes \(NumberWording.word(matching.placesOfHub)), "
        + "the system leaders of a school \(NumberWording.word(matching.placesOfLeader)) "
        + "and a community partner \(NumberWording.word(matching.placesOfPartner)).",
    ]
  }

  /// What decides a constraint, or how far a soft criterion is met.
  private func decision(_ criterion: PartneringPolicy.Criterion) -> [String] {
    let sentences = ConditionSentences(rules: rules)
    var lines: [String] = []
    if let test = criterion.test { lines += sentences.paragraph("Met when, of the partner,", test) }
    if let test = criterion.testOfThisSchool {
      lines += sentences.paragraph("Met when, of the asking school,", test)
    }
    if let operation = criterion.operation { lines += self.lines(operation) }
    return lines
  }

  private func lines(_ operation: PartnerOperation) -> [String] {
    switch operation {
    case .strength(let assets):
      return [
        "Met when one of these strengths of the partner is at least likely and has a topic of the need: "
          + "\(names(assets))."
      ]
    case .exchange(let assets):
      return [
        "Met when each school has one of these strengths, at least likely, in a topic that the other needs: "
          + "\(names(assets)).",
        "Never taken as failed: what cannot be named yet may still be found.",
      ]
    case .journey(let online):
      let usual = NumberWording.text(Travel.defaultLimitInMinutes)
      let cards = rules.actions.filter { online.contains($0.id) }.map { "\"\($0.name)\"" }
      return [
        "Met when the journey, by the distance in a straight line, is within the asking school's travel limit; "
          + "where it has told none, within \(usual) minutes."
      ]
        + (cards.isEmpty
          ? []
          : ["Met by any distance where the work can be done online: \(ListWording.and(cards))."])
    case .returned(let assets):
      return [
        "Met when the asking school has one of these strengths, at least likely, in a topic that the partner needs: "
          + "\(names(assets))."
      ]
    case .likeness:
      return [
        "Met in full where pupils are alike in what families are made by, and less the further they differ: not at "
          + "all from two standard deviations on, or in another phase."
      ]
    case .levelApart(let deviations):
      return [
        "Met when the partner's level on the family chart lies more than \(NumberWording.text(deviations)) standard "
          + "deviations of the asking school's family away."
      ]
    case .nearness:
      return [
        "Met in full next door, and less the longer the journey: not at all at the travel limit."
      ]
    case .exclusions:
      return [
        "Met when the asking school's list of schools to leave out does not name the partner."
      ]
    case .figuresLeftOut:
      return ["Always met: a figure that rests on too few pupils is never supplied."]
    case .apart(let far, let rivals):
      let sentences = ConditionSentences(rules: rules)
      let distances = far.byPhase.sorted { $0.key < $1.key }.map {
        "\(NumberWording.text($0.value)) km for \(ListWording.word($0.key)) schools"
      }
      let otherwise =
        "\(NumberWording.text(far.otherwise)) km\(distances.isEmpty ? "" : " for others")"
      return [
        "Met when the two lie far apart, in a straight line at least "
          + "\(ListWording.and(distances + [otherwise])); of two phases the larger counts."
      ]
        + sentences.paragraph(
          "Met as well when it is true of neither school, as the other sees it, that", rivals)
        + ["Failed when they lie nearer and it is true of one of them."]
    }
  }

  private func names(_ assets: [Int]) -> String {
    var seen: Set<String> = []
    let names = assets.map { "\"\(rules.findings[$0].name)\"" }
    return ListWording.or(names.filter { seen.insert($0).inserted })
  }

  private func cards(_ constraint: PartneringPolicy.Criterion) -> [String] {
    func named(_ ids: Set<String>) -> String { ids.sorted().joined(separator: ", ") }
    let asking = rules.actions.filter { $0.partner?.hard.contains(constraint.name) == true }
    return [
      constraint.isForEveryCard ? "Asked for every card." : nil,
      constraint.requiredFor.isEmpty ? nil : "Always asked for: \(named(constraint.requiredFor)).",
      asking.isEmpty ? nil : "Named by the cards: \(asking.map(\.id).joined(separator: ", ")).",
      constraint.exceptFor.isEmpty ? nil : "Not asked for: \(named(constraint.exceptFor)).",
    ].compactMap(\.self)
  }
}
