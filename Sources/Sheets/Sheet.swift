package import Advice

/// What one sheet shows: the advice for a school, and where the school stands in its Family.
package struct Sheet: Sendable {
  package var advice: SchoolAdvice
  /// The chart of the school's Family; none where it is in none or nothing can be drawn.
  package var chart: FamilyChart?
  /// The mark of the school on the chart.
  package var mark: String?

  package init(_ advice: SchoolAdvice, chart: FamilyChart? = nil, mark: String? = nil) {
    self.advice = advice
    self.chart = chart
    self.mark = mark
  }
}
