import Facts

/// The first row of a file: its headings, found by name, capitals and outer blanks aside.
struct Headings: Sendable {
  /// As written, without outer blanks.
  let names: [String]
  private let index: [String: Int]
  /// Headings that stand there more than once; the first counts.
  let repeated: [String]

  init(_ names: [String]) {
    self.names = names
    var index: [String: Int] = [:]
    var repeated: [String] = []
    for (position, name) in names.enumerated() where !name.isEmpty {
      if index[name.lowercased()] == nil {
        index[name.lowercased()] = position
      } else {
        repeated.append(name)
      }
    }
    self.index = index
    self.repeated = repeated
  }

  init(_ row: CSVRow) { self.init((0..<row.count).map(row.text)) }

  /// The position of a heading, from 0.
  func position(_ name: String) -> Int? { index[name.lowercased()] }

  /// Whether it is there.
  func contains(_ name: String) -> Bool { position(name) != nil }
}

/// Which mapping a file's headings call for.
enum Recognition: Sendable {
  case mapping(ImportMapping)
  /// None knows these headings.
  case unknown
  /// Several do, equally well; their names.
  case ambiguous([String])

  /// The mapping that names the most headings among those whose demands are met.
  static func of(_ headings: Headings, among mappings: [ImportMapping]) -> Recognition {
    let fitting = mappings.filter { mapping in
      mapping.recognition.all.allSatisfy(headings.contains)
        && !mapping.recognition.none.contains(where: headings.contains)
    }
    let most = fitting.map(\.recognition.all.count).max() ?? 0
    let best = fitting.filter { $0.recognition.all.count == most }
    switch best.count {
    case 0: return .unknown
    case 1: return .mapping(best[0])
    default: return .ambiguous(best.map(\.layout).sorted())
    }
  }
}
