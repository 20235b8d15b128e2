/// Reads what a ``Packer`` wrote, in the same order, and never past the end.
package struct Unpacker {
  /// The bytes are not what a packer wrote: cut short, or changed.
  package struct Damage: Error, Hashable, Sendable {
    package init() {}
  }

  private let bytes: [UInt8]
  private var place: Int

  /// - Parameters:
  ///   - bytes: What was written.
  ///   - start: Where in them it begins.
  package init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    place = start
  }

  /// Whether everything was read.
  package var isAtEnd: Bool { place == bytes.count }

  /// Reads one number.
  package mutating func number<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(Damage) -> Number {
    let range = try take(MemoryLayout<Number>.size)
    var number = Number.zero
    withUnsafeMutableBytes(of: &number) { $0.copyBytes(from: bytes[range]) }
    return Number(littleEndian: number)
  }

  /// Reads numbers that were written with how many there are.
  package mutating func numbers<Number: PlainNumber>(
    _ type: Number.Type = Number.self
  ) throws(Damage) -> [Number] {
    let count = try number(Int.self)
    let stride = MemoryLayout<Number>.stride
    guard count >= 0, count <= (bytes.count - place) / stride else { throw Damage() }
    let range = try take(count * stride)
    var numbers = Array(repeating: Number.zero, count: count)
    numbers.withUnsafeMutableBytes { $0.copyBytes(from: bytes[range]) }
    return numbers
  }

  /// Reads a text.
  package mutating func text() throws(Damage) -> String {
    let range = try take(try number(Int.self))
    return String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func take(_ count: Int) throws(Damage) -> Range<Int> {
    guard count >= 0, count <= bytes.count - place else { throw Damage() }
    defer { place += count }
    return place..<place + count
  }
}
