import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections

/// Reads `Rules/strategies.yaml`: what each of the six strategies rests on, on what condition, and which
/// topics it leaves to others.
///
///     strategies:
///       system_leadership:
///         name: system leadership
///         idea: Many heads whose schools do well want to help others
///         on condition that: They are encouraged, followed and supported
///         source: A11
///         at: LES¶7
///         leaves to others:
///           - topics: [parents, transition]
///             because: They ask for families, and for the schools between which pupils move
///
/// All six must be there. Topics and sources are looked up at once.
struct StrategyReader {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) { self.names = names }

  mutating func read(_ root: Node) -> [StrategyEntry] {
    var problems: [Diagnostic] = []
    defer { log.add(problems) }
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return [] }
    let entries = fields.within("strategies") { inner -> [StrategyEntry]? in
      Strategy.allCases.compactMap { strategy in
        let place = inner.mapping.entry(strategy.id)?.key.location
        return inner.within(strategy.id) { self.entry(strategy, at: place, &$0) }
      }
    }
    problems += fields.finish()
    return entries ?? []
  }

  private mutating func entry(
    _ strategy: Strategy, at place: Source.Location?, _ fields: inout Fields
  ) -> StrategyEntry? {
    _ = fields.word("name", among: [strategy.rawValue])
    let idea = fields.prose("idea")
    let condition = fields.prose("on condition that")
    let source = fields.text("source")
    let locator = fields.text("at")
    let left = leftTopics(&fields)
    if let source, names.evidence.sources[source.text] == nil {
      let known = Array(names.evidence.sources.keys)
      let nearest = NearestName.suggestion(for: source.text, among: known)
      log.report(.name(.unknownSource(source.text, nearest: nearest)), at: source)
    }
    guard let place, let idea, let condition, let source, let locator else { return nil }
    return StrategyEntry(
      strategy: strategy, idea: idea.text, condition: condition.text, source: source.text,
      locator: locator.text, leavesToOthers: left, location: place)
  }

  private mutating func leftTopics(_ fields: inout Fields) -> [StrategyEntry.LeftTopic] {
    var left: [StrategyEntry.LeftTopic] = []
    for mapping in fields.mappings("leaves to others", .optional) ?? [] {
      var inner = Fields(mapping, of: "\"leaves to others\"")
      let topics = inner.texts("topics")
      let because = inner.prose("because")
      fields.report(inner.finish())
      guard let topics, let because else { continue }
      for written in topics {
        guard let topic = topic(written, because.text) else { continue }
        if left.contains(where: { $0.topic == topic.topic }) {
          log.report(.card(.listedTwice(written.text)), at: written)
        } else {
          left.append(topic)
        }
      }
    }
    return left
  }

  private mutating func topic(_ written: Scalar, _ reason: String) -> StrategyEntry.LeftTopic? {
    let known = names.vocabulary.lists["topics"] ?? []
    let folded = FactKind.folded(written.text)
    guard let topic = known.first(where: { FactKind.folded($0) == folded }) else {
      let nearest = NearestName.suggestion(for: written.text, among: known)
      log.report(.name(.unknownTopic(written.text, nearest: nearest, known: known)), at: written)
      return nil
    }
    return StrategyEntry.LeftTopic(
      topic: topic, reason: reason, location: written.location, length: written.length)
  }
}
