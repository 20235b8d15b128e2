import Schools

/// Finds everything in a line that a name, a number or a pointing word may stand for.
package struct Spotter: Sendable {
  private let book: NameBook
  /// Words of phrases: they are no names of schools by themselves.
  private let speech: Set<String>

  /// How many schools of a name that fits many are listed.
  private static let listed = 6

  package init(_ book: NameBook, speech: Set<String>) {
    self.book = book
    self.speech = speech
  }

  /// All runs of words that may stand for something, in the order of the line.
  package func spans(in words: [Word]) -> [Span] {
    var spans: [Span] = []
    for start in words.indices {
      for name in book.tree.names(in: words, at: start) {
        spans.append(Span(start..<name.end, name.things))
      }
      spans += numbers(words, start)
      spans += classes(words, start)
      if let session = session(words, start) { spans.append(session) }
      if let file = file(words[start]) { spans.append(Span(start..<start + 1, [file])) }
    }
    spans += helpers(words, beside: schools(words, areas: spans), areas: spans)
    spans += unknownNames(words, beside: spans)
    return spans
  }

  // MARK: Schools

  private func schools(_ words: [Word], areas: [Span]) -> [Span] {
    let names = words.map(\.name)
    var spans: [Span] = []
    for start in words.indices {
      let found = book.schools.names(in: names, at: start) { word in
        !SchoolName.common.contains(word) && !speech.contains(word)
      }
      for name in found {
        let range = start..<name.end
        spans.append(span(range, name.rows, isExact: name.isExact))
        spans += withArea(range, name.rows, words, areas)
      }
    }
    return spans
  }

  /// Schools, with the hubs and community partners that the same line may mean: where the same words name both, all
  /// of them are meant, unless the words are the whole name of one kind alone.
  private func helpers(_ words: [Word], beside schools: [Span], areas: [Span]) -> [Span] {
    let names = words.map(\.name)
    let ofAreas = Set(
      areas.filter { $0.things.contains { $0.kind == .area } }.flatMap { names[$0.range] })
    var spans = schools
    for start in words.indices {
      // Beside words of what it helps with, the name of a place is enough: "the dunmere eal hub".
      let listed = book.helpers.names(in: names, at: start) { word in
        !SchoolName.common.contains(word) && (!speech.contains(word) || ofAreas.contains(word))
      }.filter { $0.end > start + 1 || !speech.contains(names[start]) }
      let unlisted = book.unlistedHelpers.names(in: names, at: start) { _ in false }
        .filter(\.isExact)
      for (found, entries) in listed.map({ ($0, book.helpers.entries) })
        + unlisted.map({ ($0, book.unlistedHelpers.entries) })
      {
        let things = found.rows.prefix(Self.listed).map {
          NamedThing(.helper, entries[$0].id, entries[$0].label)
        }
        let own = Span(
          start..<found.end, Array(things), count: found.rows.count, isExact: found.isExact)
        guard let same = spans.firstIndex(where: { $0.range == own.range && $0.names(.school) })
        else {
          spans.append(own)
          continue
        }
        if spans[same].isExact, !own.isExact { continue }
        if own.isExact, !spans[same].isExact {
          spans[same] = own
        } else {
          spans[same].things += own.things
          spans[same].count += own.count
        }
      }
    }
    return spans
  }

  /// `st annes in bury`, `the bury st annes`: the schools of that area alone.
  private func withArea(_ range: Range<Int>, _ rows: [Int], _ words: [Word], _ areas: [Span])
    -> [Span]
  {
    areas.flatMap { area -> [Span] in
      guard area.things.contains(where: { $0.kind == .area }) else { return [] }
      let between: Range<Int>
      let whole: Range<Int>
      if area.range.lowerBound >= range.upperBound {
        between = range.upperBound..<area.range.lowerBound
        whole = range.lowerBound..<area.range.upperBound
      } else if area.range.upperBound <= range.lowerBound {
        between = area.range.upperBound..<range.lowerBound
        whole = area.range.lowerBound..<range.upperBound
      } else {
        return []
      }
      guard between.count < 3,
        words[between].allSatisfy({ book.forms.lists.has($0.text, .towardsAreas) })
      else { return [] }
      let names = Set(area.things.filter { $0.kind == .area }.map(\.label))
      let inside = rows.filter { names.contains(book.schools.entries[$0].area) }
      return inside.isEmpty || inside.count == rows.count && !between.isEmpty
        ? [] : [span(whole, inside, isExact: true)]
    }
  }

  private func span(_ range: Range<Int>, _ rows: [Int], isExact: Bool) -> Span {
    let listed = rows.prefix(500).map { book.schools.entries[$0] }
      .sorted { ($0.label, $0.area, $0.id) < ($1.label, $1.area, $1.id) }
      .prefix(Self.listed)
    return Span(
      range, listed.map { NamedThing(.school, $0.id, $0.label) }, count: rows.count,
      isExact: isExact)
  }

  // MARK: Numbers

  private func numbers(_ words: [Word], _ start: Int) -> [Span] {
    func word(_ index: Int) -> String? { words.indices.contains(index) ? words[index].text : nil }
    var spans: [Span] = []
    func add(_ end: Int, _ kind: NamedThing.Kind, _ id: String) {
      spans.append(Span(start..<end, [NamedThing(kind, id)]))
    }
    for length in 1...min(3, words.count - start) {
      let part = words[start..<start + length].map(\.text)
      if let percent = book.forms.parts[part] { add(start + length, .number, percent) }
    }
    let text = words[start].text
    if let number = book.forms.number(text) {
      var end = start + 1
      if let next = word(end), book.forms.lists.has(next, .units) { end += 1 }
      add(end, .number, number)
      if end > start + 1 { add(start + 1, .number, number) }
      if let next = word(end), book.forms.lists.has(next, .ranges), let high = word(end + 1),
        let other = book.forms.number(high)
      {
        let hasUnit = word(end + 2).map { book.forms.lists.has($0, .units) } ?? false
        add(end + (hasUnit ? 3 : 2), .number, "\(number)-\(other)")
      }
      // What has a unit, as in 20%, is no place in a list.
      if end > start + 1 || text.hasSuffix("%") { return spans }
      if let whole = Int(number), whole < 100 {
        // Idea 1 under number 2 of a list is called 1.2.
        add(start + 1, .index, String(whole))
      } else if number.contains("."), number.count < 5 {
        add(start + 1, .index, number)
      }
    }
    if Self.isPartNumber(text) { add(start + 1, .index, text) }
    if let place = book.forms.place(text) {
      add(start + 1, .index, String(place))
      if let next = word(start + 1), book.forms.lists.has(next, .numbered) {
        add(start + 2, .index, String(place))
      }
    }
    if book.forms.lists.has(text, .numbered), let next = word(start + 1),
      let place = book.forms.number(next) ?? book.forms.places[next].map(String.init)
    {
      add(start + 2, .index, place)
    }
    return spans
  }

  /// `1.1.2`: a part of an answer; with one dot it is a number too.
  private static func isPartNumber(_ text: String) -> Bool {
    let places = text.split(separator: ".", omittingEmptySubsequences: false)
    return places.count > 2 && places.count < 10
      && places.allSatisfy {
        (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) }
      }
  }

  /// `4b`, `year 4`, `y10`.
  private func classes(_ words: [Word], _ start: Int) -> [Span] {
    let text = words[start].text
    if (2...3).contains(text.count), let last = text.last, last.isLetter, last.isASCII,
      let year = Int(text.dropLast()), (1...13).contains(year)
    {
      return [Span(start..<start + 1, [NamedThing(.schoolClass, text)])]
    }
    if text.count < 4, text.first == "y", let year = Int(text.dropFirst()), (1...13).contains(year)
    {
      return [Span(start..<start + 1, [NamedThing(.schoolClass, text)])]
    }
    guard book.forms.lists.has(text, .classes), words.indices.contains(start + 1)
    else { return [] }
    let next = words[start + 1].text
    let digits = next.prefix { $0.isNumber }
    guard let year = Int(digits), (1...13).contains(year), next.count - digits.count < 2
    else { return [] }
    return [Span(start..<start + 2, [NamedThing(.schoolClass, "\(text) \(next)")])]
  }

  /// Words joined by hyphens look like the name that a session was saved under.
  private func session(_ words: [Word], _ start: Int) -> Span? {
    guard !words[start].joinsPrevious else { return nil }
    var end = start + 1
    while end < words.count, words[end].joinsPrevious { end += 1 }
    guard end > start + 1 else { return nil }
    let name = words[start..<end].map(\.text).joined(separator: "-")
    return Span(start..<end, [NamedThing(.session, name)])
  }

  private func file(_ word: Word) -> NamedThing? {
    guard let dot = word.text.lastIndex(of: "."),
      TypedLine.fileEndings.contains(String(word.text[word.text.index(after: dot)...]))
    else { return nil }
    return NamedThing(.file, word.text)
  }

  // MARK: Names that nothing has

  /// Runs of words that look like a name and are none: unknown words, with common words of schools' names
  /// beside them, or words of names that no school joins so.
  private func unknownNames(_ words: [Word], beside spans: [Span]) -> [Span] {
    var covered = Set<Int>()
    for span in spans { covered.formUnion(span.range) }
    var found = numbersOfNoSchool(words, beside: spans)
    var index = 0
    while index < words.count {
      guard !words[index].isKnown, !covered.contains(index) else {
        index += 1
        continue
      }
      var range = index..<index + 1
      while range.upperBound < words.count,
        !words[range.upperBound].isKnown && !covered.contains(range.upperBound)
          || SchoolName.common.contains(words[range.upperBound].name)
      {
        range = range.lowerBound..<range.upperBound + 1
      }
      while range.lowerBound > 0, SchoolName.common.contains(words[range.lowerBound - 1].name),
        !book.forms.lists.has(words[range.lowerBound - 1].text, .beforeNames)
      {
        range = range.lowerBound - 1..<range.upperBound
      }
      let isSlip = range.count == 1 && words[index].text.count < 4
      if range.count < 7, !isSlip {
        found.append(
          Span(range, [NamedThing(.unknownName, words[range].map(\.text).joined(separator: " "))]))
        if range.count > 1 {
          found.append(Span(index..<index + 1, [NamedThing(.unknownName, words[index].text)]))
        }
      }
      index = range.upperBound
    }
    return found
  }

  /// Numbers such as schools have, where none has this one.
  private func numbersOfNoSchool(_ words: [Word], beside spans: [Span]) -> [Span] {
    words.indices.filter { index in
      words[index].isSchoolNumber
        && !spans.contains { $0.range == index..<index + 1 && $0.names(.school) }
    }.map { Span($0..<$0 + 1, [NamedThing(.unknownName, words[$0].text)]) }
  }
}
