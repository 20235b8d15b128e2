/// A run of words that may stand for something.
package struct Span: Hashable, Sendable {
  package var range: Range<Int>
  /// What it may stand for; several where a name fits several.
  package var things: [NamedThing]
  /// How many things it fits in all, where only the first are listed.
  package var count: Int
  /// Whether the name was typed whole.
  package var isExact = true

  package init(_ range: Range<Int>, _ things: [NamedThing], count: Int? = nil, isExact: Bool = true)
  {
    self.range = range
    self.things = things
    self.count = count ?? things.count
    self.isExact = isExact
  }

  /// Whether it may stand for something of a kind.
  func names(_ kind: NamedThing.Kind) -> Bool { things.contains { $0.kind == kind } }

  /// The same run with only what can fill a slot; `nil` where nothing can.
  func filling(_ slot: Slot) -> Span? {
    let kinds = slot.kinds
    let fitting = things.filter { kinds.contains($0.kind) }
    guard !fitting.isEmpty else { return nil }
    // A school among schools counts all of them, listed or not.
    return Span(
      range, fitting, count: fitting.count == things.count ? count : fitting.count,
      isExact: isExact)
  }
}
