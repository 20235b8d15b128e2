package import Notation

/// The support programmes of one country: what advice may add to a partner's type while country and
/// date fit (`domain` 9, `rule-language` 0.10).
package struct ProgrammeList: Sendable {
  /// The country, a word of the fact `country`.
  package var country: String
  /// Said with every programme.
  package var notice: String
  /// The slot of the fact that only schools of this country have, such as their number; `nil`: people
  /// have to say the country.
  package var knownBy: Int?
  /// In the order of the file.
  package var programmes: [Programme]
}

/// One programme, as it stood when it was last looked at.
package struct Programme: Hashable, Sendable {
  /// The stable id.
  package var id: String
  package var name: String
  /// Ids of the actions it can serve; empty for one that serves none of them yet.
  package var actions: [String]
  /// The kind of partner of the model that it is an instance of.
  package var partnerType: String
  /// Only for cards about one of these words, or that rest on one of ``findings``; both empty: for all.
  package var about: [String]
  package var findings: [String]
  /// Who may join and what it looks like; may be empty.
  package var shape: String
  package var status: Status
  /// What more is known of its status; may be empty.
  package var remark: String
  /// Keys of sources; empty only where the status is still to be checked.
  package var sources: [String]
  /// From when and until when it counts; without an end, it goes on.
  package var from: ProgrammeDate
  package var until: ProgrammeDate?
  /// When somebody last looked; `nil` where that is not on record.
  package var checked: ProgrammeDate?

  /// How it stood when it was last looked at.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case running, starting
    case cutBack = "cut back"
    case varies, check, ended
  }

  /// Whether it may be named on a day.
  package func counts(on day: CalendarDate) -> Bool {
    status != .ended && from.first <= day && until.map { day <= $0.last } ?? true
  }
}

/// A year, a month or a day, as sources give it: `2024`, `2026-03`, `2025-09-01`.
package struct ProgrammeDate: Hashable, Sendable, CustomStringConvertible {
  /// The first and the last day it can mean.
  package let first: CalendarDate
  package let last: CalendarDate
  package let description: String

  /// `nil` for any other text, or a day that does not exist.
  package init?(_ text: String) {
    let months = text.split(separator: "-", omittingEmptySubsequences: false).count
    let firstText = text + ["-01-01", "-01", ""][min(2, max(0, months - 1))]
    guard (1...3).contains(months), let first = CalendarDate(firstText) else { return nil }
    self.first = first
    description = text
    let month = months == 1 ? 12 : first.month
    // A month ends on the last of these days that it has.
    let ends = (28...31).compactMap { CalendarDate(year: first.year, month: month, day: $0) }
    last = months == 3 ? first : ends.last ?? first
  }
}
