import Diagnostics
import Notation

extension ConditionReader {
  /// `name ["," strength] ["," "about" word]`, read from the right, as names may hold commas.
  mutating func strength(
    _ head: Mapping.Entry, isAsset: Bool
  ) -> ConditionSyntax.Form? {
    guard let written = line(head) else { return nil }
    var segments = Self.segments(of: written)
    var test = StrengthTestSyntax(
      isAsset: isAsset, name: .value(WrittenWords("", at: written.location)), strength: .hint,
      isExact: false, about: nil, written: written)
    if segments.count > 1, let last = segments.last, last.text.lowercased().hasPrefix("about ") {
      test.about = word(last.dropFirst(6))
      segments.removeLast()
    }
    if segments.count > 1, let last = segments.last, let strength = Self.strength(last.text) {
      (test.strength, test.isExact) = strength
      segments.removeLast()
    }
    guard let first = segments.first else { return nil }
    let name = segments.map(\.text).joined(separator: ", ")
    guard let word = word(Segment(text: name, location: first.location)) else { return nil }
    test.name = word
    return .strength(test)
  }

  /// A part of a line with its place.
  private struct Segment {
    var text: String
    var location: Source.Location

    func dropFirst(_ count: Int) -> Segment {
      let rest = text.dropFirst(count)
      let spaces = rest.prefix { $0 == " " }.count
      var location = location
      location.column += count + spaces
      return Segment(text: String(rest.dropFirst(spaces)), location: location)
    }
  }

  private static func segments(of written: Scalar) -> [Segment] {
    var offset = 0
    return written.text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let spaces = part.prefix { $0 == " " }.count
      let segment = Segment(
        text: part.trimmingSpaces, location: written.location(at: offset + spaces))
      offset += part.count + 1
      return segment
    }
  }

  private static func strength(_ text: String) -> (Strength, isExact: Bool)? {
    let parts = text.lowercased().split(separator: " ").map(String.init)
    guard let word = parts.last, let strength = Strength.allCases.first(where: { $0.word == word }),
      strength != .none
    else { return nil }
    if parts.count == 1 { return (strength, true) }
    return parts == ["at", "least", word] ? (strength, false) : nil
  }

  /// A value or parameter; names of findings may hold any words, so only `the …` is taken apart.
  private mutating func word(_ segment: Segment) -> WordSyntax? {
    let scalar = Scalar(segment.text, at: segment.location)
    guard segment.text.lowercased().hasPrefix("the ") else {
      return .value(WrittenWords(segment.text, at: segment.location))
    }
    do throws(PhraseParser.Failure) {
      return try PhraseParser.parseWord(scalar)
    } catch {
      return .value(WrittenWords(segment.text, at: segment.location))
    }
  }
}
