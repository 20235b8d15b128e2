import Advice
import Markup

/// The page that an officer opens first: every sheet by authority and name, with a search and filters that work from a
/// folder, without a server. Nobody is put in an order of results.
struct SheetIndex {
  private let files: [SheetManifest.File]
  private let style: SheetStyle

  /// From more schools on, each authority has a page of its own, so that none takes long to open.
  static let mostOnOnePage = 2_000

  /// - Parameters:
  ///   - files: The sheets; those without a school are left out.
  ///   - style: How pages look.
  init(_ files: [SheetManifest.File], _ style: SheetStyle) {
    self.files = files.filter { $0.school != nil }
    self.style = style
  }

  /// A page with its path in the folder.
  typealias Page = (path: String, bytes: [UInt8])

  /// `index.html`, and for many schools one for each authority, by path.
  func pages() -> [Page] {
    guard files.count > Self.mostOnOnePage else {
      return [("index.html", page("Advice sheets", files, folder: ""))]
    }
    let areas = byArea(files)
    return [("index.html", overview(areas))]
      + areas.map { area, files in
        let folder = files[0].path.prefix { $0 != "/" }
        return ("\(folder)/index.html", page("Advice sheets: \(area)", files, folder: "\(folder)/"))
      }
  }

  /// By authority, then by name.
  private func byArea(_ files: [SheetManifest.File]) -> [(String, [SheetManifest.File])] {
    Dictionary(grouping: files) { $0.school?.area ?? "" }.sorted { $0.key < $1.key }.map {
      area, files in
      (
        area.isEmpty ? "Without an authority" : area,
        files.sorted { ($0.school?.name ?? "", $0.path) < ($1.school?.name ?? "", $1.path) }
      )
    }
  }

  private func overview(_ areas: [(String, [SheetManifest.File])]) -> [UInt8] {
    style.document(title: "Advice sheets") { main in
      main.element(.h1, text: "Advice sheets")
      main.element(
        .p,
        text:
          "\(NumberWording.grouped(files.count)) schools in \(areas.count) authorities, by name.")
      main.element(.ul, .class("index")) { list in
        for (area, files) in areas {
          list.element(.li) { item in
            item.element(.a, .href("\(files[0].path.prefix { $0 != "/" })/index.html"), text: area)
            item.text(" – \(NumberWording.grouped(files.count))")
          }
          list.newline()
        }
      }
    }
  }

  private func page(_ title: String, _ files: [SheetManifest.File], folder: String) -> [UInt8] {
    style.document(title: title, script: true) { main in
      main.element(.h1, text: title)
      filters(files, &main)
      main.newline()
      for (area, files) in byArea(files) {
        main.element(.section) { section in
          section.element(.h2, text: area)
          section.element(.ul, .class("index")) { list in
            list.newline()
            for file in files { row(file, folder: folder, &list) }
          }
        }
        main.newline()
      }
      main.element(
        .p, .class("about"),
        text: "Schools come by authority and name; nobody is put in an order of results.")
    }
  }

  /// Hidden until the script is there to answer.
  private func filters(_ files: [SheetManifest.File], _ main: inout MarkupWriter) {
    let schools = files.compactMap(\.school)
    let choices: [(name: String, label: String, values: [String])] = [
      ("area", "Authority", schools.compactMap(\.area)),
      ("phase", "Phase", schools.compactMap(\.phase)),
      ("family", "Family", schools.compactMap(\.family)),
      ("need", "Need seen", schools.flatMap(\.needs)),
      ("strength", "Strength", schools.flatMap(\.strengths)),
    ]
    main.element(.form, .class("filters"), Attribute("hidden", nil), .role("search")) { form in
      form.element(.label) { label in
        label.text("Search ")
        label.element(.input, Attribute("type", "search"), Attribute("name", "text"))
      }
      for choice in choices {
        let values = Set(choice.values).sorted()
        guard values.count > 1 else { continue }
        form.element(.label) { label in
          label.text("\(choice.label) ")
          label.element(.select, Attribute("name", choice.name)) { select in
            select.element(.option, Attribute("value", ""), text: "any")
            for value in values { select.element(.option, text: value) }
          }
        }
      }
      form.element(.output, Attribute("aria-live", "polite"))
    }
  }

  private func row(_ file: SheetManifest.File, folder: String, _ list: inout MarkupWriter) {
    guard let school = file.school else { return }
    list.element(
      .li, Attribute("data-area", school.area ?? ""), Attribute("data-phase", school.phase ?? ""),
      Attribute("data-family", school.family ?? ""),
      Attribute("data-need", school.needs.joined(separator: "|")),
      Attribute("data-strength", school.strengths.joined(separator: "|"))
    ) { item in
      item.element(.a, .href(String(file.path.dropFirst(folder.count))), text: school.name)
      let about = [
        school.phase, file.urn.map { "URN \($0)" }, school.family.map { "Family \($0)" },
      ]
      item.element(.small, text: " " + about.compactMap(\.self).joined(separator: ", "))
      if !school.strengths.isEmpty {
        item.element(
          .small, .class("line"), text: "Strong: \(school.strengths.joined(separator: "; "))")
      }
      if !school.needs.isEmpty {
        item.element(.small, .class("line"), text: "Seen: \(school.needs.joined(separator: "; "))")
      }
    }
    list.newline()
  }

  /// Shows the schools that hold all words and fit all filters.
  static let script: StaticString = #"""
    "use strict";
    (() => {
      const form = document.querySelector("form.filters");
      const rows = [...document.querySelectorAll("ul.index > li")];
      const sections = [...document.querySelectorAll("main > section")];
      const output = form.querySelector("output");
      const plain = text => text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
      const texts = rows.map(row => plain(row.textContent));
      const names = ["area", "phase", "family", "need", "strength"];
      function show() {
        const words = plain(form.elements.text.value).split(/\s+/).filter(Boolean);
        const wanted = names.map(name => [name, form.elements[name] ? form.elements[name].value : ""])
          .filter(([, value]) => value);
        let count = 0;
        rows.forEach((row, index) => {
          const fits = words.every(word => texts[index].includes(word))
            && wanted.every(([name, value]) => row.dataset[name].split("|").includes(value));
          row.hidden = !fits;
          if (fits) count += 1;
        });
        sections.forEach(section => { section.hidden = !section.querySelector("li:not([hidden])"); });
        output.textContent = count.toLocaleString("en-GB") + " of " + rows.length.toLocaleString("en-GB") + " schools";
      }
      form.addEventListener("input", show);
      form.addEventListener("submit", event => event.preventDefault());
      form.hidden = false;
      show();
    })();

    """#
}
