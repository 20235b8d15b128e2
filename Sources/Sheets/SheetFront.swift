import Advice
import Markup

/// The first side of a sheet: what a head teacher reads.
struct SheetFront {
  let page: AdvicePage
  let sheet: Sheet
  /// The name of the sheet's heading on the page; several sheets can stand in one document.
  let place: String
  let style: SheetStyle

  func write(to writer: inout MarkupWriter) {
    writer.element(.section, .class(density)) { side in
      side.newline()
      header(&side)
      side.element(.div, .class("stand")) { stand in
        strengths(&stand)
        chart(&stand)
      }
      side.newline()
      steps(&side)
      side.element(.div, .class("also")) { also in
        lists([.offers, .unknown], &also)
        check(&also)
      }
      side.newline()
      side.element(.footer) { foot in
        for line in page.footer.suffix(1) { foot.element(.p, text: line) }
        style.contact(&foot)
      }
      side.newline()
    }
    writer.newline()
  }

  /// The more there is to tell, the smaller it is printed, so that it stays on one side of A4.
  private var density: StaticString {
    let parts = page.everyStep + page.steps.flatMap { $0.parts.filter(\.isForTheFront) }
    let sections = page.sections.filter { [.offers, .unknown].contains($0.kind) }
    let texts =
      page.remarks + [page.about] + page.strengths.flatMap { [$0.name] + $0.reasons }
      + parts.flatMap { $0.texts.map { $0.count < 70 ? String(repeating: " ", count: 70) : $0 } }
      + sections.flatMap(\.lines)
    switch texts.reduce(0, { $0 + $1.count }) {
    case ..<2_600: return "front"
    case ..<3_800: return "front dense"
    default: return "front densest"
    }
  }

  private func header(_ side: inout MarkupWriter) {
    side.element(.header) { header in
      style.brand(&header)
      header.element(.h1, .id(place), text: page.name)
      header.element(.p, .class("about"), text: page.about)
      for remark in page.remarks { header.element(.p, .class("remark"), text: remark) }
    }
    side.newline()
  }

  private func strengths(_ stand: inout MarkupWriter) {
    guard !page.isPictureOnly else { return }
    stand.element(.div, .class("strengths")) { part in
      part.element(.h2, text: "Strong here")
      guard !page.strengths.isEmpty else {
        part.element(.p, text: "Nothing known yet. Ask who is good at what.")
        return
      }
      part.element(.ul) { list in
        for strength in page.strengths {
          list.element(.li) { item in
            item.element(.b, text: strength.name)
            item.text(" (\(strength.strength)): \(strength.reasons.joined(separator: "; "))")
          }
        }
        if let more = page.moreStrengths { list.element(.li, text: more) }
      }
    }
  }

  private func chart(_ stand: inout MarkupWriter) {
    guard let chart = sheet.chart, !chart.points.isEmpty else { return }
    stand.element(.figure) { figure in
      chart.draw(
        to: &figure, place: "\(place)-chart", showing: Set([sheet.mark].compactMap(\.self)))
      figure.element(
        .figcaption,
        text: "\(chart.level.name) across, \(chart.change.name) up, in Family \(chart.title). "
          + "Lines: its means. Filled: this school. Nobody is put in an order.")
    }
  }

  private func steps(_ side: inout MarkupWriter) {
    side.element(.h2, text: page.heading)
    writeSteps(to: &side)
  }

  /// The steps, without the heading above them.
  func writeSteps(to side: inout MarkupWriter) {
    if !page.everyStep.isEmpty {
      side.element(.p, .class("every")) { every in
        every.element(.b, text: "Each step ")
        every.text(
          page.everyStep.map { "\($0.label) \($0.texts.joined(separator: "; "))" }
            .joined(separator: " – "))
      }
    }
    for step in page.steps {
      side.element(.article, .class("step")) { part in
        part.element(.h3) { title in
          title.text(step.title)
          title.text(" ")
          title.element(.small, text: step.sureness)
        }
        part.element(.p, .class("kind"), text: step.kind)
        let front = step.parts.filter(\.isForTheFront)
        SheetParts.write(front.filter { !Self.times.contains($0.label) }, to: &part)
        part.element(.dl, .class("times")) { times in
          for time in front where Self.times.contains(time.label) {
            times.element(.dt, text: ListWording.sentence(time.label))
            times.element(.dd, text: time.texts.joined(separator: " "))
          }
        }
      }
      side.newline()
    }
  }

  private static let times: Set<String> = ["two weeks", "this term", "this year"]

  private func lists(_ kinds: [AdvicePage.Section.Kind], _ also: inout MarkupWriter) {
    for section in page.sections where kinds.contains(section.kind) {
      SheetParts.write(section, to: &also)
    }
  }

  /// One thing to ask people who know the school.
  private func check(_ also: inout MarkupWriter) {
    let check = page.steps.first?.parts.first { $0.label == "check" }
    guard let check else { return }
    also.element(.div) { part in
      part.element(.h3, text: "To check with people who know it")
      part.element(.p, text: check.texts.joined(separator: " "))
    }
  }
}
