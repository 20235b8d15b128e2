import Advice
import Diagnostics
import Facts
import Inference
import RuleLanguage
import Schools

/// Why a line cannot be answered.
struct Trouble: Error {
  /// What people read.
  var text: String
  /// `cannot`, `choose` or `ask`.
  var decide = "cannot"
}

/// What the names and values in a question mean for one school: never guessed, refused with what is near.
struct TypedNames {
  let explainer: Explainer

  private var rules: CheckedRules { explainer.adviser.rules }
  private var vocabulary: Vocabulary { rules.vocabulary }

  /// The action that is meant: by its number on the page, its id, its name, or words of one name only; the
  /// first step where nothing is named.
  func action(_ typed: String?) throws(Trouble) -> Int {
    let shown = explainer.outlook.list.shown.map(\.id)
    let typed = typed?.trimmingQuotes ?? "1"
    let number = typed.lowercased().hasPrefix("step ") ? String(typed.dropFirst(5)) : typed
    if let place = Int(number) {
      guard shown.indices.contains(place - 1),
        let index = rules.actions.firstIndex(where: { $0.id == shown[place - 1] })
      else {
        throw Trouble(
          text: shown.isEmpty
            ? "No step is put forward here. Name one: \"why not\" and its name."
            : "There \(shown.count == 1 ? "is 1 step" : "are \(shown.count) steps") here, so \(place) is none of them."
        )
      }
      return index
    }
    let wanted = Self.folded(typed)
    let known = rules.actions.indices.filter {
      [.trial, .stable].contains(rules.actions[$0].life.status)
    }
    let exact = known.filter {
      Self.folded(rules.actions[$0].id) == wanted || Self.folded(rules.actions[$0].name) == wanted
    }
    if let index = exact.first { return index }
    let words = wanted.split(separator: " ").map(String.init)
    let fitting = known.filter { index in
      let name = Self.folded(rules.actions[index].name).split(separator: " ").map(String.init)
      return words.allSatisfy(name.contains)
    }
    if fitting.count == 1, let index = fitting.first { return index }
    if fitting.count > 1 {
      throw Trouble(
        text: "Several steps fit \"\(typed)\". Which one?\n"
          + fitting.prefix(5).map { "  \(rules.actions[$0].name)" }.joined(separator: "\n"),
        decide: "choose")
    }
    throw Trouble(
      text: "There is no step called \"\(typed)\". Nothing was done."
        + Self.listed(nearSteps(typed)))
  }

  /// Names of steps that are spelt alike, or share a word.
  func nearSteps(_ typed: String) -> [String] {
    let names = rules.actions.filter { [.trial, .stable].contains($0.life.status) }.map(\.name)
    let alike = NearestName.candidates(for: typed, among: names, atMost: 3)
    return alike.isEmpty
      ? Array(NearestName.sharing(aWordWith: typed, among: names).prefix(3)) : alike
  }

  /// Names beneath a refusal, nothing where there are none.
  static func listed(_ names: [String]) -> String {
    names.isEmpty ? "" : "\nNearest:\n" + names.map { "  \($0)" }.joined(separator: "\n")
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.joined(separator: " ")
  }

  /// The fact that is meant, by any of its names.
  func fact(_ typed: String) throws(Trouble) -> Int {
    let name = typed.trimmingQuotes
    if let slot = vocabulary.slot(named: name) { return slot }
    // Phrases name some facts by an id of their own: "new_head".
    if let slot = vocabulary.slot(named: name.replacing("_", with: " ")) { return slot }
    let plain = name.lowercased().hasPrefix("the ") ? String(name.dropFirst(4)) : name
    if let slot = vocabulary.slot(named: plain) { return slot }
    let nearest = NearestName.suggestion(for: plain, among: vocabulary.allNames)
    let sharing = NearestName.sharing(aWordWith: plain, among: vocabulary.facts.map(\.name))
    let near = nearest.map { [$0] } ?? Array(sharing.prefix(3))
    throw Trouble(
      text: "There is no fact called \"\(typed)\". Nothing was done."
        + (near.isEmpty ? "" : " Did you mean \(ListWording.or(near.map { "\"\($0)\"" }))?"))
  }

  /// What "none", "no" and "zero" are read as.
  private static let none = "none"

  /// The value that is supposed; up and down are counted from what is known.
  func value(_ supposed: Question.Supposed, _ slot: Int) throws(Trouble) -> FactValue {
    let fact = vocabulary.facts[slot]
    let typed: String
    let sign: Double
    switch supposed.change {
    case .value(let words):
      // "No exclusions" and "zero" are read alike.
      let text = words == Self.none && fact.kind.limits?.lowerBound == 0 ? "0" : words
      switch ValuePhrase.read(text, of: fact) {
      case .success(let value): return value
      case .failure(let problem):
        throw Trouble(
          text: "\(ListWording.sentence(fact.name)): " + problem.message(for: text, fact: fact.name)
        )
      }
    case .up(let by): (typed, sign) = (by, 1)
    case .down(let by): (typed, sign) = (by, -1)
    }
    let digits = typed.prefix { $0.isNumber || $0 == "." }
    guard let step = Double(digits), let limits = fact.kind.limits else {
      throw Trouble(text: "How far? For example \"\(fact.name) down by 2\".", decide: "ask")
    }
    guard case .known(.number(let now)) = explainer.outlook.situation.reading(slot).value else {
      throw Trouble(
        text:
          "\(ListWording.sentence(fact.name)) is not known here, so it cannot go up or down: say what it is."
      )
    }
    let value = now + sign * step
    guard limits.contains(value) else {
      throw Trouble(
        text:
          "\(ListWording.sentence(fact.name)) runs from \(ValueWording.number(limits.lowerBound, kind: fact.kind)) to \(ValueWording.number(limits.upperBound, kind: fact.kind))."
      )
    }
    return .known(.number((value * 1e6).rounded() / 1e6))
  }
}

extension String {
  /// Without quotation marks and spaces round it.
  var trimmingQuotes: String {
    var text = self[...]
    while let first = text.first, "\"“”' ".contains(first) { text.removeFirst() }
    while let last = text.last, "\"“”' ".contains(last) { text.removeLast() }
    return String(text)
  }
}
