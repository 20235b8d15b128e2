import Diagnostics
import Notation
import Testing

/// What a file without mistakes is read as: texts as they were written, each at its place.
@Suite struct TreeTests {
  @Test(arguments: [
    "yes", "no", "off", "true", "null", "~", "1.10", "010", "0x1F", "1e3", "12:30", "2027-09-01",
    "-12", ".5", "a:b", "http://x.org/a#b", "x#y", "any of [primary, secondary]", "it's", "a \"b\"",
    "-x", "?x", "é", "漢字 👩‍👩‍👧", "= 5", "< 5", "a, b", "a {b}", "50%", "KEY¶8–10, LES¶7",
  ])
  func textsStayAsTheyAreWritten(_ value: String) throws {
    let reading = Notation.read(text: "key: \(value)\n", file: "f")
    #expect(reading.problems == [])
    let scalar = try #require(reading.root?.mapping?["key"]?.scalar)
    #expect(scalar.text == value)
    #expect(scalar.style == .plain)
    #expect(scalar.location == .init(file: "f", line: 1, column: 6))
    #expect(scalar.length == value.count)
    #expect(!scalar.spansLines)
  }

  @Test(arguments: [
    ("'it''s: # x'", "it's: # x", Scalar.Style.singleQuoted),
    ("\"a \\\"b\\\" \\u00e9\\n\\t\\\\ \\/\"", "a \"b\" é\n\t\\ /", .doubleQuoted),
    ("\"\\x41\\U0001F600\\ \"", "A😀 ", .doubleQuoted),
    ("\"a\tb\"", "a\tb", .doubleQuoted),
    ("''", "", .singleQuoted),
  ])
  func quotedTextsKnowTheirExtent(_ written: String, _ text: String, _ style: Scalar.Style) throws {
    let reading = Notation.read(text: "é: [\(written), x]", file: "f")
    #expect(reading.problems == [])
    let list = try #require(reading.root?.mapping?["é"]?.list)
    let scalar = try #require(list.first?.scalar)
    #expect(scalar.text == text)
    #expect(scalar.style == style)
    #expect(scalar.length == written.count)
    #expect(list.last?.location.column == 6 + written.count + 1)
    #expect(!scalar.isEmpty)
  }

  @Test func everyNodeHasItsPlace() throws {
    let marked = MarkedText(
      """
      ⟦k⟧éy: ⟦v⟧
      ⟦l⟧ist:
      ⟦⟧- ⟦a⟧
      - ⟦⟧- ⟦b⟧
        - ⟦m⟧: ⟦⟧{⟦n⟧: ⟦'o'⟧, ⟦"p"⟧: ⟦⟧[]}
      ⟦👩‍👩‍👧⟧:  ⟦漢⟧
      ⟦e⟧mpty:⟦⟧
      ⟦p⟧rose: ⟦>-⟧
        x
      """)
    let reading = Notation.read(text: marked.text, file: "f")
    #expect(reading.problems == [])
    let root = try #require(reading.root)
    #expect(Set(places(root)) == Set(marked.places.map { "\($0.line):\($0.column)" }))
  }

  @Test func columnsCountCharactersOnEveryLine() throws {
    let marked = MarkedText("a: [é, 👩‍👩‍👧, e\u{301}, 漢, ⟦here⟧]\nb: [x, ⟦there⟧]")
    let root = try #require(Notation.read(text: marked.text, file: "f").root?.mapping)
    let last = root.entries.compactMap { $0.value.list?.last?.location }
    #expect(last.map(\.column) == marked.places.map(\.column))
  }

  @Test func textsOverSeveralLinesSaySo() throws {
    let text = """
      plain: one
        two

        three
      'quoted': "one
        two"
      literal: |
        one
          two
      folded: >-

        one
        two
      short: |
        x
      """
    let reading = Notation.read(text: text, file: "f")
    #expect(reading.problems == [])
    let root = try #require(reading.root?.mapping)
    let scalars = root.entries.compactMap(\.value.scalar)
    #expect(
      scalars.map(\.text) == ["one two\nthree", "one two", "one\n  two\n", "\none two", "x"])
    #expect(scalars.map(\.style) == [.plain, .doubleQuoted, .literal, .folded, .literal])
    #expect(scalars.map(\.length) == [3, 4, 1, 2, 1])
    #expect(scalars.allSatisfy { $0.spansLines })
    #expect(scalars.map(\.style.isBlock) == [false, false, true, true, true])
    #expect(root.entry("quoted")?.key.style == .singleQuoted)
  }

  @Test func aKeyWithoutValueIsEmptyPastItsColon() throws {
    let root = try #require(Notation.read(text: "a:\nb: \"\"\nc: 'x'", file: "f").root?.mapping)
    let empty = try #require(root["a"]?.scalar)
    #expect(empty.isEmpty)
    #expect(empty.location == .init(file: "f", line: 1, column: 3))
    #expect(empty.length == 1)
    #expect(root["b"]?.scalar?.isEmpty == false)
    #expect(root["nothing"] == nil)
  }

  @Test func placesInsideATextCountFromItsFirstLetter() throws {
    let root = try #require(
      Notation.read(text: "a: plain\nb: 'quo ted'\nc: \"a\\tb\"\nd: |\n  x", file: "f").root?
        .mapping)
    let scalars = root.entries.compactMap(\.value.scalar)
    #expect(scalars.map { $0.location(at: 2).column } == [6, 7, 4, 4])
  }

  @Test func byteOrderMarkIsNoCharacter() throws {
    let reading = Notation.read([0xEF, 0xBB, 0xBF] + Array("k: v".utf8), file: "f")
    #expect(reading.problems == [])
    #expect(reading.root?.mapping?.entries.first?.key.location.column == 1)
    #expect(reading.source.line(1) == "k: v")
  }

  @Test(arguments: Mutations.valid)
  func lineEndsMakeNoDifference(_ text: String) throws {
    let unix = Notation.read(text: text, file: "f")
    #expect(unix.problems == [])
    let expected = try #require(unix.root.map(places))
    for lineEnd: Character in ["\r\n", "\r"] {
      let other = Notation.read(text: String(text.map { $0 == "\n" ? lineEnd : $0 }), file: "f")
      #expect(other.problems == [])
      #expect(other.root.map(places) == expected)
      #expect(other.source.lines == unix.source.lines)
    }
  }

  @Test func shapesAreTold() {
    let reading = Notation.read(text: "{a: b, c: [d], e: }", file: "f")
    let values = reading.root?.mapping?.entries.map(\.value) ?? []
    #expect(values.map(\.shape) == [.text, .list, .nothing])
    #expect(reading.root?.shape == .mapping)
    #expect(values.map(\.caretLength) == [1, 1, 1])
    #expect(values.map { $0.mapping == nil } == [true, true, true])
  }

  /// The places of all nodes and keys.
  private func places(_ node: Node) -> [String] {
    let here = ["\(node.location.line):\(node.location.column)"]
    return switch node {
    case .scalar: here
    case .list(let nodes, _): here + nodes.flatMap(places)
    case .mapping(let mapping):
      here + mapping.entries.flatMap { places(.scalar($0.key)) + places($0.value) }
    }
  }
}

/// Many files at once give what each gives alone.
@Suite struct ManyFilesTests {
  @Test(arguments: [0, 1, 2, 40])
  func readingsComeInTheOrderOfTheFiles(_ count: Int) {
    let files = (0..<count).map { n in
      (file: "f\(n)", bytes: Array("k\(n): \(n % 3 == 0 ? "> 5" : "v")\n".utf8))
    }
    let readings = Notation.read(files)
    #expect(readings.map(\.source.file) == files.map(\.file))
    let alone = files.map { Notation.read($0.bytes, file: $0.file).problems }
    #expect(readings.map(\.problems) == alone)
  }

  /// Keys that nobody wants are left out with all beneath them; the rest stays where it stands.
  @Test(arguments: ["\n", "\r\n"]) func unwantedKeysAreLeftOut(lineEnd: String) throws {
    let lines = [
      "id: a", "examples:", "- {name: é, given: [x]}", "  # a remark", "- name: b", "", "list:",
      "  examples: stays", "examples2: c", "\"examples\": stays as well",
    ]
    let text = lines.joined(separator: lineEnd)
    let whole = try #require(Notation.read(text: text, file: "f").root?.mapping)
    let reading = Notation.read(Array(text.utf8), file: "f", leavingOut: ["examples"])
    #expect(reading.problems == Notation.read(text: text, file: "f").problems)
    let rest = try #require(reading.root?.mapping)
    #expect(rest.entries.map(\.key) == whole.entries.map(\.key).filter { $0.location.line != 2 })
    let inner = [rest, whole].map { $0["list"]?.mapping?["examples"]?.scalar }
    #expect(inner[0] != nil && inner[0] == inner[1])
  }

  @Test func problemsBeneathUnwantedKeysAreReported() {
    let text = "id: a\nexamples:\n- {name: b\nnote: c\n"
    let reading = Notation.read(Array(text.utf8), file: "f", leavingOut: ["examples"])
    #expect(reading.problems == Notation.read(text: text, file: "f").problems)
    #expect(!reading.problems.isEmpty)
    let ended = Notation.read(
      Array("id: a\nexamples: [b, c]\n".utf8), file: "f", leavingOut: ["examples"])
    #expect(ended.problems == [] && ended.root?.mapping?.entries.count == 1)
  }
}
