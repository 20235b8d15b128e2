import Advice
import Markup

/// The second side of a sheet: what the advice rests on, and what to take care of.
struct SheetWorking {
  let page: AdvicePage
  let place: String
  /// What schools have in common is told elsewhere on the page.
  var isOfArea = false

  /// Told on the other side of a sheet, or elsewhere on the page of an area.
  private var toldElsewhere: [AdvicePage.Section.Kind] {
    [.offers, .unknown] + (isOfArea ? [.picture] : [])
  }

  func write(to writer: inout MarkupWriter) {
    writer.element(
      .section,
      [.class(density), .labelled(by: "\(place)-working")] + (isOfArea ? [.id(place)] : [])
    ) { side in
      side.newline()
      side.element(.h2, .id("\(place)-working"), text: "\(page.name): the working")
      side.element(.div, .class("columns")) { columns in
        columns.newline()
        for step in page.steps {
          columns.element(.div, .class("block")) { block in
            block.element(.h3, text: step.title)
            SheetParts.write(step.parts.filter { !$0.isForTheFront }, to: &block)
          }
          columns.newline()
        }
        for section in page.sections where !toldElsewhere.contains(section.kind) {
          SheetParts.write(section, to: &columns)
          columns.newline()
        }
        places(&columns)
        list("Words", page.words, &columns)
        list("Sources", page.sources, &columns)
      }
      if !isOfArea {
        side.element(.footer) { foot in
          for line in page.footer { foot.element(.p, text: line) }
        }
      }
      side.newline()
    }
    writer.newline()
  }

  /// The more there is to tell, the smaller it is printed.
  private var density: StaticString {
    let parts = page.steps.flatMap { $0.parts.filter { !$0.isForTheFront } }
    let texts =
      parts.flatMap(\.texts) + page.sections.flatMap { [$0.title] + $0.lines } + page.places
      + page.words + page.sources + [page.family ?? ""] + page.footer
    // A line that is begun takes room too.
    switch texts.reduce(0, { $0 + $1.count + 45 }) {
    case ..<11_000: return "working"
    case ..<13_000: return "working dense"
    default: return "working densest"
    }
  }

  private func places(_ columns: inout MarkupWriter) {
    guard !page.places.isEmpty else { return }
    columns.element(.div) { block in
      block.element(.h3, text: "Where the figures stand")
      block.element(.ol, .class("places")) { list in
        for place in page.places { list.element(.li, text: place) }
      }
      if let family = page.family { block.element(.p, text: family) }
    }
    columns.newline()
  }

  private func list(_ title: String, _ items: [String], _ columns: inout MarkupWriter) {
    guard !items.isEmpty else { return }
    columns.element(.div) { block in
      block.element(.h3, text: title)
      block.element(.ul) { list in
        for item in items { list.element(.li, text: item) }
      }
    }
    columns.newline()
  }
}
