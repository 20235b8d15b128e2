/// A word of a line as it is compared with phrases and names.
package struct Word: Hashable, Sendable {
  /// Its head form, for phrases.
  package var text: String
  /// As it was typed, with abbreviations written out: `told`, where the head form is `tell`.
  var plain: String
  /// Its form in names of schools: `saint` is `st`.
  package var name: String
  /// The typed words it was made from.
  package var source: Range<Int>
  /// Whether the spelling was repaired to come here.
  package var isRepaired = false
  /// Whether a hyphen joins it to the word before it.
  package var joinsPrevious = false
  /// Whether a comma, colon or dash stands before it.
  var followsBreak = false
  /// Whether names of schools hold it.
  var isOfSchools = false
  /// Whether phrases, names or the vocabulary hold it.
  package var isKnown = true

  init(text: String, plain: String, name: String, source: Range<Int>) {
    self.text = text
    self.plain = plain
    self.name = name
    self.source = source
  }

  /// Six digits are a school's number (its URN), whatever else a number may be.
  var isSchoolNumber: Bool {
    text.utf8.count == 6 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
