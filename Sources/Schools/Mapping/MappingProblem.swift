package import Diagnostics
import Facts

/// What can be wrong with an import mapping beyond how it is written down.
package enum MappingProblem: Hashable, Sendable {
  /// A fact that the vocabulary does not know.
  case unknownFact(String, nearest: String?)
  /// A word that is no value of its fact.
  case unknownValue(String, fact: String, nearest: String?)
  /// A number outside the limits of its fact.
  case valueOutOfRange(String, fact: String)
  /// The layout's name is not that of its file.
  case nameDiffers(layout: String, file: String)
  /// Another mapping has the same name.
  case duplicateLayout(String)
  /// Another mapping recognises exactly the same headings.
  case sameRecognition(String)
  /// A fact of another bearer than the rows tell of.
  case wrongBearer(fact: String, rows: String)
  /// There is neither a fact nor a reason for having none.
  case holdsNothing
  /// No column says which school a row is about.
  case noKey
  /// `{period}` in a heading without words for it.
  case periodWithoutWords(String)
  /// A phase that the vocabulary does not know.
  case unknownPhase(String, nearest: String?)
  /// A year that is neither a number nor one of the words.
  case unknownYear(String)
  /// A year ending without its two digits.
  case badEnding(String)
  /// `several rows` says neither which column nor how.
  case noChoice
  /// A kind of row that has figures of its own but no reason, or the reverse.
  case reasonMissing
  /// No mapping file was found.
  case noMappings(folder: String)

  /// The stable code.
  package var code: String {
    switch self {
    case .unknownFact: "WM500"
    case .unknownValue: "WM501"
    case .valueOutOfRange: "WM502"
    case .nameDiffers: "WM503"
    case .duplicateLayout: "WM504"
    case .sameRecognition: "WM505"
    case .wrongBearer: "WM506"
    case .holdsNothing: "WM507"
    case .noKey: "WM508"
    case .periodWithoutWords: "WM509"
    case .unknownPhase: "WM510"
    case .unknownYear: "WM511"
    case .badEnding: "WM512"
    case .noChoice: "WM513"
    case .reasonMissing: "WM514"
    case .noMappings: "WM515"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .unknownFact(let name, _): "there is no fact called \(name.quoted())"
    case .unknownValue(let word, let fact, _):
      "\(word.quoted()) is not a value of the fact \(fact.quoted())"
    case .valueOutOfRange(let text, let fact):
      "\(text) lies outside the limits of the fact \(fact.quoted())"
    case .nameDiffers(let layout, let file):
      "the layout is called \(layout.quoted()) but its file \(file.quoted())"
    case .duplicateLayout(let layout): "the layout \(layout.quoted()) is declared a second time"
    case .sameRecognition(let layout):
      "this layout is recognised by the same headings as \(layout.quoted())"
    case .wrongBearer(let fact, let rows):
      "the fact \(fact.quoted()) does not belong to \(rows)"
    case .holdsNothing: "the mapping reads no fact"
    case .noKey: "no column says which school a row is about"
    case .periodWithoutWords(let heading):
      "\(heading.quoted()) holds {period}, but no words stand for it"
    case .unknownPhase(let word, _): "there is no phase called \(word.quoted())"
    case .unknownYear(let text): "\(text.quoted()) does not say where the year stands"
    case .badEnding(let text): "the year ending \(text.quoted()) does not end in two digits"
    case .noChoice: "it is not said which of several rows counts"
    case .reasonMissing: "rows are left out without a reason"
    case .noMappings(let folder): "there are no import mappings in \(folder)"
    }
  }

  /// What to do about it.
  package var nextStep: String? {
    switch self {
    case .unknownFact(_, let nearest?), .unknownValue(_, _, let nearest?),
      .unknownPhase(_, let nearest?):
      "did you mean \(nearest.quoted())?"
    case .unknownFact: "declare it in Rules/vocabulary, or leave the column out"
    case .unknownValue: "choose one of its values, or \"not supplied\", or \"does not apply\""
    case .valueOutOfRange: "correct the number, or the range of the fact"
    case .nameDiffers: "give both the same name"
    case .duplicateLayout: "rename or delete one of the two"
    case .sameRecognition: "add a heading to \"all of\" or \"none of\" that tells them apart"
    case .wrongBearer: "correct \"rows are\", or choose a fact of the same bearer"
    case .holdsNothing: "add \"facts\", or \"holds nothing because: …\""
    case .noKey: "add \"keys: {URN: …}\""
    case .periodWithoutWords: "add \"years in headings: {words: {Current: 0, Previous: 1}}\""
    case .unknownPhase: "use a value of the fact \"phase\""
    case .unknownYear: "write \"file name\", \"none\", a year, or \"column\" and a heading"
    case .badEnding: "write the ending as it stands in the headings, for example _18"
    case .noChoice: "write {latest: COLUMN} or {first: COLUMN, order: [...]}"
    case .reasonMissing: "add \"because: …\" beside \"hold: nothing\""
    case .noMappings: "point --rules at the folder that holds \"imports\""
    }
  }

  /// The problem with its place.
  package func diagnostic(at location: Source.Location?, length: Int = 1) -> Diagnostic {
    Diagnostic(code, .error, message, at: location, length: length, nextStep: nextStep)
  }
}
