package import Markup

/// The map as a picture.
extension HelpMap {
  /// Draws the map into a page that has ``style``.
  ///
  /// - Parameters:
  ///   - writer: The page.
  ///   - place: Begins the names of places in the drawing, which no two drawings of a page may share.
  package func draw(to writer: inout MarkupWriter, place: String) {
    let sheet = HelpMapLayout(self)
    writer.element(
      .svg, .class("help-map"),
      Attribute("viewBox", "0 0 \(Self.text(sheet.width)) \(Self.text(sheet.height))"),
      .role("img"), .labelled(by: "\(place)-title \(place)-desc")
    ) { svg in
      svg.newline()
      svg.element(.title, .id("\(place)-title"), text: title)
      svg.element(
        .desc, .id("\(place)-desc"),
        text:
          "A map with a line from each school to who could help it. The list after it says the same in words."
      )
      svg.newline()
      lines(sheet, &svg)
      schools(sheet, &svg)
      helpers(sheet, &svg)
      scale(sheet, &svg)
    }
    writer.newline()
  }

  private func lines(_ sheet: HelpMapLayout, _ svg: inout MarkupWriter) {
    for line in lines {
      let (from, to) = (sheet.schools[line.school].home, sheet.ends[line.end].home)
      svg.element(
        .path, .class("line"),
        Attribute(
          "d", "M\(Self.text(from.x)) \(Self.text(from.y))L\(Self.text(to.x)) \(Self.text(to.y))"))
      svg.newline()
    }
  }

  private func schools(_ sheet: HelpMapLayout, _ svg: inout MarkupWriter) {
    // Numbers lie over the marks of others.
    let order =
      schools.indices.filter { schools[$0].number == nil }
      + schools.indices.filter { schools[$0].number != nil }
    for index in order {
      let (school, mark) = (schools[index], sheet.schools[index])
      let kind: StaticString =
        school.number != nil ? "helped" : school.isWaiting ? "waiting" : "other"
      svg.element(.g, .class(kind)) { group in
        group.element(.title, text: school.number.map { "\($0) \(school.name)" } ?? school.name)
        if mark.home != mark.shown {
          Self.path("leader", [mark.home, mark.shown], &group)
        }
        let radius =
          sheet.isNumbered && school.number != nil
          ? ChartLabels.radius : school.isWaiting ? 4.5 : school.number != nil ? 4 : 2.5
        Self.circle(mark.shown, radius, &group)
        if sheet.isNumbered, let number = school.number {
          Self.write(
            "\(number)", at: ChartLabels.Spot(x: mark.shown.x, y: mark.shown.y + 3.5), "middle",
            &group)
        }
      }
      svg.newline()
    }
  }

  private func helpers(_ sheet: HelpMapLayout, _ svg: inout MarkupWriter) {
    for (end, mark) in zip(ends, sheet.ends) {
      svg.element(.g, .class(end.isAuthority ? "authority" : "helper")) { group in
        group.element(.title, text: end.isAuthority ? "A helper in \(end.name)" : end.name)
        if mark.home != mark.shown { Self.path("leader", [mark.home, mark.shown], &group) }
        let half = end.isAuthority ? 6.0 : 5.0
        group.element(
          .rect, Attribute("x", Self.text(mark.shown.x - half)),
          Attribute("y", Self.text(mark.shown.y - half)),
          Attribute("width", Self.text(2 * half)), Attribute("height", Self.text(2 * half)),
          Attribute("rx", end.isAuthority ? "6" : "1"))
        if let name = mark.name { Self.write(name.text, at: name.spot, name.anchor, &group) }
      }
      svg.newline()
    }
  }

  private func scale(_ sheet: HelpMapLayout, _ svg: inout MarkupWriter) {
    let (x, y) = (HelpMapLayout.margin, sheet.height - 12)
    Self.path(
      "scale",
      [
        .init(x: x, y: y - 4), .init(x: x, y: y), .init(x: x + sheet.bar.length, y: y),
        .init(x: x + sheet.bar.length, y: y - 4),
      ], &svg)
    Self.write(
      "\(NumberWording.text(sheet.bar.kilometres)) km",
      at: .init(x: x + sheet.bar.length + 6, y: y), "start",
      &svg)
    svg.newline()
  }

  // MARK: Parts

  private static func path(
    _ kind: StaticString, _ spots: [ChartLabels.Spot], _ svg: inout MarkupWriter
  ) {
    let steps = spots.map { "\(text($0.x)) \(text($0.y))" }
    svg.element(.path, .class(kind), Attribute("d", "M" + steps.joined(separator: "L")))
  }

  private static func circle(
    _ spot: ChartLabels.Spot, _ radius: Double, _ svg: inout MarkupWriter
  ) {
    svg.element(
      .circle, Attribute("cx", text(spot.x)), Attribute("cy", text(spot.y)),
      Attribute("r", text(radius)))
  }

  private static func write(
    _ text: String, at spot: ChartLabels.Spot, _ anchor: String, _ svg: inout MarkupWriter
  ) {
    svg.element(
      .text, Attribute("x", self.text(spot.x)), Attribute("y", self.text(spot.y)),
      Attribute("text-anchor", anchor), text: text)
  }

  /// A coordinate to a tenth, the same on every machine.
  private static func text(_ number: Double) -> String {
    NumberWording.text(number, decimals: 1).replacing(",", with: "")
  }

  /// How the drawing looks in a page; colours are those of the page.
  package static let style = StyleSheet(
    """
    .help-map { font: 12px sans-serif; }
    .help-map text { fill: var(--ink); } .help-map .line { stroke: var(--mark); stroke-width: 1.2; stroke-opacity: 0.55; fill: none; }
    .help-map .leader, .help-map .scale { stroke: var(--soft); stroke-width: 1; fill: none; }
    .help-map .other circle { fill: var(--soft); fill-opacity: 0.6; }
    .help-map .waiting circle { fill: var(--paper); stroke: var(--ink); stroke-width: 1.6; }
    .help-map .helped circle { fill: var(--wash); stroke: var(--mark); stroke-width: 1.6; } .help-map .helped text { font-size: 10px; font-weight: bold; }
    .help-map .helper rect { fill: var(--mark); } .help-map .helper text { font-weight: bold; }
    .help-map .authority rect { fill: var(--paper); stroke: var(--mark); stroke-width: 1.6; } .help-map .authority text { font-style: italic; }

    """)
}
