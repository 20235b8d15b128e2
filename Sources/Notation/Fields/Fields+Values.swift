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
    word(key, among: type.allCases.map(\.rawValue), need).flatMap { Word(rawValue: $0.text) }
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

  private mutating func number(_ scalar: Scalar, of key: String) -> Double? {
    guard Number.isNumber(scalar.text), let number = Double(scalar.text), number.isFinite else {
      report(.notANumber(scalar.text, key: key), at: scalar)
      return nil
    }
    return number
  }

  private mutating func listed(_ scalar: Scalar, of key: String, among known: [String]) -> Scalar? {
    if known.contains(scalar.text) { return scalar }
    let nearest = NearestName.suggestion(for: scalar.text, among: known)
    report(.unknownWord(scalar.text, key: key, nearest: nearest, known: known), at: scalar)
    return nil
  }

  /// A node that must be a text on one line.
  private mutating func text(_ node: Node, of key: String) -> Scalar? {
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

extension Fields {
  /// The elements of a list, of whatever shape.
  package mutating func list(_ key: String, _ need: Need = .required) -> [Node]? {
    guard let node = node(key, need) else { return nil }
    if let list = node.list { return list }
    report(
      .wrongShape(key: key, expected: .list, found: node.shape), at: node.location,
      length: node.caretLength)
    return nil
  }

  /// A list of texts, each on one line; `nil` when any of them is something else.
  package mutating func texts(_ key: String, _ need: Need = .required) -> [Scalar]? {
    guard let list = list(key, need) else { return nil }
    let texts = list.compactMap { text($0, of: key) }
    return texts.count == list.count ? texts : nil
  }

  /// A list of words of an enumeration; `nil` when any of them is unknown.
  package mutating func words<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, as type: Word.Type = Word.self, _ need: Need = .required
  ) -> [Word]? {
    guard let texts = texts(key, need) else { return nil }
    let known = type.allCases.map(\.rawValue)
    let words = texts.compactMap { listed($0, of: key, among: known) }
      .compactMap { Word(rawValue: $0.text) }
    return words.count == texts.count ? words : nil
  }

  /// A mapping.
  package mutating func mapping(_ key: String, _ need: Need = .required) -> Mapping? {
    guard let node = node(key, need) else { return nil }
    if let mapping = node.mapping { return mapping }
    report(
      .wrongShape(key: key, expected: .mapping, found: node.shape), at: node.location,
      length: node.caretLength)
    return nil
  }

  /// A list of mappings; those elements that are something else are reported and left out.
  package mutating func mappings(_ key: String, _ need: Need = .required) -> [Mapping]? {
    guard let list = list(key, need) else { return nil }
    return list.compactMap { node in
      if let mapping = node.mapping { return mapping }
      report(
        .wrongShape(key: nil, expected: .mapping, found: node.shape), at: node.location,
        length: node.caretLength)
      return nil
    }
  }

  /// Reads a mapping within this one; its problems become problems of this one.
  ///
  /// - Parameters:
  ///   - subject: Whose keys they are, as a message begins; by default `"key" of …`.
  ///   - read: Reads the inner fields; what is not asked for there is reported as unknown.
  package mutating func within<Value>(
    _ key: String, _ need: Need = .required, of subject: String? = nil,
    read: (inout Fields) -> Value?
  ) -> Value? {
    guard let mapping = mapping(key, need) else { return nil }
    var inner = Fields(mapping, of: subject ?? "\(key.quoted()) of \(self.subject)")
    let value = read(&inner)
    report(inner.finish())
    return value
  }
}

/// The one way numbers are written: `-12`, `2.5`; no exponents, no thousands marks, no plus sign.
enum Number {
  static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
