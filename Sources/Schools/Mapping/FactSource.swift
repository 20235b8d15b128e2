package import Diagnostics
package import Facts

/// One column (or a constant) from which a fact is read.
package struct FactSource: Sendable {
  /// The fact's id.
  package var fact: String
  /// Headings, of which the first that the file has is read; empty for a constant.
  package var columns: [String]
  /// The cell is multiplied by this.
  package var scale: Double = 1
  /// What words of the cell mean, capitals aside, in the order of the file.
  package var values: [ValueMeaning] = []
  /// What becomes of words that `values` does not list; `nil`: labels and texts as they stand, and
  /// words of closed lists reported.
  package var others: Others?
  /// Whether numbers outside the limits of the fact are passed over in silence, because the column
  /// has held another scale in other years.
  package var ignoresOtherScale = false
  /// Whether it only fills gaps that every other source has left.
  package var onlyIfUnknown = false
  /// The same value for every row.
  package var constant: FactValue?
  /// Which part of the cell is read.
  package var part: Part = .whole
  /// The source speaks only of rows in which these columns hold one of these values.
  package var condition: [String: [String]] = [:]
  /// The heading of the longitude, where the cell is a latitude and the fact a grid reference.
  package var longitude: String?
  /// The heading of a date or year beside the cell, which counts instead of the file's.
  package var datedBy: String?
  /// Where it is declared.
  package var location: Source.Location

  package init(fact: String, columns: [String], location: Source.Location) {
    self.fact = fact
    self.columns = columns
    self.location = location
  }

  /// What a word of a cell means.
  package struct ValueMeaning: Sendable {
    package var word: String
    package var value: FactValue

    package init(word: String, value: FactValue) {
      self.word = word
      self.value = value
    }
  }

  /// Which part of a cell is read.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case whole
    /// Of `900101.0`, as some programs write numbers, `900101`.
    case reference
    /// Of `7-11`, the 7.
    case firstNumber = "first number"
    /// Of `7-11`, the 11.
    case secondNumber = "second number"
    /// Of a date, the end of its academic year.
    case academicYear = "academic year"
    /// Of latitude and longitude, metres east on the British National Grid.
    case easting = "easting of"
    /// Of latitude and longitude, metres north.
    case northing = "northing of"
  }

  /// What becomes of words that are not listed.
  package enum Others: String, Hashable, Sendable, CaseIterable {
    /// Reported as unknown, and not supplied.
    case report
    /// Not supplied, without a word.
    case ignore
    /// Read as they stand.
    case asTheyStand = "as they stand"
  }
}
