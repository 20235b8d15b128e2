/// Something that a name can stand for.
package struct NamedThing: Hashable, Sendable {
  /// What sort of thing.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A hub, a system leader or a community partner of a register.
    case helper
    case school, area, phase, measure, fact, topic, action, term, strategy, rule, kind, direction,
      format, setting, session
    /// A word that points at what is in focus: `it`, `that school`.
    case thisSchool, thisAction
    /// A place in a list: `second`, `number 2`.
    case index
    /// A number, with its unit where one was typed.
    case number
    /// A value in words: `strong`, `high`, `a new head`.
    case level
    case file
    /// A class or year group: `4b`, `year 4`.
    case schoolClass
    /// Words in quotation marks, or what seems to be a name that nothing has.
    case unknownName
  }

  package var kind: Kind
  /// What it is in the data or the rules: a URN, an id, a canonical word.
  package var id: String
  /// What people call it.
  package var label: String

  package init(_ kind: Kind, _ id: String, _ label: String? = nil) {
    self.kind = kind
    self.id = id
    self.label = label ?? id
  }
}
