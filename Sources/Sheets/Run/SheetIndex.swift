import Advice
import Markup
import Schools

/// The page that an officer opens first: every sheet by authority and name, with a search and filters that work from a
/// folder, without a server. Nobody is put in an order of results.
struct SheetIndex {
  private let files: [SheetManifest.File]
  private let style: SheetStyle
  private let areas: [AreaPages.Due]

  /// From more schools on, each authority has a page of its own, so that none takes long to open.
  static let mostOnOnePage = 2_000

  /// - Parameters:
  ///   - files: The sheets; those without a school are left out.
  ///   - style: How pages look.
  ///   - areas: The areas that have a page of their own.
  init(_ files: [SheetManifest.File], _ style: SheetStyle, areas: [AreaPages.Due] = []) {
    self.files = files.filter { $0.school != nil }
    self.style = style
    self.areas = areas
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
    style.document(title: "Advice sheets", adding: AreaStyle.sheet) { main in
      main.element(.h1, text: "Advice sheets")
      main.element(
        .p,
        text:
          "\(RoundedCount.text(files.count)), by authority and name; nobody is put in an order of results."
      )
      leading(to: self.areas.filter { $0.set.kind != .authority }, folder: "", &main)
      let pages = pagesOfAuthorities
      main.element(.ul, .class("index")) { list in
        for (area, files) in areas {
          list.element(.li) { item in
            if let page = pages[area] {
              item.element(.a, .href(page), text: area)
              item.text(": the area, and ")
              item.element(
                .a, .href("\(files[0].path.prefix { $0 != "/" })/index.html"),
                Attribute("aria-label", "its schools, \(area)"), text: "its schools")
            } else {
              item.element(
                .a, .href("\(files[0].path.prefix { $0 != "/" })/index.html"), text: area)
            }
          }
          list.newline()
        }
      }
    }
  }

  /// The page of each authority that has one.
  private var pagesOfAuthorities: [String: String] {
    Dictionary(
      areas.filter { $0.set.kind == .authority }.map { ($0.set.name, $0.path) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Links to pages of areas.
  private func leading(
    to pages: [AreaPages.Due], folder: String, _ main: inout MarkupWriter
  ) {
    guard !pages.isEmpty else { return }
    main.element(.nav, .label("Areas")) { nav in
      nav.element(
        .p, .class("about"),
        text:
          "Open first: what the schools of an area share, who could help whom, what is not known.")
      nav.element(.ul, .class("areas")) { list in
        for page in pages.sorted(by: { $0.set.label < $1.set.label }) {
          list.element(.li) {
            $0.element(
              .a, .href(folder.isEmpty ? page.path : String(page.path.dropFirst(folder.count))),
              text: page.set.label)
          }
        }
      }
    }
    main.newline()
  }

  private func page(_ title: String, _ files: [SheetManifest.File], folder: String) -> [UInt8] {
    style.document(title: title, script: true, adding: AreaStyle.sheet) { main in
      main.element(.h1, text: title)
      leading(
        to: areas.filter { folder.isEmpty || $0.path == "\(folder)area.html" }, folder: folder,
        &main)
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
        text: "Schools come by authority and name; nobody is put in an order of results. "
          + "Numbers are rounded, so that none tells of a few schools.")
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
      form.element(.output)
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
        // As RoundedCount says it: no number from which that of a few schools would follow.
        const tens = Math.round(count / 10) * 10;
        output.textContent = count === rows.length ? "All schools"
          : count === 0 ? "No school fits"
          : count < 6 ? "A few schools fit"
          : "About " + Math.max(10, tens).toLocaleString("en-GB") + " schools fit";
      }
      form.addEventListener("input", show);
      form.addEventListener("submit", event => event.preventDefault());
      form.hidden = false;
      show();
    })();

    """#
}
