import Diagnostics
import Facts

/// Takes the rows of one file into a ``FilePortion``, one after the other.
struct RowTaker {
  var portion: FilePortion
  let vocabulary: Vocabulary
  /// The row of the portion that holds a school, by its key.
  private var rowOfKey: [FilePortion.Key: Int32] = [:]
  /// What the choosing column holds in each row of the portion; the highest counts.
  private var ranks: [Int] = []
  private var cells: [ColumnReport]
  private var codeCounts: [[Int]]
  private var years: Set<Int> = []
  /// Numbers of cells of earlier rows that were short.
  private var shortCounts: Set<Int> = []
  var problems: CappedProblems
  /// The facts of answers by the name in the file.
  var slots = Remembered<String, Int?>()
  /// The values of answers by the words in the file, as indices into those of the portion.
  var meanings: [SaidValue: Result<Int32, ValuePhrase.Problem>] = [:]

  init(portion: FilePortion, vocabulary: Vocabulary) {
    self.portion = portion
    self.vocabulary = vocabulary
    let columns = portion.plan.columns
    cells = columns.map { column in
      ColumnReport(
        column: column.position + 1, heading: column.heading,
        fact: vocabulary.facts[column.slot].id, year: column.year)
    }
    codeCounts = columns.map { Array(repeating: 0, count: $0.reader.codeWords.count) }
    problems = CappedProblems(file: portion.file)
  }

  private var plan: FilePlan { portion.plan }

  /// Handles one row below the headings.
  mutating func take(_ row: CSVRow) {
    portion.report.rows += 1
    guard noteShape(of: row) else { return }
    switch kind(of: row) {
    case .nothing(let reason): portion.report.leaveOut(row: row.number, because: reason)
    case .authorityFigures(let phase):
      takeFigures(row, .localAuthority, authority: number(plan.authority, row) ?? 0, phase: phase)
    case .nationalFigures(let phase): takeFigures(row, .national, authority: 0, phase: phase)
    case .nationalSpread(let phase): takeSpread(row, phase: phase)
    case .school: takeSubject(row)
    }
  }

  /// Adds up what was counted.
  mutating func finish() -> FilePortion {
    for index in cells.indices {
      let words = plan.columns[index].reader.codeWords
      for (code, count) in codeCounts[index].enumerated() where count > 0 {
        cells[index].codes[words[code], default: 0] += count
      }
    }
    portion.report.cells = cells
    portion.report.taken = portion.count + portion.answers.count
    let inner = plan.columns.compactMap(\.year).filter { $0 != plan.year }
    portion.report.otherYears = years.union(inner).sorted()
    portion.report.problems += problems.all
    return portion
  }

  /// Counts short, long and foreign rows; `false` when the row is cut off and cannot be used.
  private mutating func noteShape(of row: CSVRow) -> Bool {
    let expected = plan.headings.names.count
    if row.count < expected {
      if !row.hasLineEnd, !shortCounts.contains(row.count) {
        let problem = DataProblem.cutOff(row: row.number, cells: row.count, of: expected)
        portion.report.problems.append(problem.diagnostic(file: portion.file, row: row.number))
        return false
      }
      shortCounts.insert(row.count)
      portion.report.shortRows.add(row: row.number)
    } else if row.count > expected {
      portion.report.longRows.add(row: row.number)
    }
    if !row.hasLineEnd, row.count >= expected, !row[row.count - 1].trimmed.isEmpty,
      plan.usedPositions.contains(row.count - 1)
    {
      portion.report.problems.append(
        DataProblem.noLineEnd(row: row.number).diagnostic(file: portion.file, row: row.number))
    }
    if !row.isASCII, let field = row.firstForeignField {
      if portion.report.foreignRows.count == 0 {
        let problem = DataProblem.windowsLetters(row: row.number, byte: row.offset)
        portion.report.problems.append(
          problem.diagnostic(file: portion.file, row: row.number, column: field + 1))
      }
      portion.report.foreignRows.add(row: row.number)
    }
    return true
  }

  private func kind(of row: CSVRow) -> RowKind.Content {
    for kind in plan.kinds where kind.condition.holds(row) { return kind.holds }
    return .school
  }

  private mutating func takeSubject(_ row: CSVRow) {
    switch plan.mapping.rows {
    case .schools, .areas:
      guard let key = key(of: row) else { return leaveOutWithoutKey(row) }
      place(row, key)
    case .hubs, .leaders, .partners, .journeys:
      if row.isBlank {
        portion.report.emptyRows.add(row: row.number)
      } else {
        add(row, FilePortion.Key())
      }
    case .answers: takeAnswer(row)
    case .subjects, .pupilGroups: takePart(row)
    }
  }

  /// Counts a row that names no school: spreadsheets often save some rows of empty cells.
  mutating func leaveOutWithoutKey(_ row: CSVRow) {
    if row.isBlank {
      portion.report.emptyRows.add(row: row.number)
    } else {
      portion.report.withoutKey.add(row: row.number)
    }
  }

  /// Takes a row about a subject or a group of pupils of a school.
  private mutating func takePart(_ row: CSVRow) {
    guard var key = key(of: row) else { return leaveOutWithoutKey(row) }
    guard let column = plan.part else { return portion.report.withoutPart.add(row: row.number) }
    let reading = plan.readers[column].read(row[plan.positions[column]], isASCII: row.isASCII)
    guard case .cell(.number(let word)) = reading else {
      // Counted here, for its cells are not read.
      _ = cell(of: reading, row, column)
      return portion.report.withoutPart.add(row: row.number)
    }
    key.part = Int16(clamping: Int(word))
    place(row, key)
  }

  /// Puts a school's row beside or in place of one that is there already.
  private mutating func place(_ row: CSVRow, _ key: FilePortion.Key) {
    var identity = key.identity
    // Where one row of a school is chosen, its rows of all years compete.
    if plan.choice != nil { identity.year = 0 }
    guard let earlier = rowOfKey[identity] else {
      rowOfKey[identity] = Int32(portion.count)
      add(row, key)
      return
    }
    guard plan.choice != nil else {
      portion.report.duplicates.add(row: row.number)
      return
    }
    let rank = rank(of: row)
    if rank > ranks[Int(earlier)] {
      portion.report.otherRows.add(row: Int(portion.fileRows[Int(earlier)]))
      ranks[Int(earlier)] = rank
      portion.fileRows[Int(earlier)] = Int32(row.number)
      portion.keys[Int(earlier)] = key
      noteYear(key)
      readCells(row, into: Int(earlier))
    } else {
      portion.report.otherRows.add(row: row.number)
    }
  }

  private mutating func add(_ row: CSVRow, _ key: FilePortion.Key) {
    let index = portion.count
    portion.keys.append(key)
    portion.fileRows.append(Int32(row.number))
    if plan.choice != nil { ranks.append(rank(of: row)) }
    noteYear(key)
    readCells(row, into: index)
    readLinks(row, of: index)
  }

  private mutating func noteYear(_ key: FilePortion.Key) {
    if key.year != 0, Int(key.year) != plan.year { years.insert(Int(key.year)) }
  }

  private func rank(of row: CSVRow) -> Int {
    guard let choice = plan.choice else { return 0 }
    let field = row[choice.position].trimmed
    guard let order = choice.order else {
      return DayText(field).map { ($0.year * 100 + $0.month) * 100 + $0.day } ?? -1
    }
    return -(order.find(field)?.meaning ?? order.count)
  }

  private mutating func readCells(_ row: CSVRow, into index: Int) {
    let plan = portion.plan
    for column in plan.columns.indices {
      if plan.isPlain[column] {
        let bytes = row[plan.positions[column]]
        let reader = plan.readers[column]
        if let number = reader.plainNumber(bytes) {
          portion.columns[column].set(index, toNumber: number)
          cells[column].known += 1
          continue
        }
        if reader.readsPlainTexts {
          let field = bytes.trimmed
          if !field.isEmpty {
            portion.columns[column].set(index, toText: field, isASCII: row.isASCII)
            cells[column].known += 1
            continue
          }
        }
        let reading = reader.read(bytes, isASCII: row.isASCII)
        portion.columns[column].set(index, to: cell(of: reading, row, column))
        continue
      }
      portion.columns[column].set(index, to: specialCell(row, column))
      if let date = plan.columns[column].date {
        portion.columns[column].setYear(index, YearText.inCell(row[date]))
      }
    }
  }

  /// A cell that is a constant, hangs on other cells, or is made of two.
  private mutating func specialCell(_ row: CSVRow, _ column: Int) -> Cell {
    let planned = portion.plan.columns[column]
    if let condition = planned.condition, !condition.holds(row) { return .state(.notSupplied) }
    if let constant = planned.constant { return CellReader.cell(constant) }
    let reading = planned.reader.read(
      row[planned.position], longitude: planned.longitude.map { row[$0] }, isASCII: row.isASCII)
    return cell(of: reading, row, column)
  }

  /// Counts what a cell was.
  private mutating func cell(
    of reading: CellReader.Reading, _ row: CSVRow, _ column: Int
  ) -> Cell {
    switch reading {
    case .cell(let cell):
      if case .state(.notSupplied) = cell {
        cells[column].empty += 1
      } else {
        cells[column].known += 1
      }
      return cell
    case .code(let code, let cell):
      codeCounts[column][code] += 1
      return cell
    case .refused(let refusal):
      let bytes = row[portion.plan.positions[column]].trimmed
      let text = CSVRow.text(bytes, isASCII: row.isASCII)
      switch refusal {
      case .outOfRange: cells[column].outOfRange.add(row: row.number, text: text)
      case .notWhole: cells[column].notWhole.add(row: row.number, text: text)
      case .notANumber, .unknownWord:
        cells[column].notUnderstood.add(
          row: row.number, text: text,
          meant: refusal == .notANumber ? text.decimalsAfterPoint : nil,
          allowed: portion.plan.readers[column].allowedWords)
      }
      return .state(refusal == .outOfRange ? .absent(.outOfRange) : .notSupplied)
    }
  }

  /// A standard deviation need not lie within the limits of its fact, so that its cell is read bare.
  private mutating func takeSpread(_ row: CSVRow, phase: String?) {
    portion.report.aggregateRows += 1
    for planned in plan.columns where planned.position >= 0 {
      guard case .number = planned.reader.fact.kind,
        let number = NumberText(row[planned.position].trimmed), number.value > 0
      else { continue }
      portion.aggregates.append(
        .init(
          slot: planned.slot, group: .national, isSpread: true, authority: 0, phase: phase,
          year: planned.year, value: number.value, fileRow: row.number,
          position: planned.position, heading: planned.heading))
    }
  }

  private mutating func takeFigures(
    _ row: CSVRow, _ group: BenchmarkGroup, authority: Int32, phase: String?
  ) {
    portion.report.aggregateRows += 1
    for planned in plan.columns where planned.position >= 0 && !planned.onlyIfUnknown {
      guard case .number = planned.reader.fact.kind,
        case .cell(.number(let value)) = planned.reader.read(
          row[planned.position], isASCII: row.isASCII)
      else { continue }
      portion.aggregates.append(
        .init(
          slot: planned.slot, group: group, authority: authority, phase: phase, year: planned.year,
          value: value, fileRow: row.number, position: planned.position, heading: planned.heading))
    }
  }
}
