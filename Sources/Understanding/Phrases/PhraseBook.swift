/// Everything known of how people talk: forms of words, everyday names, and the requests with their phrases.
package struct PhraseBook: Sendable {
  package var forms = WordForms()
  /// Everyday names of things: as written, with what they stand for.
  package var names: [(name: String, thing: NamedThing)] = []
  /// By file name.
  package var requests: [RequestKind] = []
  /// How people are spoken of.
  package var people = PeopleWords()

  package init() {}

  /// The request of an id.
  package func request(_ id: String) -> RequestKind? { requests.first { $0.id == id } }
}
