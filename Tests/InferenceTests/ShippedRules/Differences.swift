import Testing

/// What ought to be equal and is not: gathered, as a test of every rule for every school compares
/// more than a test framework wants to hear of.
struct Differences {
  /// How many comparisons were made; a test that makes none proves nothing.
  private(set) var compared = 0
  private(set) var found: [String] = []

  mutating func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
    compared += 1
    if !holds { found.append(what()) }
  }

  /// Fails with the first few differences, or when there was too little to compare.
  func report(atLeast count: Int = 1, _ location: SourceLocation = #_sourceLocation) {
    #expect(
      found.isEmpty, "\(found.count) of \(compared) differ, such as \(found.prefix(5))",
      sourceLocation: location)
    #expect(compared >= count, "only \(compared) compared", sourceLocation: location)
  }
}
