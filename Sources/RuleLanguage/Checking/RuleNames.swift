import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections

/// Everything that a rule can name, found by id or everyday name.
struct RuleNames {
  let vocabulary: Vocabulary
  let evidence: EvidenceLibrary
  /// Findings and assets by id.
  let findings: OrderedDictionary<String, FindingSyntax>
  /// Actions by id.
  let actions: OrderedDictionary<String, ActionSyntax>
  /// For each finding the indices of its entries in ``CheckedRules/findings``.
  let entries: [String: [Int]]
  /// Contra-indications, in the order of their file.
  let contraIndications: OrderedDictionary<String, ContraIndicationSyntax>
  let cautions: OrderedDictionary<String, Caution>
  let partnering: PartneringPolicy

  private let findingIDs: [String: String]
  private let actionIDs: [String: String]
  private let contraIndicationIDs: [String: String]

  init(
    vocabulary: Vocabulary, evidence: EvidenceLibrary, findings: [FindingSyntax],
    actions: [ActionSyntax], contraIndications: [ContraIndicationSyntax],
    cautions: OrderedDictionary<String, Caution>, partnering: PartneringPolicy
  ) {
    self.vocabulary = vocabulary
    self.evidence = evidence
    self.cautions = cautions
    self.partnering = partnering
    var findingIDs: [String: String] = [:]
    var actionIDs: [String: String] = [:]
    var contraIDs: [String: String] = [:]
    var findingsByID: OrderedDictionary<String, FindingSyntax> = [:]
    for finding in findings.sorted(by: { $0.head.id.text < $1.head.id.text }) {
      findingsByID[finding.head.id.text] = findingsByID[finding.head.id.text] ?? finding
      findingIDs[Self.folded(finding.head.name.text)] = finding.head.id.text
    }
    var actionsByID: OrderedDictionary<String, ActionSyntax> = [:]
    for action in actions.sorted(by: { $0.head.id.text < $1.head.id.text }) {
      actionsByID[action.head.id.text] = actionsByID[action.head.id.text] ?? action
      actionIDs[Self.folded(action.head.name.text)] = action.head.id.text
    }
    var contrasByID: OrderedDictionary<String, ContraIndicationSyntax> = [:]
    for contra in contraIndications {
      contrasByID[contra.id.text] = contrasByID[contra.id.text] ?? contra
      contraIDs[Self.folded(contra.name.text)] = contra.id.text
    }
    var entries: [String: [Int]] = [:]
    var next = 0
    for (id, finding) in findingsByID {
      let count = finding.head.about.map { max(1, vocabulary.aboutList($0.list.text)?.count ?? 1) }
      entries[id] = Array(next..<next + (count ?? 1))
      next += count ?? 1
    }
    self.findings = findingsByID
    self.actions = actionsByID
    self.contraIndications = contrasByID
    self.entries = entries
    self.findingIDs = findingIDs
    self.actionIDs = actionIDs
    contraIndicationIDs = contraIDs
  }

  /// The id of a finding or asset by id or name.
  func findingID(_ name: String) -> String? {
    findings[name] != nil ? name : findingIDs[Self.folded(name)]
  }

  /// The id of an action by id or name.
  func actionID(_ name: String) -> String? {
    actions[name] != nil ? name : actionIDs[Self.folded(name)]
  }

  /// The place of a contra-indication in their order, by id or name.
  func contraIndicationIndex(_ name: String) -> Int? {
    contraIndications.index(forKey: name)
      ?? contraIndicationIDs[Self.folded(name)].flatMap { contraIndications.index(forKey: $0) }
  }

  /// Ids and names of findings, for "did you mean".
  var findingNames: [String] { findings.flatMap { [$0.key, $0.value.head.name.text] } }
  /// Ids and names of actions, for "did you mean".
  var actionNames: [String] { actions.flatMap { [$0.key, $0.value.head.name.text] } }

  private static func folded(_ name: String) -> String { name.lowercased() }
}

extension Vocabulary {
  /// The entries of a list that `about` may name: `needs`, or a list of words.
  func aboutList(_ name: String) -> [String]? {
    name == "needs" && !needs.isEmpty ? Array(needs.keys) : lists[name]
  }

  /// The lists that `about` may name.
  var aboutLists: [String] { (needs.isEmpty ? [] : ["needs"]) + lists.keys }
}

/// A parameter of `about` bound to one entry of its list.
struct AboutBinding {
  let entry: AboutEntry
  /// The need of that name, when the list is `needs`.
  let need: Need?
}
