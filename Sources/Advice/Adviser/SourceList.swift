import Evidence
import OrderedCollections

/// The sources that a sheet names by their keys, so that it can say once what each key stands for.
struct SourceList {
  private let library: EvidenceLibrary

  init(_ library: EvidenceLibrary) { self.library = library }

  func sources(of advice: SchoolAdvice) -> [SchoolAdvice.SourceShown] {
    var pages: [String: OrderedSet<String>] = [:]
    for place in advice.nextSteps.flatMap(Self.places) { note(place, in: &pages) }
    for part in advice.picture?.parts ?? [] where !part.lines.isEmpty {
      for place in [part.source] + part.cautions.compactMap(\.source) { note(place, in: &pages) }
    }
    let figures =
      advice.strengths.flatMap(\.because).flatMap(\.facts)
      + advice.nextSteps.flatMap(\.because).flatMap(\.facts)
    for key in figures.compactMap(\.source) { note(key, in: &pages) }
    return pages.keys.sorted().compactMap { key in
      library.sources[key].map { source in
        SchoolAdvice.SourceShown(
          key: key, title: source.reference, pages: Array(pages[key] ?? []))
      }
    }
  }

  /// Key and locator of everything a card cites.
  private static func places(_ card: SchoolAdvice.Card) -> [String] {
    card.cautions.compactMap(\.source) + card.evidence.map { "\($0.source) \($0.locator)" }
      + card.resources.map(\.source) + card.programmes.flatMap(\.sources)
      + card.disputes.flatMap { $0.oneSide + $0.otherSide }.map(\.source)
  }

  /// Notes the keys of one citation, `A11 WID¶4, and A25 Beyond`, with the sections each names.
  private func note(_ citation: String, in pages: inout [String: OrderedSet<String>]) {
    var key: String?
    for word in citation.split(whereSeparator: { " ,;".contains($0) }).map(String.init) {
      if library.sources[word] != nil {
        key = word
        pages[word, default: []].formUnion([])
      } else if let source = key.flatMap({ library.sources[$0] }), let about = source.pages(word) {
        pages[source.key, default: []].append("\(word.prefix { $0.isLetter }) about \(about)")
      }
    }
  }
}
