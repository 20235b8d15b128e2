import Facts
import RuleLanguage

/// A test made ready for many rows: the column it looks at and how. What it means is decided by
/// ``PhraseEvaluation`` and ``LineTest``; here the same is said for 64 rows at a time.
enum BlockTest: Sendable {
  /// The same for every row: nothing is supplied for any.
  case constant(Verdict)
  case line(LineColumn, LineTest)
  /// A choice that has to be one of these words.
  case words(ChoiceColumn, ValueSet, wordCount: Int)
  /// A set; with the second set where the phrase compares two.
  case sets(SetColumn, SetColumn?, Phrase)
  /// Whether the fact is known, or not.
  case known(ReadingColumn?, FactKind, wanted: Bool)

  /// Prepares a test for the rows of a bearer.
  init(_ test: CompiledTest, _ facts: SettledFacts, _ bearer: Bearer, _ worked: inout WorkedLines) {
    let columns = facts.columns(of: bearer)
    let column = columns?.columns[test.slot]
    let kind = facts.vocabulary.facts[test.slot].kind
    if let (line, lineTest) = PhraseEvaluation.lineTest(
      of: test.phrase, asOfYear: facts.asOfYear)
    {
      if line != .fact {
        self = .line(worked.column(test.slot, line, facts, bearer), lineTest)
      } else if case .line(let column)? = column {
        self = .line(column, lineTest)
      } else {
        self = .constant(PhraseEvaluation.verdict(lineTest, Bounds(open: kind.limits ?? 0...0)))
      }
      return
    }
    switch (test.phrase, column) {
    case (.isKnown(let wanted), _): self = .known(column, kind, wanted: wanted)
    case (.oneOf(let words), .words(let column)?):
      self = .words(column, words, wordCount: kind.words.count)
    case (.noneOf(let words), .words(let column)?):
      let count = kind.words.count
      self = .words(column, ValueSet.all(count).subtracting(words), wordCount: count)
    case (.set(.sharesOne(let other)), _):
      // Where nothing is supplied for one of the two, the other may still be empty or not apply.
      self = .sets(
        Self.sets(test.slot, columns, kind), Self.sets(other, columns, kind), test.phrase)
    case (.set, .sets(let column)?): self = .sets(column, nil, test.phrase)
    default:
      self = .constant(
        PhraseEvaluation.verdict(test.phrase, Reading(anythingOf: kind), other: nil))
    }
  }

  private static func sets(_ slot: Int, _ columns: FactColumns?, _ kind: FactKind) -> SetColumn {
    if case .sets(let column)? = columns?.columns[slot] { return column }
    return SetColumn(count: columns?.count ?? 0, wordCount: kind.words.count)
  }
}

/// Writing planes. Rows begin at a multiple of 64; `bits` is the word of the first row.
extension BlockTest {
  func write(_ plane: Plane, _ rows: Range<Int>, into bits: UnsafeMutablePointer<UInt64>) {
    let words = (rows.count + 63) / 64
    switch self {
    case .constant(let verdict):
      for word in 0..<words { bits[word] = verdict.holds(plane) ? .max : 0 }
    case .line(let column, let test): write(column, test, plane, rows, bits)
    case .words(let column, let wanted, let wordCount):
      write(column, wanted, wordCount, plane, rows, bits)
    case .sets(let column, let other, let phrase):
      for row in rows {
        let verdict = PhraseEvaluation.verdict(
          phrase, column.reading(row), other: other?.reading(row))
        set(bits, row - rows.lowerBound, verdict.holds(plane))
      }
    case .known(let column, let kind, let wanted):
      for row in rows {
        let reading = column?.reading(row, kind: kind) ?? Reading(anythingOf: kind)
        let verdict = PhraseEvaluation.verdict(.isKnown(wanted), reading, other: nil)
        set(bits, row - rows.lowerBound, verdict == .yes)
      }
    }
  }

  private func write(
    _ column: LineColumn, _ test: LineTest, _ plane: Plane, _ rows: Range<Int>,
    _ bits: UnsafeMutablePointer<UInt64>
  ) {
    column.low.withUnsafeBufferPointer { low in
      // Rows are the column's own, so where there are rows there is an address.
      guard let low = low.baseAddress.map({ $0 + rows.lowerBound }) else { return }
      if let high = column.high {
        high.withUnsafeBufferPointer { high in
          guard let high = high.baseAddress.map({ $0 + rows.lowerBound }) else { return }
          test.write(plane, low, high, count: rows.count, into: bits)
        }
      } else {
        test.write(.certain, low, low, count: rows.count, into: bits)
      }
    }
    guard column.high == nil else { return }
    if PhraseEvaluation.verdict(test, Bounds(open: column.range)).holds(plane) {
      for word in 0..<(rows.count + 63) / 64 {
        bits[word] |= column.open.words[rows.lowerBound / 64 + word]
      }
    }
    for interval in column.intervals(in: rows) {
      let verdict = PhraseEvaluation.verdict(test, Bounds(interval.low, interval.high))
      set(bits, interval.row - rows.lowerBound, verdict.holds(plane))
    }
  }

  private func write(
    _ column: ChoiceColumn, _ wanted: ValueSet, _ wordCount: Int, _ plane: Plane,
    _ rows: Range<Int>, _ bits: UnsafeMutablePointer<UInt64>
  ) {
    var codes = wanted.indices.filter { $0 < wordCount }.map(UInt8.init)
    // Nothing known: any word is possible, and certain only if all are wanted.
    if plane == .certain ? codes.count == wordCount : !codes.isEmpty {
      codes += [ChoiceColumn.notSupplied, ChoiceColumn.notKnown]
    }
    column.codes.withUnsafeBufferPointer { bytes in
      guard let bytes = bytes.baseAddress else { return }
      BlockKernels.match(bytes + rows.lowerBound, count: rows.count, codes, into: bits)
    }
    for (row, words) in column.partial where rows.contains(row) {
      let verdict = Verdict(
        certain: words.isSubset(of: wanted), possible: !words.intersection(wanted).isEmpty)
      set(bits, row - rows.lowerBound, verdict.holds(plane))
    }
  }

  private func set(_ bits: UnsafeMutablePointer<UInt64>, _ bit: Int, _ value: Bool) {
    let one: UInt64 = 1 << UInt64(bit & 63)
    if value { bits[bit >> 6] |= one } else { bits[bit >> 6] &= ~one }
  }
}

extension Verdict {
  /// The bit of a plane.
  func holds(_ plane: Plane) -> Bool { plane == .certain ? isCertain : isPossible }
}

extension LineTest {
  /// A plane of the test of limits, as ``isCertain(_:_:)`` and ``isPossible(_:_:)`` have it.
  func write(
    _ plane: Plane, _ low: UnsafePointer<Double>, _ high: UnsafePointer<Double>, count: Int,
    into bits: UnsafeMutablePointer<UInt64>
  ) {
    // "At least" is certain when the low end reaches, possible when the high end does.
    let lower = plane == .certain ? low : high
    let upper = plane == .certain ? high : low
    switch self {
    case .atLeast(let n): BlockKernels.compare(lower, count: count, .atLeast, n, into: bits)
    case .above(let n): BlockKernels.compare(lower, count: count, .above, n, into: bits)
    case .atMost(let n): BlockKernels.compare(upper, count: count, .atMost, n, into: bits)
    case .below(let n): BlockKernels.compare(upper, count: count, .below, n, into: bits)
    case .inside(let from, let to):
      BlockKernels.compare(lower, count: count, .atLeast, from, into: bits)
      also(count, bits) { BlockKernels.compare(upper, count: count, .atMost, to, into: $0) }
    case .not(let n):
      // Not n: the reverse of "n is inside", except that NaN is neither.
      BlockKernels.compare(upper, count: count, .below, n, into: bits)
      either(count, bits) { BlockKernels.compare(lower, count: count, .above, n, into: $0) }
    }
  }

  private func also(
    _ count: Int, _ bits: UnsafeMutablePointer<UInt64>,
    _ second: (UnsafeMutablePointer<UInt64>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: (count + 63) / 64 + 1) { more in
      guard let more = more.baseAddress else { return }
      second(more)
      for word in 0..<(count + 63) / 64 { bits[word] &= more[word] }
    }
  }

  private func either(
    _ count: Int, _ bits: UnsafeMutablePointer<UInt64>,
    _ second: (UnsafeMutablePointer<UInt64>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: (count + 63) / 64 + 1) { more in
      guard let more = more.baseAddress else { return }
      second(more)
      for word in 0..<(count + 63) / 64 { bits[word] |= more[word] }
    }
  }
}

extension SetColumn {
  func reading(_ row: Int) -> Reading {
    if doesNotApply[row] { return Reading(.doesNotApply, isSupplied: false) }
    return Reading(
      .set(certain: certain[row], possible: possible[row]), isSupplied: !open[row])
  }
}
