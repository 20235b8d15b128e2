package import Facts

/// A value as a person types it: a word, a number, "not known", "20 to 30", "about a quarter".
///
/// | typed | means |
/// |---|---|
/// | `41`, `41 %`, `1,200` | that number |
/// | `20 to 30`, `20-30`, `between 20 and 30` | between the two, which are certain |
/// | `at least 20`, `20 or more`, `more than 20` | from 20 to the fact's upper limit |
/// | `at most 20`, `up to 20`, `under 20`, `<20` | from the fact's lower limit to 20 |
/// | `about 25`, `roughly a quarter` | 5 percentage points, else a fifth, either side |
/// | `not known`, `don't know`, `?` | asked, and not known |
/// | `does not apply`, `n/a` | the question makes no sense |
/// | `partial`, `weak to partial`, `2` | a level, between levels, a level by its number |
/// | `maths; reading`, `none` | a set; the empty set |
///
/// "More than" and "under" of a fraction keep the end: limits stay certain, and one point more says
/// nothing that a rule could rest on.
package enum ValuePhrase {
  /// Why a text is no value of a fact.
  package enum Problem: Error, Hashable, Sendable {
    case notANumber
    /// The limits of the fact.
    case outOfRange(ClosedRange<Double>)
    case notWhole
    /// The word, and the values there are.
    case unknownWord(String, allowed: [String])

    var refusal: CellReader.Refusal {
      switch self {
      case .notANumber: .notANumber
      case .outOfRange: .outOfRange
      case .notWhole: .notWhole
      case .unknownWord: .unknownWord
      }
    }
  }

  /// Reads a text as a value of a fact.
  package static func read(_ text: String, of fact: FactDefinition) -> Result<FactValue, Problem> {
    let words = tidied(text)
    switch words {
    case "": return .success(.notSupplied(nil))
    case "not known", "unknown", "don't know", "dont know", "do not know", "?", "not sure":
      return .success(.notKnown)
    case "does not apply", "n/a", "not applicable": return .success(.doesNotApply)
    default: break
    }
    switch fact.kind {
    case .number(let unit, let whole, let range):
      return number(words, range: range, whole: whole, isPercent: unit.name == "percent")
    case .year(let range):
      let limits = Double(range.lowerBound)...Double(range.upperBound)
      return number(words, range: limits, whole: true, isPercent: false)
    case .ordinal(let levels): return level(words, levels)
    case .choice, .yesNo: return choice(words, of: fact.kind)
    case .set(let members): return set(words, members)
    case .label, .text:
      return .success(
        .known(.text(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))))
    }
  }

  /// Small letters, single spaces, typographic signs made plain.
  private static func tidied(_ text: String) -> String {
    var plain = ""
    for character in text {
      switch character {
      case "–", "—", "−": plain.append("-")
      case "’", "‘": plain.append("'")
      default: plain.append(character)
      }
    }
    return plain.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension ValuePhrase {
  private static func number(
    _ words: String, range: ClosedRange<Double>, whole: Bool, isPercent: Bool
  ) -> Result<FactValue, Problem> {
    func plain(_ text: some StringProtocol) -> Double? {
      let trimmed = text.split(separator: " ").joined(separator: " ")
      if let share = fractions[trimmed], isPercent { return share }
      guard let number = NumberText(trimmed), isPercent || !number.hasPercentSign else {
        return nil
      }
      return number.value
    }
    func limits(_ low: Double, _ high: Double) -> Result<FactValue, Problem> {
      guard low <= high, range.contains(low), range.contains(high) else {
        return .failure(.outOfRange(range))
      }
      return .success(low == high ? .known(.number(low)) : .between(low, high))
    }
    if let exact = plain(words) {
      guard range.contains(exact) else { return .failure(.outOfRange(range)) }
      if whole, exact != exact.rounded() { return .failure(.notWhole) }
      return .success(.known(.number(exact)))
    }
    for opening in ["at least ", "more than ", "over ", "above ", ">=", ">"] {
      if let low = plain(words.remainder(after: opening)) { return limits(low, range.upperBound) }
    }
    for opening in [
      "at most ", "up to ", "less than ", "fewer than ", "under ", "below ", "<=", "<",
    ] {
      if let high = plain(words.remainder(after: opening)) { return limits(range.lowerBound, high) }
    }
    if words.hasSuffix(" or more"), let low = plain(words.dropLast(8)) {
      return limits(low, range.upperBound)
    }
    if words.hasSuffix(" or fewer") || words.hasSuffix(" or less"),
      let space = words.firstRange(of: " or ")?.lowerBound, let high = plain(words[..<space])
    {
      return limits(range.lowerBound, high)
    }
    for opening in ["about ", "roughly ", "around ", "approximately ", "some ", "c. ", "ca. ", "~"]
    {
      guard let middle = plain(words.remainder(after: opening)) else { continue }
      let margin = isPercent ? 5 : abs(middle) / 5
      let (low, high) = (middle - margin, middle + margin)
      return limits(
        max(range.lowerBound, whole ? low.rounded(.down) : low),
        min(range.upperBound, whole ? high.rounded(.up) : high))
    }
    if let (low, high) = pair(words) {
      if let low = plain(low), let high = plain(high) { return limits(low, high) }
    }
    return .failure(.notANumber)
  }

  /// The two ends of "20 to 30", "20-30", "between 20 and 30".
  private static func pair(_ words: String) -> (Substring, Substring)? {
    var text = words.remainder(after: "between ")
    var separators = [" and "]
    if text.isEmpty {
      text = words.remainder(after: "from ")
      if text.isEmpty { text = words[...] }
      separators = [" to ", "-"]
    }
    for separator in separators {
      // A leading minus sign belongs to the first number.
      let rest = text.dropFirst()
      if let found = rest.firstRange(of: separator) {
        return (text[..<found.lowerBound], text[found.upperBound...])
      }
    }
    return nil
  }

  private static let fractions: [String: Double] = [
    "none": 0, "a tenth": 10, "a fifth": 20, "a quarter": 25, "one in four": 25,
    "a third": 100.0 / 3, "one in three": 100.0 / 3, "half": 50, "a half": 50,
    "two thirds": 200.0 / 3, "three quarters": 75, "all": 100, "one in ten": 10, "one in five": 20,
  ]
}

extension ValuePhrase {
  private static func level(_ words: String, _ levels: [String]) -> Result<FactValue, Problem> {
    func index(_ word: some StringProtocol) -> Int? {
      if let number = Int(word), levels.indices.contains(number) { return number }
      return levels.firstIndex { folded($0) == folded(word) }
    }
    if let level = index(words) { return .success(.known(.number(Double(level)))) }
    if let (low, high) = pair(words), let low = index(low), let high = index(high), low <= high {
      return .success(.between(Double(low), Double(high)))
    }
    if let (low, high) = words.halves(" or "), let low = index(low), let high = index(high) {
      return .success(.between(Double(min(low, high)), Double(max(low, high))))
    }
    if let low = index(words.remainder(after: "at least ")) {
      return .success(.between(Double(low), Double(levels.count - 1)))
    }
    if let high = index(words.remainder(after: "at most ")) {
      return .success(.between(0, Double(high)))
    }
    return .failure(.unknownWord(words, allowed: levels))
  }

  private static func choice(_ words: String, of kind: FactKind) -> Result<FactValue, Problem> {
    let allowed = kind.words
    func index(_ word: some StringProtocol) -> Int? {
      if case .yesNo = kind {
        if ["y", "yes", "true", "1"].contains(String(word)) { return 1 }
        if ["n", "no", "false", "0"].contains(String(word)) { return 0 }
      }
      return allowed.firstIndex { folded($0) == folded(word) }
    }
    if let word = index(words) { return .success(.known(.word(word))) }
    let parts = words.split(separator: " or ")
    let indices = parts.compactMap(index)
    if parts.count > 1, indices.count == parts.count {
      return .success(.among(certain: ValueSet(), possible: ValueSet(indices)))
    }
    return .failure(.unknownWord(words, allowed: allowed))
  }

  private static func set(_ words: String, _ members: [String]) -> Result<FactValue, Problem> {
    if words == "none" || words == "empty" { return .success(.known(.set(ValueSet()))) }
    var found = ValueSet()
    for part in words.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == "|" }) {
      let word = part.split(separator: " ").joined(separator: " ")
      guard let index = members.firstIndex(where: { folded($0) == folded(word) }) else {
        return .failure(.unknownWord(word, allowed: members))
      }
      found.insert(index)
    }
    return .success(.known(.set(found)))
  }

  /// A word as it is compared: underscores and hyphens are spaces, capitals do not count.
  private static func folded(_ word: some StringProtocol) -> String {
    word.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: " ")
  }
}

extension String {
  /// What follows an opening; empty when the text does not begin with it.
  fileprivate func remainder(after opening: String) -> Substring {
    hasPrefix(opening) ? dropFirst(opening.count) : ""
  }

  /// The parts before and after a separator.
  fileprivate func halves(_ separator: String) -> (Substring, Substring)? {
    firstRange(of: separator).map { (self[..<$0.lowerBound], self[$0.upperBound...]) }
  }
}
