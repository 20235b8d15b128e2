import Diagnostics
import Notation

/// Reads how a fact is worked out: one operation of the closed list with its operands.
enum DerivationReader {
  /// The keys that name an operation; other keys of `derive` belong to one of them.
  private static let operations = [
    "difference", "ratio", "sum", "weighted sum", "change", "average",
    "total", "against mean", "deviation", "band", "quadrant", "largest", "smallest", "first known",
    "how many known", "yes when", "members", "different values", "spread", "trend",
  ]

  static func read(_ fields: inout Fields) -> Derivation? {
    let named = operations.filter { fields.mapping.entry($0) != nil }
    guard let operation = named.first, named.count == 1 else {
      // The keys are not reported one by one: which of them are wrong cannot be told.
      for entry in fields.mapping.entries { fields.allow(entry.key.text) }
      fields.report(
        VocabularyProblem.operationNotClear(known: operations).diagnostic(
          at: fields.mapping.location))
      return nil
    }
    switch operation {
    case "difference": return pair(&fields, operation).map { .difference($0, $1) }
    case "ratio": return pair(&fields, operation).map { .ratio($0, $1) }
    case "sum": return some(&fields, operation).map { .sum($0) }
    case "largest": return some(&fields, operation).map { .largest($0) }
    case "smallest": return some(&fields, operation).map { .smallest($0) }
    case "first known": return some(&fields, operation).map { .firstKnown($0) }
    case "weighted sum": return weightedSum(&fields)
    case "change": return overYears(&fields, operation, atLeast: 2).map { .change($0, years: $1) }
    case "average": return overYears(&fields, operation).map { .average($0, years: $1) }
    case "total": return overYears(&fields, operation).map { .total($0, years: $1) }
    case "against mean": return ofGroup(&fields, operation).map { .againstMean($0, of: $1) }
    case "deviation": return ofGroup(&fields, operation).map { .deviation($0, of: $1) }
    case "band": return band(&fields)
    case "quadrant": return quadrant(&fields)
    case "how many known": return howManyKnown(&fields)
    case "yes when": return fields.node("yes when").map { .yesWhen($0) }
    case "members": return members(&fields)
    case "different values":
      return among(&fields, operation).map { .differentValues($0, among: $1) }
    case "spread": return among(&fields, operation).map { .spread($0, among: $1) }
    default: return trend(&fields)
    }
  }

  private static func pair(_ fields: inout Fields, _ key: String) -> (FactName, FactName)? {
    guard let names = fields.texts(key) else { return nil }
    guard names.count == 2 else {
      refuse(&fields, key, "a list of two facts, for example [A, B]")
      return nil
    }
    return (names[0], names[1])
  }

  private static func some(_ fields: inout Fields, _ key: String) -> [FactName]? {
    guard let names = fields.texts(key) else { return nil }
    guard !names.isEmpty else {
      refuse(&fields, key, "a list of facts, for example [A, B]")
      return nil
    }
    return names
  }

  private static func weightedSum(_ fields: inout Fields) -> Derivation? {
    let plus = fields.number("plus", .optional) ?? 0
    guard let parts = fields.mapping("weighted sum") else { return nil }
    guard !parts.entries.isEmpty else {
      refuse(&fields, "weighted sum", "facts with their weights, for example {A: 0.5, B: 0.5}")
      return nil
    }
    var inner = Fields(parts, of: "\"weighted sum\"")
    let weights: [(fact: FactName, weight: Double)] = parts.entries.compactMap { entry in
      inner.number(entry.key.text).map { (entry.key, $0) }
    }
    fields.report(inner.finish())
    guard weights.count == parts.entries.count else { return nil }
    return .weightedSum(weights, plus: plus)
  }

  private static func overYears(
    _ fields: inout Fields, _ key: String, atLeast least: Int = 1
  ) -> (FactName, Int)? {
    let name = fields.text(key)
    guard let over = fields.text("over"), let name else { return nil }
    let parts = over.text.split(separator: " ")
    guard parts.count == 2, parts[1] == "years" || parts[1] == "year", let years = Int(parts[0]),
      (least...10).contains(years)
    else {
      refuse(&fields, "over", "a number of years from \(least) to 10, for example 3 years")
      return nil
    }
    return (name, years)
  }

  private static func ofGroup(
    _ fields: inout Fields, _ key: String
  ) -> (FactName, BenchmarkGroup)? {
    let name = fields.text(key)
    guard let group = fields.word("of", as: BenchmarkGroup.self), let name else { return nil }
    return (name, group)
  }

  private static func among(_ fields: inout Fields, _ key: String) -> (FactName, String)? {
    let name = fields.text(key)
    guard let relation = fields.text("among"), let name else { return nil }
    return (name, relation.text)
  }

  private static func band(_ fields: inout Fields) -> Derivation? {
    let name = fields.text("band")
    let cuts = fields.numbers("cuts")
    let levels = fields.texts("levels")
    guard let name, let cuts, let levels else { return nil }
    guard levels.count == cuts.count + 1, zip(cuts, cuts.dropFirst()).allSatisfy({ $0 < $1 }) else {
      fields.report(
        VocabularyProblem.badCuts(levels: levels.count, cuts: cuts.count).diagnostic(
          at: fields.mapping.entry("cuts")?.key.location, length: 4))
      return nil
    }
    return .band(name, cuts: cuts, levels: levels.map(\.text))
  }

  private static func quadrant(_ fields: inout Fields) -> Derivation? {
    fields.within("quadrant") { inner in
      let across = inner.text("across")
      let up = inner.text("up")
      let near = inner.number("near", .optional) ?? 0
      guard let across, let up else { return nil }
      return .quadrant(across: across, up: up, near: near)
    }
  }

  private static func howManyKnown(_ fields: inout Fields) -> Derivation? {
    if let word = fields.mapping["how many known"]?.scalar {
      fields.allow("how many known")
      if word.text == "judgements" { return .howManyJudgementsKnown }
      refuse(&fields, "how many known", "a list of facts, or the word judgements")
      return nil
    }
    return some(&fields, "how many known").map { .howManyKnown($0) }
  }

  private static func members(_ fields: inout Fields) -> Derivation? {
    guard let mapping = fields.mapping("members") else { return nil }
    guard !mapping.entries.isEmpty else {
      refuse(&fields, "members", "words with their conditions")
      return nil
    }
    return .members(mapping.entries.map { (word: $0.key, condition: $0.value) })
  }

  private static func trend(_ fields: inout Fields) -> Derivation? {
    let name = fields.text("trend")
    let step = fields.number("step")
    guard let name, let step else { return nil }
    guard step > 0 else {
      refuse(&fields, "step", "a number above 0")
      return nil
    }
    return .trend(name, step: step)
  }

  private static func refuse(_ fields: inout Fields, _ key: String, _ needs: String) {
    let name = fields.mapping.entry(key)?.key
    fields.report(
      VocabularyProblem.badOperand(operation: key, needs: needs).diagnostic(
        at: name?.location ?? fields.mapping.location, length: name?.length ?? 1))
  }
}
