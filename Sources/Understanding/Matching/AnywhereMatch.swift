/// Finds runs of words that decide wherever they stand.
enum AnywhereMatch {
  /// The first phrase of which a whole line of words stands in a typed line; `nil` without one.
  static func first(_ line: MatchLine, runs: [PhraseGraph])
    -> (phrase: Int, bindings: [Binding])?
  {
    for run in runs {
      for start in line.words.indices {
        if let bindings = walk(line, run, state: 0, place: start) { return (run.phrase, bindings) }
      }
    }
    return nil
  }

  /// What is bound on a way from a state to the end that meets the words from a place on; `nil` without one.
  private static func walk(_ line: MatchLine, _ run: PhraseGraph, state: Int, place: Int)
    -> [Binding]?
  {
    if state == run.count - 1 { return [] }
    for step in run[state] {
      let next = Int(step.to)
      if let slot = step.slot {
        if slot.isFree, place < line.words.count {
          let word = Span(place..<place + 1, [NamedThing(.unknownName, line.words[place].text)])
          return [Binding(slot: slot, span: word)]
        }
        for span in line.spans where span.range.lowerBound == place {
          guard let filling = span.filling(step.kinds),
            let others = walk(line, run, state: next, place: span.range.upperBound)
          else { continue }
          return [Binding(slot: slot, span: filling)] + others
        }
      } else if step.word < 0 {
        if let found = walk(line, run, state: next, place: place) { return found }
      } else if place < line.words.count, line.numbers[place] == step.word,
        let found = walk(line, run, state: next, place: place + 1)
      {
        return found
      }
    }
    return nil
  }
}
