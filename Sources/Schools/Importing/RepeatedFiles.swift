import Foundation

/// Finds files that were given twice: under one path, or as two copies.
///
/// A register read twice would hold every hub twice, and an answer would seem to come from two
/// people; so the second of two files with the same rows is not used, and the report says so.
enum RepeatedFiles {
  /// For each path another one that leads to the same file and is read in its place, if any.
  ///
  /// Which of two paths is read does not hang on their order.
  static func otherPaths(among paths: [String]) -> [String?] {
    var first: [String: Int] = [:]
    var result: [String?] = Array(repeating: nil, count: paths.count)
    for position in inOrder(paths) {
      let real = URL(filePath: paths[position]).resolvingSymlinksInPath()
        .path(percentEncoded: false)
      if let known = first[real] {
        result[position] = paths[known]
      } else {
        first[real] = position
      }
    }
    return result
  }

  private static func inOrder(_ paths: [String]) -> [Int] {
    paths.indices.sorted { (paths[$0], $0) < (paths[$1], $1) }
  }

  /// Takes the portions out whose rows stand in an earlier one, and notes it in their reports.
  static func withoutCopies(
    _ readings: [(FilePortion?, FileReport)]
  ) -> [(FilePortion?, FileReport)] {
    var result = readings
    let order = inOrder(readings.map(\.1.file))
    for (turn, position) in order.enumerated() where result[position].0 != nil {
      for earlier in order[..<turn] {
        guard let own = result[position].0, let other = result[earlier].0,
          own.holdsTheSameRows(as: other)
        else { continue }
        let isOtherYear = own.plan.year != other.plan.year
        let problem = DataProblem.sameContent(as: other.file, ofAnotherYear: isOtherYear)
          .diagnostic(file: own.file)
        result[position].1.problems.append(problem)
        result[position].0?.report.problems.append(problem)
        if !isOtherYear { result[position].0 = nil }
        break
      }
    }
    return result
  }
}

extension FilePortion {
  /// Whether another file has the same headings, and the same cells in the same rows.
  fileprivate func holdsTheSameRows(as other: FilePortion) -> Bool {
    plan.mapping.layout == other.plan.mapping.layout && report.rows == other.report.rows
      && report.rows > 0 && plan.headings.names == other.plan.headings.names
      && fileRows == other.fileRows && keys == other.keys
      && references.texts == other.references.texts && names.texts == other.names.texts
      && answers == other.answers && meanings == other.meanings
      && aggregates.map(\.value) == other.aggregates.map(\.value)
      && zip(columns, other.columns).allSatisfy { $0.holdsTheSame(as: $1) }
  }
}

extension CellColumn {
  /// Whether another column holds the same cells.
  fileprivate func holdsTheSame(as other: CellColumn) -> Bool {
    states == other.states && texts == other.texts && years == other.years
      && pool.texts == other.pool.texts && others == other.others
      // No number is there twice as NaN, so its bits are compared.
      && numbers.elementsEqual(other.numbers) { $0.bitPattern == $1.bitPattern }
  }
}
