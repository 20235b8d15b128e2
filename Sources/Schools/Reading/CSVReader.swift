/// Reads a CSV file (RFC 4180) row by row in a memory that holds a few rows at a time.
///
/// Quoted fields may hold delimiters, line ends and doubled quotes; line ends may be LF, CRLF or CR;
/// a byte-order mark is skipped; empty lines are counted and passed over. A quotation mark inside an
/// unquoted field, and text after a closing quotation mark, are taken as they stand: publishers do
/// both. Time is linear in the bytes; memory is one piece of the file, or the longest row.
package struct CSVReader<Stream: ByteStream> {
  /// The longest row that is read; past it, a quotation mark was probably never closed.
  package static var longestRow: Int { 8 << 20 }
  /// The largest number of fields of a row.
  package static var mostFields: Int { 20_000 }
  /// The largest number of rows: row numbers are kept in 32 bits.
  package static var mostRows: Int { Int(Int32.max) }

  private var stream: Stream
  /// The delimiter, found in the first row: a comma, else a tab or semicolon if there is no comma.
  package private(set) var delimiter: UInt8 = 0x2C
  private var memory: [UInt8]
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var consumed = 0
  private var rowNumber = 0
  private var spans: [CSVRow.Span] = []
  private var hasStarted = false
  private let mostRows: Int

  /// A reader that takes `piece` bytes at a time, and more only for a row that is longer.
  package init(_ stream: Stream, piece: Int = 1 << 18, mostRows: Int = Self.mostRows) {
    self.stream = stream
    self.mostRows = mostRows
    memory = Array(repeating: 0, count: max(64, piece))
    spans.reserveCapacity(256)
  }

  /// How many bytes the reader holds: a piece of the file, or its longest row so far.
  package var memoryInUse: Int { memory.count }

  /// Hands every row to `body`, in order, until it returns `false` or the file ends.
  ///
  /// - Throws: ``FileProblem`` when the file is no CSV text, is damaged, or has a row that never
  ///   ends; rows before the problem have been handed out by then.
  package mutating func forEachRow(_ body: (CSVRow) -> Bool) throws(FileProblem) {
    if !hasStarted { try begin() }
    while true {
      let scan = scanRow()
      switch scan {
      case .needsMore:
        if isAtEnd {
          guard start < end else { return }
          throw .unclosedQuote(row: rowNumber + 1)
        }
        if end - start > Self.longestRow { throw .rowTooLong(row: rowNumber + 1) }
        try refill()
      case .tooManyFields: throw .rowTooLong(row: rowNumber + 1)
      case .row(let next, let isASCII, let hasLineEnd):
        guard rowNumber < mostRows else { throw .tooManyRows(mostRows) }
        rowNumber += 1
        let isBlank = spans.count == 1 && spans[0].start == spans[0].end
        let offset = consumed + start
        let goesOn =
          isBlank
          || memory.withUnsafeMutableBufferPointer { bytes in
            spans.withUnsafeBufferPointer { spans in
              // The buffer is never empty, so it has an address.
              guard let base = bytes.baseAddress else { return true }
              return body(
                CSVRow(
                  base: base, spans: spans, number: rowNumber, offset: offset, isASCII: isASCII,
                  hasLineEnd: hasLineEnd))
            }
          }
        start = next
        if !goesOn { return }
      }
    }
  }

  /// Reads the first piece, looks what kind of file it is, and skips a byte-order mark.
  private mutating func begin() throws(FileProblem) {
    hasStarted = true
    try refill()
    // Streams may hand out less than they have; signatures need the first few hundred bytes.
    while !isAtEnd, end < 512 { try refill() }
    try memory.withUnsafeBufferPointer { bytes throws(FileProblem) in
      try FileSignature.check(FieldBytes(rebasing: bytes[0..<end]))
    }
    if end >= 3, memory[0] == 0xEF, memory[1] == 0xBB, memory[2] == 0xBF { start = 3 }
    delimiter = findDelimiter()
  }

  /// The delimiter of the first line: the comma unless it has none and another sign instead.
  private func findDelimiter() -> UInt8 {
    var counts: [UInt8: Int] = [:]
    for byte in memory[start..<end] {
      if byte == 0x0A || byte == 0x0D { break }
      if byte == 0x2C || byte == 0x09 || byte == 0x3B { counts[byte, default: 0] += 1 }
    }
    if counts[0x2C] != nil { return 0x2C }
    return counts[0x09] ?? 0 >= counts[0x3B] ?? 1 ? 0x09 : counts[0x3B] != nil ? 0x3B : 0x2C
  }

  /// Moves what is left to the front and reads on, growing the memory when it is full.
  private mutating func refill() throws(FileProblem) {
    if start > 0 {
      memory.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        base.copyMemory(from: base + start, byteCount: end - start)
      }
      consumed += start
      end -= start
      start = 0
    }
    if end == memory.count { memory += Array(repeating: 0, count: memory.count) }
    let filled = end
    let count = try memory.withUnsafeMutableBufferPointer { bytes throws(FileProblem) in
      try stream.read(
        into: UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: bytes[filled...])))
    }
    if count == 0 { isAtEnd = true }
    end += count
  }
}

extension CSVReader {
  private enum Scan {
    case row(next: Int, isASCII: Bool, hasLineEnd: Bool)
    case needsMore
    case tooManyFields
  }

  /// Finds the fields of the row that begins at `start`, and removes the quotes of quoted ones.
  private mutating func scanRow() -> Scan {
    guard start < end else { return .needsMore }
    spans.removeAll(keepingCapacity: true)
    var quoted: [Int] = []
    let scan = memory.withUnsafeBufferPointer { bytes -> Scan in
      guard let base = bytes.baseAddress else { return .needsMore }
      return Self.scan(
        base, from: start, to: end, delimiter: delimiter, isAtEnd: isAtEnd, spans: &spans,
        quoted: &quoted)
    }
    // Only now is the row known to be whole: the bytes may be changed.
    if case .row = scan { for index in quoted { unquote(index) } }
    return scan
  }

  private static func scan(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8, isAtEnd: Bool,
    spans: inout [CSVRow.Span], quoted: inout [Int]
  ) -> Scan {
    var position = start
    var seen: UInt8 = 0
    while true {
      let first = position
      var isQuoted = false
      if position < end, bytes[position] == 0x22 {
        isQuoted = true
        position += 1
        var isOpen = true
        while isOpen {
          while position < end, bytes[position] != 0x22 {
            seen |= bytes[position]
            position += 1
          }
          if position >= end { return .needsMore }
          if position + 1 < end, bytes[position + 1] == 0x22 {
            position += 2
          } else if position + 1 >= end, !isAtEnd {
            return .needsMore
          } else {
            position += 1
            isOpen = false
          }
        }
      }
      while position < end {
        let byte = bytes[position]
        if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
        seen |= byte
        position += 1
      }
      if position >= end, !isAtEnd { return .needsMore }
      if spans.count == mostFields { return .tooManyFields }
      if isQuoted { quoted.append(spans.count) }
      spans.append(CSVRow.Span(start: first, end: position))
      if position >= end {
        return .row(next: position, isASCII: seen < 0x80, hasLineEnd: false)
      }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == 0x0D {
        // A line feed after it belongs to the same line end, also in the next piece.
        if position >= end, !isAtEnd { return .needsMore }
        if position < end, bytes[position] == 0x0A { position += 1 }
      }
      return .row(next: position, isASCII: seen < 0x80, hasLineEnd: true)
    }
  }

  /// Writes the content of a quoted field over it: without its quotes, doubled ones as one.
  private mutating func unquote(_ index: Int) {
    let span = spans[index]
    var write = span.start
    var read = span.start + 1
    var isOpen = true
    memory.withUnsafeMutableBufferPointer { bytes in
      while read < span.end {
        let byte = bytes[read]
        read += 1
        if byte == 0x22, isOpen {
          if read < span.end, bytes[read] == 0x22 {
            read += 1
          } else {
            isOpen = false
            continue
          }
        }
        bytes[write] = byte
        write += 1
      }
    }
    spans[index].end = write
  }
}
