/// A set of kinds of things as bits: it is asked for each word of a line and each of thousands of phrases.
package struct KindSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ kind: NamedThing.Kind) { rawValue = Self.bits[kind] ?? 0 }

  /// The kinds of some things.
  init(of things: [NamedThing]) {
    self = things.reduce(into: []) { $0.formUnion(KindSet($1.kind)) }
  }

  /// Whether things of a kind are in it.
  func holds(_ kind: NamedThing.Kind) -> Bool { contains(KindSet(kind)) }

  private static let bits = Dictionary(
    uniqueKeysWithValues: NamedThing.Kind.allCases.enumerated().map { ($1, UInt32(1) << $0) })
}
