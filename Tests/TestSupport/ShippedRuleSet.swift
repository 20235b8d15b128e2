package import Facts
import Foundation
import Notation
package import RuleLanguage

/// The rules that ship, loaded once for all tests.
package enum ShippedRuleSet {
  /// The day the tests measure ages against.
  package static let asOf = "2025-09-01"

  /// The checked rules; stops the tests when they do not load, since `ShippedNotationTests` and the
  /// rule checks say what is wrong with them.
  package static let checked: CheckedRules = {
    let files = FilesOnDisk(
      rules: packageRoot.appending(path: "Rules"), corpus: packageRoot.appending(path: "Corpus"))
    guard let date = CalendarDate(asOf), let rules = RuleSet.load(files, asOf: date).rules else {
      preconditionFailure("the shipped rules do not load: run 'waymark rules check'")
    }
    return rules
  }()

  /// A value of a fact in words: a level, a word, words with semicolons for a set, a number, `?`.
  package static func value(_ text: String, of slot: Int) -> FactValue {
    let kind = checked.vocabulary.facts[slot].kind
    let word = { (text: String) in
      kind.words.firstIndex(of: text.replacing(" ", with: "_")) ?? -1
    }
    if text == "?" { return .notKnown }
    switch kind {
    case .number, .year: return Double(text).map { .known(.number($0)) } ?? .notSupplied(nil)
    case .ordinal: return .known(.number(Double(word(text))))
    case .choice, .yesNo: return .known(.word(word(text)))
    case .set:
      return .known(
        .set(ValueSet(text.split(separator: ";").map { word($0.trimmed) }.filter { $0 >= 0 })))
    case .label, .text: return .known(.text(text))
    }
  }

  /// Schools with what people told of them, by fact id; each in the first area.
  package static func base(_ schools: [[String: String]], areas: [[String: String]] = [[:]])
    -> FactBase
  {
    let vocabulary = checked.vocabulary
    func table(_ bearer: Bearer, _ rows: [[String: String]]) -> FactTable {
      var table = FactTable(vocabulary: vocabulary, bearer: bearer, count: rows.count)
      for (row, facts) in rows.enumerated() {
        for (id, text) in facts.sorted(by: { $0.key < $1.key }) {
          guard let slot = vocabulary.slot(named: id) else {
            preconditionFailure("no fact is called \(id)")
          }
          table.set(
            slot, row, to: value(text, of: slot), from: .told(by: "the head", on: "2025-05-03"))
        }
      }
      return table
    }
    return FactBase(
      vocabulary: vocabulary, schools: table(.school, schools), areas: table(.area, areas),
      areaOfSchool: schools.map { _ in 0 }, newestYear: 2025)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
