package import Diagnostics

/// How one published layout becomes facts, as a file of `Rules/imports/` declares it.
///
/// A mapping names columns by their headings and facts by their ids; it decides nothing about a
/// school. The head of `Rules/imports/census.yaml` explains every key by example.
package struct ImportMapping: Sendable {
  /// Short stable name, the same as the file's: `census`.
  package var layout: String
  /// What people call it: "School census, England".
  package var name: String
  /// Which headings a file of this layout has, and which it never has.
  package var recognition: Recognition
  /// Where the year of its figures stands.
  package var year: YearSource = .fileName
  /// Years of single columns, besides the file's own.
  package var innerYears: InnerYears = .none
  /// Whether figures of the same year from elsewhere win over it.
  package var standing: Standing = .final
  /// What one row tells of.
  package var rows: RowSubject = .schools
  /// Whether a row makes a school, or only adds to one that another file lists.
  package var listing: Listing = .no
  /// Whether `data check` counts its schools as the universe of its joins.
  package var isUniverse = false
  /// The columns that say which school a row is about.
  package var keys = KeyColumns()
  /// Columns that name the school before or after this one.
  package var links: [LinkColumn] = []
  /// Rows that are not one school; the first that fits counts.
  package var kinds: [RowKind] = []
  /// Which row counts when a school has several; `nil`: the first, and the others are reported.
  package var choice: RowChoice?
  /// Whether a row with more cells than headings has an unquoted last column.
  package var gluesSurplus = false
  /// The results are those of pupils of this age: a school without such pupils has none.
  package var age: Int?
  /// What its codes mean; an empty cell is not supplied unless declared otherwise.
  package var codes: [String: CellMeaning] = [:]
  /// The limits of a count that is suppressed because it is small.
  package var suppressedCount: ClosedRange<Double>?
  /// Rows that each hold one answer: which column names the fact, the value, who and when.
  package var answers: AnswerColumns?
  /// Columns that become facts.
  package var facts: [FactSource] = []
  /// Headings that are known and left alone on purpose.
  package var knownUnused: [String] = []
  /// Why nothing of it is used, when that is so.
  package var holdsNothingBecause: String?
  /// Whether cells may be phrases, as people type them.
  package var readsPhrases = false
  /// Where it is declared; `file` is shown in messages.
  package var location: Source.Location

  package init(
    layout: String, name: String, recognition: Recognition, location: Source.Location
  ) {
    self.layout = layout
    self.name = name
    self.recognition = recognition
    self.location = location
  }

  /// Headings that tell one layout from another; capitals do not count.
  package struct Recognition: Hashable, Sendable {
    /// All of these are there.
    package var all: [String]
    /// None of these is there.
    package var none: [String]

    package init(all: [String], none: [String] = []) {
      self.all = all
      self.none = none
    }
  }

  /// Where a file's year stands; a year is the end of the academic year, 2019 for 2018-19.
  package enum YearSource: Hashable, Sendable {
    /// In the file's name, else its folder's: `ks2-2019`, `2018-19`, `2022-2024` (the last counts).
    case fileName
    /// The same for every file of this layout.
    case fixed(Int)
    /// In a column of each row: a year, or a date, whose academic year counts.
    case column(String)
    /// Its rows are not of a year.
    case none
  }

  /// How years other than the file's stand in the headings.
  package enum InnerYears: Hashable, Sendable {
    case none
    /// `ATT8SCR_18` beside `ATT8SCR`: the ending `_18` is 2018.
    case endings([String])
    /// `{period}` in a heading stands for a word, which is so many years before the file's year.
    case words([String: Int])
  }

  /// Which of two figures for the same year counts.
  package enum Standing: String, Hashable, Sendable, CaseIterable, Comparable {
    case provisional
    case final

    package static func < (a: Self, b: Self) -> Bool { a == .provisional && b == .final }
  }

  /// What one row tells of.
  package enum RowSubject: String, Hashable, Sendable, CaseIterable {
    case schools
    case areas = "local authorities"
    case hubs
    /// What system leaders based at a school can take on.
    case leaders = "system leaders"
    case partners
    /// How long the way takes from one place to another.
    case journeys
    case answers
    /// A subject of a school.
    case subjects
    /// A group of pupils of a school.
    case pupilGroups = "pupil groups"

    /// The fact that says which part of a school a row is about, by id; `nil` for other rows.
    package var partFact: String? {
      switch self {
      case .subjects: "subject"
      case .pupilGroups: "pupil_group"
      case .schools, .areas, .hubs, .leaders, .partners, .journeys, .answers: nil
      }
    }
  }

  /// Whether a row makes a school.
  package enum Listing: String, Hashable, Sendable, CaseIterable {
    case yes
    case no
    /// Only for an authority and phase of which no register speaks.
    case whereNoRegisterDoes = "where no register does"
  }
}
