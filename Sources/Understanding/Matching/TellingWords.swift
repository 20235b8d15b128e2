import Foundation

/// Which requests the words of a line point to, where no phrase stands for it: enough to offer them, never to act.
///
/// A word points to the requests in whose phrases it stands most often, and the more, the fewer requests use it at all;
/// so does what a line names, such as a step or an area. Only counts over the phrases are taken, when first asked for.
struct TellingWords: Sendable {
  /// How far a word, by its number, points to each request in whose phrases it stands.
  private let ofWords: [Int32: [Pointer]]
  private let ofKinds: [NamedThing.Kind: [Pointer]]

  private struct Pointer: Sendable {
    var request: Int
    var weight: Double
  }

  /// Of requests with few phrases a word says little, however large its share.
  private static let fewWords = 30.0

  /// From so many phrases on a word is more likely to stand there for a reason than by chance.
  private static let chance = 1.5

  /// - Parameter requests: The phrases of each request.
  init(_ requests: [[PhraseGraph]]) {
    var words: [Int32: [Int: (share: Double, phrases: Double)]] = [:]
    var kinds: [NamedThing.Kind: [Int: (share: Double, phrases: Double)]] = [:]
    for (request, phrases) in requests.enumerated() {
      var counts: [Int32: Double] = [:]
      var named: [NamedThing.Kind: Double] = [:]
      for graph in phrases {
        for word in graph.words.numbers { counts[word, default: 0] += 1 }
        for kind in Self.telling where graph.kinds.holds(kind) { named[kind, default: 0] += 1 }
      }
      let all = Self.fewWords + counts.values.reduce(0, +)
      for (word, count) in counts { words[word, default: [:]][request] = (count / all, count) }
      for (kind, count) in named { kinds[kind, default: [:]][request] = (count / all, count) }
    }
    let count = Double(requests.count)
    func pointers(_ shares: [Int: (share: Double, phrases: Double)]) -> [Pointer] {
      let sorted = shares.sorted { $0.key < $1.key }
      let whole = sorted.reduce(0) { $0 + $1.value.share }
      let rarity = log(1 + count / Double(shares.count))
      return sorted.map { request, use in
        // What stands in one phrase may stand there by chance.
        let trust = use.phrases / (use.phrases + Self.chance)
        return Pointer(request: request, weight: use.share / whole * rarity * trust)
      }
    }
    ofWords = words.mapValues(pointers)
    ofKinds = kinds.mapValues(pointers)
  }

  /// What a line may name that speaks for a request; schools are named in most.
  private static let telling: [NamedThing.Kind] = [
    .area, .action, .measure, .fact, .topic, .phase, .file, .strategy, .helper,
  ]

  /// The requests that a line points to, with how far, the furthest first.
  func requests(_ line: MatchLine) -> [(request: Int, weight: Double)] {
    var weights: [Int: Double] = [:]
    for number in Set(line.numbers).sorted() {
      for pointer in ofWords[number] ?? [] {
        weights[pointer.request, default: 0] += pointer.weight
      }
    }
    for kind in Self.telling where line.kinds.holds(kind) {
      for pointer in ofKinds[kind] ?? [] { weights[pointer.request, default: 0] += pointer.weight }
    }
    return weights.map { (request: $0.key, weight: $0.value) }
      .sorted { ($1.weight, $0.request) < ($0.weight, $1.request) }
  }
}
