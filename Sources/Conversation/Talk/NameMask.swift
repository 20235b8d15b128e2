import Schools

/// Letters in place of schools' names, the same all session: School A is the first that was spoken of.
///
/// A name that several schools share has one letter, unless the authority stands behind it. URNs go too.
struct NameMask: Sendable {
  /// Where names begin: by first word, the names with their words, longest first.
  private let starts: [String: [Name]]

  private struct Name: Sendable {
    var text: String
    var rows: [Int]
  }

  /// - Parameters:
  ///   - directory: The schools.
  ///   - others: Names that people set themselves, with the rows they stand for.
  init(_ directory: SchoolDirectory, alsoCalled others: [(name: String, row: Int)] = []) {
    var rows: [String: [Int]] = [:]
    for entry in directory.entries where !entry.name.isEmpty {
      rows["\(entry.name), \(entry.area)", default: []].append(entry.row)
      rows[entry.name, default: []].append(entry.row)
    }
    for (name, row) in others { rows[name, default: []].append(row) }
    var starts: [String: [Name]] = [:]
    for (text, rows) in rows {
      let first = text.prefix { $0 != " " && $0 != "," }
      starts[String(first), default: []].append(Name(text: text, rows: rows.sorted()))
    }
    self.starts = starts.mapValues {
      $0.sorted { ($1.text.count, $0.text) < ($0.text.count, $1.text) }
    }
  }

  /// The text with letters for names; schools that had none get the next.
  func masked(_ text: String, _ masks: inout [Int]) -> String {
    var result = ""
    var place = text.startIndex
    var isStart = true
    while place < text.endIndex {
      if isStart, let name = name(at: place, in: text) {
        result += Self.label(name.rows[0], &masks)
        place = text.index(place, offsetBy: name.text.count)
        isStart = false
        continue
      }
      let character = text[place]
      isStart = !(character.isLetter || character.isNumber)
      result.append(character)
      place = text.index(after: place)
    }
    return result.replacing(/\ ?\(URN\ \d+\)/, with: "").replacing(/,?\ ?URN\ \d+/, with: "")
  }

  private func name(at place: String.Index, in text: String) -> Name? {
    let first = text[place...].prefix { $0 != " " && $0 != "," && $0 != "\n" }
    // The name may be the whole word with a sign behind it: `Oakfield's`.
    for candidate in starts[String(first)] ?? starts[String(first.prefix { $0.isLetter })] ?? []
    where text[place...].hasPrefix(candidate.text) {
      let end = text.index(place, offsetBy: candidate.text.count)
      if end == text.endIndex || !(text[end].isLetter || text[end].isNumber) { return candidate }
    }
    return nil
  }

  /// `School A`, …, `School Z`, `School AA`.
  static func label(_ row: Int, _ masks: inout [Int]) -> String {
    let place = masks.firstIndex(of: row) ?? masks.endIndex
    if place == masks.endIndex { masks.append(row) }
    return "School \(letters(place))"
  }

  static func letters(_ place: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + place % 26)))
    return place < 26 ? letter : letters(place / 26 - 1) + letter
  }

  /// A typed line with names in place of letters, for reading it.
  static func unmasked(_ line: String, _ masks: [Int], _ name: (Int) -> String) -> String {
    line.replacing(/\b[Ss]chool\ ([A-Za-z]{1,2})\b/) { match in
      let typed = match.output.1.uppercased()
      let row = masks.indices.first { letters($0) == typed }
      return row.map { name(masks[$0]) } ?? String(match.output.0)
    }
  }
}
