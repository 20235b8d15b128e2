package import Markup

/// The chart as a picture.
extension FamilyChart {
  /// An SVG document that stands on its own: it follows light and dark, shows a school's name and figures when
  /// pointed at, and says in words what it shows.
  ///
  /// - Parameter names: Whether names are written beside the marks too, where they fit.
  /// - Returns: The document, with a line end.
  package func svg(names: Bool = false) -> String {
    var writer = MarkupWriter()
    draw(to: &writer, place: "chart", standsAlone: true, names: names)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Draws the chart into a page that has ``style``, or as a document.
  ///
  /// - Parameters:
  ///   - writer: The page.
  ///   - place: Begins the names of places in the drawing, which no two drawings of a page may share.
  ///   - standsAlone: Whether it is a document, with its own style and heading.
  ///   - names: Whether names are written beside the marks.
  ///   - marks: The marks of schools that are shown filled.
  package func draw(
    to writer: inout MarkupWriter, place: String, standsAlone: Bool = false, names: Bool = false,
    showing marks: Set<String> = []
  ) {
    let frame = ChartLabels.Box(x: 72, y: 44, width: 668, height: 420)
    let title = "Family \(self.title): level and change"
    let size: [Attribute] =
      standsAlone
      ? [
        Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("width", "760"),
        Attribute("height", "540"),
      ]
      : []
    writer.element(
      .svg,
      size + [
        .class("chart"), Attribute("viewBox", "0 0 760 540"), .role("img"),
        .labelled(by: "\(place)-title \(place)-desc"),
      ]
    ) { svg in
      svg.newline()
      svg.element(.title, .id("\(place)-title"), text: title)
      svg.newline()
      svg.element(.desc, .id("\(place)-desc"), text: (sentences + notDrawn).joined(separator: " "))
      svg.newline()
      if standsAlone {
        svg.style(Self.style.adding(Self.nameStyle))
        svg.element(
          .text, .class("heading"), Attribute("x", "20"), Attribute("y", "26"),
          text: Self.shortened(title, 90))
        svg.newline()
      }
      background(frame, &svg)
      axes(frame, &svg)
      schools(frame, names: names, showing: marks, &svg)
      if points.isEmpty {
        svg.element(
          .text, Self.x(frame.x + 20), Self.y(frame.y + 40), text: "No school can be drawn.")
      }
    }
    writer.newline()
  }

  // MARK: Lines and bands

  private func background(_ frame: ChartLabels.Box, _ svg: inout MarkupWriter) {
    let (x, y) = (place(frame).x, place(frame).y)
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
    if let mean = level.mean, let band = level.band {
      rectangle("band", x(mean - band), frame.y, x(mean + band), bottom, &svg)
    }
    if let mean = change.mean, let band = change.band {
      rectangle("band", frame.x, y(mean + band), right, y(mean - band), &svg)
    }
    rectangle("frame", frame.x, frame.y, right, bottom, &svg)
    if let mean = level.mean {
      line(x(mean), frame.y, x(mean), bottom, "Mean level of the Family", &svg)
    }
    if let mean = change.mean {
      line(frame.x, y(mean), right, y(mean), "Mean change of the Family", &svg)
    }
  }

  private func axes(_ frame: ChartLabels.Box, _ svg: inout MarkupWriter) {
    let (x, y) = (place(frame).x, place(frame).y)
    let bottom = frame.y + frame.height
    for (value, isMean) in Self.ticks(across, level.mean) {
      tick(
        x(value), bottom + 18, "middle", Self.tick(value, level, isSigned: false), isMean, &svg)
    }
    for (value, isMean) in Self.ticks(up, change.mean) {
      tick(
        frame.x - 8, y(value) + 4, "end", Self.tick(value, change, isSigned: true), isMean, &svg)
    }
    svg.element(
      .text, Self.x(frame.x + frame.width / 2), Self.y(bottom + 42), Self.anchor("middle"),
      text: level.name)
    svg.newline()
    svg.element(
      .text,
      Attribute(
        "transform", "translate(18 \(Self.text(frame.y + frame.height / 2))) rotate(-90)"),
      Self.anchor("middle"), text: change.name)
    svg.newline()
    svg.element(
      .text, .class("key"), Self.x(frame.x), Self.y(bottom + 64),
      text: "Lines: means of the Family. Band: near a mean, no corner is claimed. "
        + "Point at a mark for its name.")
    svg.newline()
  }

  /// The two ends and the mean; an end too near the mean is left out.
  private static func ticks(_ scale: ChartScale, _ mean: Double?) -> [(Double, Bool)] {
    let ends = [scale.least, scale.most].filter { end in
      mean.map { (scale.share($0) - scale.share(end)).magnitude > 0.08 } ?? true
    }
    return ends.map { ($0, false) } + (mean.map { [($0, true)] } ?? [])
  }

  // MARK: Schools

  private func schools(
    _ frame: ChartLabels.Box, names: Bool, showing shown: Set<String>, _ svg: inout MarkupWriter
  ) {
    let (x, y) = (place(frame).x, place(frame).y)
    var labels = ChartLabels(in: frame)
    let marks = labels.place(
      points.map { ChartLabels.Spot(x: x($0.level), y: y($0.change)) },
      names: names ? points.map(\.name) : [])
    for mark in marks where mark.home != mark.shown {
      svg.element(
        .path, .class("leader"),
        Attribute(
          "d",
          "M\(Self.text(mark.home.x)) \(Self.text(mark.home.y))"
            + "L\(Self.text(mark.shown.x)) \(Self.text(mark.shown.y))"))
      circle("home", mark.home, radius: 2.5, &svg)
      svg.newline()
    }
    for (point, mark) in zip(points, marks) {
      let told =
        "\(point.mark) \(point.name): level \(Self.tick(point.level, level, isSigned: false)), change"
        + " \(Self.tick(point.change, change, isSigned: true))"
      svg.element(.g, .class(shown.contains(point.mark) ? "school own" : "school")) { school in
        school.element(.title, text: told)
        circle("mark", mark.shown, radius: ChartLabels.radius, &school)
        school.element(
          .text, Self.x(mark.shown.x), Self.y(mark.shown.y + 4), Self.anchor("middle"),
          text: point.mark)
        if let name = mark.name {
          school.element(
            .text, .class("name"), Self.x(name.spot.x), Self.y(name.spot.y),
            Attribute("text-anchor", name.anchor), text: name.text)
        }
      }
      svg.newline()
    }
  }

  // MARK: Parts

  /// Where values lie in the frame; marks stay inside it.
  private func place(
    _ frame: ChartLabels.Box
  ) -> (x: (Double) -> Double, y: (Double) -> Double) {
    let (across, up) = (self.across, self.up)
    let inset = ChartLabels.radius + 1
    return (
      { frame.x + inset + across.share($0) * (frame.width - 2 * inset) },
      { frame.y + frame.height - inset - up.share($0) * (frame.height - 2 * inset) }
    )
  }

  private func rectangle(
    _ kind: StaticString, _ x: Double, _ y: Double, _ x2: Double, _ y2: Double,
    _ svg: inout MarkupWriter
  ) {
    svg.element(
      .rect, .class(kind), Self.x(x), Self.y(y), Attribute("width", Self.text(x2 - x)),
      Attribute("height", Self.text(y2 - y)))
    svg.newline()
  }

  private func circle(
    _ kind: StaticString, _ spot: ChartLabels.Spot, radius: Double, _ svg: inout MarkupWriter
  ) {
    svg.element(
      .circle, .class(kind), Attribute("cx", Self.text(spot.x)), Attribute("cy", Self.text(spot.y)),
      Attribute("r", Self.text(radius)))
  }

  private func line(
    _ x: Double, _ y: Double, _ x2: Double, _ y2: Double, _ title: String,
    _ svg: inout MarkupWriter
  ) {
    let path = "M\(Self.text(x)) \(Self.text(y))L\(Self.text(x2)) \(Self.text(y2))"
    svg.element(.path, .class("mean"), Attribute("d", path)) { $0.element(.title, text: title) }
    svg.newline()
  }

  private func tick(
    _ x: Double, _ y: Double, _ anchor: String, _ text: String, _ isMean: Bool,
    _ svg: inout MarkupWriter
  ) {
    svg.element(
      .text, .class(isMean ? "tick mean" : "tick"), Self.x(x), Self.y(y), Self.anchor(anchor),
      text: text)
    svg.newline()
  }

  private static func x(_ number: Double) -> Attribute { Attribute("x", text(number)) }
  private static func y(_ number: Double) -> Attribute { Attribute("y", text(number)) }
  private static func anchor(_ side: String) -> Attribute { Attribute("text-anchor", side) }

  /// A coordinate to a tenth, the same on every machine.
  private static func text(_ number: Double) -> String {
    NumberWording.text(number, decimals: 1).replacing(",", with: "")
  }

  private static func shortened(_ text: String, _ count: Int) -> String {
    text.count > count ? String(text.prefix(count - 1)) + "…" : text
  }

  /// How the drawing looks, in a document of its own or in a page.
  package static let style = StyleSheet(
    """
    .chart { background: #ffffff; font: 12px sans-serif; }
    .chart text { fill: #1c2529; } .chart .heading { font-weight: bold; font-size: 15px; }
    .chart .key, .chart .tick { font-size: 11px; } .chart .tick.mean { font-weight: bold; }
    .chart .frame { fill: none; stroke: #5b6770; } .chart .band { fill: #5b6770; fill-opacity: 0.14; }
    .chart path.mean { fill: none; stroke: #5b6770; stroke-width: 1.5; stroke-dasharray: 6 3; }
    .chart .leader { stroke: #5b6770; stroke-width: 1; fill: none; } .chart .home { fill: #5b6770; }
    .chart .mark { fill: #dcecf3; stroke: #1f6f8b; stroke-width: 1.5; }
    .chart .school text { font-size: 10px; font-weight: bold; }
    .chart .school .name { font-weight: normal; font-size: 11px; }
    .chart .own .mark { fill: #1f6f8b; } .chart .own text { fill: #ffffff; } .chart .own .name { fill: #1c2529; }
    .chart .school:hover .mark { stroke-width: 3; }
    @media screen and (prefers-color-scheme: dark) {
      .chart { background: #16191b; } .chart text { fill: #e8ecee; }
      .chart .frame, .chart path.mean, .chart .leader { stroke: #a9b4bb; } .chart .band, .chart .home { fill: #a9b4bb; }
      .chart .mark { fill: #17343f; stroke: #7cc4dd; }
      .chart .own .mark { fill: #7cc4dd; } .chart .own text { fill: #16191b; } .chart .own .name { fill: #e8ecee; }
    }

    """)

  /// Names keep clear of lines beneath them. Only in a document of its own: checkers of pages do not know the property.
  private static let nameStyle = StyleSheet(
    """
    .chart .school .name { paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; }
    @media screen and (prefers-color-scheme: dark) { .chart .school .name { stroke: #16191b; } }

    """)
}
