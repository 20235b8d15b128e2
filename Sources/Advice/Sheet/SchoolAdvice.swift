/// Everything waymark says about one school, in words and figures, ready for any format.
///
/// Sentences are finished here, so that text, Markdown and JSON say the same; the typed parts beside
/// them are for programs. JSON documents carry ``schema``; a change that a reader could notice
/// raises its number.
package struct SchoolAdvice: Codable, Hashable, Sendable {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.advice/1"

  package var schema = SchoolAdvice.schema
  package var school: Identity
  /// For whom it speaks: school, cluster or area.
  package var voice: String
  /// The date that ages and programmes are measured against, `YYYY-MM-DD`.
  package var asOf: String
  /// What the figures are from, one line.
  package var dataLine: String
  /// SHA-256 of the rules and of this school's facts: the same pair gives the same sheet.
  package var rulesDigest: String
  package var factsDigest: String
  /// What is strong here, shown before anything else.
  package var strengths: [FindingStatement]
  /// At most three, in order.
  package var nextSteps: [Card]
  /// What else was considered, and why not now.
  package var alsoConsidered: [Considered]
  /// What is not known and would matter most; at most three.
  package var unknowns: [Unknown]
  /// What the school could offer others.
  package var offers: [String]
  /// Barriers seen, also those without a shown step.
  package var findings: [FindingStatement]
  /// Levels of the ecology left out, a sheet that shows nothing, caveats of the data: one sentence each.
  package var remarks: [String]

  /// Which school.
  package struct Identity: Codable, Hashable, Sendable {
    package var urn: String?
    package var name: String
    package var area: String?
    package var phase: String?
    package var pupils: Int?
  }

  /// A finding or asset with what led to it.
  package struct FindingStatement: Codable, Hashable, Sendable {
    package var id: String
    package var name: String
    package var level: String
    package var strength: String
    package var because: [Reason]
    package var overturnedBy: [String]
  }

  /// One fact that counted, as a sentence and as data.
  package struct Reason: Codable, Hashable, Sendable {
    package var text: String
    package var facts: [FigureShown]
  }

  /// One figure or judgement shown, with its place.
  package struct FigureShown: Codable, Hashable, Sendable {
    package var fact: String
    package var value: String
    package var benchmark: String?
    /// Where it stands or who said it, in words.
    package var origin: String
    package var file: String?
    package var row: Int?
    package var column: Int?
    package var heading: String?
    package var year: Int?
  }

  /// One next step with everything that belongs to it.
  package struct Card: Codable, Hashable, Sendable {
    package var action: String
    package var name: String
    package var about: [String]
    package var strategy: String
    package var level: String
    package var status: String
    package var sureness: String
    package var urgency: String
    package var effort: String
    package var strength: String
    package var because: [Reason]
    package var although: [String]
    package var unless: [String]
    package var who: String
    package var partner: String?
    package var conditions: [String]
    package var steps: StepsShown
    package var cautions: [CautionShown]
    package var reminders: [String]
    package var monitor: [String]
    package var helperGain: String
    package var evidence: [EvidenceShown]
    package var evidenceGrade: String
    package var check: String
  }

  package struct StepsShown: Codable, Hashable, Sendable {
    package var twoWeeks: String
    package var term: String
    package var year: String
  }

  package struct CautionShown: Codable, Hashable, Sendable {
    package var id: String?
    package var says: String
    package var source: String?
  }

  package struct EvidenceShown: Codable, Hashable, Sendable {
    package var source: String
    package var title: String
    package var locator: String
    package var says: String
    package var grade: String?
  }

  /// An action that is not shown, with its reason.
  package struct Considered: Codable, Hashable, Sendable {
    package var action: String
    package var name: String
    package var status: String
    package var reason: String
  }

  /// A fact that nobody has supplied and that bears on the advice.
  package struct Unknown: Codable, Hashable, Sendable {
    package var fact: String
    package var name: String
    package var question: String?
    package var bearsOn: [String]
    package var text: String
  }
}

extension SchoolAdvice {
  /// What else was considered, for a page: what is recommended or was stopped, then a count of what
  /// still depends on something not known. The full list stands in ``alsoConsidered``.
  package func consideredLines(atMost limit: Int) -> [String] {
    let open = alsoConsidered.filter { $0.status == "possible" }
    let firm = alsoConsidered.filter { $0.status != "possible" }
    var lines = firm.prefix(limit).map { "\($0.name): \($0.reason)" }
    if firm.count > limit { lines.append("and \(firm.count - limit) more that came later") }
    if !open.isEmpty {
      let names = open.count == 1 ? "one other depends" : "\(open.count) others depend"
      lines.append("\(names) on what is not known yet")
    }
    return lines
  }
}
