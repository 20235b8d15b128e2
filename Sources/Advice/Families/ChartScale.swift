/// The part of a line that a chart shows, and where a value lies on it.
struct ChartScale: Hashable {
  let least: Double
  let most: Double

  /// Holds all values and a twentieth of their spread on either side.
  init(_ values: [Double]) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let room = high > low ? (high - low) / 20 : max(1, low.magnitude / 10)
    (least, most) = (low - room, high + room)
  }

  /// 0 for the least, 1 for the most.
  func share(_ value: Double) -> Double { (value - least) / (most - least) }

  /// The nearest of so many steps, from 0; never outside.
  func step(_ value: Double, of count: Int) -> Int {
    min(count - 1, max(0, Int((share(value) * Double(count - 1)).rounded())))
  }

  /// The value in the middle of a step.
  func value(ofStep step: Int, of count: Int) -> Double {
    least + (most - least) * Double(step) / Double(max(1, count - 1))
  }
}

extension FamilyChart {
  /// What is shown across: the schools, the mean and its band.
  var across: ChartScale { Self.scale(points.map(\.level), level) }

  /// What is shown up.
  var up: ChartScale { Self.scale(points.map(\.change), change) }

  private static func scale(_ values: [Double], _ axis: Axis) -> ChartScale {
    let lines = axis.mean.map { [$0 - (axis.band ?? 0), $0 + (axis.band ?? 0)] } ?? []
    return ChartScale(values + lines)
  }

  /// A value at the edge of the chart: `58.2%`, and of a change, which is in points, `+2`.
  static func tick(_ value: Double, _ axis: Axis, isSigned: Bool) -> String {
    let rounded = (value * 10).rounded() / 10
    let sign = isSigned && rounded > 0 ? "+" : ""
    return sign + NumberWording.text(rounded, decimals: 1)
      + (axis.symbol == "%" && !isSigned ? "%" : "")
  }
}
