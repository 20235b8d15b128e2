/// What is answered to one question about one school or area: data for programs, and a page for people
/// made from nothing else.
package protocol Answer: Encodable, Sendable {
  /// The same for people.
  var page: AnswerPage { get }
}

/// An answer as people read it: the first line names the school and the question understood, then come
/// lines in the order of their meaning, then what to type next.
package struct AnswerPage: Hashable, Sendable {
  /// One line, which may be wrapped.
  package struct Line: Hashable, Sendable {
    /// How deep it stands, from 0.
    package var indent: Int
    /// A number or a mark before it; empty for none.
    package var mark: String
    package var text: String
    /// What stands at the right edge of its first row; empty for none.
    package var remark: String
    /// Cells beside the text where there is room, below it where there is none; empty for a line that is no row.
    package var cells: [String]

    package init(
      _ text: String, mark: String = "", indent: Int = 1, remark: String = "", cells: [String] = []
    ) {
      self.remark = remark
      self.cells = cells
      self.indent = indent
      self.mark = mark
      self.text = text
    }
  }

  package var title: String
  package var lines: [Line]
  /// At most three, each of which works if it is typed exactly.
  package var next: [String]

  package init(_ title: String, _ lines: [Line], next: [String] = []) {
    self.title = title
    self.lines = lines
    self.next = next
  }
}

/// Whom an answer is about.
package struct AnswerSubject: Codable, Hashable, Sendable {
  /// The school's number; none for an area.
  package var urn: String?
  /// The name, with the area where the name does not end with it.
  package var name: String
}

/// An action as answers name it.
package struct ActionNamed: Codable, Hashable, Sendable {
  package var id: String
  package var name: String
  /// What the rules say of it, in one of the words of `rule-language` 5.7.
  package var status: String
  /// Its place among the steps that are shown, from 1; none where it is not shown.
  package var shownAt: Int?
  /// Its place in the whole order, before balance, from 1; none where it is not ranked.
  package var place: Int?

  /// `step 1, "Use an EAL hub school"`, or the name alone where it is not shown.
  var inWords: String { shownAt.map { "step \($0), \"\(name)\"" } ?? "\"\(name)\"" }
}
