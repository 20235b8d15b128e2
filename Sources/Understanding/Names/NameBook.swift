/// Everything a line can name, from the loaded data and rules: what spotting looks up.
package struct NameBook: Sendable {
  /// Areas, measures, facts, steps, terms and other things with fixed names.
  package var tree = NameTree()
  package var schools = SchoolNames()
  /// Hubs and community partners of registers; what a phase is to a school, their kind is to them.
  package var helpers = SchoolNames()
  /// Those of them that have not agreed to be named: only their whole name leads to them.
  package var unlistedHelpers = SchoolNames()
  /// How words are read.
  package let forms: WordForms
  private let reader: WordReader

  /// What each fact may be, by its id: for numbers.
  package var limits: [String: ClosedRange<Double>] = [:]

  /// The everyday names of a book.
  package init(_ book: PhraseBook) {
    forms = book.forms
    reader = WordReader(forms)
    for (name, thing) in book.names { insert(name, thing) }
  }

  /// A hub or a community partner by the id it was added under.
  package func helper(_ id: String) -> SchoolNames.Entry? {
    helpers.school(number: id).map { helpers.entries[$0] }
      ?? unlistedHelpers.school(number: id).map { unlistedHelpers.entries[$0] }
  }

  /// Whether a word stands in the name of a school or of another helper.
  func holds(_ word: String) -> Bool {
    schools.holds(word) || helpers.holds(word) || unlistedHelpers.holds(word)
  }

  /// Adds a name as it is written for people; it is read as a typed line would be.
  package mutating func insert(_ name: String, _ thing: NamedThing) {
    let words = reader.heads(TypedLine.foldedWords(of: name))
    tree.insert(words, thing)
  }
}
