package import Diagnostics
package import Facts
package import RuleLanguage

/// A case that somebody told: what was known, whose view it is, and what people did.
///
/// Files of cases have the shape of `Corpus/cases`; ``CaseFileReader`` reads them.
package struct CaseStory: Sendable {
  /// Whose view a case takes (`rule-language` 0.13).
  package enum Perspective: String, Hashable, Sendable, CaseIterable {
    case supportedSchool = "supported_school"
    case helper, group, area

    /// The voice that speaks to them.
    package var voice: Voice {
      switch self {
      case .supportedSchool, .helper: .school
      case .group: .cluster
      case .area: .area
      }
    }
  }

  /// Whom the case is about, as the words of the fact `scope`.
  package enum Scope: String, Hashable, Sendable, CaseIterable {
    case school, pair
    case familyOrCluster = "family_or_cluster"
    case trust, neighbourhood
    case localAuthority = "local_authority"
    case region

    /// The voice that speaks to whom it is about.
    package var voice: Voice {
      switch self {
      case .school, .pair: .school
      case .familyOrCluster: .cluster
      case .trust, .neighbourhood, .localAuthority, .region: .area
      }
    }

    /// The view that a case of this scope takes where it does not say.
    package var usualPerspective: Perspective {
      switch voice {
      case .school: .supportedSchool
      case .cluster: .group
      case .area: .area
      }
    }
  }

  /// Short and stable, such as `S01`.
  package var id: String
  /// What the case is called; empty where it has no title.
  package var title: String
  package var scope: Scope
  package var perspective: Perspective
  /// What is said in the source, by fact slot.
  package var stated: [Int: FactValue]
  /// What follows from it, by fact slot; weaker.
  package var implied: [Int: FactValue]
  /// What people did: ids of actions, the weightiest first; often none in a case that warns.
  package var expected: [String]
  /// Ids of the findings and assets that a reader of the case sees in it; they are not scored.
  package var findings: [String]
  /// Lists of ids of which one is as good as another.
  package var equivalents: [[String]]
  /// The case tells of something that went wrong: what counts is that the cautions show.
  package var isNegative: Bool
  /// Ids of the cautions that have to show on what is advised.
  package var expectedCautions: [String]
  /// Where it begins.
  package var location: Source.Location

  package init(
    id: String, title: String = "", scope: Scope = .school, perspective: Perspective? = nil,
    stated: [Int: FactValue] = [:], implied: [Int: FactValue] = [:], expected: [String] = [],
    findings: [String] = [], equivalents: [[String]] = [], isNegative: Bool = false,
    expectedCautions: [String] = [],
    location: Source.Location
  ) {
    self.id = id
    self.title = title
    self.scope = scope
    self.perspective = perspective ?? scope.usualPerspective
    self.stated = stated
    self.implied = implied
    self.expected = expected
    self.findings = findings
    self.equivalents = equivalents
    self.isNegative = isNegative
    self.expectedCautions = expectedCautions
    self.location = location
  }

  /// A scope wider than the view adds the area's cards.
  package var addsAreaCards: Bool { scope.voice == .area && perspective.voice != .area }

  /// What was done, actions of which one is as good as another taken together, in the order of
  /// ``expected``.
  package var hits: [ExpectedHit] {
    var hits: [ExpectedHit] = []
    for id in expected {
      let ids = equivalents.first { $0.contains(id) } ?? [id]
      if let index = hits.firstIndex(where: { $0.ids.contains(id) }) {
        if !hits[index].named.contains(id) { hits[index].named.append(id) }
      } else {
        hits.append(ExpectedHit(named: [id], ids: ids))
      }
    }
    return hits
  }
}

/// Something that people did, which the order of advice should have near its top.
package struct ExpectedHit: Hashable, Sendable {
  /// The ids as the case names them.
  package var named: [String]
  /// The ids of which any counts as a hit.
  package var ids: [String]

  package init(named: [String], ids: [String]) {
    self.named = named
    self.ids = ids
  }

  /// The place of the best of them in an order, from 1; `nil` where none is in it.
  package func place(in ranked: [String]) -> Int? {
    ranked.firstIndex { ids.contains($0) }.map { $0 + 1 }
  }
}
