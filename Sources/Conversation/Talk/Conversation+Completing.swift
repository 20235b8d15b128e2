import Advice
import Facts
import RuleLanguage
import Schools
import Understanding

/// What a half-typed line could become: answers of the question that waits, openings of requests, names of schools and
/// areas by any of their words, names of steps.
extension Conversation {
  /// - Parameter typed: The line up to the cursor.
  /// - Returns: Where the completed part begins, in characters, and what could stand there, at most fifty, by name.
  package func completion(of typed: String) -> (start: Int, candidates: [String]) {
    if case .interview(let interview, _)? = state.pending, let question = interview.question {
      let options = question.answers.map(ListWording.word) + ["don't know", "skip", "stop"]
      let fitting = options.filter { $0.lowercased().hasPrefix(typed.lowercased()) }
      if !fitting.isEmpty { return (0, fitting) }
    }
    let starts = Self.wordStarts(typed)
    if starts.count <= 1 {
      let openings = openings.filter { $0.hasPrefix(typed.lowercased()) && !typed.isEmpty }
      if !openings.isEmpty { return (0, openings) }
    }
    for start in starts {
      let part = String(typed.dropFirst(start))
      let found = names(beginning: part)
      if !found.isEmpty { return (start, found) }
    }
    return (typed.count, [])
  }

  /// First words of the examples of requests, each once.
  private var openings: [String] {
    let words = ground.understanding.requests.filter {
      $0.effect != .refuses && $0.moment == .always
    }
    .flatMap(\.examples).map { line in
      String(line.lowercased().prefix { $0 != " " && $0 != "?" && $0 != "," })
    }
    return Set(words.filter { $0.count > 1 }).sorted()
  }

  private func names(beginning part: String) -> [String] {
    guard part.contains(where: \.isLetter) else { return [] }
    if state.settings.hidesNames { return [] }
    let schools = ground.directory.completions(of: part)
    let helpers =
      helpers(beginning: part)
      + aliases.map(\.name).filter { $0.lowercased().hasPrefix(part.lowercased()) }
    if !schools.isEmpty || !helpers.isEmpty {
      return helpers.isEmpty ? schools : Array((schools + helpers).sorted().prefix(50))
    }
    let folded = part.lowercased()
    let areas = ground.sets.entries.map(\.name).filter { $0.lowercased().hasPrefix(folded) }
    if !areas.isEmpty { return Array(areas.prefix(50)) }
    return ground.rules.actions.filter { [.trial, .stable].contains($0.life.status) }.map(\.name)
      .filter { $0.lowercased().hasPrefix(folded) }
  }

  /// Hubs and community partners by any of their words; those that have not agreed to be named are not among them.
  private func helpers(beginning part: String) -> [String] {
    let typed = SchoolName(part).words
    guard let last = typed.last else { return [] }
    return Set(ground.understanding.helperNames.map(\.label)).filter { name in
      let words = SchoolName(name).words
      return typed.dropLast().allSatisfy(words.contains)
        && words.contains { $0.hasPrefix(last) }
    }.sorted()
  }

  /// Where words begin, in characters.
  private static func wordStarts(_ typed: String) -> [Int] {
    var starts: [Int] = []
    var wasSpace = true
    for (place, character) in typed.enumerated() {
      if wasSpace, character != " " { starts.append(place) }
      wasSpace = character == " "
    }
    return starts
  }
}
