import Advice
import ArgumentParser
import Diagnostics
import Facts

/// `--phase` as people type it.
enum PhaseOption {
  /// The word of the fact `phase` that is meant.
  ///
  /// - Parameters:
  ///   - typed: As typed, with spaces, hyphens or underscores.
  ///   - vocabulary: The facts.
  /// - Returns: The word.
  /// - Throws: A `ValidationError` that names the nearest word, or all.
  static func word(_ typed: String, _ vocabulary: Vocabulary) throws -> String {
    let words = vocabulary.fact(named: "phase")?.kind.words ?? []
    let asked = typed.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    if words.contains(asked) { return asked }
    let nearest = NearestName.suggestion(for: asked, among: words)
    throw ValidationError(
      "There is no phase called \"\(typed)\"; "
        + (nearest.map { "did you mean \($0)?" } ?? "there are \(ListWording.and(words))."))
  }
}
