import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections

/// Checks what findings and actions have in common: topics, sources and grades.
struct HeadChecker {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) {
    self.names = names
  }

  /// The topics of one copy of a rule, each a word of the vocabulary's list `topics`.
  mutating func topics(_ head: RuleHead, _ binding: AboutBinding?) -> [String] {
    let resolver = WordResolver(vocabulary: names.vocabulary, binding: binding)
    let known = names.vocabulary.lists["topics"] ?? []
    return head.topics.compactMap { written in
      guard let word = try? PhraseParser.parseWord(written) else {
        log.report(.name(.unknownTopic(written.text, nearest: nil, known: known)), at: written)
        return nil
      }
      switch resolver.text(of: word) {
      case .failure(let problem): log.report(problem, at: written)
      case .success(let text):
        if known.contains(text) { return text }
        let folded = FactKind.folded(text)
        if let topic = known.first(where: { FactKind.folded($0) == folded }) { return topic }
        // An entry of another list, such as a subject, need not be a topic of its own.
        if case .parameter = word, !known.isEmpty { return text }
        let nearest = NearestName.suggestion(for: text, among: known)
        log.report(.name(.unknownTopic(text, nearest: nearest, known: known)), at: written)
      }
      return nil
    }
  }

  /// The citations of a rule; sources exist, and no grade is better than its source allows.
  ///
  /// Where `needsGrade`, as on cards, each must state its grade.
  mutating func citations(_ head: RuleHead, needsGrade: Bool) -> [Citation] {
    head.because.map { citation in
      if let source = names.evidence.sources[citation.source.text] {
        if let grade = citation.grade, grade < source.highestGrade, let place = citation.gradePlace
        {
          log.report(
            .card(
              .gradeTooHigh(
                grade.rawValue, source: source.key, highest: source.highestGrade.rawValue)),
            at: place)
        }
      } else {
        let known = Array(names.evidence.sources.keys)
        let nearest = NearestName.suggestion(for: citation.source.text, among: known)
        log.report(
          .name(.unknownSource(citation.source.text, nearest: nearest)), at: citation.source)
      }
      if needsGrade, citation.grade == nil, citation.gradePlace == nil {
        log.report(.card(.gradeMissing), at: citation.source)
      }
      return Citation(
        source: citation.source.text, locator: citation.locator, says: citation.says,
        grade: citation.grade)
    }
  }
}
