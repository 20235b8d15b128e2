import Facts
import OrderedCollections
import RuleLanguage
import TestSupport

/// The same world written in another order: parts of conditions, actions, signs and schools.
struct Shuffling {
  private var random: SplitMix64

  init(_ random: inout SplitMix64) {
    self.random = SplitMix64(seed: random.next())
  }

  /// The shuffled world; its schools are `schools` of the old one in that order, its actions `actions`.
  mutating func shuffled(_ world: RandomWorld, schools: [Int]) -> (
    world: RandomWorld, actions: [Int]
  ) {
    var result = world
    let actions = Array(world.rules.actions.indices).shuffled(using: &random)
    result.rules.actions = actions.map { index in
      var action = world.rules.actions[index]
      action.appliesTo = shuffled(action.appliesTo)
      action.notWhen.shuffle(using: &random)
      action.instances = action.instances.map { instance in
        CheckedAction.Instance(
          about: instance.about, when: shuffled(instance.when), unless: shuffled(instance.unless))
      }
      return action
    }
    for index in result.rules.findings.indices {
      result.rules.findings[index].signs = shuffled(result.rules.findings[index].signs)
      result.rules.findings[index].unless = shuffled(result.rules.findings[index].unless)
    }
    for index in result.rules.contraIndications.indices {
      let test = result.rules.contraIndications[index].test
      result.rules.contraIndications[index].test = test.map { shuffled($0) }
    }
    result.base = moved(world.base, schools)
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

  /// The base with its schools in another order.
  private func moved(_ base: FactBase, _ schools: [Int]) -> FactBase {
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
      result.links[name] = Links(
        schools.map { old in links[old].map { isSchools ? newRow[Int($0)] : Int($0) } })
    }
    return result
  }
}
