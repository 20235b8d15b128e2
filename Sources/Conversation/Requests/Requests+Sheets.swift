import Advice
import Casebook
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// Advice as files: one sheet, or one a school.
extension Conversation {
  /// How a sheet can be written here.
  enum SheetFormat: String {
    case markdown = "md"
    case text = "txt"
    case json
  }

  func format(_ ask: Ask) throws(Stop) -> SheetFormat {
    switch ask["format"] {
    case nil, "markdown": return .markdown
    case "text": return .text
    case "json": return .json
    case let other?:
      throw Stop(
        "At the prompt a sheet is Markdown, plain text or JSON, not \(other): make the sheet as text"
      )
    }
  }

  /// The schools whose sheets are asked for together; `nil` for one school.
  func rows(_ ask: Ask) throws(Stop) -> [Int]? {
    guard let set = try area(ask) else {
      guard ask["mode"]?.hasPrefix("all") == true else { return nil }
      if case .schools(let rows) = state.list { return rows }
      if let area = state.area { return area.schools }
      return ground.directory.entries.map(\.row)
    }
    guard let phase = ask["phase"] else { return set.schools }
    return set.schools.filter { ground.directory.entries[$0].phase == phase }
  }

  /// Asked for with these sheets, or set for the whole session.
  private func leavesOutNames(_ ask: Ask) -> Bool {
    ["no names", "all without names"].contains(ask["mode"]) || state.settings.hidesNames
  }

  func questionBeforeSheets(_ ask: Ask) throws(Stop) -> String {
    let rows: [Int]
    if let asked = try self.rows(ask) { rows = asked } else { rows = [try school(ask)] }
    let count = NumberWording.grouped(rows.count)
    return
      "Write \(count) sheet\(rows.count == 1 ? "" : "s"), one file a school\(leavesOutNames(ask) ? ", without names" : ""), into this folder? (\"waymark sheets\" writes many faster.)"
  }

  mutating func sheet(_ ask: Ask) throws(Stop) -> Said {
    let format = try format(ask)
    let hides = leavesOutNames(ask)
    if let rows = try rows(ask) {
      guard ask.isConfirmed else {
        throw Stop(confirming: ask, try questionBeforeSheets(ask))
      }
      // Schools share names, so that a number stands in each file's name; what is there is never written over.
      let sheets = rows.map { row in
        let name = hides ? NameMask.label(row, &state.masks) : ground.directory.entries[row].name
        let number = hides ? "" : "-\(ground.directory.entries[row].urn)"
        let file = "\(Self.fileName(name))\(number)-advice.\(format.rawValue)"
        return (row: row, file: file)
      }
      let there = sheets.map(\.file).filter(desk.exists)
      guard there.isEmpty else {
        throw Stop(
          "\(NumberWording.grouped(there.count)) of these files are there already, such as \(there[0]). Nothing was written."
        )
      }
      let written = sheets.map(\.file)
      for (row, file) in sheets {
        try write(sheet(of: row, format, hides: hides, file: file).text, file)
      }
      state.changes.append(.wrote(written))
      return Said(
        "Wrote \(NumberWording.grouped(written.count)) sheets here, from \(written.first ?? "") on. undo removes them.",
        next: ["undo", "list schools"])
    }
    if state.area != nil, ask["school"] == nil, state.school == nil, let area = state.area {
      let advice = adviser.advice(for: area)
      let file = ask["file"] ?? "\(Self.fileName(area.label))-advice.\(format.rawValue)"
      guard !desk.exists(file) else {
        throw Stop("\(file) is there already. Nothing was written.")
      }
      try write(text(of: advice, format), file)
      state.changes.append(.wrote([file]))
      return Said("Wrote \(file) here. undo removes it.", next: ["undo", "who has no partner"])
    }
    let row = try school(ask)
    focus(row)
    let (file, text, ideas) = sheet(of: row, format, hides: hides, file: ask["file"])
    if desk.exists(file), !ask.isConfirmed {
      throw Stop(confirming: ask, "\(file) is there already. Write over it?")
    }
    let isOver = desk.exists(file)
    try write(text, file)
    // What was written over cannot come back, and undo must not remove what was there before.
    guard !isOver else { return Said("Wrote over \(file).", next: ["why 1?"]) }
    state.changes.append(.wrote([file]))
    return Said(
      "Wrote \(file) here: \(ideas) idea\(ideas == 1 ? "" : "s")\(hides ? ", without names" : ""). undo removes it.",
      next: ["why 1?", "undo"])
  }

  mutating func sheet(of row: Int, _ format: SheetFormat, hides: Bool, file: String?) -> (
    file: String, text: String, ideas: Int
  ) {
    let advice = adviser.advice(for: row, request(row, questions: 3))
    var text = text(of: advice, format)
    var name = ground.directory.entries[row].name
    if hides {
      let mask = state.mask ?? newMask
      state.mask = mask
      name = NameMask.label(row, &state.masks)
      text = mask.masked(text, &state.masks)
    }
    return (
      file ?? "\(Self.fileName(name))-advice.\(format.rawValue)", text, advice.nextSteps.count
    )
  }

  func text(of advice: SchoolAdvice, _ format: SheetFormat) -> String {
    switch format {
    case .markdown: AdviceMarkdown.render(advice)
    case .text: AdviceText.render(advice)
    case .json: (try? AdviceJSON.render(advice)) ?? ""
    }
  }

  /// A name as a file is called everywhere: small letters, digits and hyphens.
  static func fileName(_ name: String) -> String {
    let words = SchoolName(name).words.joined(separator: "-").filter { $0.isASCII || $0.isLetter }
    let short = String(words.prefix(60))
    return short.isEmpty ? "school" : short
  }

  func write(_ text: String, _ file: String) throws(Stop) {
    do throws(DeskProblem) { try desk.write(text, to: file) } catch { throw Stop(error.text) }
  }
}
