/// A run of words that may stand for something.
package struct Span: Hashable, Sendable {
  package var range: Range<Int>
  /// What it may stand for; several where a name fits several.
  package var things: [NamedThing] { didSet { kinds = KindSet(of: things) } }
  /// The kinds of these things.
  package private(set) var kinds: KindSet
  /// How many things it fits in all, where only the first are listed.
  package var count: Int
  /// Whether the name was typed whole.
  package var isExact = true

  package init(_ range: Range<Int>, _ things: [NamedThing], count: Int? = nil, isExact: Bool = true)
  {
    self.range = range
    self.things = things
    kinds = KindSet(of: things)
    self.count = count ?? things.count
    self.isExact = isExact
  }

  /// Whether it may stand for something of a kind.
  func names(_ kind: NamedThing.Kind) -> Bool { things.contains { $0.kind == kind } }

  /// The same run with only what is of some kinds; `nil` where nothing is.
  func filling(_ wanted: KindSet) -> Span? {
    if kinds.isDisjoint(with: wanted) { return nil }
    // A school among schools counts all of them, listed or not.
    if kinds.isSubset(of: wanted) { return self }
    let fitting = things.filter { wanted.holds($0.kind) }
    return Span(range, fitting, count: fitting.count, isExact: isExact)
  }
}
