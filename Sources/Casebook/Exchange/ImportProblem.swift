package import Diagnostics

/// One thing that is wrong with an export that is to be read.
struct ImportProblem {
  enum Kind {
    /// It is no JSON.
    case noJSON(String)
    /// It is JSON, and no export of a casebook; with what its schema says, if anything.
    case noExport(schema: String?)
    /// A newer waymark wrote it.
    case newerSchema(String)
    /// Something else stands where this is expected: `a list`.
    case wrongSort(expected: String, found: String)
    /// A key that means nothing here, and one that is near.
    case unknownKey(String, nearest: String?)
    case missingKey(String)
    /// Neither `school` nor `area`, or both.
    case noSubject
    /// A text that is no moment, quoted.
    case noMoment(String)
    /// A text that cannot be kept.
    case fault(EntryFault)
    /// Two entries of one topic stand; the other's path.
    case twoStand(other: String)
    /// A name that stands twice in a list.
    case nameTwice(String)
  }

  let kind: Kind
  /// Where in the tree: `told[3].at`; empty for the whole file. Lists count from 1.
  let path: String
  let place: Source.Location?

  var diagnostic: Diagnostic {
    let (code, words, nextStep) = parts
    var diagnostic = Diagnostic(
      code, .error, path.isEmpty ? words : "\(path): \(words)", at: place, nextStep: nextStep)
    // A line that names a child must not come back on the screen.
    if case .fault(.personal) = kind { diagnostic.quotesLine = false }
    return diagnostic
  }

  private var parts: (code: String, words: String, nextStep: String) {
    let again = "export it again with \"waymark casebook export\", or mend it here"
    switch kind {
    case .noJSON(let words): return ("WM920", "this is no JSON: \(words)", again)
    case .noExport(let schema):
      let found = schema.map { "its schema is \($0.quoted())" } ?? "it has no schema"
      return (
        "WM921", "this is no export of a casebook: \(found)",
        "give a file that \"waymark casebook export\" wrote"
      )
    case .newerSchema(let schema):
      return (
        "WM922", "a newer waymark wrote this: its schema is \(schema.quoted())", "use that waymark"
      )
    case .wrongSort(let expected, let found):
      return ("WM923", "\(expected) is expected here, not \(found)", again)
    case .unknownKey(let key, let nearest):
      return (
        "WM924", "the key \(key.quoted()) means nothing here",
        nearest.map { "did you mean \"\($0)\"?" } ?? "take it out"
      )
    case .missingKey(let key):
      return ("WM925", "\"\(key)\" is missing", "add it, or take the entry out")
    case .noSubject:
      return (
        "WM926", "it is not said whom this is about",
        "give it \"school\" with a URN or \"area\" with a code, one of them"
      )
    case .noMoment(let text):
      return ("WM927", "\(text) is no time", "write it as \"2026-05-03T09:30:00Z\"")
    case .fault(let fault): return ("WM928", "it \(fault.words)", fault.nextStep)
    case .twoStand(let other):
      return (
        "WM929", "this and \(other) stand for the same thing", "let one of them be \"superseded\""
      )
    case .nameTwice(let name):
      return ("WM930", "the name \(name.quoted()) stands twice", "give one of them another name")
    }
  }
}

/// Everything that is wrong with an export that is to be read; nothing of it was taken.
package struct ImportProblems: Error {
  /// The problems by place.
  package let diagnostics: [Diagnostic]
  /// The text they are about, for excerpts.
  package let text: Source.Text
}
