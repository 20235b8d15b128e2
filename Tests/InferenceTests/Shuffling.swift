import Facts
import OrderedCollections
import RuleLanguage
import TestSupport

/// The same rules and facts in another order: parts of conditions, actions, signs and schools.
struct Shuffling {
  private var random: SplitMix64

  init(_ random: inout SplitMix64) {
    self.random = SplitMix64(seed: random.next())
  }

  /// Rules in another order; the action at each place is the one that stood at the place in `actions`.
  mutating func shuffled(_ rules: CheckedRules) -> (rules: CheckedRules, actions: [Int]) {
    var result = rules
    let actions = Array(rules.actions.indices).shuffled(using: &random)
    result.actions = actions.map { index in
      var action = rules.actions[index]
      action.appliesTo = shuffled(action.appliesTo)
      action.notWhen.shuffle(using: &random)
      action.instances = action.instances.map { instance in
        CheckedAction.Instance(
          about: instance.about, when: shuffled(instance.when), unless: shuffled(instance.unless))
      }
      return action
    }
    for index in result.findings.indices {
      result.findings[index].signs = shuffled(result.findings[index].signs)
      result.findings[index].unless = shuffled(result.findings[index].unless)
    }
    for index in result.contraIndications.indices {
      let test = result.contraIndications[index].test
      result.contraIndications[index].test = test.map { shuffled($0) }
    }
    return (result, actions)
  }

  private mutating func shuffled(_ conditions: [CheckedCondition]) -> [CheckedCondition] {
    conditions.shuffled(using: &random).map { shuffled($0) }
  }

  private mutating func shuffled(_ condition: CheckedCondition) -> CheckedCondition {
    var result = condition
    switch condition.form {
    case .all(let parts): result.form = .all(shuffled(parts))
    case .any(let parts): result.form = .any(shuffled(parts))
    case .noneOf(let parts): result.form = .noneOf(shuffled(parts))
    case .count(var count):
      count.condition = shuffled(count.condition)
      result.form = .count(count)
    case .test, .finding, .contraIndication, .anyWhenOf: break
    }
    return result
  }

  /// Facts with the schools in another order: at each place the one that stood at the place in `schools`.
  func moved(_ base: FactBase, _ schools: [Int]) -> FactBase {
    var result = base
    var newRow = Array(repeating: 0, count: schools.count)
    for (new, old) in schools.enumerated() { newRow[old] = new }
    var table = FactTable(vocabulary: base.vocabulary, bearer: .school, count: schools.count)
    for slot in base.vocabulary.facts.indices where base.schools.columns[slot] != nil {
      for (new, old) in schools.enumerated() {
        table.set(
          slot, new, to: base.schools.value(slot, old), from: base.schools.origin(slot, old))
      }
    }
    for (slot, years) in base.schools.history {
      for (year, column) in years {
        for (new, old) in schools.enumerated() {
          table.setHistory(slot, year: year, row: new, to: column[old], from: nil)
        }
      }
    }
    result.schools = table
    result.areaOfSchool = schools.map { base.areaOfSchool[$0] }
    result.familyOfSchool = schools.map { base.familyOfSchool[$0] }
    for (name, links) in base.links {
      let isSchools = base.vocabulary.relations[name]?.linksTo == .school
      let ends = schools.map { old in
        links[old].indices.map { index in
          let member = Int(links.members[index])
          return (member: isSchools ? newRow[member] : member, index: index)
        }.sorted { $0.member < $1.member }
      }
      var moved = Links(ends.map { $0.map(\.member) })
      moved.kilometres = links.kilometres.map { lengths in
        ends.flatMap { $0.map { lengths[$0.index] } }
      }
      moved.withoutPlace = Set(links.withoutPlace.map { Int32(newRow[Int($0)]) })
      result.links[name] = moved
    }
    return result
  }
}
