/// What somebody told of a school or an area: a fact, its value as it was put, and where it is known from.
package struct ToldFact: CasebookEntry {
  package var mark: EntryMark
  /// The fact's id in the vocabulary.
  package var fact: String
  /// The value as data files and `--set` write it: `38`, `weak to partial`, `not known`.
  package var value: String
  /// Where it is known from, in the words of who told it; empty where nothing was said.
  package var source: String

  package static let form = EntryForm(
    name: "told", noun: "told fact",
    fields: [
      EntryField("fact", .id), EntryField("value", .words),
      EntryField("source", .words, isRequired: false),
    ],
    topic: ["fact"])

  /// - Parameters:
  ///   - about: The school, or the area for a fact of areas.
  ///   - fact: The fact's id.
  ///   - value: Its value as ``value`` says.
  ///   - by: Who told it: `the head`.
  ///   - at: When it was told.
  ///   - source: Where it is known from; may be empty.
  package init(
    about: CaseSubject, fact: String, value: String, by: String, at: Moment, source: String = ""
  ) {
    mark = EntryMark(about: about, by: by, at: at)
    self.fact = fact
    self.value = value
    self.source = source
  }

  package init(_ mark: EntryMark, _ texts: [String: String]) {
    self.mark = mark
    fact = texts["fact", default: ""]
    value = texts["value", default: ""]
    source = texts["source", default: ""]
  }

  package var texts: [String: String] { ["fact": fact, "value": value, "source": source] }
}
