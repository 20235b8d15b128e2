/// How near the top of an order the actions stand that people took.
///
/// Three figures, each a mean over the cases that tell of any action:
/// * *recall@5*: the share of what was done that stands among the first five;
/// * *hit@5*: whether anything that was done does;
/// * *mean reciprocal rank*: one divided by the place of the first action that was done, 0 where none is
///   in the order at all. After Voorhees, "The TREC-8 question answering track report", 1999.
package struct Scores: Hashable, Sendable {
  /// The last place that counts as near the top.
  package static let depth = 5

  /// The cases that tell of an action.
  package let cases: Int
  /// What was done in all of them.
  package let expected: Int
  /// How much of it stands among the first five.
  package let found: Int
  /// From 0 to 1; 0 without cases.
  package let recall: Double
  /// From 0 to 1; 0 without cases.
  package let hit: Double
  /// From 0 to 1; 0 without cases.
  package let reciprocalRank: Double

  /// Scores places.
  ///
  /// - Parameter places: For each case the place, from 1, of each action that was done; `nil` for one that
  ///   is not in the order. Cases without any do not count.
  package init(_ places: [[Int?]]) {
    let told = places.filter { !$0.isEmpty }
    cases = told.count
    expected = told.joined().count
    found = told.joined().count(where: Self.isNearTop)
    let count = Double(max(1, told.count))
    recall =
      told.map { Double($0.count(where: Self.isNearTop)) / Double($0.count) }.reduce(0, +) / count
    hit = Double(told.count { $0.contains(where: Self.isNearTop) }) / count
    reciprocalRank =
      told.map { places in places.compactMap(\.self).min().map { 1 / Double($0) } ?? 0 }
      .reduce(0, +) / count
  }

  /// Whether a place is among the first five.
  package static func isNearTop(_ place: Int?) -> Bool { place.map { $0 <= depth } ?? false }
}
