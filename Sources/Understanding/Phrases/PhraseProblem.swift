package import Diagnostics

/// Everything that can be wrong with the files of phrases, beyond how they are written down.
package enum PhraseProblem: Hashable, Sendable {
  case pattern(PhrasePattern.Trouble)
  /// Two files for one request.
  case requestTwice(String)
  /// The same line stands for two requests.
  case samePhrase(String, other: String)
  /// A slot that stands for nothing.
  case unknownSlot(String, nearest: String?)
  /// A word that is read as two others.
  case formTwice(String, String, String)
  /// A name of nothing that rules or data know.
  case unknownThing(String, kind: String, nearest: String?)

  package var code: String {
    switch self {
    case .pattern: "WM801"
    case .requestTwice: "WM802"
    case .samePhrase: "WM803"
    case .unknownSlot: "WM804"
    case .formTwice: "WM805"
    case .unknownThing: "WM806"
    }
  }

  package var message: String {
    switch self {
    case .pattern(.unknownSlot(let name, _)): "no request has a slot \(name.quoted())"
    case .pattern(.unclosed): "a bracket is opened here and not closed"
    case .pattern(.unexpected(let character, _)):
      "\(String(character).quoted()) does not belong here"
    case .pattern(.tooMany(let limit)): "this phrase stands for more than \(limit) lines"
    case .pattern(.noWords): "this phrase may be empty"
    case .requestTwice(let id): "the request \(id.quoted()) has two files"
    case .samePhrase(let line, let other): "\(line.quoted()) stands for \(other.quoted()) already"
    case .unknownSlot(let name, _): "no request has a slot \(name.quoted())"
    case .formTwice(let form, let first, let second):
      "\(form.quoted()) is read as \(first.quoted()) and as \(second.quoted())"
    case .unknownThing(let name, let kind, _): "there is no \(kind) \(name.quoted())"
    }
  }

  package var nextStep: String {
    switch self {
    case .pattern(.unknownSlot), .unknownSlot(_, nil):
      "write one of \(Slot.allCases.map { $0.rawValue }.joined(separator: ", "))"
    case .unknownSlot(_, let nearest?), .unknownThing(_, _, let nearest?):
      "did you mean \(nearest.quoted())?"
    case .pattern(.unclosed): "close it: (a|b), <school>"
    case .pattern(.unexpected): "write words, <slot>, (a|b) or (a)?"
    case .pattern(.tooMany): "make two phrases of it"
    case .pattern(.noWords): "leave at least one word that must stand"
    case .requestTwice: "put both together"
    case .samePhrase: "delete one of the two"
    case .formTwice: "keep one of the two"
    case .unknownThing(_, _, nil): "correct the name, or delete the line"
    }
  }

  /// The problem with its place.
  package func diagnostic(at location: Source.Location?, length: Int = 1) -> Diagnostic {
    Diagnostic(code, .error, message, at: location, length: length, nextStep: nextStep)
  }
}
