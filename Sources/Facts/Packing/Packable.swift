/// What can be packed into bytes and made again from them, equal.
package protocol Packable {
  /// Writes itself.
  func pack(into packer: inout Packer)
  /// Reads what ``pack(into:)`` wrote; throws where the bytes are something else.
  init(from unpacker: inout Unpacker) throws(Unpacker.Damage)
}

extension Int: Packable {
  package func pack(into packer: inout Packer) { packer.put(self) }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self = try unpacker.number()
  }
}

extension Int32: Packable {
  package func pack(into packer: inout Packer) { packer.put(self) }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self = try unpacker.number()
  }
}

extension Double: Packable {
  package func pack(into packer: inout Packer) { packer.put(bitPattern) }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self.init(bitPattern: try unpacker.number())
  }
}

extension Bool: Packable {
  package func pack(into packer: inout Packer) { packer.put(UInt8(self ? 1 : 0)) }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self = try unpacker.number(UInt8.self) != 0
  }
}

extension String: Packable {
  package func pack(into packer: inout Packer) { packer.put(self) }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self = try unpacker.text()
  }
}

extension Optional: Packable where Wrapped: Packable {
  package func pack(into packer: inout Packer) {
    (self != nil).pack(into: &packer)
    self?.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self = try Bool(from: &unpacker) ? try Wrapped(from: &unpacker) : nil
  }
}

extension Array: Packable where Element: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(count)
    for element in self { element.pack(into: &packer) }
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    let count = try unpacker.number(Int.self)
    guard count >= 0 else { throw Unpacker.Damage() }
    self = []
    // Not reserved: a damaged count would take all memory before the bytes run out.
    for _ in 0..<count { append(try Element(from: &unpacker)) }
  }
}

extension Dictionary: Packable where Key: Packable, Value: Packable {
  /// In the order of the keys' bytes, so that equal dictionaries give equal bytes.
  package func pack(into packer: inout Packer) {
    let entries = map { key, value in
      var bytes = Packer()
      key.pack(into: &bytes)
      return (bytes.bytes, key, value)
    }
    packer.put(count)
    for (_, key, value) in entries.sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
      key.pack(into: &packer)
      value.pack(into: &packer)
    }
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    let count = try unpacker.number(Int.self)
    guard count >= 0 else { throw Unpacker.Damage() }
    self = [:]
    for _ in 0..<count {
      let key = try Key(from: &unpacker)
      self[key] = try Value(from: &unpacker)
    }
  }
}

/// Cases with a name are packed by their name.
extension Packable where Self: RawRepresentable, RawValue == String {
  package func pack(into packer: inout Packer) { packer.put(rawValue) }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    guard let value = Self(rawValue: try unpacker.text()) else { throw Unpacker.Damage() }
    self = value
  }
}
