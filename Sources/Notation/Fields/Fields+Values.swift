import Diagnostics

extension Fields {
  /// A text on one line.
  package mutating func text(_ key: String, _ need: Need = .required) -> Scalar? {
    guard let node = node(key, need) else { return nil }
    return text(node, of: key)
  }

  /// A text on one or several lines, without line ends at its end.
  package mutating func prose(_ key: String, _ need: Need = .required) -> Scalar? {
    guard let node = node(key, need) else { return nil }
    guard var scalar = scalar(node, of: key) else { return nil }
    while let last = scalar.text.last, last.isWhitespace { scalar.text.removeLast() }
    return scalar
  }

  /// A word of a closed list.
  package mutating func word(
    _ key: String, among known: [String], _ need: Need = .required
  ) -> Scalar? {
    guard let scalar = text(key, need) else { return nil }
    return listed(scalar, of: key, among: known)
  }

  /// A word of an enumeration, by its raw value.
  package mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, as type: Word.Type = Word.self, _ need: Need = .required
  ) -> Word? {
    guard let scalar = text(key, need) else { return nil }
    return word(scalar, of: key)
  }

  /// The word of an enumeration that a text is.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ scalar: Scalar, of key: String
  ) -> Word? {
    if let word = Word(rawValue: scalar.text) { return word }
    reportUnknownWord(scalar, of: key, among: Word.allCases.map { $0.rawValue })
    return nil
  }

  /// A whole number within limits, both included.
  package mutating func wholeNumber(
    _ key: String, in limits: ClosedRange<Int> = 0...Int(Int32.max), _ need: Need = .required
  ) -> Int? {
    guard let scalar = text(key, need) else { return nil }
    guard Number.isNumber(scalar.text) else {
      report(.notANumber(scalar.text, key: key), at: scalar)
      return nil
    }
    guard let number = Int(scalar.text) else {
      report(.notWhole(scalar.text, key: key), at: scalar)
      return nil
    }
    guard limits.contains(number) else {
      let words = "\(limits.lowerBound) to \(limits.upperBound)"
      report(.outOfRange(scalar.text, key: key, limits: words), at: scalar)
      return nil
    }
    return number
  }

  /// A number, with or without decimals.
  package mutating func number(_ key: String, _ need: Need = .required) -> Double? {
    guard let scalar = text(key, need) else { return nil }
    return number(scalar, of: key)
  }

  /// A list of numbers.
  package mutating func numbers(_ key: String, _ need: Need = .required) -> [Double]? {
    guard let scalars = texts(key, need) else { return nil }
    let numbers = scalars.compactMap { number($0, of: key) }
    return numbers.count == scalars.count ? numbers : nil
  }

  /// `yes` or `no`.
  package mutating func yesOrNo(_ key: String, _ need: Need = .required) -> Bool? {
    guard let scalar = text(key, need) else { return nil }
    switch scalar.text {
    case "yes": return true
    case "no": return false
    default:
      report(.notYesOrNo(scalar.text, key: key), at: scalar)
      return nil
    }
  }

  /// A day of the calendar, `2027-09-01`.
  package mutating func date(_ key: String, _ need: Need = .required) -> CalendarDate? {
    guard let scalar = text(key, need) else { return nil }
    guard let date = CalendarDate(scalar.text) else {
      report(.notADate(scalar.text, key: key), at: scalar)
      return nil
    }
    return date
  }

  mutating func number(_ scalar: Scalar, of key: String) -> Double? {
    guard Number.isNumber(scalar.text), let number = Double(scalar.text), number.isFinite else {
      report(.notANumber(scalar.text, key: key), at: scalar)
      return nil
    }
    return number
  }

  /// A text that must be one of a closed list of words.
  mutating func listed(_ scalar: Scalar, of key: String, among known: [String]) -> Scalar? {
    if known.contains(scalar.text) { return scalar }
    reportUnknownWord(scalar, of: key, among: known)
    return nil
  }

  private mutating func reportUnknownWord(_ scalar: Scalar, of key: String, among known: [String]) {
    let nearest = NearestName.suggestion(for: scalar.text, among: known)
    report(.unknownWord(scalar.text, key: key, nearest: nearest, known: known), at: scalar)
  }

  /// A node that must be a text on one line.
  mutating func text(_ node: Node, of key: String) -> Scalar? {
    guard let scalar = scalar(node, of: key) else { return nil }
    if scalar.spansLines {
      report(.blockText(key: key), at: scalar)
      return nil
    }
    if scalar.text.isEmpty {
      report(.emptyValue(key: key), at: scalar)
      return nil
    }
    return scalar
  }

  private mutating func scalar(_ node: Node, of key: String) -> Scalar? {
    if let scalar = node.scalar { return scalar }
    report(.wrongShape(key: key, expected: .text, found: node.shape), at: node.location)
    return nil
  }
}
