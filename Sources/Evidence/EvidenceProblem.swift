package import Diagnostics

/// Everything that can be wrong with the corpus, beyond how it is written down.
package enum EvidenceProblem: Hashable, Sendable {
  /// A source, claim or term that was declared in another file already.
  case declaredTwice(kind: String, String)
  /// A key of no source.
  case unknownSource(String, nearest: String?)
  /// A grade better than the source allows.
  case gradeTooHigh(EvidenceGrade, source: String, highest: EvidenceGrade)
  /// A reference with neither author nor editor.
  case nobodyNamed
  /// A name that is neither a person's nor a body's, or both.
  case nameUnclear
  /// Date parts that are not year, month and day.
  case notADate
  /// A dispute that no card would show.
  case bearsOnNothing
  /// A web address that begins with neither `https://` nor `http://`.
  case notAnAddress(String)

  /// The stable code.
  package var code: String {
    switch self {
    case .unknownSource: "WM211"
    case .gradeTooHigh: "WM256"
    case .declaredTwice: "WM272"
    case .nobodyNamed: "WM350"
    case .nameUnclear: "WM351"
    case .notADate: "WM352"
    case .notAnAddress: "WM353"
    case .bearsOnNothing: "WM354"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .declaredTwice(let kind, let name): "the \(kind) \(name.quoted()) is declared twice"
    case .unknownSource(let key, _): "there is no source called \(key.quoted())"
    case .gradeTooHigh(let grade, let source, let highest):
      "the grade \(grade.rawValue.quoted()) is better than \(source) allows, which is \(highest.rawValue.quoted())"
    case .nobodyNamed: "nobody is named as author or editor"
    case .nameUnclear: "a name needs either \"family\" or \"literal\""
    case .notADate: "these are not the parts of a date"
    case .bearsOnNothing: "this dispute bears on no action and no caution"
    case .notAnAddress(let text): "\(text.quoted()) is no web address"
    }
  }

  /// What to do about it.
  package var nextStep: String {
    switch self {
    case .declaredTwice: "delete one of the two"
    case .unknownSource(_, let nearest?): "did you mean \(nearest.quoted())?"
    case .unknownSource(_, nil): "add it to Corpus/sources.yaml, or correct the key"
    case .gradeTooHigh(_, _, let highest): "write \(highest.rawValue), or name a better source"
    case .nobodyNamed: "add \"author: [{family: …, given: …}]\", or {literal: …} for a body"
    case .nameUnclear:
      "write {family: Ainscow, given: Mel} for a person, {literal: Ofsted} for a body"
    case .notADate: "write {date-parts: [[2011]]}, with month and day if they are known"
    case .bearsOnNothing: "name one under \"bears on actions\" or \"bears on cautions\""
    case .notAnAddress: "begin it with https://, or leave it out"
    }
  }

  /// The problem with its place, as diagnostics are shown.
  package func diagnostic(
    at location: Source.Location?, length: Int = 1, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      code, .error, message, at: location, length: length, nextStep: nextStep, notes: notes)
  }
}
