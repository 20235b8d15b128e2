import Facts

/// The bits of a block of rows: 512 rows as eight words, row *r* of the block at bit `r % 64` of word
/// `r / 64`. Bits past the last row mean nothing.
enum Block {
  static let rows = 512
  static let words = 8
  typealias Bits = SIMD8<UInt64>
}

/// Loops over a block that compare columns with a number or word. They are written with two lanes of
/// doubles, the width every 64-bit machine has, so that plain release builds come out as vector code.
enum BlockKernels {
  /// Which way numbers are compared with a threshold; NaN meets none.
  enum Order { case atLeast, above, atMost, below }

  /// For each of `count` rows from `values` on whether it stands so to the threshold.
  static func compare(
    _ values: UnsafePointer<Double>, count: Int, _ order: Order, _ threshold: Double,
    into bits: UnsafeMutablePointer<UInt64>
  ) {
    switch order {
    case .atLeast: compare(values, count, threshold, bits) { $0 .>= $1 }
    case .above: compare(values, count, threshold, bits) { $0 .> $1 }
    case .atMost: compare(values, count, threshold, bits) { $0 .<= $1 }
    case .below: compare(values, count, threshold, bits) { $0 .< $1 }
    }
  }

  @inline(__always) private static func compare(
    _ values: UnsafePointer<Double>, _ count: Int, _ threshold: Double,
    _ bits: UnsafeMutablePointer<UInt64>,
    _ holds: (SIMD2<Double>, SIMD2<Double>) -> SIMDMask<SIMD2<Int64>>
  ) {
    let whole = count / 64
    for word in 0..<whole {
      bits[word] = compare64(UnsafeRawPointer(values + word * 64), threshold, holds)
    }
    let rest = count - whole * 64
    guard rest > 0 else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 64) { padded in
      padded.initialize(repeating: .nan)
      for row in 0..<rest { padded[row] = values[whole * 64 + row] }
      guard let padded = padded.baseAddress else { return }
      bits[whole] = compare64(UnsafeRawPointer(padded), threshold, holds)
    }
  }

  /// 64 comparisons as 64 bits. Each lane gathers every second row of eight: its mask, which is minus
  /// one, is taken off what it has shifted up by a byte.
  @inline(__always) private static func compare64(
    _ values: UnsafeRawPointer, _ threshold: Double,
    _ holds: (SIMD2<Double>, SIMD2<Double>) -> SIMDMask<SIMD2<Int64>>
  ) -> UInt64 {
    let limit = SIMD2(repeating: threshold)
    var a = SIMD2<Int64>()
    var b = a
    var c = a
    var d = a
    var offset = 7 * 64
    while offset >= 0 {
      let x = values.loadUnaligned(fromByteOffset: offset, as: SIMD2<Double>.self)
      let y = values.loadUnaligned(fromByteOffset: offset + 16, as: SIMD2<Double>.self)
      let z = values.loadUnaligned(fromByteOffset: offset + 32, as: SIMD2<Double>.self)
      let w = values.loadUnaligned(fromByteOffset: offset + 48, as: SIMD2<Double>.self)
      a = (a &<< 8) &- unsafeBitCast(holds(x, limit), to: SIMD2<Int64>.self)
      b = (b &<< 8) &- unsafeBitCast(holds(y, limit), to: SIMD2<Int64>.self)
      c = (c &<< 8) &- unsafeBitCast(holds(z, limit), to: SIMD2<Int64>.self)
      d = (d &<< 8) &- unsafeBitCast(holds(w, limit), to: SIMD2<Int64>.self)
      offset -= 64
    }
    let all = a | (b &<< 2) | (c &<< 4) | (d &<< 6)
    return UInt64(bitPattern: all.x | (all.y &<< 1))
  }

  /// For each of `count` rows whether its code is one of `words`.
  static func match(
    _ codes: UnsafePointer<UInt8>, count: Int, _ words: [UInt8],
    into bits: UnsafeMutablePointer<UInt64>
  ) {
    words.withUnsafeBufferPointer { words in
      let whole = count / 64
      for word in 0..<whole {
        bits[word] = match64(UnsafeRawPointer(codes + word * 64), words)
      }
      let rest = count - whole * 64
      guard rest > 0 else { return }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { padded in
        padded.initialize(repeating: ChoiceColumn.notSupplied)
        for row in 0..<rest { padded[row] = codes[whole * 64 + row] }
        guard let padded = padded.baseAddress else { return }
        bits[whole] = match64(UnsafeRawPointer(padded), words)
      }
    }
  }

  /// 64 comparisons as 64 bits, eight codes at a time in one word.
  @inline(__always) private static func match64(
    _ codes: UnsafeRawPointer, _ words: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var result: UInt64 = 0
    for part in 0..<8 {
      let eight = codes.loadUnaligned(fromByteOffset: part * 8, as: UInt64.self)
      var found: UInt64 = 0
      for word in words { found |= zeroBytes(eight ^ (UInt64(word) &* 0x0101_0101_0101_0101)) }
      result |= packed(found) &<< UInt64(part * 8)
    }
    return result
  }

  /// 1 in every byte that is 0, and 0 in every other: adding 127 to the low seven bits sets the top
  /// bit of all but zeros.
  @inline(__always) private static func zeroBytes(_ bytes: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((bytes & low) &+ low) | bytes | low) &>> 7
  }

  /// The lowest bits of eight bytes as one byte: the product brings bit 8i to bit 56 + i.
  @inline(__always) private static func packed(_ bytes: UInt64) -> UInt64 {
    (bytes &* 0x0102_0408_1020_4080) &>> 56
  }
}
