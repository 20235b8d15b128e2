/// Where everything on the map lies, in units of the drawing.
struct HelpMapLayout {
  let width: Double
  let height: Double
  /// In the order of the schools and of the ends.
  let schools: [ChartLabels.Mark]
  let ends: [ChartLabels.Mark]
  /// Whether schools have their numbers; among too many nobody would find one.
  let isNumbered: Bool
  /// The bar that says how long a kilometre is.
  let bar: (kilometres: Double, length: Double)

  static let margin = 28.0
  private static let mostNumbers = 60
  /// The drawing is so wide, and so high at least and at most.
  private static let size = (width: 760.0, least: 260.0, most: 620.0)

  init(_ map: HelpMap) {
    let spots = map.schools.map(\.place) + map.ends.map(\.place)
    let (west, east) = (spots.map(\.east).min() ?? 0, spots.map(\.east).max() ?? 0)
    let (south, north) = (spots.map(\.north).min() ?? 0, spots.map(\.north).max() ?? 0)
    // A place alone is drawn in the middle of some kilometres.
    let (across, up) = (max(east - west, 2_000), max(north - south, 1_000))
    // Names stand beside helpers, so that there is more room at the sides.
    let side = 90.0
    let scale = min((Self.size.width - 2 * side) / across, (Self.size.most - 3 * Self.margin) / up)
    width = Self.size.width
    height = max(Self.size.least, up * scale + 3 * Self.margin)
    let left = (width - (east - west) * scale) / 2
    let top = (height - Self.margin - (north - south) * scale) / 2
    func spot(_ place: HelpMap.Spot) -> ChartLabels.Spot {
      ChartLabels.Spot(
        x: left + (place.east - west) * scale, y: top + (north - place.north) * scale)
    }
    let numbered = map.schools.indices.filter { map.schools[$0].number != nil }
    isNumbered = numbered.count <= Self.mostNumbers
    var labels = ChartLabels(
      in: ChartLabels.Box(x: 2, y: 2, width: width - 4, height: height - Self.margin))
    let moved = isNumbered ? numbered : []
    let placed = labels.place(
      map.ends.map { spot($0.place) } + moved.map { spot(map.schools[$0].place) },
      names: map.ends.map { $0.isAuthority ? "in \($0.name)" : $0.name })
    ends = Array(placed.prefix(map.ends.count))
    let markOf = Dictionary(uniqueKeysWithValues: zip(moved, placed.dropFirst(map.ends.count)))
    schools = map.schools.indices.map { index in
      let home = spot(map.schools[index].place)
      return markOf[index] ?? ChartLabels.Mark(home: home, shown: home, name: nil)
    }
    let longest = width / 4 / scale / 1_000
    let kilometres = [100, 50, 20, 10, 5, 2, 1, 0.5].first { $0 <= longest } ?? 0.2
    bar = (kilometres, kilometres * 1_000 * scale)
  }
}
