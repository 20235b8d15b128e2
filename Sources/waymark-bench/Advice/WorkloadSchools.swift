import Facts
import Schools

/// The schools of the workload, column by column.
struct WorkloadSchools {
  var ids: [Int] = []
  var families: [Int] = []
  /// By slot of the number fields and indicators; NaN where a value is missing.
  var numbers: [Int: [Double]]
  /// By slot of the category fields.
  var codes: [Int: [UInt8]]

  /// Reads the file with the product's own reader.
  init(path: String, _ workload: Workload) throws {
    numbers = [:]
    codes = [:]
    var columns = Columns(workload)
    var reader = CSVReader(try CompressedFile(path: path), piece: 1 << 20)
    var problem: String?
    try reader.forEachRow { row in
      if row.number == 1 {
        problem = columns.check(row, workload)
        return problem == nil
      }
      columns.take(row)
      return true
    }
    columns.finish()
    if let problem { throw Workload.Malformed(what: problem) }
    ids = columns.ids
    families = columns.families
    for (slot, field) in workload.fields.enumerated() {
      if field.values.isEmpty {
        numbers[slot] = columns.numbers[slot]
      } else {
        codes[slot] = columns.codes[slot]
      }
    }
  }

  /// The columns while they are read: some hundred rows are gathered row by row and then taken apart.
  private struct Columns {
    var ids: [Int] = []
    var families: [Int] = []
    private(set) var numbers: [[Double]]
    private(set) var codes: [[UInt8]]
    private let words: [WordCodes?]
    private var gathered: [Double]
    private var rows = 0
    private static let rowsAtATime = 256

    init(_ workload: Workload) {
      let count = workload.fields.count
      numbers = Array(repeating: [], count: count)
      codes = Array(repeating: [], count: count)
      words = workload.fields.map { $0.values.isEmpty ? nil : WordCodes($0.values) }
      gathered = Array(repeating: 0, count: count * Self.rowsAtATime)
    }

    func check(_ row: CSVRow, _ workload: Workload) -> String? {
      let expected = ["id", "family"] + workload.fields.map(\.name)
      let found = (0..<row.count).map { row.text($0) }
      return found == expected ? nil : "the columns of the schools are other ones"
    }

    mutating func take(_ row: CSVRow) {
      ids.append(Int(NumberText(row[0])?.value ?? 0))
      families.append(Int(NumberText(row[1])?.value ?? 0))
      let start = rows * words.count
      gathered.withUnsafeMutableBufferPointer { gathered in
        for slot in words.indices {
          let field = row[slot + 2]
          if let words = words[slot] {
            gathered[start + slot] = Double(words.code(field))
          } else {
            gathered[start + slot] = field.isEmpty ? .nan : NumberText(field)?.value ?? .nan
          }
        }
      }
      rows += 1
      if rows == Self.rowsAtATime { finish() }
    }

    /// Takes the gathered rows apart.
    mutating func finish() {
      for slot in words.indices {
        let values = (0..<rows).lazy.map { [gathered, words] in gathered[$0 * words.count + slot] }
        if words[slot] == nil {
          numbers[slot].append(contentsOf: values)
        } else {
          codes[slot].append(contentsOf: values.map { UInt8($0) })
        }
      }
      rows = 0
    }
  }

  /// The words of a category, found by their bytes.
  private struct WordCodes {
    private let words: [[UInt8]]

    init(_ values: [String]) { words = values.map { Array($0.utf8) } }

    /// The index of a word; not supplied when the field is empty.
    func code(_ field: FieldBytes) -> UInt8 {
      guard let first = field.first else { return ChoiceColumn.notSupplied }
      for (index, word) in words.enumerated()
      where word.count == field.count && word[0] == first && word.elementsEqual(field) {
        return UInt8(index)
      }
      return ChoiceColumn.notSupplied
    }
  }

  /// The schools as a fact base.
  func base(_ vocabulary: Vocabulary) -> FactBase {
    var table = FactTable(vocabulary: vocabulary, bearer: .school, count: ids.count)
    for (slot, column) in numbers {
      table.set(slot, column: .number(NumberColumn(exact: column)), origins: nil)
    }
    for (slot, column) in codes {
      table.set(slot, column: .choice(ChoiceColumn(codes: column)), origins: nil)
    }
    return FactBase(
      vocabulary: vocabulary, schools: table,
      areas: FactTable(vocabulary: vocabulary, bearer: .area, count: 0))
  }
}
