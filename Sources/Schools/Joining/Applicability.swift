import Facts

/// To which schools a question makes no sense: by phase, as the vocabulary says of the fact, and by
/// the ages a school takes, as the mappings say of their results.
struct Applicability {
  private let count: Int
  private let phaseColumn: FactColumn?
  private let phaseWords: [String]
  private let lowest: [Double]
  private let highest: [Double]
  private let ages: [Int: Set<Int>]
  private var cache: [Case: BitColumn] = [:]

  /// What an exemption hangs on; facts that have it in common have the same schools exempted.
  struct Case: Hashable {
    fileprivate var phases: [String]
    fileprivate var ages: [Int]
  }

  /// - Parameters:
  ///   - schools: The schools' table, in which phase and ages stand already.
  ///   - mappings: All mappings there are, whether or not their files were given.
  init(schools: FactTable, mappings: [ImportMapping]) {
    let vocabulary = schools.vocabulary
    count = schools.count
    let phaseSlot = vocabulary.slot(id: "phase")
    phaseColumn = phaseSlot.flatMap { schools.columns[$0] }
    phaseWords = phaseSlot.map { vocabulary.facts[$0].kind.words } ?? []
    func numbers(_ id: String) -> [Double] {
      guard let slot = vocabulary.slot(id: id), case .number(let column)? = schools.columns[slot]
      else { return Array(repeating: .nan, count: schools.count) }
      return column.exact
    }
    lowest = numbers("age_low")
    highest = numbers("age_high")
    // A fact has ages only if every layout that gives it does: results of pupils of 11 or of 16.
    var ages: [Int: Set<Int>] = [:]
    var ageless: Set<Int> = []
    for mapping in mappings where mapping.rows == .schools {
      for source in mapping.facts {
        guard let slot = vocabulary.slot(id: source.fact), !source.columns.isEmpty else { continue }
        if let age = mapping.age {
          ages[slot, default: []].insert(age)
        } else {
          ageless.insert(slot)
        }
      }
    }
    self.ages = ages.filter { !ageless.contains($0.key) }
  }

  /// What decides to which schools a fact does not apply; `nil` when it applies to all.
  func exemption(from slot: Int, _ fact: FactDefinition) -> Case? {
    let ages = (self.ages[slot] ?? []).sorted()
    return fact.phases.isEmpty && ages.isEmpty ? nil : Case(phases: fact.phases, ages: ages)
  }

  /// The schools of an exemption.
  mutating func schools(of key: Case) -> BitColumn {
    if let known = cache[key] { return known }
    let (phases, ages) = (key.phases, key.ages)
    var bits = BitColumn(count: count)
    let allowed = Set(phases.compactMap(phaseWords.firstIndex(of:)))
    for row in 0..<count {
      if !phases.isEmpty, let phase = phase(row), !allowed.contains(phase) { bits[row] = true }
      if !ages.isEmpty, !ages.contains(where: { mayHave(pupilsOf: $0, row) }) { bits[row] = true }
    }
    cache[key] = bits
    return bits
  }

  private func phase(_ row: Int) -> Int? {
    if case .choice(let column)? = phaseColumn, Int(column.codes[row]) < phaseWords.count {
      return Int(column.codes[row])
    }
    return nil
  }

  /// Whether a school may have pupils of an age in their last year of a stage; true while unknown.
  private func mayHave(pupilsOf age: Int, _ row: Int) -> Bool {
    !(highest[row] < Double(age)) && !(lowest[row] >= Double(age))
  }
}
