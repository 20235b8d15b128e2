import Diagnostics
import Facts
import Notation

/// Reads the values given in examples, as people would type them.
///
/// Any kind: `not known`, `not supplied`, `does not apply`. Numbers: `46`, `46 percent`, `20 to 30`.
/// Levels: the word or its number, `weak to partial`. Choices: a word, or `any of [a, b]`. Sets: a
/// word, a list of words, `none`.
enum ExampleValues {
  /// The value; `nil` when it does not fit the fact, which is reported.
  static func value(
    _ node: Node, _ fact: FactDefinition, _ log: inout ProblemLog
  ) -> FactValue? {
    if let written = node.scalar {
      switch written.text.lowercased() {
      case "not known": return .notKnown
      case "not supplied": return .notSupplied(nil)
      case "does not apply": return .doesNotApply
      default: break
      }
      if let value = value(written, fact) { return value }
    } else if case .list(let nodes, _) = node, case .set = fact.kind {
      if let set = set(nodes.map(\.scalar), fact) { return .known(.set(set)) }
    }
    let text = node.scalar?.text ?? "a list"
    let nearest = NearestName.suggestion(for: text, among: fact.kind.words)
    log.report(
      .example(.badExampleValue(text, fact: fact.name, kind: fact.kind.name, nearest: nearest)),
      at: node.location, length: node.caretLength)
    return nil
  }

  /// A plain number within the limits of a fact, as benchmarks are given.
  static func number(_ node: Node, _ fact: FactDefinition, _ log: inout ProblemLog) -> Double? {
    if let text = node.scalar?.text, let number = number(text, fact.kind) { return number }
    log.report(
      .example(
        .badExampleValue(
          node.scalar?.text ?? "a list", fact: fact.name, kind: fact.kind.name, nearest: nil)),
      at: node.location, length: node.caretLength)
    return nil
  }

  /// `highest third`: the fact lies in that end of the national spread.
  static func place(_ node: Node, _ fact: FactDefinition) -> Place? {
    guard case .number = fact.kind, let text = node.scalar?.text else { return nil }
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 2, let end = Place.End(rawValue: parts[0]),
      let share = Place.Share(rawValue: parts[1])
    else { return nil }
    return Place(end, share)
  }

  private static func value(_ written: Scalar, _ fact: FactDefinition) -> FactValue? {
    let text = written.text
    switch fact.kind {
    case .number, .year:
      if let number = number(text, fact.kind) { return .known(.number(number)) }
      return range(text) { number($0, fact.kind) }
    case .ordinal(let levels):
      if let level = level(text, levels, fact.kind) { return .known(.number(level)) }
      return range(text) { level($0, levels, fact.kind) }
    case .yesNo, .choice:
      if let index = fact.kind.index(ofWord: text) { return .known(.word(index)) }
      return choices(written, fact)
    case .set:
      if let index = fact.kind.index(ofWord: text) { return .known(.set(ValueSet(only: index))) }
      return text == "none" ? .known(.set(ValueSet())) : nil
    case .label, .text: return .known(.text(text))
    }
  }

  private static func number(_ text: String, _ kind: FactKind) -> Double? {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let number = parts.first.flatMap({ PhraseLexer.number($0) }), let limits = kind.limits,
      limits.contains(number)
    else { return nil }
    if case .number(let unit, let whole, _) = kind {
      if whole, Int(exactly: number) == nil { return nil }
      if parts.count == 2, ![unit.name, unit.gap, unit.one].contains(parts[1]) { return nil }
    } else if parts.count == 2 || Int(exactly: number) == nil {
      return nil
    }
    return number
  }

  private static func level(_ text: String, _ levels: [String], _ kind: FactKind) -> Double? {
    if let index = kind.index(ofWord: text) { return Double(index) }
    guard let index = Int(text), levels.indices.contains(index) else { return nil }
    return Double(index)
  }

  /// `20 to 30`: limits that are certain.
  private static func range(_ text: String, _ end: (String) -> Double?) -> FactValue? {
    let ends = text.split(separator: " to ").map(String.init)
    guard ends.count == 2, let low = end(ends[0]), let high = end(ends[1]), low <= high else {
      return nil
    }
    return low == high ? .known(.number(low)) : .between(low, high)
  }

  private static func choices(_ written: Scalar, _ fact: FactDefinition) -> FactValue? {
    guard let phrase = try? PhraseParser.parse(written), case .anyOf(let words) = phrase else {
      return nil
    }
    let indices = words.compactMap { fact.kind.index(ofWord: $0.words.text) }
    guard indices.count == words.count else { return nil }
    return .among(certain: ValueSet(), possible: ValueSet(indices))
  }

  private static func set(_ words: [Scalar?], _ fact: FactDefinition) -> ValueSet? {
    let indices = words.compactMap { $0.flatMap { fact.kind.index(ofWord: $0.text) } }
    return indices.count == words.count ? ValueSet(indices) : nil
  }
}
