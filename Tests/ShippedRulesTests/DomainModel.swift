import Foundation
import TestSupport
import Testing

/// The domain model that stands beside a checkout, as far as the rule set is held to it.
struct DomainModel {
  /// The lines of each section, by its heading's number: `3.1`, `4.2`, `5.1`.
  private var sections: [String: [Substring]] = [:]

  /// A card of section 5.
  struct Card {
    var id: String
    var fields: [String: String]
    /// The items of a list such as `when`, without quotes.
    func list(_ key: String) -> [String] { DomainModel.items(fields[key] ?? "[]") }
  }

  init() throws {
    let folder = try #require(sharedFolder)
    let text = try String(contentsOf: folder.appending(path: "domain.md"), encoding: .utf8)
    var number = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") || line.hasPrefix("### ") {
        number = line.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      }
      sections[number, default: []].append(line)
    }
  }

  /// The ids in the first cells of a section's tables, in order; a cell may hold two.
  func ids(_ section: String) -> [String] {
    (sections[section] ?? []).filter { $0.hasPrefix("| `") }.flatMap { line -> [String] in
      let cell = line.split(separator: "|").first ?? ""
      return cell.split(separator: "`").map(String.init).filter { $0.contains("_") }
    }
  }

  /// The cards of section 5, in order.
  var cards: [Card] {
    var cards: [Card] = []
    for section in sections.keys.sorted() where section.hasPrefix("5.") {
      for line in sections[section] ?? [] {
        if line.hasPrefix("- id: ") {
          cards.append(Card(id: String(line.dropFirst(6)), fields: [:]))
        } else if line.hasPrefix("  "), let colon = line.firstIndex(of: ":"), !cards.isEmpty {
          let key = line[..<colon].drop { $0 == " " }
          let value = line[line.index(after: colon)...].drop { $0 == " " }
          cards[cards.count - 1].fields[String(key)] = String(value)
        }
      }
    }
    return cards
  }

  /// `["a, b", c]` as `a, b` and `c`.
  private static func items(_ text: String) -> [String] {
    var items: [String] = []
    var item = ""
    var isQuoted = false
    for character in text.dropFirst().dropLast() {
      switch character {
      case "\"": isQuoted.toggle()
      case ",":
        if isQuoted { item.append(character) } else { (items, item) = (items + [item], "") }
      default: item.append(character)
      }
    }
    return (items + [item]).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
