import Facts
import Families
import Inference
import RuleLanguage
import Schools

extension FamilyReportMaker {
  // MARK: Whom the members serve

  var intake: [FamilyIntake] {
    Self.intake(of: family, adviser, adviser.familyMemory.scales(adviser))
  }

  /// Whom the members of a family serve, by the measures of the rules.
  static func intake(
    of family: FamilyBook.Entry, _ adviser: Adviser, _ scales: IntakeScales
  ) -> [FamilyIntake] {
    let phases = Set(family.members.map { adviser.directory.entries[$0].phase })
    return adviser.rules.families.measures.compactMap { measure in
      guard
        let position = IntakePosition(measure, of: family.members, among: phases, scales),
        let slot = adviser.vocabulary.slot(id: position.source.fact)
      else { return nil }
      let fact = adviser.vocabulary.facts[slot]
      let progress = position.source.less.flatMap { adviser.vocabulary.slot(id: $0.fact) }
        .map { adviser.vocabulary.facts[$0] }
      let of = family.phase.map { "\(ListWording.word($0)) schools" } ?? "these schools"
      let name = progress == nil ? fact.name : "\(fact.name) usual with the same start"
      return FamilyIntake(
        measure: measure.name, fact: fact.id, lessProgress: progress?.id, name: name,
        mean: position.mean.told, least: position.range.lowerBound.told,
        most: position.range.upperBound.told, known: position.known,
        standing: position.standing.told,
        text: "\(name): \(FamilyWording.mean(position.mean, fact)) on average, from"
          + " \(FamilyWording.bare(position.range.lowerBound, fact)) to"
          + " \(FamilyWording.value(position.range.upperBound, fact));"
          + " \(FamilyWording.standing(position.standing)) of the \(NumberWording.grouped(position.compared))"
          + " \(of) here"
          + (progress.map { " (worked out from results and \($0.name))" } ?? "")
          + (position.known < family.members.count
            ? " (known of \(position.known) of \(family.members.count))" : ""))
    }
  }

  // MARK: Subjects and groups

  /// A figure beside the mean of the Family; `nil` where too few members have it.
  func figure(_ id: String) -> FamilyFigure? {
    guard let slot = adviser.vocabulary.slot(id: id) else { return nil }
    let fact = adviser.vocabulary.facts[slot]
    let values = family.members.map { number(slot, $0) }
    let policy = BenchmarkPolicy()
    let positions = FamilyPositions(
      values.map { .init(level: $0, change: nil) },
      enough: .init(others: policy.leastMembers, share: policy.leastShare))
    guard let line = positions.level, fact.better != .neither else { return nil }
    let sign: Double = fact.better == .lower ? -1 : 1
    let schools = { (isFitting: (Double) -> Bool) in
      family.members.indices.filter { index in
        values[index].map { isFitting(sign * ($0 - line.mean) / line.spread) } ?? false
      }.map { school(family.members[$0]) }
    }
    let show = schools { $0 >= 1 }
    let ask = schools { $0 <= -1 }
    var text =
      "\(fact.name): \(FamilyWording.value(line.mean, fact)) on average (\(line.known) of"
      + " \(family.members.count) schools)"
    if !show.isEmpty { text += "; who could show how: \(Self.list(show))" }
    if !ask.isEmpty { text += "; what stands in the way at \(Self.list(ask))?" }
    return FamilyFigure(
      fact: fact.id, name: fact.name, mean: line.mean.told, known: line.known, show: show, ask: ask,
      text: text)
  }

  static func list(_ schools: [FamilySchool]) -> String { ListWording.and(schools.map(\.name)) }

  // MARK: Conditions

  /// The five conditions.
  var conditions: [FamilyCondition] {
    let slot = adviser.vocabulary.slot(id: "family_conditions_met")
    return adviser.rules.families.conditions.map { condition in
      let told = family.members.count { row in
        guard let slot,
          let word = adviser.vocabulary.facts[slot].kind.index(ofWord: condition.id),
          case .set(let certain, _) = adviser.engine.facts.reading(
            slot, at: BearerRow(.school, row)
          ).extent
        else { return false }
        return certain.contains(word)
      }
      return FamilyCondition(
        id: condition.id, says: condition.says, ask: condition.ask, toldBy: told,
        ifMissing: condition.ifMissing.map { id in
          let name = adviser.rules.actions.first { $0.id == id }?.name ?? id
          return .init(id: id, name: name)
        }, source: condition.source)
    }
  }

  // MARK: Notes

  /// What is missing, small or unusual.
  var notes: [String] {
    var notes = groupingNotes
    notes += Self.notes(of: family, adviser)
    if let figures, let chart = self.chart {
      let level = fact(figures.level)?.name ?? ""
      if chart.points.count < family.members.count {
        notes.append(
          "\(family.members.count - chart.points.count) of \(family.members.count) schools cannot be"
            + " drawn, because \(level) or its change is not known; they are listed with the reason"
        )
      }
    }
    return notes
  }

  /// What is unusual about a family whoever looks at it.
  static func notes(of family: FamilyBook.Entry, _ adviser: Adviser) -> [String] {
    var notes: [String] = []
    let size = family.members.count
    let areas = Set(family.members.map { adviser.directory.entries[$0].area }).filter {
      !$0.isEmpty
    }
    if areas.count < 3 {
      notes.append(
        "fewer than three authorities (\(NumberWording.word(areas.count))): rivals for the same pupils"
          + " may be in it")
    }
    if !(12...20).contains(size) {
      notes.append(
        "\(size == 1 ? "1 school" : "\(size) schools"): a Family for working together has 12 to 20")
    }
    if let slot = adviser.vocabulary.slot(id: "cohort_size") {
      let small = family.members.count { row in
        let reading = adviser.engine.facts.reading(slot, at: BearerRow(.school, row))
        if case .known(.number(let pupils)) = reading.value { return pupils < 30 }
        return false
      }
      if small > 0 {
        notes.append(
          "\(small == 1 ? "1 school has" : "\(small) schools have") fewer than 30 pupils in the year"
            + " group: only averages over several years say anything")
      }
    }
    return notes
  }
}
