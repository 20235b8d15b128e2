import Advice
import Markup

/// What the schools of an area have in common, in numbers that may be said, each with a bar where it is a share.
struct AreaPicturePart {
  private let picture: SchoolAdvice.Picture?

  init(_ picture: SchoolAdvice.Picture?) { self.picture = picture }

  func write(to writer: inout MarkupWriter) {
    guard let picture else { return }
    writer.element(.p, .class("about"), text: picture.about.joined(separator: " "))
    writer.element(.div, .class("cards")) { cards in
      for part in picture.parts where !part.lines.isEmpty || !part.untold.isEmpty {
        write(part, to: &cards)
      }
      if !picture.toAsk.isEmpty {
        cards.element(.div, .class("card")) { card in
          card.element(.h3, text: "What to ask the schools")
          for line in picture.toAsk { card.element(.p, text: line) }
        }
      }
    }
  }

  private func write(_ part: SchoolAdvice.Picture.Part, to cards: inout MarkupWriter) {
    cards.element(.div, .class("card")) { card in
      card.element(.h3, text: part.title)
      if !part.lines.isEmpty {
        card.element(.p, .class("why"), text: "\(part.because) (\(part.source))")
        card.element(.ul, .class("shares")) { list in
          for line in part.lines { list.element(.li) { write(line, to: &$0) } }
        }
      }
      for line in part.untold { card.element(.p, .class("untold"), text: line) }
      if !part.couldFollow.isEmpty {
        card.element(.p) { follow in
          follow.element(.b, text: "To talk over ")
          follow.text(
            part.couldFollow.map { named in
              named.name + (named.step.map { " (step \($0) above)" } ?? "")
            }.joined(separator: "; ") + ".")
        }
      }
      if !part.cautions.isEmpty {
        card.element(.p) { care in
          care.element(.b, text: "Take care ")
          care.text(
            part.cautions.map { $0.says + ($0.source.map { " (\($0))" } ?? "") }
              .joined(separator: " "))
        }
      }
    }
    cards.newline()
  }

  private func write(_ line: SchoolAdvice.Picture.Line, to item: inout MarkupWriter) {
    item.text(line.text)
    guard let certain = line.certain, line.of > 0 else { return }
    // The words say the same, so that nobody needs to see the bar.
    item.element(
      .svg, .class("share"), Attribute("viewBox", "0 0 100 3"),
      Attribute("preserveAspectRatio", "none"),
      Attribute("aria-hidden", "true"), Attribute("focusable", "false")
    ) { bar in
      bar.element(.rect, .class("all"), Attribute("width", "100"), Attribute("height", "3"))
      bar.element(
        .rect, .class("part"), Attribute("width", "\(certain * 100 / line.of)"),
        Attribute("height", "3"))
    }
  }
}
