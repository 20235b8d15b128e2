import Diagnostics

/// One object a line for each case: `{"case": id, "ranked": [action ids, best first]}`.
package enum BacktestJSON {
  /// The lines, in the order of the cases; the order is whole and before balance.
  package static func render(_ backtest: Backtest) -> String {
    backtest.results.map { result in
      let ranked = result.ranked.map(\.jsonText).joined(separator: ", ")
      return "{\"case\": \(result.story.id.jsonText), \"ranked\": [\(ranked)]}\n"
    }.joined()
  }
}
