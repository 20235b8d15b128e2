import Diagnostics
import Facts
import Notation
import OrderedCollections

/// The copies of a rule: one for each entry of its `about` list, or a single one without.
enum AboutExpansion {
  static func bindings(of head: RuleHead, _ vocabulary: Vocabulary, _ log: inout ProblemLog)
    -> [AboutBinding?]
  {
    guard let (parameter, list) = head.about else { return [nil] }
    guard let words = vocabulary.aboutList(list.text), !words.isEmpty else {
      let nearest = NearestName.suggestion(for: list.text, among: vocabulary.aboutLists)
      log.report(.name(.unknownList(list.text, nearest: nearest)), at: list)
      return [nil]
    }
    return words.map { word in
      AboutBinding(
        entry: AboutEntry(parameter: parameter.text, list: list.text, entry: word),
        need: list.text == "needs" ? vocabulary.needs[word] : nil)
    }
  }
}
