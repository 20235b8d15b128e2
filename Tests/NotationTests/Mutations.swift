import TestSupport

/// Small valid files, and the ways they are broken.
enum Mutations {
  /// Files that use everything the notation has.
  static let valid = [
    """
    rule: reading-partner
    version: 3
    title: Work with a carefully matched school on reading

    applies to:
      phase: primary

    when:
      all:
        - reading progress: below family mean by at least 1.0 points
        - at least: 2
          of: schools in the family
          where:
            - reading progress: above this school by at least 2.0 points
            - capacity to support: not none
    # a comment on its own line
    unless:
    - in a reading partnership: yes
      say: "already working: with a partner"
    examples:
      - name: below its family, two candidates
        given: {phase: primary, reading progress: -2.4, "cohort": 41}
        expect: recommended
      - [one, 'it''s two', [three, {four: 5}]]
    """,
    """
    prose: |
      First line # no comment
        deeper: line

      - no item
    folded: >-
      joined
      lines
    naïve café: "École \\"Saint-Éxupéry\\" \\u00e9 👩‍👩‍👧"
    long: goes on
      and on
    empty:
    last: [
      a, b,
      c
    ]
    """,
    "- a\n- - b\n  - c\n-\n  d: e\n",
    "---\na: b\n...\n",
  ]

  /// What is put in at random places: every character that means something, alone and in company.
  static let tokens = [
    ":", ": ", "#", " #", "- ", "? ", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "> 5", ">=",
    "!", "!x ", "&x ", "*x", "<<: ", "%", "@", "`", "\t", "\n", "\r\n", "\r", "  ", "\n\n", "\\",
    "\\q", "\u{A0}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{0}", "é", "👩‍👩‍👧", "\u{301}", "漢",
    "---\n", "...\n", "\n---\n", "%YAML 1.2\n", "a: b", "key:", "- x\n", "    ", "?", "\u{F0023}",
    "\u{10FFFF}", "\"x\": y", "{a: b}", "[a]", "|\n  x\n", "a: ", "-", "\n  ", "\n ", "\n      ",
  ]

  /// A valid file with one to five changes: something put in, taken out, doubled, or moved.
  static func text(using random: inout SplitMix64) -> String {
    var scalars = Array((valid.randomElement(using: &random) ?? "").unicodeScalars)
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let place = Int.random(in: 0...scalars.count, using: &random)
      let end = min(scalars.count, place + Int.random(in: 0...8, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0...3:
        scalars.insert(
          contentsOf: (tokens.randomElement(using: &random) ?? "").unicodeScalars, at: place)
      case 4: scalars.removeSubrange(place..<end)
      default: scalars.insert(contentsOf: scalars[place..<end], at: place)
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
