import Facts
import Families
import Inference
import Notation
import RuleLanguage

extension FamilyReportMaker {
  // MARK: Members

  /// A member by its place among them.
  func member(_ index: Int) -> FamilyMember {
    let own = positions.members[index]
    return FamilyMember(
      school: school(family.members[index]), mark: marks[index], level: own.level?.told,
      change: own.change?.told, place: FamilyWording.id(positions.place(index)),
      text: placeText(index), levelGoal: goal(index, \.level, isLevel: true),
      changeGoal: goal(index, \.change, isLevel: false))
  }

  private func placeText(_ index: Int) -> String {
    let own = positions.members[index]
    guard let figures, let level = fact(figures.level), let change = fact(figures.change) else {
      return "nothing to place it by: no figures are named for schools like this"
    }
    let shown = [
      own.level.map { FamilyWording.value($0, level) } ?? "level \(missing(figures.level, index))",
      own.change.map { FamilyWording.change($0, change) }
        ?? "change \(missing(figures.change, index))",
    ]
    var text = shown.joined(separator: ", ")
    switch positions.place(index) {
    case .corner: text += "; \(corner(index)?.says ?? "")"
    case .nearLine(let isLevel, let isChange):
      text += "; near the mean in \(isLevel && isChange ? "both" : isLevel ? "level" : "change")"
    case .unknown:
      if own.level != nil, own.change != nil { text += "; too few others are known for a mean" }
    }
    return text
  }

  /// Why a figure is missing.
  private func missing(_ id: String, _ index: Int) -> String {
    guard let slot = adviser.vocabulary.slot(id: id) else { return "not known" }
    let situation = adviser.engine.situation(of: .school(family.members[index]))
    return ValueWording.text(situation.fact(slot).value, kind: adviser.vocabulary.facts[slot].kind)
  }

  private func goal(
    _ index: Int, _ figure: KeyPath<FamilyPositions.Figures, Double?>, isLevel: Bool
  ) -> FamilyGoalShown? {
    let line = isLevel ? positions.level : positions.change
    let values = positions.members.map { $0[keyPath: figure] }
    guard let line, let id = isLevel ? figures?.level : figures?.change, let fact = fact(id),
      let goal = FamilyGoal(of: index, values, mean: line.mean, similar: similar[index])
    else { return nil }
    let other = goal.highest.map { school(family.members[$0.member]) }
    return FamilyGoalShown(
      aim: FamilyWording.id(goal.aim), own: goal.own.told, target: goal.target.told,
      mean: goal.mean.told,
      similarSchool: other, similarValue: goal.highest?.value.told, stopsAtMean: goal.stopsAtMean,
      text: FamilyWording.goal(goal, fact, isLevel: isLevel, highest: other))
  }

  // MARK: The chart

  /// The chart; `nil` where no figures are named for these schools.
  package var chart: FamilyChart? {
    guard let figures, let level = fact(figures.level), let change = fact(figures.change) else {
      return nil
    }
    let points = family.members.indices.compactMap { index -> FamilyChart.Point? in
      let own = positions.members[index]
      guard let level = own.level, let change = own.change else { return nil }
      return FamilyChart.Point(
        mark: marks[index], name: school(family.members[index]).name, level: level.told,
        change: change.told)
    }
    let missing = family.members.indices.filter { index in
      positions.members[index].level == nil || positions.members[index].change == nil
    }.map { "\(marks[$0]) \(school(family.members[$0]).name): \(placeText($0))" }
    return FamilyChart(
      title: family.name,
      level: axis(level, positions.level, \.level),
      change: axis(change, positions.change, \.change),
      points: points, notDrawn: missing, sentences: sentences(level, change))
  }

  private func axis(
    _ fact: FactDefinition, _ line: FamilyPositions.Line?,
    _ figure: KeyPath<FamilyPositions.Figures, Double?>
  ) -> FamilyChart.Axis {
    let unit = FamilyWording.unit(fact)
    return FamilyChart.Axis(
      fact: fact.id, name: fact.name, unit: unit?.name ?? "", mean: line?.mean.told,
      known: positions.members.count { $0[keyPath: figure] != nil }, spread: line?.spread.told,
      band: line?.band.told, symbol: unit?.symbol ?? "")
  }

  /// What the picture shows, for those who do not see it.
  private func sentences(_ level: FactDefinition, _ change: FactDefinition) -> [String] {
    var sentences: [String] = []
    if let across = positions.level, let up = positions.change {
      sentences.append(
        "Across, level: \(ListWording.clause(level.means))\(newest(level)). Mean of the Family:"
          + " \(FamilyWording.value(across.mean, level)) (\(known(across.known))).")
      sentences.append(
        "Up, change: \(ListWording.clause(change.means)). Mean of the Family:"
          + " \(FamilyWording.change(up.mean, change)) (\(known(up.known))).")
    } else {
      sentences.append(
        "There are too few known figures for means of this Family, so no corner is told.")
    }
    for id in ["NE", "NW", "SE", "SW"] {
      let schools = family.members.indices.filter { FamilyWording.id(positions.place($0)) == id }
      guard !schools.isEmpty, let corner = adviser.rules.families.chart.corner(id) else { continue }
      sentences.append("\(ListWording.sentence(corner.says)): \(names(schools)).")
    }
    let near = family.members.indices.filter {
      if case .nearLine = positions.place($0) { true } else { false }
    }
    if !near.isEmpty {
      sentences.append("Near a mean, so that no corner is claimed: \(names(near)).")
    }
    return sentences
  }

  /// `all 14 schools`, `most of its 14 schools`: a number would tell of how few it is not known.
  private func known(_ count: Int) -> String {
    let all = family.members.count
    return count == all
      ? "all \(all) schools" : "\(count * 2 > all ? "most" : "some") of its \(all) schools"
  }

  /// `, to 2024-25`: the newest year of the figures that a level is averaged from.
  private func newest(_ level: FactDefinition) -> String {
    guard case .average(let name, _)? = level.derivation,
      let slot = adviser.vocabulary.slot(named: name.text)
    else { return "" }
    let table = adviser.engine.base.schools
    let years = (table.history[slot] ?? [:]).filter { _, column in
      family.members.contains { column[$0].isKnownOrBetween }
    }.map(\.key)
    let newest = years.max() ?? family.members.compactMap { table.year(slot, $0) }.max()
    return newest.map { ", to \(DateWording.academicYear($0))" } ?? ""
  }

  private func names(_ places: [Int]) -> String {
    ListWording.and(places.map { "\(marks[$0]) \(school(family.members[$0]).name)" })
  }

  // MARK: Corners

  /// The corners that hold a school.
  var corners: [FamilyCorner] {
    adviser.rules.families.chart.corners.compactMap { corner in
      let schools = family.members.indices.filter {
        FamilyWording.id(positions.place($0)) == corner.id
      }
      guard !schools.isEmpty else { return nil }
      return FamilyCorner(
        id: corner.id, says: corner.says, ask: corner.ask, role: corner.role, watch: corner.watch,
        source: corner.source, schools: schools.map { school(family.members[$0]) })
    }
  }

  /// How many standard deviations below the mean a level is a question for the group (design default).
  private static let farApart = 1.5

  /// A school far below others with similar pupils: what explains it is for the group to find out (Ainscow
  /// 2011, FAM¶2), and both sides may learn.
  var questions: [String] {
    guard let line = positions.level else { return [] }
    return family.members.indices.compactMap { index in
      guard let own = positions.members[index].level,
        own <= line.mean - Self.farApart * line.spread
      else { return nil }
      let others = similar[index].filter {
        positions.members[$0].level.map { $0 > line.mean } ?? false
      }
      .prefix(2).sorted().map { school(family.members[$0]).name }
      guard !others.isEmpty else { return nil }
      return
        "Results at \(school(family.members[index]).name) and at \(ListWording.and(others)) lie far apart,"
        + " though their pupils are much alike. What explains it, and what could each learn from the"
        + " \(others.count == 1 ? "other" : "others")?"
    }
  }

  private func corner(_ index: Int) -> FamilyChartPolicy.Corner? {
    adviser.rules.families.chart.corner(FamilyWording.id(positions.place(index)))
  }

  /// A fact by id.
  func fact(_ id: String) -> FactDefinition? {
    adviser.vocabulary.slot(id: id).map { adviser.vocabulary.facts[$0] }
  }
}
