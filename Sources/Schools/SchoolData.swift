package import Facts
import Foundation
import Parallel

/// Everything read from data files: the facts, and the report of how they were understood.
package struct SchoolData: Sendable {
  /// The facts of schools, areas, hubs, leaders and partners, joined. Families are added by their chapter.
  package var base: FactBase
  /// What was understood, joined, ignored, out of range, suppressed.
  package var report: DataReport

  package init(base: FactBase, report: DataReport) {
    self.base = base
    self.report = report
  }

  /// Reads and joins data files.
  ///
  /// ```swift
  /// let data = SchoolData.load(files: ["census-2019.csv.gz", "ks2-2018.csv"], mappings: mappings,
  ///   vocabulary: vocabulary)
  /// ```
  ///
  /// Never throws: what cannot be read is in the report (``DataReport/hasUnreadableFiles``), and the
  /// rest is used. The result does not depend on the order of the files. Files are read on all
  /// processors; memory is in proportion to the cells the mappings name.
  ///
  /// - Parameters:
  ///   - files: Paths of CSV files, plain or gzip.
  ///   - mappings: The layouts that are recognised; a file of no layout is read as a plain table.
  ///   - vocabulary: The facts there are.
  ///   - relations: Names of the relations whose members are wanted; `nil` for all.
  ///   - countsJoins: Whether the report counts what each area's schools have; advice has no use
  ///     for it.
  ///   - progress: Told now and then, on any thread, how much of the files has been read.
  /// - Returns: The facts of all files together, and the report.
  package static func load(
    files: [String], mappings: [ImportMapping], vocabulary: Vocabulary,
    relations: Set<String>? = nil, countsJoins: Bool = true,
    progress: (@Sendable (ReadingProgress) -> Void)? = nil
  ) -> SchoolData {
    let others = RepeatedFiles.otherPaths(among: files)
    let sizes = files.indices.map { others[$0] == nil ? size(files[$0]) : 0 }
    let longestFirst = files.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    let meter = progress.map { ReadingMeter(total: sizes.reduce(0, +), tell: $0) }
    let readings = inParallel(files.count, order: longestFirst) { index in
      if let other = others[index] {
        var report = FileReport(file: files[index])
        let path = other == files[index] ? "" : other
        report.problems.append(DataProblem.givenTwice(path).diagnostic(file: files[index]))
        return (FilePortion?.none, report)
      }
      return FileImport.read(
        path: files[index], mappings: mappings, vocabulary: vocabulary,
        meter: meter.map { ($0, sizes[index]) })
    }
    return join(
      readings, mappings: mappings, vocabulary: vocabulary, relations: relations,
      countsJoins: countsJoins)
  }

  /// Reads and joins files that are in memory, as ``load(files:mappings:vocabulary:relations:countsJoins:)``
  /// does files on disk; for tests and fuzzing.
  package static func load(
    contents: [(path: String, bytes: [UInt8])], mappings: [ImportMapping], vocabulary: Vocabulary
  ) -> SchoolData {
    let readings = contents.map { path, bytes in
      FileImport.read(MemoryBytes(bytes), path: path, mappings: mappings, vocabulary: vocabulary)
    }
    return join(readings, mappings: mappings, vocabulary: vocabulary, relations: nil)
  }

  /// Joins files that were read.
  static func join(
    _ readings: [(FilePortion?, FileReport)], mappings: [ImportMapping], vocabulary: Vocabulary,
    relations: Set<String>?, countsJoins: Bool = true
  ) -> SchoolData {
    let readings = RepeatedFiles.withoutCopies(readings)
    let portions = readings.compactMap(\.0).sorted {
      // What a file is called must not decide which of two figures counts; its layout may.
      ($0.plan.mapping.layout, $0.file) < ($1.plan.mapping.layout, $1.file)
    }
    var schools = SchoolJoin(portions, mappings: mappings, vocabulary: vocabulary)
    let areas = AreaJoin(schools: schools, portions: portions, vocabulary: vocabulary)
    let completion = Completion(vocabulary: vocabulary, portions: portions)
    completion.complete(&schools, areas: areas)
    var areaTable = areas.table
    var answers = AnswerJoin(vocabulary: vocabulary)
    var table = schools.table
    answers.join(portions, schools: &table, areas: &areaTable, index: schools.index, home: areas)
    let registers = RegisterJoin(portions, vocabulary: vocabulary)
    var base = FactBase(
      vocabulary: vocabulary, schools: table, areas: areaTable,
      registers: registers.tables,
      areaOfSchool: zip(areas.areaOfSchool, table.closedSchools).map { $1 ? -1 : $0 },
      benchmarks: BenchmarkJoin.figures(portions, areas: areas, vocabulary: vocabulary),
      newestYear: completion.newestYear)
    var parts = PartJoin()
    let journeys = JourneyJoin(portions, base)
    base.travelTimes = journeys.times
    base.linkByDistance(relations)
    parts.join(portions, index: schools.index, into: &base)
    let report = DataReport(
      readings.map(\.1), portions: portions, schools: schools, areas: areas, answers: answers,
      parts: parts, registers: registers, journeys: journeys, base: base,
      countsJoins: countsJoins)
    return SchoolData(base: base, report: report)
  }

  private static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
