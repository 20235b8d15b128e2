/// The picture of an area laid out for reading: a section for each thing that was looked for.
enum PicturePage {
  /// Statements shown in full in one section; the others are named.
  private static let most = 6

  static func sections(_ picture: SchoolAdvice.Picture) -> [AdvicePage.Section] {
    let parts = picture.parts.map {
      AdvicePage.Section(kind: .picture, title: $0.title, lines: lines($0))
    }
    let toAsk = AdvicePage.Section(
      kind: .picture, title: "What to ask the schools", lines: picture.toAsk)
    return [AdvicePage.Section(kind: .picture, title: "Across the schools", lines: picture.about)]
      + (parts + [toAsk]).filter { !$0.lines.isEmpty }
  }

  private static func lines(_ part: SchoolAdvice.Picture.Part) -> [String] {
    var lines = part.lines.prefix(most).map(\.text)
    let rest = part.lines.dropFirst(most).map { name($0.text) }
    if !rest.isEmpty { lines.append("And: \(rest.joined(separator: "; ")).") }
    lines += part.untold
    guard !part.lines.isEmpty else { return lines }
    lines.append("Why look: \(part.because) (\(part.source))")
    let cards = part.couldFollow.map { card in
      "\"\(card.name)\"" + (card.step.map { " (step \($0) above)" } ?? "")
    }
    if !cards.isEmpty { lines.append("To talk over: \(cards.joined(separator: "; ")).") }
    let cautions = part.cautions.map { $0.says + ($0.source.map { " (\($0))" } ?? "") }
    if !cautions.isEmpty { lines.append("Take care: \(cautions.joined(separator: " "))") }
    return lines
  }

  /// What stands before the numbers.
  private static func name(_ text: String) -> String { String(text.prefix { $0 != ":" }) }
}
