import Advice
import Markup

/// Parts that both sides of a sheet are made of.
enum SheetParts {
  /// Labels with their texts.
  static func write(_ parts: [AdvicePage.Part], to writer: inout MarkupWriter) {
    guard !parts.isEmpty else { return }
    writer.element(.dl, .class("parts")) { list in
      for part in parts {
        list.element(.dt, text: ListWording.sentence(part.label))
        for text in part.texts { list.element(.dd, text: text) }
      }
    }
  }

  /// A heading with its lines.
  static func write(_ section: AdvicePage.Section, to writer: inout MarkupWriter) {
    writer.element(.div) { part in
      part.element(.h3, text: section.title)
      part.element(.ul) { list in
        for line in section.lines { list.element(.li, text: line) }
      }
    }
  }
}
