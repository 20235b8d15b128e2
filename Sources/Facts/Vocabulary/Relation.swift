package import Diagnostics

/// A link from a school to other schools, hubs, partners or its own subjects and groups.
package struct Relation: Sendable {
  /// The name used in rules, for example `schools in the family`.
  package var name: String
  /// What stands at the other end.
  package var linksTo: Bearer
  /// How the link is found.
  package var by: Link
  /// Whether nothing is missing from the register of members.
  package var isComplete: Bool
  /// Where it is declared.
  package var location: Source.Location

  package init(
    name: String, linksTo: Bearer, by: Link, isComplete: Bool, location: Source.Location
  ) {
    self.name = name
    self.linksTo = linksTo
    self.by = by
    self.isComplete = isComplete
    self.location = location
  }

  /// How members are found.
  package enum Link: String, Sendable, CaseIterable {
    case family
    case localAuthority = "local authority"
    /// Within the travel limit of the school that asks.
    case distance
    /// The school's own subjects or groups.
    case school
  }
}

/// A dated figure to compare with, used where the data files hold none.
package struct DatedBenchmark: Sendable {
  /// Which group it speaks for.
  package var group: BenchmarkGroup
  /// The fact, as id.
  package var fact: String
  /// The phase it holds for; `nil` for all.
  package var phase: String?
  /// The figure, in the fact's unit.
  package var value: Double
  /// For a cut-off of the national spread: which end and which share; `nil` for a mean.
  package var place: Place?
  /// `place: standard deviation`: the figure is the spread among schools, not their mean.
  package var isSpread = false
  /// The academic year's end, for example 2024 for 2023-24.
  package var year: Int
  /// Key of the source in the corpus.
  package var source: String
  /// Whether we read it there.
  package var origin: NamedBand.Origin
  /// Where it is declared.
  package var location: Source.Location

  package init(
    group: BenchmarkGroup, fact: String, phase: String?, value: Double, place: Place?, year: Int,
    source: String, origin: NamedBand.Origin, location: Source.Location
  ) {
    self.group = group
    self.fact = fact
    self.phase = phase
    self.value = value
    self.place = place
    self.year = year
    self.source = source
    self.origin = origin
    self.location = location
  }
}

/// An end of the national spread: "the highest fifth".
package struct Place: Hashable, Sendable {
  /// Which end.
  package enum End: String, Sendable, CaseIterable { case highest, lowest }
  /// Which share.
  package enum Share: String, Sendable, CaseIterable {
    case tenth, fifth, quarter, third
    /// The share as a number between 0 and 1.
    package var fraction: Double {
      switch self {
      case .tenth: 0.1
      case .fifth: 0.2
      case .quarter: 0.25
      case .third: 1.0 / 3.0
      }
    }
  }
  package var end: End
  package var share: Share

  package init(_ end: End, _ share: Share) {
    self.end = end
    self.share = share
  }
}

/// A need that several cards speak of: its finding, topic and kind of hub.
package struct Need: Sendable {
  package var name: String
  package var finding: String
  package var topic: String
  package var hub: String?
  package var location: Source.Location

  package init(
    name: String, finding: String, topic: String, hub: String?, location: Source.Location
  ) {
    self.name = name
    self.finding = finding
    self.topic = topic
    self.hub = hub
    self.location = location
  }
}
