/// Why a school is, or is not, among the partners for a step: each constraint with both sides, in words and
/// as data, ready for any format.
package struct PartnerAnswer: Codable, Hashable, Sendable {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.partner/1"

  package var schema = PartnerAnswer.schema
  /// The asking school.
  package var school: SchoolNamed
  /// The step a partner is looked for.
  package var action: String
  package var name: String
  /// The school that was asked about.
  package var candidate: SchoolNamed
  package var outcome: Outcome
  /// The answer in one sentence.
  package var summary: String
  /// Until both heads have agreed only a profile may be shown to others.
  package var mayBeNamed: Bool
  /// One for each constraint: what rules the partner out first, then what is open, then what fits; in the
  /// order of the rules. Empty where there is nothing to hold against each other.
  package var lines: [Line]
  /// What would make this pair possible, or a step that takes this school; `nil` where nothing can be said.
  package var nearestChange: String?

  /// A school as people tell schools apart.
  package struct SchoolNamed: Codable, Hashable, Sendable {
    package var urn: String?
    package var name: String
    package var area: String?
  }

  /// What came of it.
  package enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
    /// Every constraint is met.
    case fits
    /// Nothing rules it out, and something is not known.
    case mayFit = "may fit"
    case doesNotFit = "does not fit"
    /// The school asked about is the one that asks.
    case sameSchool = "same school"
    /// The step needs no partner.
    case noPartner = "no partner needed"
    /// The step looks for others than schools: companies, an authority.
    case noSchool = "not a school"
    case closed
  }

  /// One constraint.
  package struct Line: Codable, Hashable, Sendable {
    /// Its name, in plain words.
    package var constraint: String
    /// `yes`, `no`, `not known`; `not yet` where the answer has to be known first.
    package var verdict: String
    /// The verdict in a few words, to stand in a list: `another authority`.
    package var short: String
    /// The verdict with both sides; ends with a full stop.
    package var sentence: String
    /// What to ask, and whom; only where the verdict is not known.
    package var ask: String?
    /// Why it is asked for, and after whom.
    package var because: String?
    package var source: String?
    /// The figures and judgements behind it; `whose` is `school` or `partner`.
    package var figures: [SchoolAdvice.FigureShown]
  }
}

extension PartnerAnswer {
  /// How the two schools are called in sentences: by name, of two with one name by area as well.
  var names: (asker: String, partner: String) {
    guard school.name == candidate.name, school != candidate else {
      return (school.name, candidate.name)
    }
    return (school.label, candidate.label)
  }
}

extension PartnerAnswer.SchoolNamed {
  /// `Highbank Academy, Ambleford`.
  fileprivate var label: String { area.map { "\(name), \($0)" } ?? name }
}

extension PartnerAnswer: Answer {
  /// What rules it out, what is open and what to ask, what fits in one line, and the nearest change.
  package var page: AnswerPage {
    var shown = lines.filter { $0.verdict != "yes" }.map { line in
      AnswerPage.Line(line.sentence + (line.ask.map { " \($0)" } ?? ""), mark: "\(line.verdict):")
    }
    let fitting = lines.filter { $0.verdict == "yes" }.map(\.short)
    if !fitting.isEmpty {
      shown.append(AnswerPage.Line("\(fitting.joined(separator: "; ")).", mark: "yes:"))
    }
    if let nearestChange {
      shown.append(AnswerPage.Line("Nearest change: \(ListWording.clause(nearestChange))."))
    }
    return AnswerPage(summary, shown)
  }
}
