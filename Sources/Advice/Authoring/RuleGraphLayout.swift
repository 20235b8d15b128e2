/// Where boxes and curves of a rule graph stand: layers as columns, and in each column an order in which
/// few lines cross (each box is drawn to the middle of those it is joined to, to and fro a few times –
/// the barycentre method of Sugiyama, Tagawa and Toda, 1981).
struct RuleGraphLayout {
  /// A box in pixels.
  struct Box {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  private static let rowHeight = 22
  private static let boxHeight = 17
  private static let top = 36
  private static let margin = 16
  private static let gap = 150

  let width: Int
  let height: Int
  /// The headings of the columns.
  let headings: [String]
  private let boxes: [Box]
  private let lefts: [Int]

  init(_ graph: RuleGraph) {
    let columns = Self.ordered(Self.columns(graph), graph)
    let widths = columns.map { column in
      let longest = column.nodes.map { graph.nodes[$0].name.count }.max() ?? 0
      return max(16 + longest * 13 / 2, column.heading.count * 8)
    }
    var boxes = Array(repeating: Box(x: 0, y: 0, width: 0, height: 0), count: graph.nodes.count)
    var lefts: [Int] = []
    var left = Self.margin
    let tallest = columns.map(\.nodes.count).max() ?? 0
    for (column, width) in zip(columns, widths) {
      lefts.append(left)
      // Short columns stand in the middle of tall ones.
      let start = Self.top + (tallest - column.nodes.count) * Self.rowHeight / 2
      for (row, node) in column.nodes.enumerated() {
        boxes[node] = Box(
          x: left, y: start + row * Self.rowHeight, width: width, height: Self.boxHeight)
      }
      left += width + Self.gap
    }
    self.boxes = boxes
    self.lefts = lefts
    headings = columns.map(\.heading)
    width = max(left - Self.gap + Self.margin, 200)
    height = Self.top + tallest * Self.rowHeight + Self.margin
  }

  func box(_ node: Int) -> Box { boxes[node] }
  func left(ofColumn column: Int) -> Int { lefts[column] }

  /// From the right side of one box to the left side of the other; within a column, round its right side.
  func curve(_ edge: RuleGraph.Edge) -> String {
    let (from, to) = (boxes[edge.from], boxes[edge.to])
    let (startX, startY) = (from.x + from.width, from.y + from.height / 2)
    let endY = to.y + to.height / 2
    guard to.x > from.x else {
      let end = to.x + to.width
      let bend = max(startX, end) + min(90, 24 + abs(endY - startY) / 6)
      return "M\(startX) \(startY) C\(bend) \(startY) \(bend) \(endY) \(end) \(endY)"
    }
    let middle = (startX + to.x) / 2
    return "M\(startX) \(startY) C\(middle) \(startY) \(middle) \(endY) \(to.x) \(endY)"
  }

  private struct Column {
    var heading: String
    var nodes: [Int]
  }

  /// The layers; facts that are worked out have a column of their own.
  private static func columns(_ graph: RuleGraph) -> [Column] {
    let worked = Set(graph.edges.map(\.to)).filter { graph.nodes[$0].layer == .fact }
    func nodes(_ layer: RuleGraph.Layer) -> [Int] {
      graph.nodes.indices.filter { graph.nodes[$0].layer == layer }
    }
    let facts = nodes(.fact)
    return [
      Column(heading: "facts", nodes: facts.filter { !worked.contains($0) }),
      Column(heading: "facts worked out", nodes: facts.filter(worked.contains)),
      Column(heading: RuleGraph.Layer.finding.word, nodes: nodes(.finding)),
      Column(heading: RuleGraph.Layer.contraIndication.word, nodes: nodes(.contraIndication)),
      Column(heading: RuleGraph.Layer.action.word, nodes: nodes(.action)),
    ].filter { !$0.nodes.isEmpty }
  }

  private static func ordered(_ columns: [Column], _ graph: RuleGraph) -> [Column] {
    var columns = columns
    var neighbours = Array(repeating: [Int](), count: graph.nodes.count)
    for edge in graph.edges where edge.use != .before {
      neighbours[edge.from].append(edge.to)
      neighbours[edge.to].append(edge.from)
    }
    for sweep in 0..<8 {
      let order = sweep.isMultiple(of: 2) ? Array(columns.indices) : columns.indices.reversed()
      for column in order {
        // Places are shares of a column's height, so that short and tall columns compare.
        var place = Array(repeating: 0.5, count: graph.nodes.count)
        for other in columns {
          for (row, node) in other.nodes.enumerated() {
            place[node] = (Double(row) + 0.5) / Double(other.nodes.count)
          }
        }
        let members = Set(columns[column].nodes)
        let middles = Dictionary(
          uniqueKeysWithValues: columns[column].nodes.map { node in
            let others = neighbours[node].filter { !members.contains($0) }
            let sum = others.reduce(0) { $0 + place[$1] }
            return (node, others.isEmpty ? place[node] : sum / Double(others.count))
          })
        columns[column].nodes.sort {
          (middles[$0] ?? 0, $0) < (middles[$1] ?? 0, $1)
        }
      }
    }
    return columns
  }
}
