package import Facts
import Inference
import RuleLanguage

/// What would change if something were otherwise: the steps before and after, with the reason for each
/// that comes, goes or moves. Nothing is kept.
package struct WhatIf: Answer {
  package var subject: AnswerSubject
  /// What is supposed.
  package var supposed: [SupposedShown]
  /// Another rule set is supposed, not other facts.
  package var isOfOtherRules: Bool
  /// Ids of the shown steps, in order.
  package var before: [String]
  package var after: [String]
  package var changes: [Moved]

  /// A supposed fact.
  package struct SupposedShown: Encodable, Hashable, Sendable {
    package var fact: String
    package var name: String
    package var now: String
    package var value: String
  }

  /// A step that is not where it was, or not as sure.
  package struct Moved: Encodable, Hashable, Sendable {
    /// How it moved.
    package enum Way: String, Encodable, Hashable, Sendable {
      case comes, goes, up, down
      /// It keeps its place, and is as sure as another word now.
      case surer, lessSure = "less sure"
      /// It keeps its place and its word, and its status is another.
      case otherwise
    }

    package var action: String
    package var name: String
    package var way: Way
    /// Its place before and after, from 1.
    package var from: Int?
    package var to: Int?
    package var reason: String
  }
}

extension Explainer {
  /// The advice if facts were otherwise, by slot; several at once, also limits.
  package func whatIf(_ values: [Int: FactValue]) -> WhatIf {
    let other = adviser.outlook(outlook, learning: values)
    let supposed = values.keys.sorted().map { slot in
      let fact = rules.vocabulary.facts[slot]
      return WhatIf.SupposedShown(
        fact: fact.id, name: fact.name,
        now: ValueWording.text(
          outlook.situation.fact(slot).value, kind: fact.kind, isRounded: true),
        value: values[slot].map { ValueWording.text($0, kind: fact.kind) } ?? "")
    }
    return comparison(with: Explainer(adviser, other), supposed, isOfOtherRules: false)
  }

  /// The advice of other rules for the same school.
  package func whatIf(rules other: Explainer) -> WhatIf {
    comparison(with: other, [], isOfOtherRules: true)
  }

  private func comparison(
    with other: Explainer, _ supposed: [WhatIf.SupposedShown], isOfOtherRules: Bool
  ) -> WhatIf {
    let before = outlook.list.shown
    let after = other.outlook.list.shown
    var moved: [WhatIf.Moved] = []
    for (place, candidate) in before.enumerated() {
      let to = after.firstIndex { $0.id == candidate.id }
      let way = to.map { Self.way(candidate, place, after[$0], $0) } ?? .goes
      guard let way else { continue }
      moved.append(
        WhatIf.Moved(
          action: candidate.id, name: name(ofAction: candidate.id), way: way, from: place + 1,
          to: to.map { $0 + 1 }, reason: ReasonForMove(self, other).text(candidate.id, way)))
    }
    for (place, candidate) in after.enumerated()
    where !before.contains(where: { $0.id == candidate.id }) {
      moved.append(
        WhatIf.Moved(
          action: candidate.id, name: other.name(ofAction: candidate.id), way: .comes, from: nil,
          to: place + 1, reason: ReasonForMove(self, other).text(candidate.id, .comes)))
    }
    return WhatIf(
      subject: subject, supposed: supposed, isOfOtherRules: isOfOtherRules,
      before: before.map(\.id), after: after.map(\.id),
      changes: moved)
  }

  private static func way(_ old: Candidate, _ from: Int, _ new: Candidate, _ to: Int)
    -> WhatIf.Moved.Way?
  {
    if from != to { return to < from ? .up : .down }
    let words = Sureness.allCases
    if let was = words.firstIndex(of: old.sureness), let isNow = words.firstIndex(of: new.sureness),
      was != isNow
    {
      return isNow < was ? .surer : .lessSure
    }
    return old.status == new.status ? nil : .otherwise
  }
}

extension WhatIf {
  package var page: AnswerPage {
    let conditions = supposed.map { "\($0.name) were \($0.value) (now \($0.now))" }
    let title =
      isOfOtherRules
      ? "\(subject.name) – under the other rules"
      : "\(subject.name) – if \(ListWording.and(conditions))"
    var lines = changes.map { moved in
      AnswerPage.Line("\(moved.text) – \(moved.reason).", mark: "–")
    }
    if changes.isEmpty {
      lines.append(
        AnswerPage.Line(
          before.isEmpty
            ? "Nothing changes: no step is put forward either way."
            : "Nothing changes: the same \(before.count == 1 ? "step" : "\(NumberWording.word(before.count)) steps"), in the same order and as sure as now."
        ))
    } else {
      let moved = Set(changes.map(\.action))
      let stays = before.filter { after.contains($0) && !moved.contains($0) }.count
      if stays > 0 {
        lines.append(
          AnswerPage.Line(
            "\(ListWording.sentence(NumberWording.word(stays))) step\(stays == 1 ? " stays" : "s stay") as \(stays == 1 ? "it is" : "they are")."
          ))
      }
    }
    lines.append(AnswerPage.Line("Nothing was saved."))
    return AnswerPage(title, lines)
  }
}

extension WhatIf.Moved {
  /// `step 1, "Use an EAL hub school", goes`.
  fileprivate var text: String {
    let title = "\"\(name)\""
    return switch way {
    case .comes: "\(title) comes, as step \(to ?? 0)"
    case .goes: "step \(from ?? 0), \(title), goes"
    case .up: "\(title) moves up from step \(from ?? 0) to \(to ?? 0)"
    case .down: "\(title) moves down from step \(from ?? 0) to \(to ?? 0)"
    case .surer, .lessSure, .otherwise: "step \(from ?? 0), \(title), stays"
    }
  }
}
