/// Everything a line can name, from the loaded data and rules: what spotting looks up.
package struct NameBook: Sendable {
  /// Areas, measures, facts, steps, terms and other things with fixed names.
  package var tree = NameTree()
  package var schools = SchoolNames()
  /// How words are read.
  package let forms: WordForms

  /// What each fact may be, by its id: for numbers.
  package var limits: [String: ClosedRange<Double>] = [:]

  /// The everyday names of a book.
  package init(_ book: PhraseBook) {
    forms = book.forms
    for (name, thing) in book.names { insert(name, thing) }
  }

  /// Adds a name as it is written for people; it is read as a typed line would be.
  package mutating func insert(_ name: String, _ thing: NamedThing) {
    let words = forms.read(TypedLine.words(of: name).map(\.folded)).map(\.word)
    tree.insert(words, thing)
  }
}
