import Advice
import Foundation
import Inference
import Schools

/// Areas at the prompt: an authority, a trust or a region in its own voice, as `waymark advise --area` and
/// `waymark ask --area` speak of them.
extension Conversation {
  /// The area that a name means, unless it means a school: the whole name of an area, or part of one that no
  /// school has.
  func area(named name: String) -> SchoolSets.Entry? {
    guard case .found(let set) = SchoolSets(adviser.engine.base).find(name) else { return nil }
    let typed = SchoolName(name).words
    if SchoolName(set.name).words == typed { return set }
    if typed.count > 1, typed.first == set.kind.rawValue { return set }
    if case .unknown = adviser.directory.find(name) { return set }
    return nil
  }

  /// Advice for an area, which is in focus then.
  mutating func advise(_ set: SchoolSets.Entry) -> Reply {
    let advice = adviser.advice(for: set)
    (focus, area) = (nil, set)
    suggestions = advice.nextSteps.map(\.action)
    let next =
      suggestions.isEmpty
      ? "Next: \(Self.areaQuestions.joined(separator: "   "))" : nextLine()
    return Reply(AdviceText.render(advice, width: width) + "\n" + next)
  }

  /// Offered after an area without steps.
  private static let areaQuestions = AreaAnswering.phrases.filter { $0.topic != .all }
    .prefix(3).map(\.phrase)

  /// What a line asks of the area in focus, or of the authority of the school in focus.
  ///
  /// - Parameters:
  ///   - line: What was typed.
  ///   - isExact: Only the phrases that help shows are taken, whatever else the line may look like.
  /// - Returns: The reply; `nil` for other lines.
  mutating func answerAboutArea(_ line: String, isExact: Bool) -> Reply? {
    let typed = line.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .trimmingCharacters(in: CharacterSet(charactersIn: "?!. "))
    let exact = AreaAnswering.phrases.first { $0.phrase == typed }?.topic
    guard let topic = isExact ? exact : AreaAnswering.topic(line) else { return nil }
    guard let area else {
      // "And for us as the authority?" after a school.
      guard topic == .all, typed.contains("authority"), let focus,
        let home = self.area(named: adviser.directory.entries[focus].area)
      else { return nil }
      return advise(home)
    }
    if topic == .all { return advise(area) }
    return reply(AreaAnswering(adviser, area).answer(topic, line))
  }

  /// Answers a question about the steps of the area in focus; of a trust or a region none are ranked.
  mutating func answer(_ question: Question, _ line: String, about set: SchoolSets.Entry) -> Reply {
    guard let row = set.area else { return reply(AreaAnswering(adviser, set).answer(line: line)) }
    let explainer = Explainer(adviser, adviser.outlook(for: .area(row)))
    return reply(Answering(explainer).answer(question, line: line))
  }
}
