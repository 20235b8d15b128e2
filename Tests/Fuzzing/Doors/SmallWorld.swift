import Facts

/// Four schools of one area, made for any vocabulary: one of which nothing is known, one with the
/// lowest values, one with the highest, one with limits instead of values.
enum SmallWorld {
  static func base(_ vocabulary: Vocabulary) -> FactBase {
    var base = FactBase(
      vocabulary: vocabulary, schools: table(.school, 4, vocabulary),
      areas: table(.area, 4, vocabulary), areaOfSchool: [0, 1, 1, 3],
      familyOfSchool: [-1, 0, 0, 0], newestYear: 2025)
    for bearer in [Bearer.hub, .partner, .subject, .pupilGroup] {
      base.registers[bearer] = table(bearer, 4, vocabulary)
    }
    return base
  }

  private static func table(_ bearer: Bearer, _ count: Int, _ vocabulary: Vocabulary) -> FactTable {
    var table = FactTable(vocabulary: vocabulary, bearer: bearer, count: count)
    for (slot, fact) in vocabulary.facts.enumerated() where fact.bearer == bearer {
      for row in 1..<count {
        table.set(slot, row, to: value(of: fact.kind, row), from: .told(by: "us", on: "2025-05-03"))
        guard fact.kind.limits != nil else { continue }
        for year in 2022...2025 {
          table.setHistory(
            slot, year: year, row: row, to: value(of: fact.kind, (row + year) % 4), from: nil)
        }
      }
    }
    return table
  }

  private static func value(of kind: FactKind, _ row: Int) -> FactValue {
    if let limits = kind.limits {
      let middle = limits.lowerBound + (limits.upperBound - limits.lowerBound) / 2
      return switch row {
      case 0: .notKnown
      case 1: .known(.number(limits.lowerBound))
      case 2: .known(.number(limits.upperBound))
      default: .between(limits.lowerBound, middle)
      }
    }
    let last = max(0, min(kind.words.count, ValueSet.capacity) - 1)
    switch kind {
    case .choice, .yesNo:
      guard !kind.words.isEmpty else { return .notKnown }
      return row == 1
        ? .known(.word(0))
        : row == 2
          ? .known(.word(last)) : .among(certain: ValueSet(), possible: ValueSet([0, last]))
    case .set:
      return row == 1
        ? .known(.set(ValueSet()))
        : row == 2
          ? .known(.set(.all(kind.words.isEmpty ? 0 : last + 1)))
          : .among(certain: ValueSet(), possible: .all(kind.words.isEmpty ? 0 : 1))
    case .label, .text: return .known(.text("School \(row)"))
    case .number, .ordinal, .year: return .notKnown
    }
  }
}
