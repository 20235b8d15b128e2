import Facts
import Inference

/// Values with their places, as a sheet carries them beside its sentences.
enum FigureShowing {
  /// A fact of the school or its area.
  static func figure(_ fact: FactDefinition, _ value: FactValue, _ origin: Origin?)
    -> SchoolAdvice.FigureShown
  {
    let isWorkedOut = origin == .derived || origin == nil
    var figure = SchoolAdvice.FigureShown(
      fact: fact.id, name: fact.name, whose: fact.bearer == .area ? "area" : "school",
      value: ValueWording.text(value, kind: fact.kind, isRounded: isWorkedOut),
      origin: OriginWording.text(origin ?? .derived))
    figure.place(origin)
    return figure
  }

  /// What a fact is compared with.
  static func benchmark(
    _ fact: FactDefinition, _ reading: BenchmarkReading, _ group: BenchmarkGroup
  ) -> SchoolAdvice.FigureShown {
    benchmark(
      fact, reading, whose: group.rawValue, origin: BenchmarkWording.origin(reading))
  }

  private static func benchmark(
    _ fact: FactDefinition, _ reading: BenchmarkReading, whose: String, origin: String?
  ) -> SchoolAdvice.FigureShown {
    let isPublished = reading.figure != nil
    let value =
      isPublished
      ? ValueWording.number(reading.bounds.low, kind: fact.kind)
      : ValueWording.rounded(reading.bounds.low, kind: fact.kind)
    var figure = SchoolAdvice.FigureShown(
      fact: fact.id, name: fact.name, whose: whose,
      value: reading.bounds.isExact
        ? value
        : ValueWording.text(.between(reading.bounds.low, reading.bounds.high), kind: fact.kind),
      origin: origin ?? OriginWording.text(.derived))
    if case .published(let place)? = reading.figure?.origin { figure.place(place) }
    if case .vocabulary(let source, _)? = reading.figure?.origin { figure.source = source }
    if figure.year == nil { figure.year = reading.figure?.year }
    return figure
  }
}

extension SchoolAdvice.FigureShown {
  /// Notes the cell a value stands in.
  fileprivate mutating func place(_ origin: Origin?) {
    guard case .published(let file, let row, let column, let heading, let year)? = origin else {
      return
    }
    self.file = file
    self.row = row > 0 ? row : nil
    self.column = column
    self.heading = heading
    self.year = year
  }
}
