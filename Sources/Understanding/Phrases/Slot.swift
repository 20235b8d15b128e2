/// What a request can be about: the slots of `conversation` section 5.
package enum Slot: String, Hashable, Sendable, CaseIterable {
  case school, school2, area, phase, measure, op, value, n, direction, action, action2, partner,
    topic, kind, term, rule, strategy, family, fact, text, reason, name, file, format, setting,
    mode, index, person, session, stranger, form, amount, idea, place

  /// What sorts of things fill it.
  var kinds: KindSet { Self.kinds[self] ?? [] }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: allCases.map { slot in
      (slot, slot.listed.reduce(into: KindSet()) { $0.formUnion(KindSet($1)) })
    })

  private var listed: [NamedThing.Kind] {
    switch self {
    case .school, .school2: [.school, .thisSchool, .unknownName]
    case .partner: [.school, .helper, .thisSchool, .unknownName]
    case .area: [.area, .unknownName]
    case .place: [.area]
    case .phase: [.phase]
    case .measure: [.measure]
    case .fact: [.fact, .measure]
    case .topic: [.topic, .measure]
    case .action, .action2: [.action, .thisAction, .index]
    case .term: [.term, .measure, .fact, .action, .unknownName]
    case .rule: [.rule]
    case .strategy: [.strategy]
    case .kind: [.kind]
    case .direction: [.direction]
    case .value: [.number, .level]
    case .n, .family: [.number]
    case .index: [.index]
    case .file: [.file]
    case .format: [.format]
    case .setting: [.setting]
    case .session: [.session]
    case .amount: [.number]
    case .idea: [.action]
    case .stranger: [.unknownName]
    case .form: [.schoolClass]
    case .text, .reason, .name, .op, .mode, .person: []
    }
  }

  /// What is meant where a name stands for things of several kinds: a figure has an everyday name and a fact.
  var preferred: NamedThing.Kind? {
    switch self {
    case .measure: .measure
    case .fact: .fact
    case .topic: .topic
    case .term: .term
    default: nil
    }
  }

  /// Whether any words fill it.
  package var isFree: Bool { self == .text || self == .reason || self == .name }

  /// What it is called where it is written out: a saved session fills `name`, an area that is known `area`.
  package var key: String {
    switch self {
    case .session: Slot.name.rawValue
    case .amount: Slot.value.rawValue
    case .idea: Slot.action.rawValue
    case .place: Slot.area.rawValue
    default: rawValue
    }
  }
}
