/// Writes values one behind the other as bytes, for an ``Unpacker`` that reads them in the same order.
///
/// Numbers stand as the machine has them, little end first on every machine that Swift runs on, so that whole columns are
/// copied at once. The same values give the same bytes.
package struct Packer {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Writes one number.
  package mutating func put<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  /// Writes how many numbers there are, and the numbers.
  package mutating func put<Number: PlainNumber>(all numbers: [Number]) {
    put(numbers.count)
    numbers.withUnsafeBytes { bytes += $0 }
  }

  /// Writes a text as UTF-8, with its length.
  package mutating func put(_ text: String) {
    var text = text
    put(text.utf8.count)
    text.withUTF8 { bytes += $0 }
  }
}

/// A number that may be copied as its bytes: any bytes are one.
package protocol PlainNumber: BitwiseCopyable {
  /// What an array is filled with before bytes are copied into it.
  static var zero: Self { get }
}

extension UInt8: PlainNumber {}
extension UInt64: PlainNumber {}
extension Int16: PlainNumber {}
extension Int32: PlainNumber {}
extension Float: PlainNumber {}
extension Double: PlainNumber {}
