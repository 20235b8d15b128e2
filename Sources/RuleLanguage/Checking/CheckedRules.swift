package import Diagnostics
package import Evidence
package import Facts
package import OrderedCollections
import Parallel

/// A whole rule set with every name resolved, units agreed and claims cited: it can be compiled, and
/// compiling cannot fail.
package struct CheckedRules: Sendable {
  package var vocabulary: Vocabulary {
    get { parts.all.vocabulary }
    set { change { $0.vocabulary = newValue } }
  }
  /// How facts are worked out, by slot, in an order in which each uses only earlier ones.
  package var derivations: [CheckedDerivation] {
    get { parts.all.derivations }
    set { change { $0.derivations = newValue } }
  }
  /// Findings and assets, one entry for each value of `about`; by id, then entry order. A finding that
  /// uses others stands anywhere: `findingOrder` gives the order of evaluation.
  package var findings: [CheckedFinding] {
    get { parts.all.findings }
    set { change { $0.findings = newValue } }
  }
  /// Indices of `findings`, each after those it uses.
  package var findingOrder: [Int] {
    get { parts.all.findingOrder }
    set { change { $0.findingOrder = newValue } }
  }
  /// Contra-indications in the order of their file.
  package var contraIndications: [CheckedContraIndication] {
    get { parts.all.contraIndications }
    set { change { $0.contraIndications = newValue } }
  }
  /// Actions by id.
  package var actions: [CheckedAction] {
    get { parts.all.actions }
    set { change { $0.actions = newValue } }
  }
  package var cautions: OrderedDictionary<String, Caution> {
    get { parts.all.cautions }
    set { change { $0.cautions = newValue } }
  }
  package var strength: StrengthPolicy {
    get { parts.all.strength }
    set { change { $0.strength = newValue } }
  }
  package var ranking: RankingPolicy {
    get { parts.all.ranking }
    set { change { $0.ranking = newValue } }
  }
  package var partnering: PartneringPolicy {
    get { parts.all.partnering }
    set { change { $0.partnering = newValue } }
  }
  package var evidence: EvidenceLibrary {
    get { parts.all.evidence }
    set { change { $0.evidence = newValue } }
  }
  /// How families are made, and what they need.
  package var families: FamilyPolicy {
    get { parts.all.families }
    set { change { $0.families = newValue } }
  }
  /// Support programmes, one list a country.
  package var programmes: [ProgrammeList] {
    get { parts.all.programmes }
    set { change { $0.programmes = newValue } }
  }
  /// The six strategies in their order; empty without `Rules/strategies.yaml`.
  package var strategies: [StrategyEntry] {
    get { parts.all.strategies }
    set { change { $0.strategies = newValue } }
  }
  /// What is said of the schools of an area together; `nil` without `Rules/areas.yaml`.
  package var areas: AreaPolicy? {
    get { parts.all.areas }
    set { change { $0.areas = newValue } }
  }
  /// Figures by their everyday names; empty without `Rules/figures.yaml`.
  package var figures: FigurePolicy {
    get { parts.all.figures }
    set { change { $0.figures = newValue } }
  }
  /// SHA-256 of all files that went in, in hexadecimal: the rule-set digest of every sheet.
  package var digest: String { seal.value }
  /// The digest is worked out where something is written down that rests on it.
  private let seal: Lazily<String>
  private var parts: Parts

  package init(
    vocabulary: Vocabulary, derivations: [CheckedDerivation] = [],
    findings: [CheckedFinding] = [], findingOrder: [Int] = [],
    contraIndications: [CheckedContraIndication] = [], actions: [CheckedAction] = [],
    cautions: OrderedDictionary<String, Caution> = [:],
    strength: StrengthPolicy = .standard, ranking: RankingPolicy = .standard,
    partnering: PartneringPolicy = PartneringPolicy(), evidence: EvidenceLibrary,
    digest: @autoclosure @escaping @Sendable () -> String = ""
  ) {
    parts = Parts(
      Parts.All(
        vocabulary: vocabulary, derivations: derivations, findings: findings,
        findingOrder: findingOrder, contraIndications: contraIndications, actions: actions,
        cautions: cautions, strength: strength, ranking: ranking, partnering: partnering,
        evidence: evidence))
    seal = Lazily(digest)
  }

  private mutating func change(_ change: (inout Parts.All) -> Void) {
    var all = parts.all
    change(&all)
    parts = Parts(all)
  }
}

/// The parts of a rule set behind one reference: nearly everything that advises holds the rules, and copying so many parts
/// each time costs more than what is asked of them.
private final class Parts: Sendable {
  struct All: Sendable {
    var vocabulary: Vocabulary
    var derivations: [CheckedDerivation]
    var findings: [CheckedFinding]
    var findingOrder: [Int]
    var contraIndications: [CheckedContraIndication]
    var actions: [CheckedAction]
    var cautions: OrderedDictionary<String, Caution>
    var strength: StrengthPolicy
    var ranking: RankingPolicy
    var partnering: PartneringPolicy
    var evidence: EvidenceLibrary
    var families: FamilyPolicy = FamilyPolicy.standard
    var programmes: [ProgrammeList] = []
    var strategies: [StrategyEntry] = []
    var areas: AreaPolicy?
    var figures: FigurePolicy = FigurePolicy()
  }

  let all: All

  init(_ all: All) { self.all = all }
}

/// A fact that is worked out, with its operation resolved to slots.
package struct CheckedDerivation: Sendable {
  /// The slot of the fact that is worked out.
  package var slot: Int
  package var operation: Operation
  package var location: Source.Location

  package init(slot: Int, operation: Operation, location: Source.Location) {
    self.slot = slot
    self.operation = operation
    self.location = location
  }

  /// ``Facts/Derivation`` with slots for names and checked conditions for nodes.
  package indirect enum Operation: Sendable {
    case difference(Int, Int)
    case ratio(Int, Int)
    case sum([Int])
    case weightedSum([(slot: Int, weight: Double)], plus: Double)
    case change(Int, years: Int)
    case average(Int, years: Int)
    case total(Int, years: Int)
    case againstMean(Int, of: BenchmarkGroup)
    case deviation(Int, of: BenchmarkGroup)
    /// `levels` are word indices of the derived fact's own kind (ordinal or choice).
    case band(Int, cuts: [Double], levels: [Int])
    case quadrant(across: Int, up: Int, near: Double)
    case largest([Int])
    case smallest([Int])
    case firstKnown([Int])
    case howManyKnown([Int])
    case yesWhen(CheckedCondition)
    /// Word index of the derived set, and its condition.
    case members([(word: Int, condition: CheckedCondition)])
    case differentValues(Int, among: String)
    case spread(Int, among: String)
    case trend(Int, step: Double)
  }
}

/// An entry of a vocabulary list for which a rule was copied (`about`).
package struct AboutEntry: Hashable, Sendable {
  /// The parameter's name in the rule: `need`, `subject`, `topic`.
  package var parameter: String
  /// The list: `needs`, `subjects`, `topics`.
  package var list: String
  /// The entry: `pupils new to English`, `maths`.
  package var entry: String

  package init(parameter: String, list: String, entry: String) {
    self.parameter = parameter
    self.list = list
    self.entry = entry
  }
}

/// A barrier or an asset, checked.
package struct CheckedFinding: Sendable {
  package enum Kind: String, Sendable { case barrier, asset }

  package var id: String
  package var name: String
  package var kind: Kind
  package var about: AboutEntry?
  package var life: RuleLife
  package var ecology: EcologyLevel
  package var topics: [String]
  package var signs: [CheckedCondition]
  package var unless: [CheckedCondition]
  /// Prose for people: what would overturn it.
  package var overturnedBy: [String]
  package var because: [Citation]
  /// Marks a finding that no action uses.
  package var isInformational: Bool
  /// On an asset: one line, what the school could offer others.
  package var offers: String?
  /// On an asset: what it opens.
  package var opens: String?
  package var examples: [RuleExample]
  package var location: Source.Location

  package init(
    id: String, name: String, kind: Kind, about: AboutEntry? = nil, life: RuleLife,
    ecology: EcologyLevel, topics: [String] = [], signs: [CheckedCondition],
    unless: [CheckedCondition] = [], overturnedBy: [String] = [], because: [Citation] = [],
    isInformational: Bool = false, offers: String? = nil, opens: String? = nil,
    examples: [RuleExample] = [], location: Source.Location
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.about = about
    self.life = life
    self.ecology = ecology
    self.topics = topics
    self.signs = signs
    self.unless = unless
    self.overturnedBy = overturnedBy
    self.because = because
    self.isInformational = isInformational
    self.offers = offers
    self.opens = opens
    self.examples = examples
    self.location = location
  }
}

/// Version, status and review date of a rule.
package struct RuleLife: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case draft, trial, stable, retired
  }
  package var version: Int
  package var status: Status
  /// `YYYY-MM-DD`.
  package var reviewBy: String
  /// For a retired rule.
  package var replacedBy: String?

  package init(version: Int, status: Status, reviewBy: String, replacedBy: String? = nil) {
    self.version = version
    self.status = status
    self.reviewBy = reviewBy
    self.replacedBy = replacedBy
  }
}

/// One claim that a rule rests on.
package struct Citation: Hashable, Sendable {
  /// Key of the source in the corpus.
  package var source: String
  /// Locator within the source, for example `FAM¶5`.
  package var locator: String
  /// What it says, in our words.
  package var says: String
  package var grade: EvidenceGrade?

  package init(source: String, locator: String, says: String, grade: EvidenceGrade?) {
    self.source = source
    self.locator = locator
    self.says = says
    self.grade = grade
  }
}
