/// A note about a school or an area; no rule reads it. Notes stand side by side.
package struct Note: CasebookEntry {
  package var mark: EntryMark
  package var text: String

  package static let form = EntryForm(
    name: "notes", noun: "note", fields: [EntryField("text", .words)], topic: [])

  /// - Parameters:
  ///   - text: The note.
  ///   - about: The school or area.
  ///   - by: Who wrote it: `you`.
  ///   - at: When.
  package init(_ text: String, about: CaseSubject, by: String, at: Moment) {
    mark = EntryMark(about: about, by: by, at: at)
    self.text = text
  }

  package init(_ mark: EntryMark, _ texts: [String: String]) {
    self.mark = mark
    text = texts["text", default: ""]
  }

  package var texts: [String: String] { ["text": text] }
}
