/// One thing that is wrong, or worth knowing: what, where, and what to do next.
///
/// Chapters keep their problems as enumerations of facts and turn them into diagnostics by one
/// exhaustive switch; this type only carries the finished words.
package struct Diagnostic: Error, Hashable, Sendable {
  /// How much it matters: an error stops the use of a file, a warning does not.
  package enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
    case note, warning, error

    package static func < (a: Self, b: Self) -> Bool {
      guard let first = allCases.firstIndex(of: a), let second = allCases.firstIndex(of: b) else {
        return false
      }
      return first < second
    }
  }

  /// A second place that belongs to the same problem, with its caption.
  package struct Note: Hashable, Sendable {
    /// What the second place has to do with it, for example "first declared here".
    package var text: String
    /// Where; `nil` for a remark without a place.
    package var location: Source.Location?

    package init(_ text: String, at location: Source.Location? = nil) {
      self.text = text
      self.location = location
    }
  }

  /// Stable code, for example `WM204`; tests and documentation refer to it.
  package var code: String
  /// How much it matters.
  package var severity: Severity
  /// One sentence without a full stop, in the reader's words.
  package var message: String
  /// Where; `nil` when the problem has no place in a text.
  package var location: Source.Location?
  /// How many characters the caret line underlines, at least 1.
  package var length: Int
  /// What to do next, for example `did you mean "family mean"?`.
  package var nextStep: String?
  /// Other places that belong to it.
  package var notes: [Note]
  /// Whether the line is shown with carets; not where the message says all that the line would.
  package var quotesLine = true

  package init(
    _ code: String, _ severity: Severity = .error, _ message: String,
    at location: Source.Location? = nil, length: Int = 1, nextStep: String? = nil,
    notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.length = max(1, length)
    self.nextStep = nextStep
    self.notes = notes
  }
}

extension Sequence<Diagnostic> {
  /// The same diagnostics by place, then code, then message; those without a place come first.
  package var sortedByPlace: [Diagnostic] {
    sorted { a, b in
      switch (a.location, b.location) {
      case (nil, _?): true
      case (_?, nil): false
      case (let first?, let second?) where first != second: first < second
      default: (a.code, a.message) < (b.code, b.message)
      }
    }
  }

  /// Whether any of them is an error.
  package var containsErrors: Bool { contains { $0.severity == .error } }
}
