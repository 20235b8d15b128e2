/// The lines in which two texts differ, with two lines of surroundings: `-` expected, `+` actual.
///
/// Empty when the texts are equal. Lines that differ only at their ends are shown with `⏎` for a
/// missing newline at the end of the text.
package func lineDifference(expected: String, actual: String) -> String {
  guard !expected.utf8.elementsEqual(actual.utf8) else { return "" }
  let old = lines(of: expected)
  let new = lines(of: actual)
  // By bytes: an accent written in another way is a difference here.
  let changes = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
  var removed = Set<Int>()
  var inserted = Set<Int>()
  for change in changes {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }

  var rows: [(text: String, isChange: Bool)] = []
  var (i, j) = (0, 0)
  while i < old.count || j < new.count {
    if i < old.count, removed.contains(i) {
      rows.append(("-" + old[i], true))
      i += 1
    } else if j < new.count, inserted.contains(j) {
      rows.append(("+" + new[j], true))
      j += 1
    } else {
      rows.append((" " + old[i], false))
      i += 1
      j += 1
    }
  }

  let changed = rows.indices.filter { rows[$0].isChange }
  let surroundings = 2
  var shown: [String] = []
  var last: Int?
  for row in rows.indices
  where changed.contains(where: { abs($0 - row) <= surroundings }) {
    if last.map({ $0 + 1 != row }) ?? (row > 0) { shown.append("@ line \(row + 1)") }
    shown.append(rows[row].text)
    last = row
  }
  return shown.joined(separator: "\n")
}

/// The lines of a text; the last one says so when no newline ends it.
private func lines(of text: String) -> [String] {
  // By bytes: to Swift a carriage return and a newline are one character.
  var lines = text.utf8
    .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
  let last = lines.removeLast()
  if !last.isEmpty { lines.append(last + "⏎") }
  return lines
}
