/// Places marks and names on a drawn chart so that none lies upon another; a mark that had to move keeps a thin
/// line to its true place.
struct ChartLabels {
  /// A rectangle in the units of the drawing.
  struct Box: Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    func overlaps(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }

    func lies(in other: Box) -> Bool {
      x >= other.x && y >= other.y && x + width <= other.x + other.width
        && y + height <= other.y + other.height
    }
  }

  /// A mark at its place.
  struct Mark: Hashable {
    /// Where the school truly is.
    var home: Spot
    /// The middle of the mark.
    var shown: Spot
    /// Where the name begins, and which end of it stands there; `nil` where there is no room.
    var name: Name?
  }

  struct Spot: Hashable {
    var x: Double
    var y: Double
  }

  struct Name: Hashable {
    var spot: Spot
    /// `start`, `middle` or `end`, as SVG calls it.
    var anchor: String
    var text: String
  }

  /// The half width of a mark.
  static let radius = 9.0
  private let room: Box
  private var taken: [Box] = []

  /// - Parameter room: What marks and names may not leave.
  init(in room: Box) { self.room = room }

  /// Places marks in the given order, each at its spot or at the nearest free one round it, then names.
  ///
  /// - Parameters:
  ///   - spots: Where the schools truly are.
  ///   - names: What is written beside them; empty for no names.
  /// - Returns: The marks in the same order.
  mutating func place(_ spots: [Spot], names: [String]) -> [Mark] {
    var marks = spots.map { spot in
      let shown = Self.ring.map { Spot(x: spot.x + $0.x, y: spot.y + $0.y) }.first { isFree($0) }
      let mark = Mark(home: spot, shown: shown ?? spot)
      taken.append(Self.box(mark.shown))
      return mark
    }
    for (index, name) in names.enumerated() where !name.isEmpty {
      marks[index].name = self.name(name, beside: marks[index].shown)
    }
    return marks
  }

  private func isFree(_ spot: Spot) -> Bool {
    let box = Self.box(spot)
    return box.lies(in: room) && !taken.contains { $0.overlaps(box) }
  }

  private mutating func name(_ text: String, beside spot: Spot) -> Name? {
    let short = text.count > 30 ? String(text.prefix(29)) + "…" : text
    let width = Double(short.count) * 6.4 + 4
    let gap = Self.radius + 3
    let tries =
      [("start", spot.x + gap, spot.y + 4), ("end", spot.x - gap, spot.y + 4)]
      + [spot.y - gap - 2, spot.y + gap + 10].flatMap { y in
        [
          ("middle", spot.x, y), ("start", spot.x - Self.radius, y),
          ("end", spot.x + Self.radius, y),
        ]
      }
    for (anchor, x, y) in tries {
      let left = anchor == "start" ? x : anchor == "end" ? x - width : x - width / 2
      let box = Box(x: left, y: y - 11, width: width, height: 14)
      guard box.lies(in: room), !taken.contains(where: { $0.overlaps(box) }) else { continue }
      taken.append(box)
      return Name(spot: Spot(x: x, y: y), anchor: anchor, text: short)
    }
    return nil
  }

  private static func box(_ spot: Spot) -> Box {
    Box(x: spot.x - radius, y: spot.y - radius, width: 2 * radius, height: 2 * radius)
  }

  /// The place itself, then rings of places farther and farther away.
  private static let ring: [Spot] = {
    let eight: [(Double, Double)] = [
      (1, 0), (-1, 0), (0, -1), (0, 1), (0.71, -0.71), (-0.71, -0.71), (0.71, 0.71), (-0.71, 0.71),
    ]
    return [Spot(x: 0, y: 0)]
      + (1...24).flatMap { ring in
        eight.map { Spot(x: $0.0 * Double(ring) * 10, y: $0.1 * Double(ring) * 10) }
      }
  }()
}
