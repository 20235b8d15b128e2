import Advice
import Markup

/// Who could help whom: the map, the list that says the same, and the needs for which nobody was found.
struct AreaHelp {
  private let help: HelpPlan
  private let links: SheetLinks

  init(_ help: HelpPlan, _ links: SheetLinks) {
    self.help = help
    self.links = links
  }

  func write(to writer: inout MarkupWriter) {
    for note in help.notes { writer.element(.p, .class("about"), text: note) }
    if let map = help.map { draw(map, to: &writer) }
    guard !help.pairs.isEmpty else { return }
    let hasAreas = help.pairs.contains { $0.school.area != nil }
    let hasWays = help.pairs.contains { $0.far != nil }
    writer.element(
      .div, .class("scroll"), .role("region"), .label("Who could help whom, a table"),
      Attribute("tabindex", "0")
    ) { box in
      box.element(.table) { table in
        Self.head(
          ["No.", "School"] + (hasAreas ? ["Authority"] : []) + ["Could be helped by", "With"]
            + (hasWays ? ["How far"] : []), &table)
        table.element(.tbody) { body in
          body.newline()
          for pair in help.pairs {
            body.element(.tr) { row in
              row.element(.td, .class("number"), text: "\(pair.number)")
              row.element(.th, Attribute("scope", "row")) {
                links.write(pair.school.name, row: pair.school.row, to: &$0)
              }
              if hasAreas { row.element(.td, text: pair.school.area ?? "") }
              row.element(.td, text: pair.helper)
              row.element(
                .td, text: pair.topics + (pair.isHinted ? " (by figures or records only: ask)" : "")
              )
              if hasWays { row.element(.td, .class("far"), text: pair.far ?? "not known") }
            }
            body.newline()
          }
        }
      }
    }
  }

  private func draw(_ map: HelpMap, to writer: inout MarkupWriter) {
    writer.element(.figure, .class("map")) { figure in
      figure.element(
        .div, .class("scroll"), .role("region"), .label("The map"), Attribute("tabindex", "0")
      ) {
        map.draw(to: &$0, place: "map")
      }
      figure.element(
        .figcaption,
        text:
          "North is up. Numbered rings: schools with a helper, by their number in the list. Rings: schools for which nobody was found. "
          + "Dots: other schools. Squares: helpers who may be named. A name in slanted letters: a helper somewhere in that authority, not named yet."
      )
    }
    writer.newline()
  }

  func writeOpen(to writer: inout MarkupWriter) {
    writer.element(
      .p, .class("about"),
      text: "Each is a question of who could be found, not a fault of the school.")
    writer.element(
      .div, .class("scroll"), .role("region"), .label("Needs without help, a table"),
      Attribute("tabindex", "0")
    ) { box in
      box.element(.table, .class("open")) { table in
        Self.head(["Wanted", "Why nobody was found", "Schools"], &table)
        table.element(.tbody) { body in
          body.newline()
          for need in help.open {
            body.element(.tr) { row in
              row.element(.th, Attribute("scope", "row"), text: need.wanted)
              row.element(.td, text: need.reason)
              row.element(.td) { schools(need.schools, &$0) }
            }
            body.newline()
          }
        }
      }
    }
  }

  private func schools(_ schools: [HelpPlan.School], _ cell: inout MarkupWriter) {
    for (index, school) in schools.enumerated() {
      if index > 0 { cell.text("; ") }
      links.write(school.name, row: school.row, to: &cell)
      if let area = school.area { cell.text(", \(area)") }
    }
  }

  /// A row of headings.
  static func head(_ names: [String], _ table: inout MarkupWriter) {
    table.element(.thead) { head in
      head.element(.tr) { row in
        for name in names { row.element(.th, Attribute("scope", "col"), text: name) }
      }
    }
    table.newline()
  }
}
