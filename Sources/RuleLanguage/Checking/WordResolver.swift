import Diagnostics
import Facts

/// Finds the value a word of a phrase stands for: itself, or what `about` binds.
struct WordResolver {
  let vocabulary: Vocabulary
  let binding: AboutBinding?

  /// The text of a word, or the problem with it.
  func text(of word: WordSyntax) -> Result<String, RuleProblem> {
    guard case .parameter(let name, let column, let words) = word else {
      return .success(word.words.text)
    }
    guard let binding, FactKind.folded(binding.entry.parameter) == FactKind.folded(name) else {
      return .failure(.name(.unknownParameter(words.text, bound: binding?.entry.parameter)))
    }
    guard let column else { return .success(binding.entry.entry) }
    guard let need = binding.need else {
      return .failure(.name(.noColumns(column, list: binding.entry.list)))
    }
    switch column {
    case "finding": return .success(need.finding)
    case "topic": return .success(need.topic)
    case "hub":
      return need.hub.map { .success($0) } ?? .failure(.name(.needWithoutHub(need.name)))
    default:
      let nearest = NearestName.suggestion(for: column, among: Self.columns)
      return .failure(.name(.unknownColumn(column, nearest: nearest, known: Self.columns)))
    }
  }

  /// What a need pairs.
  static let columns = ["finding", "topic", "hub"]
}

extension RuleProblem: Error {}
