package import Diagnostics

/// Everything that can be wrong with what the vocabulary declares, beyond how it is written down.
///
/// Codes WM27x are about names, WM28x about kinds and values, WM29x about how facts are worked out.
package enum VocabularyProblem: Hashable, Sendable {
  // MARK: Names
  /// The id, name or alias of a fact that another fact has already.
  case nameTaken(String, by: String)
  /// A name that the notation uses itself, or that a phrase could not be told from.
  case nameNotUsable(String, because: String)
  /// A unit, scale, list, relation or need that was declared in another file already.
  case declaredTwice(kind: String, String)
  /// A unit, scale or list that is not declared.
  case notDeclared(kind: String, String, nearest: String?)
  /// A fact named by another fact or a benchmark that does not exist.
  case unknownFact(String, nearest: String?)

  // MARK: Kinds and values
  /// Limits that are not two numbers, the smaller first.
  case badRange
  /// A closed list without words.
  case noWords(String)
  /// More words than a closed list may have.
  case tooManyWords(count: Int, limit: Int)
  /// A word that stands in its list already.
  case wordTwice(String)
  /// A key that facts of this kind do not have.
  case keyDoesNotFit(key: String, kind: String)
  /// A key that facts of this kind must have.
  case keyMissing(key: String, kind: String)
  /// `counted by` a fact that is no number.
  case counterIsNoNumber(String)
  /// `hidden below` without `counted by`.
  case hiddenWithoutCounter
  /// `from this school` at a fact of something that has no place of its own.
  case journeyToNowhere
  /// Noise that is none of the words and no number.
  case badNoise(String)
  /// `place` that names no end of the national spread.
  case badPlace(String)

  // MARK: Derivations
  /// No operation, or more than one.
  case operationNotClear(known: [String])
  /// A part of an operation that is missing or has the wrong shape.
  case badOperand(operation: String, needs: String)
  /// `cuts` that do not ascend, or one level too many or too few.
  case badCuts(levels: Int, cuts: Int)

  /// The stable code.
  package var code: String {
    switch self {
    case .nameTaken: "WM270"
    case .nameNotUsable: "WM271"
    case .declaredTwice: "WM272"
    case .notDeclared: "WM273"
    case .unknownFact: "WM274"
    case .badRange: "WM280"
    case .noWords: "WM281"
    case .tooManyWords: "WM282"
    case .wordTwice: "WM283"
    case .keyDoesNotFit: "WM284"
    case .keyMissing: "WM285"
    case .counterIsNoNumber: "WM286"
    case .hiddenWithoutCounter: "WM287"
    case .badNoise: "WM288"
    case .badPlace: "WM289"
    case .operationNotClear: "WM290"
    case .journeyToNowhere: "WM293"
    case .badOperand: "WM291"
    case .badCuts: "WM292"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .nameTaken(let name, let fact):
      "the name \(name.quoted()) belongs to the fact \(fact.quoted()) already"
    case .nameNotUsable(let name, let reason): "\(name.quoted()) cannot be a name: \(reason)"
    case .declaredTwice(let kind, let name): "the \(kind) \(name.quoted()) is declared twice"
    case .notDeclared(let kind, let name, _): "there is no \(kind) called \(name.quoted())"
    case .unknownFact(let name, _): "there is no fact called \(name.quoted())"
    case .badRange: "the range must be two numbers, the smaller first"
    case .noWords(let name): "\(name.quoted()) holds no words"
    case .tooManyWords(let count, let limit):
      "the list holds \(count) words, and \(limit) is the most a list may hold"
    case .wordTwice(let word): "the word \(word.quoted()) stands in this list twice"
    case .keyDoesNotFit(let key, let kind):
      "a fact of kind \(kind.quoted()) has no \(key.quoted())"
    case .keyMissing(let key, let kind):
      "a fact of kind \(kind.quoted()) must have \(key.quoted())"
    case .counterIsNoNumber(let name):
      "the fact \(name.quoted()) counts nothing, as it is no number"
    case .hiddenWithoutCounter: "\"hidden below\" needs to know which fact counts the pupils"
    case .journeyToNowhere: "only a hub, a leader or a partner has a place that schools travel to"
    case .badNoise(let text): "\(text.quoted()) says nothing about noise"
    case .badPlace(let text): "\(text.quoted()) is no end of the national spread"
    case .operationNotClear: "it is not clear how this fact is worked out"
    case .badOperand(let operation, let needs): "\(operation.quoted()) needs \(needs)"
    case .badCuts(let levels, let cuts):
      "the cuts must ascend, one fewer than the levels; there are \(cuts) and \(levels)"
    }
  }

  /// What to do about it.
  package var nextStep: String? {
    switch self {
    case .nameTaken: "choose another name, or delete one of the two"
    case .nameNotUsable: "choose another name"
    case .declaredTwice: "delete one of the two"
    case .notDeclared(_, _, let nearest?), .unknownFact(_, let nearest?):
      "did you mean \(nearest.quoted())?"
    case .notDeclared(let kind, _, nil): "declare the \(kind) in Rules/vocabulary"
    case .unknownFact(_, nil): "declare it under \"facts\", or correct the name"
    case .badRange: "write, for example, [0, 100]"
    case .noWords: "write at least one word"
    case .tooManyWords: "split the list, or leave out words that no rule needs"
    case .wordTwice: "delete one of the two"
    case .keyDoesNotFit: "delete the line, or change the kind"
    case .keyMissing(let key, _): "add a line \"\(key): …\""
    case .counterIsNoNumber: "name the fact that holds the number of pupils"
    case .journeyToNowhere:
      "write it at a fact \"of: hub\", \"of: leader\" or \"of: partner\", or delete the line"
    case .hiddenWithoutCounter: "add a line \"counted by: …\""
    case .badNoise: "write none, small, from cohort size, or a number in the fact's own unit"
    case .badPlace:
      "write highest or lowest and tenth, fifth, quarter or third, for example highest fifth"
    case .operationNotClear(let known): "use one of \(known.joinedInWords())"
    case .badOperand: nil
    case .badCuts: "correct the cuts or the levels"
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
