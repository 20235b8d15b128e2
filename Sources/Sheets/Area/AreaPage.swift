import Advice
import Markup
import Schools

/// The page of an area that an officer opens first: its advice in its own voice, what its schools share, its Families,
/// who could help whom, and what is not known. It loads nothing and works from a folder.
struct AreaPage {
  private let overview: AreaOverview
  private let page: AdvicePage
  private let style: SheetStyle
  private let links: SheetLinks

  /// - Parameters:
  ///   - overview: What it tells.
  ///   - style: How pages look.
  ///   - links: Where other pages lie, seen from this one.
  init(_ overview: AreaOverview, _ style: SheetStyle, _ links: SheetLinks) {
    self.overview = overview
    self.style = style
    self.links = links
    page = AdvicePage(overview.advice)
  }

  /// A part of the page that one can jump to.
  private enum Part: String, CaseIterable {
    case steps, shared, families, help, open, gaps, working

    var title: String {
      switch self {
      case .steps: "Next steps"
      case .shared: "Across its schools"
      case .families: "Families"
      case .help: "Who could help whom"
      case .open: "Needs without help"
      case .gaps: "What is not known"
      case .working: "The working"
      }
    }
  }

  /// The whole page, UTF-8.
  func bytes() -> [UInt8] {
    style.document(title: "\(page.name) – the area", adding: AreaStyle.sheet) { main in
      main.element(.article, .class("area"), .labelled(by: "area")) { article in
        header(&article)
        for part in parts { section(part, &article) }
        article.element(.footer) { foot in
          for line in page.footer { foot.element(.p, text: line) }
          style.contact(&foot)
        }
        article.newline()
      }
      main.newline()
    }
  }

  /// Those that have something to tell.
  private var parts: [Part] {
    Part.allCases.filter { part in
      switch part {
      case .shared: overview.advice.picture != nil
      case .families: !overview.families.isEmpty
      case .open: !overview.help.open.isEmpty
      case .gaps: !overview.gaps.gaps.isEmpty || !overview.gaps.known.isEmpty
      case .steps: !page.isPictureOnly
      case .help, .working: true
      }
    }
  }

  private func header(_ article: inout MarkupWriter) {
    article.element(.header) { header in
      style.brand(&header)
      header.element(.p, .class("up")) { $0.element(.a, .href(links.index), text: "All schools") }
      header.element(.h1, .id("area"), text: page.name)
      header.element(.p, .class("about"), text: page.about)
      for remark in page.remarks { header.element(.p, .class("remark"), text: remark) }
      header.element(.nav, .label("On this page")) { nav in
        nav.element(.ul, .class("jump")) { list in
          for part in parts {
            list.element(.li) {
              $0.element(.a, .href("#\(part.rawValue)"), text: part.title)
            }
          }
        }
      }
    }
    article.newline()
  }

  private func section(_ part: Part, _ article: inout MarkupWriter) {
    if part == .working {
      SheetWorking(page: page, place: part.rawValue, isOfArea: true).write(to: &article)
      return
    }
    article.element(.section, .id(part.rawValue), .labelled(by: "\(part.rawValue)-title")) {
      section in
      section.element(
        .h2, .id("\(part.rawValue)-title"), text: part == .steps ? page.heading : part.title)
      section.newline()
      switch part {
      case .steps: steps(&section)
      case .shared: AreaPicturePart(overview.advice.picture).write(to: &section)
      case .families: AreaFamilies(overview.families, links).write(to: &section)
      case .help: AreaHelp(overview.help, links).write(to: &section)
      case .open: AreaHelp(overview.help, links).writeOpen(to: &section)
      case .gaps: gaps(&section)
      case .working: break
      }
    }
    article.newline()
  }

  private func steps(_ section: inout MarkupWriter) {
    SheetFront(page: page, sheet: Sheet(overview.advice), place: "area", style: style)
      .writeSteps(to: &section)
    section.element(.div, .class("also")) { also in
      if !page.strengths.isEmpty {
        also.element(.div) { part in
          part.element(.h3, text: "Strong here")
          part.element(.ul) { list in
            for strength in page.strengths {
              list.element(
                .li,
                text:
                  "\(strength.name) (\(strength.strength)): \(strength.reasons.joined(separator: "; "))"
              )
            }
          }
        }
      }
      for section in page.sections where [.offers, .unknown].contains(section.kind) {
        SheetParts.write(section, to: &also)
      }
    }
  }

  private func gaps(_ section: inout MarkupWriter) {
    let gaps = overview.gaps
    if let newest = gaps.newest {
      section.element(
        .p, .class("about"),
        text:
          "The newest figures are of \(newest). What is not known is never taken for nought, or for fine."
      )
    }
    if !gaps.gaps.isEmpty {
      section.element(
        .div, .class("scroll"), .role("region"), .label("What is not known, a table"),
        Attribute("tabindex", "0")
      ) { box in
        box.element(.table) { table in
          AreaHelp.head(["Not known", "Of how many schools", "What that means"], &table)
          table.element(.tbody) { body in
            for gap in gaps.gaps {
              body.element(.tr) { row in
                row.element(.th, Attribute("scope", "row"), text: gap.what)
                row.element(.td, text: gap.text)
                row.element(.td, text: gap.meaning)
              }
              body.newline()
            }
          }
        }
      }
    }
    if !gaps.known.isEmpty {
      section.element(
        .p, text: "Known of all schools, or of nearly all: \(gaps.known.joined(separator: "; ")).")
    }
  }
}

/// Where pages lie, seen from one of them.
struct SheetLinks {
  /// The page with all schools.
  var index: String
  /// The sheet of a school by its row; none where it has none.
  var sheets: [Int: String]

  /// The name of a school, leading to its sheet where there is one.
  func write(_ name: String, row: Int, to writer: inout MarkupWriter) {
    if let sheet = sheets[row] {
      writer.element(.a, .href(sheet), text: name)
    } else {
      writer.text(name)
    }
  }
}
