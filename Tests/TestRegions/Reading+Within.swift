import Facts
package import Inference

extension Reading {
  /// Whether it says at least as much as another and nothing against it.
  package func isWithin(_ other: Reading) -> Bool {
    if other.isSupplied, !isSupplied { return false }
    // What nobody knew may turn out to make no sense.
    if extent == .doesNotApply { return !other.isSupplied }
    switch (extent, other.extent) {
    case (.line(let low, let high), .line(let otherLow, let otherHigh)):
      return low >= otherLow && high <= otherHigh
    case (.words(let words), .words(let others)): return words.isSubset(of: others)
    case (.set(let certain, let possible), .set(let otherCertain, let otherPossible)):
      return otherCertain.isSubset(of: certain) && possible.isSubset(of: otherPossible)
    case (.label(let text), .label(let other)): return other == nil || text == other
    default: return extent == other.extent
    }
  }
}
