import Facts

extension SchoolAdvice {
  /// What the schools of an area have in common, in numbers that may be shown.
  package struct Picture: Codable, Hashable, Sendable {
    /// What holds the schools together: `local authority`, `trust` or `region`.
    package var kind: String
    /// How it was counted and how to read it, one sentence each.
    package var about: [String]
    /// Its open schools in the data.
    package var schools: Int
    /// What was looked for; none where there are too few schools.
    package var parts: [Part]
    /// What can be told of few schools only, and what to ask them, one sentence each.
    package var toAsk: [String]

    /// One thing that was looked for across the schools.
    package struct Part: Codable, Hashable, Sendable {
      /// As `Rules/areas.yaml` calls it.
      package var id: String
      package var title: String
      /// Why it is looked for.
      package var because: String
      /// Key and place of the source.
      package var source: String
      package var lines: [Line]
      /// What else there is to say, one sentence each: what is seen less often, what cannot be told, and why.
      package var untold: [String]
      /// For the area to talk over with its schools; none where nothing was found.
      package var couldFollow: [CardNamed]
      package var cautions: [CautionShown]

      /// All that people read of it.
      fileprivate var sentences: [String] {
        let found: [String] = lines.map(\.text) + untold
        let named: [String] = couldFollow.map(\.name) + cautions.map(\.says)
        return [title, because] + found + named
      }
    }

    /// One statement about many schools.
    package struct Line: Codable, Hashable, Sendable {
      package var text: String
      /// Ids of the findings, strengths and facts that it rests on.
      package var restsOn: [String]
      /// Schools that have it, where that number may be shown.
      package var certain: Int?
      /// All schools that were asked about.
      package var of: Int
    }

    /// A card by its name.
    package struct CardNamed: Codable, Hashable, Sendable {
      package var action: String
      package var name: String
      /// Its place among the next steps of the sheet, from 1.
      package var step: Int?
    }

    /// All that people read of it, sentence by sentence.
    var sentences: [String] {
      about + parts.flatMap(\.sentences) + toAsk
    }
  }
}

extension SchoolAdvice.FindingStatement {
  /// It holds of the area, and so of all its schools.
  package var isOfArea: Bool { level == EcologyLevel.system.rawValue }
}
