import Diagnostics
import Notation
import OrderedCollections

extension VocabularyReader {
  /// The kind of a fact with its words or limits; `nil` when it cannot be told.
  mutating func kind(_ fields: inout Fields) -> FactKind? {
    let names = [
      "number", "yes or no", "choice", "ordinal", "set", "year", "text", "label",
    ]
    let word = fields.word("kind", among: names)
    let unit = fields.text("unit", .optional)
    let whole = fields.yesOrNo("whole", .optional)
    let range = range(&fields)
    let values = fields.node("values", .optional)
    let levels = fields.text("levels", .optional)
    guard let word else { return nil }
    let given = ["unit", "whole", "range", "values", "levels", "unless said"].filter {
      fields.mapping.entry($0) != nil
    }
    let meant: Set<String> =
      switch word.text {
      case "number": ["unit", "whole", "range"]
      case "year": ["range"]
      case "choice": ["values", "unless said"]
      case "yes or no": ["unless said"]
      case "set": ["values"]
      case "ordinal": ["levels"]
      default: []
      }
    for key in given where !meant.contains(key) {
      report(.keyDoesNotFit(key: key, kind: word.text), at: fields, key)
    }
    switch word.text {
    case "number":
      guard let range = range ?? missing("range", word) else { return nil }
      return .number(unit: self.unit(unit), whole: whole ?? false, range: range)
    case "year":
      let years = range ?? 1900...2100
      return .year(range: Int(years.lowerBound)...Int(years.upperBound))
    case "choice":
      return words(values, in: fields, word).map { .choice($0) }
    case "set":
      return words(values, in: fields, word).map { .set($0) }
    case "ordinal":
      guard let levels = levels ?? missing("levels", word) else { return nil }
      return scale(levels).map { .ordinal($0) }
    case "yes or no": return .yesNo
    case "label": return .label
    default: return .text
    }
  }

  private mutating func missing<Value>(_ key: String, _ kind: Scalar) -> Value? {
    report(.keyMissing(key: key, kind: kind.text), at: kind)
    return nil
  }

  private mutating func report(_ problem: VocabularyProblem, at fields: Fields, _ key: String) {
    guard let name = fields.mapping.entry(key)?.key else { return }
    report(problem, at: name)
  }

  private mutating func range(_ fields: inout Fields) -> ClosedRange<Double>? {
    guard let numbers = fields.numbers("range", .optional) else { return nil }
    guard numbers.count == 2, numbers[0] < numbers[1],
      numbers.allSatisfy({ abs($0) <= 1e12 })
    else {
      report(.badRange, at: fields, "range")
      return nil
    }
    return numbers[0]...numbers[1]
  }

  private mutating func unit(_ name: Scalar?) -> Unit {
    guard let name else { return .none }
    if let unit = units[name.text] { return unit }
    notDeclared("unit", name, among: Array(units.keys))
    // Later checks of units go on as if the unit were declared.
    return Unit(name: name.text, symbol: " \(name.text)", gap: name.text, one: name.text)
  }

  private mutating func scale(_ name: Scalar) -> [String]? {
    if let levels = scales[name.text] { return levels }
    notDeclared("scale", name, among: Array(scales.keys))
    return nil
  }

  /// The words of a choice or set: written out, or those of a named list.
  ///
  /// `open` stands for a set whose members nobody can list beforehand, such as schools: it has no
  /// words, and no rule tests it for one.
  private mutating func words(_ node: Node?, in fields: Fields, _ kind: Scalar) -> [String]? {
    guard let node = node ?? missing("values", kind) else { return nil }
    let words: [String]
    if let name = node.scalar {
      if name.text == "open", kind.text == "set" { return [] }
      guard let list = lists[name.text] else {
        notDeclared("list", name, among: Array(lists.keys))
        return nil
      }
      words = list
    } else {
      words = self.words(
        node, of: fields.mapping.entry("values")?.key ?? Scalar("values", at: node.location))
    }
    guard words.count <= ValueSet.capacity else {
      report(.tooManyWords(count: words.count, limit: ValueSet.capacity), at: fields, "values")
      return nil
    }
    return words.isEmpty ? nil : words
  }

  private mutating func notDeclared(_ kind: String, _ name: Scalar, among names: [String]) {
    let nearest = NearestName.suggestion(for: name.text, among: names)
    report(.notDeclared(kind: kind, name.text, nearest: nearest), at: name)
  }
}
