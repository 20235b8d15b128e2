import Facts
import RuleLanguage

/// Counts verdicts of rules and their conditions over groups of schools, a word of 64 schools at a time.
struct CoverageCounting {
  private let rules: CompiledRules
  private let survey: VerdictSurvey
  private let groups: [BitColumn]

  init(_ rules: CompiledRules, _ survey: VerdictSurvey, _ groups: [BitColumn]) {
    self.rules = rules
    self.survey = survey
    self.groups = groups
  }

  // MARK: - Rules

  /// An action.
  func action(_ index: Int) -> DataCoverage.Rule {
    let source = rules.checked.actions[index]
    let action = rules.actions[index]
    let view: VerdictSurvey.View = source.voices == [.area] ? .areas : .schools
    let statuses = statuses(action, view)
    let yes = union([.recommended, .recommendedOnAnAssumption].map { statuses[$0] }, view)
    let unknown = union([.possible, .cannotTell].map { statuses[$0] }, view)
    var lacks = collection
    for (instance, own) in zip(action.instances, action.instances.map { self.statuses($0, view) }) {
      let open = union([.possible, .cannotTell].map { own[$0] }, view).intersection(unknown)
      for condition in action.appliesTo + [instance.when] + instance.unless {
        lacks.add(condition, in: open, view)
      }
    }
    let all = groups(view)[0]
    return DataCoverage.Rule(
      kind: .action, id: source.id, name: source.name, isOfAreas: view == .areas,
      entries: action.instances.count, counts: counts(yes: yes, unknown: unknown, view),
      statuses: Status.allCases.map { ($0, statuses[$0]?.population(within: all) ?? 0) },
      strengths: [], lacks: lacks.lacks(among: all), lines: lines(action, view))
  }

  /// The findings and assets; the entries of one that is about several things together.
  func findings() -> [DataCoverage.Rule] {
    var entries: [(id: String, findings: [Int])] = []
    for index in rules.checked.findings.indices {
      let id = rules.checked.findings[index].id
      if entries.last?.id == id {
        entries[entries.count - 1].findings.append(index)
      } else {
        entries.append((id, [index]))
      }
    }
    return entries.map { finding($0.findings) }
  }

  private func finding(_ entries: [Int]) -> DataCoverage.Rule {
    let source = rules.checked.findings[entries[0]]
    let view: VerdictSurvey.View = source.ecology == .system ? .areas : .schools
    func column(_ strength: Strength, _ plane: Plane) -> BitColumn {
      union(
        entries.map { entry in
          rules.strengths[entry][atLeast: strength].map {
            survey.column($0[plane], view)
          }
        }, view)
    }
    let yes = column(.hint, .certain)
    let unknown = column(.hint, .possible).subtracting(yes)
    var lacks = collection
    for entry in entries { lacks.add(entry, in: unknown, view) }
    let all = groups(view)[0]
    let strengths: [Strength] = [.clear, .likely, .hint]
    let atLeast = strengths.map { column($0, .certain).population(within: all) }
    let signs = entries.map { rules.findings[$0].signs }
    let unless = entries.map { rules.findings[$0].unless }
    return DataCoverage.Rule(
      kind: source.kind == .asset ? .asset : .finding, id: source.id, name: source.name,
      isOfAreas: view == .areas, entries: entries.count,
      counts: counts(yes: yes, unknown: unknown, view), statuses: [],
      strengths: strengths.indices.map { place in
        (strengths[place], atLeast[place] - (place > 0 ? atLeast[place - 1] : 0))
      },
      lacks: lacks.lacks(among: all),
      lines: lines(signs, .sign, view) + lines(unless, .unless, view))
  }

  // MARK: - Statuses

  /// Where an action has which status; of several entries the best.
  private func statuses(
    _ action: CompiledAction, _ view: VerdictSurvey.View
  ) -> [Status: BitColumn] {
    let instances = action.instances.map { statuses($0, view) }
    guard instances.count > 1 else { return instances.first ?? [:] }
    var taken = BitColumn(count: survey.count(view))
    var best: [Status: BitColumn] = [:]
    let order = Status.allCases.sorted { Status.better($0, $1) == $0 && $0 != $1 }
    for status in order {
      let rows = union(instances.map { $0[status] }, view).subtracting(taken)
      best[status] = rows
      taken = taken.union(rows)
    }
    return best
  }

  /// The table of `rule-language` 5.7, line by line, for all rows at once.
  private func statuses(
    _ instance: CompiledAction.Instance, _ view: VerdictSurvey.View
  ) -> [Status: BitColumn] {
    let planes = instance.status
    var rest = BitColumn(count: survey.count(view), filledWith: true)
    var result: [Status: BitColumn] = [:]
    func holds(_ node: Int) -> BitColumn { survey.column(node, view) }
    func settle(_ status: Status, _ rows: BitColumn) {
      let new = rows.intersection(rest)
      result[status] = result[status]?.union(new) ?? new
      rest = rest.subtracting(new)
    }
    settle(.doesNotApply, rest.subtracting(holds(planes.applies.possible)))
    settle(.notIndicated, rest.subtracting(holds(planes.indicated.possible)))
    settle(.ruledOut, holds(planes.blocked))
    settle(.deferred, holds(planes.deferred))
    settle(.cannotTell, rest.subtracting(holds(planes.applies.certain)))
    settle(.possible, rest.subtracting(holds(planes.indicated.certain)))
    settle(.possible, holds(planes.maybeBlocked))
    settle(.recommended, holds(planes.withoutAssumption))
    settle(.recommendedOnAnAssumption, rest)
    return result
  }

  // MARK: - Conditions

  private func lines(_ action: CompiledAction, _ view: VerdictSurvey.View) -> [DataCoverage.Line] {
    let instances = action.instances
    return lines([action.appliesTo], .appliesTo, view)
      + lines(instances.map { [$0.when] }, .when, view)
      + lines(instances.map(\.unless), .unless, view)
      + notWhen(instances, view)
  }

  /// The contra-indications that reach a card, each in one line.
  private func notWhen(
    _ instances: [CompiledAction.Instance], _ view: VerdictSurvey.View
  ) -> [DataCoverage.Line] {
    (instances.first?.contraIndications ?? []).flatMap { reach in
      let tests = instances.compactMap { instance in
        instance.contraIndications.first { $0.index == reach.index }?.test
      }
      return lines(tests, .notWhen, depth: 0, view, isDeep: false).map { line in
        var line = line
        line.contraIndication = reach.index
        return line
      }
    }
  }

  /// The conditions of a part, those of several entries that stand at the same place together.
  private func lines(
    _ entries: [[CompiledCondition]], _ part: DataCoverage.Line.Part, _ view: VerdictSurvey.View
  ) -> [DataCoverage.Line] {
    let places = entries.map(\.count).max() ?? 0
    return (0..<places).flatMap { place in
      let alike = entries.compactMap { $0.indices.contains(place) ? $0[place] : nil }
      return lines(alike, part, depth: 0, view, isDeep: true)
    }
  }

  private func lines(
    _ alike: [CompiledCondition], _ part: DataCoverage.Line.Part, depth: Int,
    _ view: VerdictSurvey.View, isDeep: Bool
  ) -> [DataCoverage.Line] {
    guard let first = alike.first else { return [] }
    let yes = union(alike.map { survey.column($0.beforeStance.certain, view) }, view)
    let possible = union(alike.map { survey.column($0.beforeStance.possible, view) }, view)
    let unknown = possible.subtracting(yes)
    var lacks = collection
    for condition in alike { lacks.addBeforeStance(condition, in: unknown, view) }
    let line = DataCoverage.Line(
      part: part, depth: depth, condition: first.source, contraIndication: nil,
      counts: counts(yes: yes, unknown: unknown, view),
      lacks: lacks.lacks(among: groups(view)[0]))
    guard isDeep else { return [line] }
    let places = first.parts.count
    let same = alike.filter { $0.parts.count == places }
    return [line]
      + (0..<places).flatMap { place in
        lines(same.map { $0.parts[place] }, part, depth: depth + 1, view, isDeep: true)
      }
  }

  // MARK: - Counting

  private var collection: LackCollection { LackCollection(rules, survey) }

  /// The groups of a view; areas fall into none.
  private func groups(_ view: VerdictSurvey.View) -> [BitColumn] {
    view == .areas ? [BitColumn(count: survey.count(.areas), filledWith: true)] : groups
  }

  private func counts(
    yes: BitColumn, unknown: BitColumn, _ view: VerdictSurvey.View
  ) -> [DataCoverage.Counts] {
    groups(view).map { group in
      let (yes, unknown) = (yes.population(within: group), unknown.population(within: group))
      return DataCoverage.Counts(
        yes: yes, no: group.population - yes - unknown, unknown: unknown)
    }
  }

  private func union(_ columns: [BitColumn?], _ view: VerdictSurvey.View) -> BitColumn {
    columns.compactMap(\.self)
      .reduce(BitColumn(count: survey.count(view))) { $0.union($1) }
  }
}
