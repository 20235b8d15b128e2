import Diagnostics

/// What can be wrong with the parts of a rule or policy beside its conditions; codes WM25x.
package enum CardProblem: Hashable, Sendable {
  case fileNameDiffers(String, id: String)
  /// A rule in the folder of another strategy or level.
  case folderDiffers(String, expected: String)
  case nameTaken(String, kind: String)
  case kindDiffers(String, key: String)
  case reviewPast(String)
  case reviewLongPast(String)
  case retiredWithoutSuccessor
  /// `replaced by` a rule that does not exist.
  case unknownSuccessor(String, nearest: String?)
  case emptyPart(String)
  case gradeMissing
  case gradeTooHigh(String, source: String, highest: String)
  case listedTwice(String)
  case namesItself(String)
  case helpedByBarrier(String)
  case pressedByAsset(String)
  case oneParameter
  case reachNotClear
  case strengthOrder
  case orderWords(String, String)
  case orderMustEnd
  case callsNotClear(String)
  /// A constraint on partners with a test and a way to work it out.
  case decidedTwice(String)
  /// A way to work out a hard constraint that stands beneath a soft criterion, or the other way round.
  case wayOfOtherKind(String, isSoft: Bool)
  /// `far apart` that is no number of kilometres.
  case distanceNotClear(String)
  /// `far apart` without a distance for all other phases.
  case distanceForOthers
  /// A barrier among the strengths that show something.
  case shownByBarrier(String)

  /// The stable code.
  var code: String {
    switch self {
    case .fileNameDiffers, .folderDiffers: "WM250"
    case .nameTaken: "WM251"
    case .kindDiffers: "WM252"
    case .reviewPast, .reviewLongPast: "WM253"
    case .retiredWithoutSuccessor, .unknownSuccessor: "WM254"
    case .emptyPart, .gradeMissing: "WM255"
    case .gradeTooHigh: "WM256"
    case .listedTwice, .namesItself, .helpedByBarrier, .pressedByAsset: "WM257"
    case .oneParameter, .reachNotClear, .decidedTwice, .wayOfOtherKind, .distanceNotClear,
      .distanceForOthers,
      .shownByBarrier:
      "WM258"
    case .strengthOrder, .orderWords, .orderMustEnd, .callsNotClear: "WM259"
    }
  }

  /// A rule that is due for review may still be used for a year.
  var severity: Diagnostic.Severity {
    if case .reviewPast = self { .warning } else { .error }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .fileNameDiffers(let file, let id):
      "the file is called \(file.quoted()), but holds \(id.quoted())"
    case .folderDiffers(let folder, _): "the rule does not belong in \(folder)"
    case .nameTaken(let name, let kind): "the \(kind) \(name.quoted()) is used twice"
    case .kindDiffers(let kind, let key):
      "the kind is \(kind.quoted()), but the file says \(key.quoted())"
    case .reviewPast(let date): "this rule was due for review on \(date)"
    case .reviewLongPast(let date):
      "this rule was due for review on \(date), more than a year ago"
    case .unknownSuccessor(let id, _): "there is no rule called \(id.quoted()) to take its place"
    case .retiredWithoutSuccessor: "a retired rule must say what took its place"
    case .emptyPart(let key): "\(key.quoted()) is empty"
    case .gradeMissing: "a card must say how strong each source is"
    case .gradeTooHigh(let grade, let source, let highest):
      "the grade \(grade.quoted()) is better than \(source) allows, which is \(highest.quoted())"
    case .listedTwice(let name): "\(name.quoted()) is listed twice"
    case .namesItself(let id): "\(id.quoted()) names itself"
    case .helpedByBarrier(let id): "\(id) is a barrier, and only assets help"
    case .pressedByAsset(let id): "\(id) is an asset, and only a barrier makes a card press"
    case .oneParameter: "\"about\" must name one parameter and its list"
    case .reachNotClear: "it is not clear which cards this reaches"
    case .strengthOrder: "the strengths must stand from clear to hint"
    case .orderWords(let key, let words):
      "the order of \(key.quoted()) is always \(words.quoted())"
    case .orderMustEnd: "the order must end with the names of rules, so that it is total"
    case .callsNotClear(let text): "\(text.quoted()) names no finding and no contra-indication"
    case .decidedTwice(let name):
      "the criterion \(name.quoted()) has both a test and a way to work it out"
    case .wayOfOtherKind(let way, let isSoft):
      isSoft
        ? "\(way.quoted()) decides a hard constraint, and tells nothing of how far a soft criterion is met"
        : "\(way.quoted()) tells how far a soft criterion is met, and decides no hard constraint"
    case .distanceNotClear(let text): "\(text.quoted()) is no distance"
    case .distanceForOthers: "\"far apart\" says nothing of all other phases"
    case .shownByBarrier(let id): "\(id) is a barrier, and only assets show strength"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .fileNameDiffers(_, let id): "call the file \(id).yaml"
    case .nameTaken: "choose another name, or delete one of the two"
    case .kindDiffers: "delete the line"
    case .reviewPast, .reviewLongPast: "read the rule again, then set a new date"
    case .folderDiffers(_, let expected): "move the file to \(expected), or correct the rule"
    case .unknownSuccessor(_, let nearest): Suggestion.nearest(nearest, else: "correct the id")
    case .retiredWithoutSuccessor: "add a line \"replaced by: …\""
    case .emptyPart: "write at least one entry"
    case .gradeMissing: "add \"grade: seed-strong\", seed-case, seed-idea or ext"
    case .gradeTooHigh(_, _, let highest): "write \(highest), or name a better source"
    case .listedTwice, .namesItself: "delete it"
    case .helpedByBarrier: "name an asset, or delete it"
    case .pressedByAsset: "name a barrier, or delete it"
    case .oneParameter: "write, for example, \"about: {need: needs}\""
    case .reachNotClear:
      "write {every card except: [a, b]}, {cards that list it: yes} or candidate"
    case .strengthOrder: "put clear first, then likely, then hint"
    case .orderWords(_, let words): "write \(words.quoted())"
    case .orderMustEnd: "end it with \"rule: by name\""
    case .callsNotClear: "write, for example, \"when W_STATS_ONLY or N_STAT_ONLY\""
    case .decidedTwice: "delete \"test\" or \"worked out\""
    case .wayOfOtherKind(_, let isSoft):
      "use one of: "
        + PartnerOperation.Kind.allCases.filter { isSoft ? $0.fitsSoft : $0.fitsHard }
        .map(\.rawValue).joined(separator: ", ")
    case .distanceNotClear: "write, for example, 5 km"
    case .distanceForOthers: "add \"otherwise: 12 km\""
    case .shownByBarrier: "name an asset, or delete it"
    }
  }
}
