import Facts
import Inference
import RuleLanguage

/// Walks over a rule set for its nodes and edges.
struct RuleGraphBuilder {
  private let rules: CheckedRules
  private(set) var nodes: [RuleGraph.Node] = []
  private(set) var edges: [RuleGraph.Edge] = []
  private var places: [String: Int] = [:]
  private var seen: Set<RuleGraph.Edge> = []

  init(_ rules: CheckedRules) { self.rules = rules }

  mutating func addAll() {
    addNodes()
    for finding in rules.findings { read(finding.signs + finding.unless, finding.id) }
    for derivation in rules.derivations { add(derivation) }
    for contra in rules.contraIndications { read([contra.test].compactMap(\.self), contra.id) }
    for action in rules.actions { add(action) }
    edges.sort { ($0.to, $0.from, $0.use.rawValue) < ($1.to, $1.from, $1.use.rawValue) }
  }

  private mutating func addNodes() {
    var read = Set(ConditionWalk.slots(in: rules.conditions))
    // What a fact that is read is worked out from is read as well.
    for derivation in rules.derivations.reversed() where read.contains(derivation.slot) {
      if case .howManyKnown = derivation.operation { continue }
      read.formUnion(derivation.operation.slots)
    }
    let facts = rules.vocabulary.facts
    for slot in facts.indices where read.contains(slot) {
      add(facts[slot].id, facts[slot].name, .fact)
    }
    for finding in rules.findings where places[finding.id] == nil {
      add(finding.id, finding.name, .finding)
    }
    for contra in rules.contraIndications {
      add(contra.id, contra.name, .contraIndication)
    }
    for action in rules.actions { add(action.id, action.name, .action) }
  }

  private mutating func add(_ id: String, _ name: String, _ layer: RuleGraph.Layer) {
    places[id] = nodes.count
    nodes.append(RuleGraph.Node(id: id, name: name, layer: layer))
  }

  private mutating func draw(_ from: String, _ to: String, _ use: RuleGraph.Use) {
    guard from != to, let start = places[from], let end = places[to] else { return }
    let edge = RuleGraph.Edge(from: start, to: end, use: use)
    if seen.insert(edge).inserted { edges.append(edge) }
  }

  private mutating func add(_ derivation: CheckedDerivation) {
    if case .howManyKnown = derivation.operation { return }
    let facts = rules.vocabulary.facts
    for part in derivation.operation.slots {
      draw(facts[part].id, facts[derivation.slot].id, .reads)
    }
  }

  private mutating func add(_ action: CheckedAction) {
    read(action.appliesTo + action.instances.flatMap { [$0.when] + $0.unless }, action.id)
    for finding in action.helpedBy { draw(rules.findings[finding].id, action.id, .helps) }
    for finding in action.actNowWhere { draw(rules.findings[finding].id, action.id, .reads) }
    for index in action.notWhen {
      let contra = rules.contraIndications[index]
      draw(contra.id, action.id, .stops)
      if let first = contra.first { draw(first, action.id, .before) }
    }
    for other in action.before { draw(action.id, other, .before) }
    for other in action.needs { draw(other, action.id, .before) }
  }

  /// What conditions read; of copied cards their own conditions.
  private mutating func read(_ conditions: [CheckedCondition], _ reader: String) {
    for condition in ConditionWalk.all(in: conditions) {
      switch condition.form {
      case .test(let test):
        let facts = rules.vocabulary.facts
        draw(facts[test.slot].id, reader, .reads)
        if case .set(.sharesOne(let other)) = test.phrase {
          draw(facts[other].id, reader, .reads)
        }
      case .finding(let test):
        for finding in test.findings { draw(rules.findings[finding].id, reader, .reads) }
      case .contraIndication(let index):
        draw(rules.contraIndications[index].id, reader, .reads)
      case .all, .any, .noneOf, .count, .anyWhenOf: break
      }
    }
  }
}
