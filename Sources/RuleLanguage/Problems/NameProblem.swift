import Diagnostics

/// Names in rules that stand for nothing; codes WM20x and WM21x.
package enum NameProblem: Hashable, Sendable {
  case unknownFact(String, nearest: NearestFact?)
  case unknownFinding(String, isAsset: Bool, nearest: String?)
  case unknownAction(String, nearest: String?)
  case unknownBenchmark(String, nearest: String?, known: [String])
  case unknownRelation(String, nearest: String?, known: [String])
  /// A word that a choice, set or ordinal fact does not have.
  case unknownValue(String, fact: String, nearest: String?, known: [String])
  /// A word behind a number that is no named band of it.
  case unknownBand(String, fact: String, nearest: String?, known: [String])
  case unknownContraIndication(String, nearest: String?)
  /// `the subject` where `about` binds nothing of that name.
  case unknownParameter(String, bound: String?)
  /// `the need's subject`.
  case unknownColumn(String, nearest: String?, known: [String])
  /// `the subject's finding`: only needs pair things.
  case noColumns(String, list: String)
  /// `the need's hub` of a need that names none.
  case needWithoutHub(String)
  /// A need whose finding does not exist.
  case needWithoutFinding(String, finding: String)
  case unknownSource(String, nearest: String?)
  case unknownCaution(String, nearest: String?)
  case unknownCriterion(String, key: String, nearest: String?)
  /// A set that no `call them` names, and no relation.
  case unknownSet(String, nearest: String?, known: [String])
  /// A list that `about` may not name.
  case unknownList(String, nearest: String?)
  case unknownTopic(String, nearest: String?, known: [String])
  /// An entry that the list behind `about` does not hold.
  case unknownEntry(String, list: String, nearest: String?)
  case unknownStrength(String)
  /// `finding:` before an asset, or the other way round.
  case barrierOrAsset(String, isAsset: Bool)
  /// `about …` behind a finding that is not about anything.
  case findingWithoutAbout(String)

  /// The stable code.
  var code: String {
    switch self {
    case .unknownFact: "WM201"
    case .unknownFinding: "WM202"
    case .unknownAction: "WM203"
    case .unknownBenchmark: "WM204"
    case .unknownRelation: "WM205"
    case .unknownValue: "WM206"
    case .unknownBand: "WM207"
    case .unknownContraIndication: "WM208"
    case .unknownParameter: "WM209"
    case .unknownColumn, .noColumns, .needWithoutHub, .needWithoutFinding: "WM210"
    case .unknownSource: "WM211"
    case .unknownCaution: "WM212"
    case .unknownCriterion: "WM213"
    case .unknownSet: "WM214"
    case .unknownList: "WM215"
    case .unknownTopic: "WM216"
    case .unknownEntry: "WM217"
    case .unknownStrength: "WM218"
    case .barrierOrAsset, .findingWithoutAbout: "WM219"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .unknownFact(let name, _): "there is no fact called \(name.quoted())"
    case .unknownFinding(let name, isAsset: true, _): "there is no asset called \(name.quoted())"
    case .unknownFinding(let name, isAsset: false, _):
      "there is no finding called \(name.quoted())"
    case .unknownAction(let name, _): "there is no action called \(name.quoted())"
    case .unknownBenchmark(let name, _, _): "there is no benchmark called \(name.quoted())"
    case .unknownRelation(let name, _, _): "there is no relation called \(name.quoted())"
    case .unknownValue(let word, let fact, _, _):
      "\(word.quoted()) is not a value of \(fact.quoted())"
    case .unknownBand(let word, let fact, _, _):
      "\(fact.quoted()) has no named band \(word.quoted())"
    case .unknownContraIndication(let name, _):
      "there is no contra-indication called \(name.quoted())"
    case .unknownParameter(let words, nil):
      "\(words.quoted()) stands for nothing, as the rule is not about anything"
    case .unknownParameter(let words, let bound?):
      "\(words.quoted()) stands for nothing, as the rule is about \"the \(bound)\""
    case .unknownColumn(let column, _, _): "a need has no \(column.quoted())"
    case .noColumns(let column, let list):
      "an entry of \(list.quoted()) has no \(column.quoted()); only needs have"
    case .needWithoutHub(let need): "the need \(need.quoted()) names no hub"
    case .needWithoutFinding(let need, let finding):
      "the need \(need.quoted()) names the finding \(finding.quoted()), which does not exist"
    case .unknownSource(let key, _): "there is no source called \(key.quoted())"
    case .unknownCaution(let id, _): "there is no caution called \(id.quoted())"
    case .unknownCriterion(let name, let key, _):
      "there is no \(key) criterion called \(name.quoted())"
    case .unknownSet(let name, _, _): "there is no set called \(name.quoted())"
    case .unknownList(let name, _): "there is no list called \(name.quoted())"
    case .unknownTopic(let name, _, _): "there is no topic called \(name.quoted())"
    case .unknownEntry(let name, let list, _):
      "the list \(list.quoted()) has no entry \(name.quoted())"
    case .unknownStrength(let words): "\(words.quoted()) is no strength of a finding"
    case .barrierOrAsset(let id, isAsset: true): "\(id) is an asset, not a barrier"
    case .barrierOrAsset(let id, isAsset: false): "\(id) is a barrier, not an asset"
    case .findingWithoutAbout(let id): "\(id) is not about anything"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .unknownFact(_, let nearest?):
      "did you mean \(nearest.name.quoted())? (defined in \(nearest.file), line \(nearest.line))"
    case .unknownFact(_, nil): "declare it in Rules/vocabulary, or correct the name"
    case .unknownFinding(_, _, let nearest):
      Suggestion.nearest(nearest, else: "add its file, or correct the name")
    case .unknownAction(_, let nearest):
      Suggestion.nearest(nearest, else: "add its file, or correct the id")
    case .unknownBenchmark(_, let nearest, let known), .unknownRelation(_, let nearest, let known),
      .unknownValue(_, _, let nearest, let known), .unknownColumn(_, let nearest, let known),
      .unknownTopic(_, let nearest, let known):
      Suggestion.nearest(nearest, else: Suggestion.choose(known))
    case .unknownBand(_, _, let nearest, let known):
      Suggestion.nearest(
        nearest,
        else: known.isEmpty
          ? "write a number, for example \"at least 30\"" : Suggestion.choose(known))
    case .unknownSet(_, let nearest, let known):
      Suggestion.nearest(
        nearest,
        else: known.isEmpty
          ? "name it with \"call them\" in the conditions" : Suggestion.choose(known))
    case .unknownContraIndication(_, let nearest):
      Suggestion.nearest(nearest, else: "add it to Rules/contraindications.yaml")
    case .unknownSource(_, let nearest):
      Suggestion.nearest(nearest, else: "add it to Corpus/sources.yaml, or correct the key")
    case .unknownCaution(_, let nearest):
      Suggestion.nearest(
        nearest, else: "add it to Rules/cautions.yaml, or write {text: …} for the card's own")
    case .unknownCriterion(_, _, let nearest):
      Suggestion.nearest(nearest, else: "add it to Rules/partnering.yaml, or correct the name")
    case .unknownList(_, let nearest), .unknownEntry(_, _, let nearest):
      Suggestion.nearest(nearest, else: "correct it, or add it to Rules/vocabulary")
    case .unknownParameter(_, nil):
      "add \"about: {need: needs}\" to the rule, or name the value itself"
    case .unknownParameter: "correct one of the two"
    case .noColumns: "write \"the …\" without \"'s\""
    case .needWithoutHub: "add \"hub: …\" to the need"
    case .needWithoutFinding: "correct the need, or add the file of the finding"
    case .unknownStrength: "write hint, likely or clear, with or without \"at least\""
    case .barrierOrAsset(let id, isAsset: true): "write \"asset: \(id)\""
    case .barrierOrAsset(let id, isAsset: false): "write \"finding: \(id)\""
    case .findingWithoutAbout: "leave out \"about …\""
    }
  }
}
