import Facts
import Foundation
import Schools
import TestSupport

/// Small invented files, written to a folder and loaded with the shipped mappings.
struct InventedFiles {
  let data: SchoolData
  private let folder: TemporaryFolder

  /// Files by name and text.
  init(_ files: KeyValuePairs<String, String>) throws {
    try self.init(bytes: files.map { ($0.key, Array($0.value.utf8)) })
  }

  /// The same from bytes.
  init(bytes files: [(String, [UInt8])]) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    for (name, bytes) in files { try Data(bytes).write(to: folder.file(name)) }
    let paths = files.map { folder.file($0.0).path }
    data = SchoolData.load(
      files: paths, mappings: Shipped.imports.mappings, vocabulary: Shipped.vocabulary)
  }

  private var schools: FactTable { data.base.schools }

  /// The fact's slot; a wrong id is a fault of the test.
  func slot(_ id: String) -> Int {
    guard let slot = Shipped.vocabulary.slot(id: id) else { preconditionFailure("no fact \(id)") }
    return slot
  }

  /// The row of the school with a URN, or with a name.
  func row(_ school: String) -> Int? {
    (0..<schools.count).first { row in
      schools.value(slot("urn"), row) == .known(.text(school))
        || schools.value(slot("school_name"), row) == .known(.text(school))
    }
  }

  /// A fact of a school; `nil` when there is no such school.
  func value(_ school: String, _ id: String) -> FactValue? {
    row(school).map { schools.value(slot(id), $0) }
  }

  /// A word of a choice.
  func word(_ school: String, _ id: String) -> String? {
    guard case .known(.word(let word))? = value(school, id) else { return nil }
    return Shipped.vocabulary.facts[slot(id)].kind.words[word]
  }

  /// A figure of a year.
  func value(_ school: String, _ id: String, year: Int) -> FactValue? {
    row(school).flatMap { schools.history[slot(id)]?[year]?[$0] }
  }

  /// Where the current value stands; `file` without its folder.
  func origin(_ school: String, _ id: String) -> Origin? {
    guard let row = row(school), let origin = schools.origin(slot(id), row) else { return nil }
    guard case .published(let file, let fileRow, let column, let heading, let year) = origin else {
      return origin
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return .published(file: name, row: fileRow, column: column, heading: heading, year: year)
  }

  /// The report of a file.
  func report(_ name: String) -> FileReport? {
    data.report.files.first { $0.file.hasSuffix("/\(name)") }
  }

  /// A published benchmark.
  func benchmark(
    _ id: String, _ group: BenchmarkGroup, area: Int? = nil, phase: String?, year: Int? = nil
  ) -> BenchmarkFigures.Figure? {
    data.base.benchmarks.figure(
      .init(slot: slot(id), group: group, area: area, phase: phase), year: year)
  }
}

extension FactValue {
  /// A known number.
  static func number(_ number: Double) -> FactValue { .known(.number(number)) }
  /// A known label.
  static func text(_ text: String) -> FactValue { .known(.text(text)) }
}
