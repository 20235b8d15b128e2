import RuleLanguage

/// Why one action stands above another: the first key of the order on which they differ.
package struct WhyAbove: Answer {
  package var subject: AnswerSubject
  package var upper: ActionNamed
  package var lower: ActionNamed
  /// The first key on which they differ; none where one of them is not ranked.
  package var key: String?
  /// What each has under that key.
  package var upperHas: String?
  package var lowerHas: String?
  /// The keys before it, on which they are alike.
  package var alike: [String]
  /// The whole in a sentence.
  package var text: String
}

extension Explainer {
  /// Why `upper` stands above `lower`; where it is the other way round, the answer says so.
  package func whyAbove(_ upper: Int, _ lower: Int) -> WhyAbove {
    var answer = WhyAbove(
      subject: subject, upper: named(upper), lower: named(lower), alike: [], text: "")
    guard upper != lower else {
      answer.text = "That is one and the same step."
      return answer
    }
    guard let first = candidate(upper), let second = candidate(lower) else {
      let missing = [answer.upper, answer.lower].filter { $0.place == nil }
      answer.text = missing.map {
        "\"\($0.name)\" has no place in the order. \(StatusWording.sentence($0.status))"
      }.joined(separator: " ")
      return answer
    }
    let order = RankOrder(rules.ranking)
    guard let difference = order.firstDifference(first, second) else { return answer }
    let (better, worse) = difference.isBetter ? (first, second) : (second, first)
    if !difference.isBetter { swap(&answer.upper, &answer.lower) }
    let wording = RankWording(rules)
    answer.key = difference.key.rawValue
    answer.upperHas = wording.has(better, difference.key)
    answer.lowerHas = wording.has(worse, difference.key)
    answer.alike = order.keys.prefix { $0 != difference.key }.map(\.rawValue)
    let opening =
      difference.isBetter
      ? ""
      : "It is the other way round: \"\(answer.upper.name)\" stands above \"\(answer.lower.name)\". "
    answer.text = opening + wording.difference(better, worse, difference.key, alike: answer.alike)
    if let displaced = displacement(of: better.id) {
      answer.text += " Even so it is not shown: \(displaced)."
    } else if isLifted(answer) {
      answer.text += " On the page it stands lower all the same, as the other has to come first."
    }
    return answer
  }

  /// Whether what is shown turns the order round.
  private func isLifted(_ answer: WhyAbove) -> Bool {
    guard let upper = answer.upper.shownAt, let lower = answer.lower.shownAt else { return false }
    return upper > lower
  }

  /// Why a ranked action is not shown; `nil` for one that is shown or not ranked.
  func displacement(of id: String) -> String? {
    outlook.list.displaced.first { $0.candidate.id == id }.map {
      DisplacementWording(rules).text($0.why)
    }
  }
}

extension WhyAbove {
  package var page: AnswerPage {
    AnswerPage(
      "\(subject.name) – why \"\(upper.name)\" stands above \"\(lower.name)\"",
      [AnswerPage.Line(text)],
      next: Set([upper, lower].compactMap(\.shownAt)).sorted().map { "why \($0)" })
  }
}
