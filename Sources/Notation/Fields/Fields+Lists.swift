import Diagnostics

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
    let words: [Word] = texts.compactMap { word($0, of: key) }
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
  ///   - key: The key of the mapping.
  ///   - need: Whether it must be there.
  ///   - subject: Whose keys they are, as a message begins; by default `"key" of …`.
  ///   - read: Reads the inner fields; what is not asked for there is reported as unknown.
  /// - Returns: What `read` gives; `nil` when there is no such mapping.
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
