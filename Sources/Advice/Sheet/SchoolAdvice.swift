import RuleLanguage

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
  /// Findings and strengths that people who know the school do not accept, with their reasons.
  package var rejected: [RejectedShown]
  /// Levels of the ecology left out, a sheet that shows nothing, caveats of the data: one sentence each.
  package var remarks: [String]
  /// Terms that the sheet uses, in plain words.
  package var words: [WordShown]
  /// The schools with similar pupils whose means it is held against, by name; no order of merit.
  package var family: [FamilyMember]
  /// Every source that the sheet names by its key, in the order of their keys.
  package var sources: [SourceShown]
  /// Of an area: what its schools have in common.
  package var picture: Picture? = nil
  /// What people told and decided before, from a casebook; none without one.
  package var record: RecordShown? = nil

  /// Which school, or which area.
  package struct Identity: Codable, Hashable, Sendable {
    package var urn: String?
    package var name: String
    package var area: String?
    package var phase: String?
    package var pupils: Int?
    /// For an area: its schools in the data.
    package var schools: Int?
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

  /// A term of the glossary.
  package struct WordShown: Codable, Hashable, Sendable {
    package var term: String
    /// The words by which a sheet uses it.
    package var seenAs: [String]
    package var means: String
  }

  /// A school of the same family.
  package struct FamilyMember: Codable, Hashable, Sendable {
    package var urn: String?
    package var name: String
    package var area: String?
  }

  /// A finding or strength that people reject.
  package struct RejectedShown: Codable, Hashable, Sendable {
    package var id: String
    package var name: String
    /// How strong it would be without them; none where nothing known points to it.
    package var strength: String?
    package var reason: String
    /// The whole as a sentence.
    package var text: String
  }

  /// One fact that counted, or a finding with the facts behind it: as a sentence and as data.
  package struct Reason: Codable, Hashable, Sendable {
    /// The whole, without file and row, which ``facts`` carry.
    package var text: String
    /// The same in a few words, for a page that has told it already.
    package var short: String
    /// The finding's id and strength, where the reason is a finding.
    package var finding: String? = nil
    package var strength: String? = nil
    package var facts: [FigureShown] = []
  }

  /// One figure or judgement shown, with its place.
  package struct FigureShown: Codable, Hashable, Sendable {
    package var fact: String
    /// The everyday name of the fact.
    package var name: String
    /// Whose value: `school`, `area`, or what the school is compared with: `family`, `local authority`,
    /// `national`.
    package var whose: String
    package var value: String
    /// Where it stands or who said it, in words.
    package var origin: String
    package var file: String? = nil
    /// The row of the file, the headings being row 1.
    package var row: Int? = nil
    /// The column, from 1.
    package var column: Int? = nil
    package var heading: String? = nil
    /// The end of the academic year: 2019 for 2018-19.
    package var year: Int? = nil
    /// The key of the source of a dated figure that stands in no data file.
    package var source: String? = nil
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
    /// At most two things to watch, read or use with it; the one usable this week first.
    package var resources: [ResourceShown]
    /// Programmes of the school's country that can serve it, where country and date fit.
    package var programmes: [ProgrammeShown]
    /// Questions that bear on it and on which the evidence disagrees.
    package var disputes: [DisputeShown]
    /// What was decided about it before; none where nothing was.
    package var decision: DecisionShown? = nil
  }

  /// Something to watch, read or use; that it is listed is no evidence.
  package struct ResourceShown: Codable, Hashable, Sendable {
    package var id: String
    package var title: String
    package var kind: String
    /// For whom and for what.
    package var purpose: String
    package var address: String?
    /// When the address was last tried, in words.
    package var link: String
    /// In whose list it stands, in words.
    package var listedBy: String
    /// Key and place of that list.
    package var source: String
    package var note: String?
  }

  /// One programme, as it stood when it was last looked at.
  package struct ProgrammeShown: Codable, Hashable, Sendable {
    package var id: String
    package var name: String
    package var country: String
    package var partnerType: String
    package var shape: String?
    /// Its status in words.
    package var status: String
    /// What more is known of it.
    package var remark: String?
    /// When somebody last looked, in words.
    package var seen: String
    /// Keys of its sources.
    package var sources: [String]
    /// Said with every programme of the country.
    package var notice: String
  }

  /// A question on which the evidence disagrees.
  package struct DisputeShown: Codable, Hashable, Sendable {
    package var id: String
    package var question: String
    package var oneSide: [ClaimShown]
    package var otherSide: [ClaimShown]
    /// How waymark speaks while it is open.
    package var weSay: String
  }

  /// One claim with its source.
  package struct ClaimShown: Codable, Hashable, Sendable {
    package var says: String
    /// Key and locator.
    package var source: String
  }

  package struct StepsShown: Codable, Hashable, Sendable {
    package var twoWeeks: String
    package var term: String
    package var year: String
  }

  package struct CautionShown: Codable, Hashable, Sendable {
    /// The id in the catalogue; none for a caution of the card's own.
    package var id: String?
    package var says: String
    /// Source and locator: `A11 KEY¶10`; none where the card's own evidence is meant.
    package var source: String?
  }

  package struct EvidenceShown: Codable, Hashable, Sendable {
    /// A key of ``SchoolAdvice/sources``.
    package var source: String
    package var locator: String
    /// Approximate pages, where the locator's own are not known: `about pp. 79–80`.
    package var pages: String?
    package var says: String
    package var grade: String?
  }

  /// One source with what a reader needs to find it.
  package struct SourceShown: Codable, Hashable, Sendable {
    package var key: String
    /// Who, when, what and where: `Mel Ainscow (2011), Responding to …. Aula 17, 73–87`.
    package var title: String
    /// The pages of the sections that the sheet cites, where they were rebuilt: `KEY about pp. 79–80`.
    package var pages: [String]
  }

  /// An action that is not shown, with its reason.
  package struct Considered: Codable, Hashable, Sendable {
    package var action: String
    package var name: String
    package var status: String
    /// Its place in the whole order, from 1; none for what was ruled out or put off.
    package var place: Int?
    /// Why it is not shown; the first reason alone would do.
    package var reasons: [String]

    /// The reason of a step that would have to wait, where it is not known yet that it would fit at all.
    static let waits = "it waits for what nobody has said yet"
    /// Whether it only waits for facts.
    var isWaiting: Bool { status == Status.possible.rawValue || reasons.first == Self.waits }
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
