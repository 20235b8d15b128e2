import Facts

/// Where a condition stands: what its words may refer to.
struct ConditionScope {
  /// The parameter of `about`, bound to an entry.
  var binding: AboutBinding?
  /// Inside `where`: the relation whose members are tested.
  var relation: Relation?
  /// What is asked of a possible partner, which is a school seen from another as inside `where`.
  var isOfPartner = false
  /// Inside `where` of a relation that does not exist, which is reported: any fact may stand here.
  var isRelationUnknown = false
  /// What the condition belongs to.
  var owner: Owner

  /// Layers of the rule set; a condition may only use what lies beneath its own.
  enum Owner: Hashable {
    /// Facts alone.
    case derivation
    /// Facts and findings.
    case finding, contraIndication, partnering
    /// All of these, contra-indications and the conditions of other cards.
    case action
  }

  /// Whose facts can be tested here.
  var bearers: Set<Bearer> {
    if isRelationUnknown { return Set(Bearer.allCases) }
    return switch relation?.linksTo {
    case nil, .school?, .area?: [.school, .area]
    case .hub?: [.hub]
    case .leader?: [.leader]
    case .journey?: [.journey]
    case .partner?: [.partner]
    case .subject?: [.subject]
    case .pupilGroup?: [.pupilGroup]
    }
  }

  /// Whether the facts are those of a member, so that there is another school to compare with.
  var isInsideWhere: Bool { relation != nil || isRelationUnknown || isOfPartner }

  /// Whether findings, contra-indications and cards make sense here.
  var isAboutSchools: Bool { bearers.contains(.school) }
}
