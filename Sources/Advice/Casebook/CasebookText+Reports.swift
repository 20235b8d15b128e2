package import Casebook

extension CasebookText {
  /// What one or several entries of a list are called.
  private static func count(_ number: Int, _ list: String) -> String {
    let one: String =
      switch list {
      case "told": "told fact"
      case "decisions": "decision"
      case "rejections": "finding not accepted"
      case "notes": "note"
      case "sessions": "session"
      case "aliases": "name"
      default: "setting"
      }
    if list == "rejections", number != 1 { return "\(number) findings not accepted" }
    return "\(number) \(one)\(number == 1 ? "" : "s")"
  }

  private static let lists = [
    "told", "decisions", "rejections", "notes", "sessions", "aliases", "settings",
  ]

  /// What became of an export, a line each.
  package static func lines(_ report: ImportReport) -> [String] {
    func all(_ counts: [String: Int]) -> String {
      let parts = lists.compactMap { list in counts[list].map { count($0, list) } }
      return parts.isEmpty ? "nothing" : ListWording.and(parts)
    }
    var lines = ["Added: \(all(report.added))."]
    if !report.alreadyThere.isEmpty { lines.append("Here already: \(all(report.alreadyThere)).") }
    return lines + report.remarks.map { "  \($0)" }
  }

  /// What would be deleted, a line each.
  package static func lines(_ held: Holdings, about label: String) -> [String] {
    let counts = lists.compactMap { list in
      held.entries[list].flatMap { $0 == 0 ? nil : count($0, list) }
    }
    var lines = ["Kept about \(label): \(counts.isEmpty ? "no entry" : ListWording.and(counts))."]
    if !held.sessions.isEmpty {
      lines.append(
        "  saved sessions that speak of it: \(ListWording.and(held.sessions.map { "\"\($0)\"" }))")
    }
    if !held.aliases.isEmpty {
      lines.append("  names set for it: \(ListWording.and(held.aliases.map { "\"\($0)\"" }))")
    }
    return lines
  }
}
