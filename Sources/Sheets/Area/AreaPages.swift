import Advice
import Inference
import Schools

/// The pages of the areas of a run: which there are, where they lie, and what stands on them.
struct AreaPages: Sendable {
  /// One page.
  struct Due: Sendable {
    var set: SchoolSets.Entry
    /// Within the folder of the run.
    var path: String
  }

  /// By path.
  let due: [Due]
  private let adviser: Adviser
  private let style: SheetStyle
  private let charts: FamilyCharts
  private let request: @Sendable (SchoolSets.Entry) -> AdviceRequest

  /// - Parameters:
  ///   - sets: The areas.
  ///   - adviser: Rules, facts and names.
  ///   - style: How pages look.
  ///   - charts: The charts of Families.
  ///   - request: What is asked of an area.
  init(
    _ sets: [SchoolSets.Entry], _ adviser: Adviser, _ style: SheetStyle, _ charts: FamilyCharts,
    request: @escaping @Sendable (SchoolSets.Entry) -> AdviceRequest
  ) {
    self.adviser = adviser
    self.style = style
    self.charts = charts
    self.request = request
    var taken: Set<String> = []
    due = sets.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }.map { set in
      let name = SheetName.area(set)
      // Names that differ in signs alone would meet.
      let numbers = [""] + (2...9_999).lazy.map { "-\($0)" }
      let path = numbers.lazy.map { "\(name)\($0).html" }.first { !taken.contains($0) } ?? name
      taken.insert(path)
      return Due(set: set, path: path)
    }.sorted { $0.path < $1.path }
  }

  /// One page, UTF-8.
  ///
  /// - Parameters:
  ///   - due: Which.
  ///   - sheets: Paths of sheets by the rows of their schools.
  ///   - isSplit: Each authority has a list of schools of its own.
  /// - Returns: The whole file.
  func bytes(_ due: Due, sheets: [Int: String], isSplit: Bool) -> [UInt8] {
    let overview = AreaOverview(
      of: due.set, adviser, request(due.set), families: charts.families(of: due.set.schools))
    let own = due.path.prefix { $0 != "/" } + "/"
    var links: [Int: String] = [:]
    for row in due.set.schools {
      guard let path = sheets[row] else { continue }
      links[row] = path.hasPrefix(own) ? String(path.dropFirst(own.count)) : "../\(path)"
    }
    let hasOwnList = isSplit && due.set.kind == .authority
    return AreaPage(
      overview, style,
      SheetLinks(index: hasOwnList ? "index.html" : "../index.html", sheets: links)
    ).bytes()
  }
}
