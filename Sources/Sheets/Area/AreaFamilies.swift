import Advice
import Markup

/// The Families of an area's schools, each with its chart and with the same in words.
struct AreaFamilies {
  private let families: [AreaOverview.FamilyHere]
  private let links: SheetLinks

  init(_ families: [AreaOverview.FamilyHere], _ links: SheetLinks) {
    self.families = families
    self.links = links
  }

  func write(to writer: inout MarkupWriter) {
    writer.element(
      .p, .class("about"),
      text:
        "Schools of a Family serve similar pupils, mostly in different authorities, and can learn from each other. "
        + "Level is across, change is up, lines are the Family's means; filled marks are schools of this area. Nobody is put in an order."
    )
    writer.element(.div, .class("families")) { grid in
      grid.newline()
      for (number, family) in families.enumerated() { write(family, "f\(number + 1)", &grid) }
    }
  }

  private func write(
    _ family: AreaOverview.FamilyHere, _ place: String, _ grid: inout MarkupWriter
  ) {
    let name = "Family \(ListWording.word(family.name))"
    grid.element(.div, .class("family")) { part in
      part.element(.h3, text: name)
      part.element(.figure) { figure in
        if let chart = family.chart, !chart.points.isEmpty {
          chart.draw(to: &figure, place: place, showing: Set(family.members.map(\.mark)))
        } else {
          figure.element(
            .p, .class("untold"), text: "Too few figures are known to draw this Family.")
        }
        figure.element(.figcaption) { members(of: family, &$0) }
      }
      guard let chart = family.chart, !(chart.sentences + chart.notDrawn).isEmpty else { return }
      part.element(.details) { details in
        details.element(.summary, text: "\(name) in words")
        details.element(.ul) { list in
          for sentence in chart.sentences + chart.notDrawn { list.element(.li, text: sentence) }
        }
      }
    }
    grid.newline()
  }

  /// Those that belong to the area, by their marks.
  private func members(of family: AreaOverview.FamilyHere, _ caption: inout MarkupWriter) {
    caption.element(.b, text: "Here ")
    for (index, member) in family.members.enumerated() {
      if index > 0 { caption.text("; ") }
      caption.text("\(member.mark) ")
      links.write(member.name, row: member.row, to: &caption)
    }
  }
}
