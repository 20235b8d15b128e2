/// The chart as a picture.
extension FamilyChart {
  /// An SVG document that stands on its own: it follows light and dark, shows a school's name and figures when
  /// pointed at, and says in words what it shows.
  ///
  /// - Parameter names: Whether names are written beside the marks too, where they fit.
  /// - Returns: The document, with a line end.
  package func svg(names: Bool = false) -> String {
    let frame = ChartLabels.Box(x: 72, y: 44, width: 668, height: 420)
    let title = "Family \(self.title): level and change"
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"540\" viewBox=\"0 0 760 540\""
        + " role=\"img\" aria-labelledby=\"title desc\">",
      "<title id=\"title\">\(MarkupText.escaped(title))</title>",
      "<desc id=\"desc\">\(MarkupText.escaped((sentences + notDrawn).joined(separator: " ")))</desc>",
      Self.style,
      "<text class=\"heading\" x=\"20\" y=\"26\">\(MarkupText.escaped(Self.shortened(title, 90)))</text>",
    ]
    parts += background(frame)
    parts += axes(frame)
    parts += schools(frame, names: names)
    if points.isEmpty {
      parts.append(
        "<text x=\"\(Self.text(frame.x + 20))\" y=\"\(Self.text(frame.y + 40))\">No school can be drawn.</text>"
      )
    }
    return (parts + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  // MARK: Lines and bands

  private func background(_ frame: ChartLabels.Box) -> [String] {
    var parts: [String] = []
    let (x, y) = (place(frame).x, place(frame).y)
    if let mean = level.mean, let band = level.band {
      parts.append(
        rectangle("band", x(mean - band), frame.y, x(mean + band), frame.y + frame.height))
    }
    if let mean = change.mean, let band = change.band {
      parts.append(
        rectangle("band", frame.x, y(mean + band), frame.x + frame.width, y(mean - band)))
    }
    parts.append(
      rectangle("frame", frame.x, frame.y, frame.x + frame.width, frame.y + frame.height))
    if let mean = level.mean {
      parts.append(
        line(x(mean), frame.y, x(mean), frame.y + frame.height, "Mean level of the Family"))
    }
    if let mean = change.mean {
      parts.append(
        line(frame.x, y(mean), frame.x + frame.width, y(mean), "Mean change of the Family"))
    }
    return parts
  }

  private func axes(_ frame: ChartLabels.Box) -> [String] {
    let (x, y) = (place(frame).x, place(frame).y)
    var parts: [String] = []
    let bottom = frame.y + frame.height
    for (value, isMean) in Self.ticks(across, level.mean) {
      parts.append(
        tick(x(value), bottom + 18, "middle", Self.tick(value, level, isSigned: false), isMean))
    }
    for (value, isMean) in Self.ticks(up, change.mean) {
      parts.append(
        tick(frame.x - 8, y(value) + 4, "end", Self.tick(value, change, isSigned: true), isMean))
    }
    parts.append(
      "<text x=\"\(Self.text(frame.x + frame.width / 2))\" y=\"\(Self.text(bottom + 42))\" text-anchor=\"middle\">"
        + "\(MarkupText.escaped(level.name))</text>")
    parts.append(
      "<text transform=\"translate(18 \(Self.text(frame.y + frame.height / 2))) rotate(-90)\" text-anchor=\"middle\">"
        + "\(MarkupText.escaped(change.name))</text>")
    parts.append(
      "<text class=\"key\" x=\"\(Self.text(frame.x))\" y=\"\(Self.text(bottom + 64))\">Lines: means of the Family."
        + " Band: near a mean, no corner is claimed. Point at a mark for its name.</text>")
    return parts
  }

  /// The two ends and the mean; an end too near the mean is left out.
  private static func ticks(_ scale: ChartScale, _ mean: Double?) -> [(Double, Bool)] {
    let ends = [scale.least, scale.most].filter { end in
      mean.map { (scale.share($0) - scale.share(end)).magnitude > 0.08 } ?? true
    }
    return ends.map { ($0, false) } + (mean.map { [($0, true)] } ?? [])
  }

  // MARK: Schools

  private func schools(_ frame: ChartLabels.Box, names: Bool) -> [String] {
    let (x, y) = (place(frame).x, place(frame).y)
    var labels = ChartLabels(in: frame)
    let marks = labels.place(
      points.map { ChartLabels.Spot(x: x($0.level), y: y($0.change)) },
      names: names ? points.map(\.name) : [])
    let leaders = marks.filter { $0.home != $0.shown }.map { mark in
      "<path class=\"leader\" d=\"M\(Self.text(mark.home.x)) \(Self.text(mark.home.y))"
        + "L\(Self.text(mark.shown.x)) \(Self.text(mark.shown.y))\"/>"
        + "<circle class=\"home\" cx=\"\(Self.text(mark.home.x))\" cy=\"\(Self.text(mark.home.y))\" r=\"2.5\"/>"
    }
    let drawn = zip(points, marks).map { point, mark in
      let told =
        "\(point.mark) \(point.name): level \(Self.tick(point.level, level, isSigned: false)), change"
        + " \(Self.tick(point.change, change, isSigned: true))"
      return "<g class=\"school\"><title>\(MarkupText.escaped(told))</title>"
        + "<circle cx=\"\(Self.text(mark.shown.x))\" cy=\"\(Self.text(mark.shown.y))\" r=\"\(Self.text(ChartLabels.radius))\"/>"
        + "<text x=\"\(Self.text(mark.shown.x))\" y=\"\(Self.text(mark.shown.y + 4))\" text-anchor=\"middle\">"
        + "\(MarkupText.escaped(point.mark))</text>"
        + (mark.name.map { name in
          "<text class=\"name\" x=\"\(Self.text(name.spot.x))\" y=\"\(Self.text(name.spot.y))\""
            + " text-anchor=\"\(name.anchor)\">\(MarkupText.escaped(name.text))</text>"
        } ?? "") + "</g>"
    }
    return leaders + drawn
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

  private func rectangle(_ kind: String, _ x: Double, _ y: Double, _ x2: Double, _ y2: Double)
    -> String
  {
    "<rect class=\"\(kind)\" x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" width=\"\(Self.text(x2 - x))\""
      + " height=\"\(Self.text(y2 - y))\"/>"
  }

  private func line(_ x: Double, _ y: Double, _ x2: Double, _ y2: Double, _ title: String)
    -> String
  {
    "<path class=\"mean\" d=\"M\(Self.text(x)) \(Self.text(y))L\(Self.text(x2)) \(Self.text(y2))\"><title>"
      + "\(title)</title></path>"
  }

  private func tick(_ x: Double, _ y: Double, _ anchor: String, _ text: String, _ isMean: Bool)
    -> String
  {
    "<text class=\"\(isMean ? "tick mean" : "tick")\" x=\"\(Self.text(x))\" y=\"\(Self.text(y))\""
      + " text-anchor=\"\(anchor)\">\(MarkupText.escaped(text))</text>"
  }

  /// A coordinate to a tenth, the same on every machine.
  private static func text(_ number: Double) -> String {
    NumberWording.text(number, decimals: 1).replacing(",", with: "")
  }

  private static func shortened(_ text: String, _ count: Int) -> String {
    text.count > count ? String(text.prefix(count - 1)) + "…" : text
  }

  private static let style = """
    <style>
    svg { background: #ffffff; font: 12px sans-serif; }
    text { fill: #1c2529; } text.heading { font-weight: bold; font-size: 15px; }
    text.key, text.tick { font-size: 11px; } text.tick.mean { font-weight: bold; }
    .frame { fill: none; stroke: #5b6770; } .band { fill: #5b6770; fill-opacity: 0.14; }
    path.mean { fill: none; stroke: #5b6770; stroke-width: 1.5; stroke-dasharray: 6 3; }
    .leader { stroke: #5b6770; stroke-width: 1; fill: none; } .home { fill: #5b6770; }
    .school circle { fill: #dcecf3; stroke: #1f6f8b; stroke-width: 1.5; }
    .school text { font-size: 10px; font-weight: bold; } .school text.name { font-weight: normal; font-size: 11px; }
    .name { paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; }
    .school:hover circle { stroke-width: 3; }
    @media (prefers-color-scheme: dark) {
      svg { background: #16191b; } text { fill: #e8ecee; }
      .frame, path.mean, .leader { stroke: #a9b4bb; } .band { fill: #a9b4bb; } .home { fill: #a9b4bb; }
      .school circle { fill: #17343f; stroke: #7cc4dd; } .name { stroke: #16191b; }
    }
    </style>
    """
}
