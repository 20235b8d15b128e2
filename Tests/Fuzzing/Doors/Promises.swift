import Diagnostics
import Facts

/// What every part of the program promises of its answers; a broken promise stops the program.
enum Promises {
  /// Something that must be true whatever stands in an input.
  static func hold(_ isTrue: Bool, _ promise: String) {
    if !isTrue { preconditionFailure("broken promise: \(promise)") }
  }

  /// Every place named lies in its file, and every problem can be written down.
  static func places(of problems: [Diagnostic], in texts: [Source.Text]) {
    let byFile = Dictionary(texts.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    for problem in problems {
      for place in [problem.location] + problem.notes.map(\.location) {
        guard let place, let text = byFile[place.file] else { continue }
        guard let line = text.line(place.line) else {
          preconditionFailure("\(problem.code) at line \(place.line) of \(text.lines.count)")
        }
        hold(
          place.column >= 1 && place.column <= line.count + 1,
          "\(problem.code) lies inside its line: column \(place.column) of \(line.count)")
      }
    }
    hold(problems.sortedByPlace.count == problems.count, "sorting keeps every problem")
    _ = DiagnosticRenderer(texts: texts).render(problems)
  }

  /// A value is one that its fact can have.
  static func hold(_ value: FactValue, fits fact: FactDefinition) {
    let words = fact.kind.words.count
    switch value {
    case .known(.number(let number)):
      hold(fact.kind.limits?.contains(number) == true, "\(number) is within \(fact.id)")
    case .between(let low, let high):
      let limits = fact.kind.limits
      hold(
        low <= high && limits?.contains(low) == true && limits?.contains(high) == true,
        "\(low) to \(high) is within \(fact.id)")
    case .known(.word(let word)): hold(word >= 0 && word < words, "\(fact.id) has word \(word)")
    case .known(.set(let set)): hold(set.fits(words), "\(fact.id) has the members \(set)")
    case .among(let certain, let possible):
      hold(certain.fits(words) && possible.fits(words), "\(fact.id) has the words \(possible)")
    case .known(.text), .notSupplied, .notKnown, .doesNotApply: break
    }
  }
}

extension ValueSet {
  /// Whether all members are among the first `count` words.
  fileprivate func fits(_ count: Int) -> Bool {
    union(.all(min(count, Self.capacity))) == .all(min(count, Self.capacity))
  }
}
