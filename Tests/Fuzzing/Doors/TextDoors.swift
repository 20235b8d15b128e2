import Diagnostics
import Facts
import Notation
import RuleLanguage
import Schools

/// The doors of single texts: notation, phrases, values.
enum TextDoors {
  /// A file in the notation: every problem lies inside it, and it is read or it is refused.
  static func notation(_ bytes: [UInt8]) {
    let reading = Notation.read(bytes, file: "fuzz.yaml")
    Promises.places(of: reading.problems, in: [reading.source])
    Promises.hold(reading.root != nil || !reading.problems.isEmpty, "a file without tree says why")
    Promises.hold(
      reading.problemsLeftOut >= 0 && reading.problems.count < 10_000, "problems are capped")
  }

  /// A test phrase: what is wrong with it is said inside it.
  static func phrase(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let scalar = Scalar(text, at: Source.Location(file: "fuzz.yaml", line: 1, column: 1))
    do throws(PhraseParser.Failure) {
      _ = try PhraseParser.parse(scalar)
    } catch {
      Promises.hold(error.location.column >= 1 && error.length >= 0, "a fault has a place")
    }
    _ = try? PhraseParser.parseWord(scalar)
  }

  /// A value of every fact of the small vocabulary: what is taken lies within the fact's limits.
  static func value(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for fact in SmallRules.vocabulary.facts {
      guard case .success(let value) = ValuePhrase.read(text, of: fact) else { continue }
      Promises.hold(value, fits: fact)
    }
  }
}
