import Facts

/// Figures to compare with: from aggregate rows of files, and the dated ones of the vocabulary.
enum BenchmarkJoin {
  static func figures(
    _ portions: [FilePortion], areas: AreaJoin, vocabulary: Vocabulary
  ) -> BenchmarkFigures {
    var figures = BenchmarkFigures()
    // Of two figures for the same year the first counts: final ones before provisional ones.
    let finalFirst =
      portions.filter { $0.plan.mapping.standing == .final }
      + portions.filter { $0.plan.mapping.standing == .provisional }
    for portion in finalFirst {
      for aggregate in portion.aggregates {
        var area: Int?
        if aggregate.group == .localAuthority {
          guard let row = areas.rowOfCode[aggregate.authority] else { continue }
          area = Int(row)
        }
        let origin = Origin.published(
          file: portion.file, row: aggregate.fileRow, column: aggregate.position + 1,
          heading: aggregate.heading, year: aggregate.year)
        figures.add(
          .init(value: aggregate.value, year: aggregate.year, origin: .published(origin)),
          for: .init(
            slot: aggregate.slot, group: aggregate.group, area: area, phase: aggregate.phase,
            isSpread: aggregate.isSpread))
      }
    }
    for benchmark in vocabulary.benchmarks where benchmark.group != .localAuthority {
      guard let slot = vocabulary.slot(named: benchmark.fact) else { continue }
      figures.add(
        .init(
          value: benchmark.value, year: benchmark.year,
          origin: .vocabulary(source: benchmark.source, kind: benchmark.origin)),
        for: .init(
          slot: slot, group: benchmark.group, phase: benchmark.phase, place: benchmark.place,
          isSpread: benchmark.isSpread))
    }
    return figures
  }
}
