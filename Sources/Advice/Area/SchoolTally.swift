/// How many of some open schools have something, as far as is known.
package struct SchoolTally: Hashable, Sendable {
  /// Schools that certainly have it.
  package var certain = 0
  /// Schools of which it cannot be told yet.
  package var open = 0
  /// Of those that certainly have it, the schools where nobody has said so: only figures point to it.
  package var onFigures = 0
  /// All schools that were asked about.
  package var of = 0

  /// Whether as many out of 100 certainly have it.
  func reaches(_ percent: Int) -> Bool { of > 0 && certain * 100 >= percent * of }
}
