/// What Tab does with a completion: the decision, without a terminal.
enum CompletionStep: Hashable {
  /// Replaces so many Unicode scalars before the cursor.
  case replace(scalars: Int, text: String)
  /// Shows the candidates.
  case list([String])
  /// There is nothing that fits.
  case none

  /// Decides: one candidate is filled in with a space behind it; of several, what they have in
  /// common if that is more than was typed; else they are listed.
  init(_ completion: Completion, in line: String, at cursor: String.Index) {
    var seen = Set<String>()
    let candidates = completion.candidates.map(\.withoutControls).filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
    let typed = line[min(completion.start, cursor)..<cursor]
    let scalars = typed.unicodeScalars.count
    guard let first = candidates.first else {
      self = .none
      return
    }
    if candidates.count == 1 {
      let needsSpace = line[cursor...].first != " "
      self = .replace(scalars: scalars, text: needsSpace ? first + " " : first)
      return
    }
    let common = candidates.dropFirst().reduce(first[...]) { common, candidate in
      common[..<commonPrefix(common, candidate[...]).endIndex]
    }
    // What the candidates have in common may not be what was typed: "anne" fits "St Anne's" and
    // "St Anne-Marie", and must not become the "St A" it did not say.
    if common.count > typed.count, common.lowercased().hasPrefix(typed.lowercased()) {
      self = .replace(scalars: scalars, text: String(common))
    } else {
      self = .list(candidates)
    }
  }
}

/// The beginning that two texts share, as a part of the first: whole characters, so never a letter
/// without its accent.
private func commonPrefix(_ first: Substring, _ second: Substring) -> Substring {
  var (i, j) = (first.startIndex, second.startIndex)
  while i < first.endIndex, j < second.endIndex, first[i] == second[j] {
    i = first.index(after: i)
    j = second.index(after: j)
  }
  return first[..<i]
}
