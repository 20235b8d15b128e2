import Diagnostics
import Facts

extension RowTaker {
  /// Which school (or area) a row is about; `nil` when it does not say.
  mutating func key(of row: CSVRow) -> FilePortion.Key? {
    let plan = portion.plan
    var key = FilePortion.Key()
    if let column = plan.urn { key.urn = reference(row, column) }
    key.authority = number(plan.authority, row) ?? 0
    if let glued = number(plan.authorityAndEstablishment, row) {
      key.establishment = glued
      if key.authority == 0 { key.authority = glued / 10_000 }
    } else if key.authority > 0, key.authority < 1000,
      let establishment = number(plan.establishment, row), establishment < 10_000
    {
      key.establishment = key.authority * 10_000 + establishment
    }
    key.authorityName = name(plan.authorityName, row)
    if key.urn == 0, key.establishment == 0 { key.name = name(plan.name, row) }
    if let column = plan.yearColumn, let year = YearText.inCell(row[column]) {
      key.year = Int16(clamping: year)
    }
    let mayBeArea = plan.mapping.rows == .answers && key.authorityName >= 0
    if plan.mapping.rows == .areas || mayBeArea {
      return key.authority != 0 || key.authorityName >= 0 ? key : nil
    }
    return key.urn != 0 || key.establishment != 0 || key.name >= 0 ? key : nil
  }

  /// A whole number above 0 in a column.
  func number(_ position: Int?, _ row: CSVRow) -> Int32? {
    guard let position, let number = NumberText(row[position])?.value, number > 0,
      number < 100_000_000, number == number.rounded()
    else { return nil }
    return Int32(number)
  }

  /// A URN, or the code of a reference that is no number; 0 for an empty cell.
  private mutating func reference(_ row: CSVRow, _ column: Int) -> Int32 {
    let field = row[column].trimmed
    if field.isEmpty { return 0 }
    if field.isShortenedNumber {
      problems.add(
        .shortenedNumber(row.text(column)), row: row.number, column: column + 1)
      return 0
    }
    if let number = NumberText(field)?.value, number > 0, number < 100_000_000,
      number == number.rounded()
    {
      return Int32(number)
    }
    return -1 - portion.references.code(of: field, isASCII: row.isASCII)
  }

  private mutating func name(_ position: Int?, _ row: CSVRow) -> Int32 {
    guard let position else { return -1 }
    let field = row[position].trimmed
    return field.isEmpty ? -1 : portion.names.code(of: field, isASCII: row.isASCII)
  }

  /// Notes the schools before and after the one of a row.
  mutating func readLinks(_ row: CSVRow, of index: Int) {
    for link in portion.plan.links where link.condition.holds(row) {
      if link.direction == .asWritten {
        // Surplus cells belong to the last column, whose commas were not quoted.
        let isLast = link.position == portion.plan.headings.names.count - 1
        for position in link
          .position..<(isLast ? max(row.count, link.position + 1) : link.position + 1)
        {
          note(row.text(position), index, link.position)
        }
      } else if let other = number(link.position..<link.position + 1, row) {
        note(other, index, link.direction == .successor, link.position)
      }
    }
  }

  private func number(_ position: Range<Int>, _ row: CSVRow) -> Int32? {
    number(position.lowerBound, row).flatMap { (1000..<10_000_000).contains($0) ? $0 : nil }
  }

  /// Links such as `115961 Predecessor`, perhaps several with commas between.
  private mutating func note(_ text: String, _ index: Int, _ position: Int) {
    for piece in text.split(separator: ",") {
      let words = piece.split(separator: " ")
      guard words.count >= 2, let other = Int32(words[0]) else { continue }
      if words[1].hasPrefix("Successor") {
        note(other, index, true, position)
      } else if words[1].hasPrefix("Predecessor") {
        note(other, index, false, position)
      }
    }
  }

  private mutating func note(_ other: Int32, _ index: Int, _ isSuccessor: Bool, _ position: Int) {
    // 999999 is how publishers write "not known".
    guard other != 999_999, other != portion.keys[index].urn else { return }
    portion.links.append(
      .init(
        row: Int32(index), other: other, otherIsSuccessor: isSuccessor,
        position: Int16(clamping: position)))
  }

  /// Takes a row that holds one answer.
  mutating func takeAnswer(_ row: CSVRow) {
    guard let answers = portion.plan.answers, let key = key(of: row) else {
      return leaveOutWithoutKey(row)
    }
    let vocabulary = vocabulary
    let name = row.text(answers.fact)
    guard let slot = slots.find(name, { vocabulary.slot(named: name) }) else {
      let nearest = NearestName.suggestion(for: name, among: vocabulary.allNames)
      problems.add(
        .unknownFact(name, nearest: nearest), row: row.number, column: answers.fact + 1)
      return
    }
    let fact = vocabulary.facts[slot]
    guard fact.bearer == .school || fact.bearer == .area else {
      problems.add(
        .notAskedOfASchool(fact.name, of: fact.bearer), row: row.number, column: answers.fact + 1)
      return
    }
    let text = row.text(answers.value)
    switch meaning(of: text, as: slot) {
    case .failure(let problem):
      problems.add(
        .badValue(text, fact: fact.name, problem), row: row.number, column: answers.value + 1)
    case .success(let meaning):
      let by = portion.names.code(of: answers.by.map(row.text) ?? "")
      let on = portion.names.code(of: answers.on.map { day(row[$0]) } ?? "")
      portion.answers.append(
        .init(
          key: key, slot: Int32(slot), meaning: meaning, by: by, on: on,
          fileRow: Int32(row.number)))
    }
  }

  /// The index among the portion's meanings of what was said of a fact.
  private mutating func meaning(
    of text: String, as slot: Int
  ) -> Result<Int32, ValuePhrase.Problem> {
    let said = SaidValue(slot: slot, text: text)
    if let known = meanings[said] { return known }
    let meaning = ValuePhrase.read(text, of: vocabulary.facts[slot]).map { value in
      portion.meanings.append(value)
      return Int32(portion.meanings.count - 1)
    }
    meanings[said] = meaning
    return meaning
  }

  /// A date as `YYYY-MM-DD`; empty when the cell holds none.
  private func day(_ bytes: FieldBytes) -> String {
    guard let day = DayText(bytes) else { return "" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day.year)-\(two(day.month))-\(two(day.day))"
  }
}

extension FieldBytes {
  /// Whether it is a number as spreadsheets show one for which a column is too narrow: `1.01E+05`.
  var isShortenedNumber: Bool {
    zip(self, dropFirst()).contains { $0 | 0x20 == 0x65 && $1 == 0x2B } && NumberText(self) != nil
  }
}

/// Problems of single cells, of which the first are kept and the others counted.
struct CappedProblems {
  static let most = 20
  private let file: String
  private var kept: [Diagnostic] = []
  private var count = 0

  init(file: String) { self.file = file }

  mutating func add(_ problem: DataProblem, row: Int, column: Int) {
    count += 1
    if kept.count < Self.most {
      kept.append(problem.diagnostic(file: file, row: row, column: column))
    }
  }

  /// The first problems, and how many more there are.
  var all: [Diagnostic] {
    count > kept.count
      ? kept + [DataProblem.more(count - kept.count).diagnostic(file: file)] : kept
  }
}

/// What was worked out once for a question that comes again and again.
struct Remembered<Question: Hashable, Answer> {
  private var answers: [Question: Answer] = [:]

  /// The answer to a question, worked out when it is asked for the first time.
  mutating func find(_ question: Question, _ workOut: () -> Answer) -> Answer {
    if let answer = answers[question] { return answer }
    let answer = workOut()
    answers[question] = answer
    return answer
  }
}

/// What somebody said of a fact; many people say the same.
struct SaidValue: Hashable {
  var slot: Int
  var text: String
}
