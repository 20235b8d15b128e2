import Diagnostics

/// Things that use each other in a circle; codes WM30x.
package enum CircleProblem: Hashable, Sendable {
  case findingCircle([String])
  case factCircle([String])
  case whenCircle([String])
  case relationCircle(String, [String])
  /// `any when of` that copies too much or too deeply.
  case copiesTooMuch(limit: Int)

  /// The stable code.
  var code: String {
    switch self {
    case .findingCircle: "WM301"
    case .factCircle: "WM302"
    case .whenCircle: "WM303"
    case .relationCircle: "WM304"
    case .copiesTooMuch: "WM305"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .findingCircle(let ids): "these findings use each other in a circle: \(Self.inWords(ids))"
    case .factCircle(let names):
      "these facts are worked out from each other in a circle: \(Self.inWords(names))"
    case .whenCircle(let ids):
      "these cards copy each other's conditions in a circle: \(Self.inWords(ids))"
    case .relationCircle(let key, let ids):
      "\(key.quoted()) leads round in a circle: \(Self.inWords(ids))"
    case .copiesTooMuch(let limit):
      "\"any when of\" copies more than \(limit) conditions, or through too many cards"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .findingCircle, .factCircle, .whenCircle, .relationCircle:
      "take one of them out of the circle"
    case .copiesTooMuch: "make what they share a finding"
    }
  }

  /// `a → b → a`.
  private static func inWords(_ names: [String]) -> String {
    (names + names.prefix(1)).joined(separator: " → ")
  }
}
