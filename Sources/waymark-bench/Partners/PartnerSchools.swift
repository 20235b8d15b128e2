import Schools

/// The schools of the PARTNERS workload.
struct PartnerSchools {
  /// A school that looks for a partner.
  struct Needy {
    var id: Int
    var authority: Int
    /// Kilometres to the east and north.
    var x: Double
    var y: Double
    var disadvantage: Double
    /// The area of need, 0 to 5.
    var need: Int
  }

  /// A school that could help.
  struct Candidate {
    var id: Int
    var authority: Int
    var x: Double
    var y: Double
    var disadvantage: Double
    /// How strong it is in each of the six areas, 0 to 100.
    var strengths: InlineArray<6, Double>
  }

  private(set) var needy: [Needy] = []
  private(set) var candidates: [Candidate] = []

  /// Reads both files with the product's own reader.
  init(prefix: String) throws {
    let place = ["id", "la", "x", "y", "fsm"]
    try Self.read(prefix + "_needy.csv", headings: place + ["need"]) { fields in
      needy.append(
        Needy(
          id: Int(fields[0]), authority: Int(fields[1]), x: fields[2], y: fields[3],
          disadvantage: fields[4], need: Int(min(max(0, fields[5]), 5))))
    }
    let strengths = (0..<6).map { "s\($0)" }
    try Self.read(prefix + "_cand.csv", headings: place + strengths) { fields in
      candidates.append(
        Candidate(
          id: Int(fields[0]), authority: Int(fields[1]), x: fields[2], y: fields[3],
          disadvantage: fields[4], strengths: InlineArray { fields[5 + $0] }))
    }
  }

  /// Hands out the numbers of each row.
  private static func read(
    _ path: String, headings: [String], _ take: ([Double]) -> Void
  ) throws {
    var reader = CSVReader(try CompressedFile(path: path), piece: 1 << 20)
    var problem: String?
    var fields = Array(repeating: 0.0, count: headings.count)
    try reader.forEachRow { row in
      if row.number == 1 {
        if (0..<row.count).map({ row.text($0) }) != headings { problem = "the columns of \(path)" }
        return problem == nil
      }
      guard row.count == fields.count else {
        problem = "row \(row.number) of \(path)"
        return false
      }
      for index in fields.indices {
        guard let number = NumberText(row[index]) else {
          problem = "row \(row.number) of \(path)"
          return false
        }
        fields[index] = number.value
      }
      take(fields)
      return true
    }
    if let problem { throw Unusable(what: problem) }
  }

  /// Why the files cannot be read.
  struct Unusable: Error, CustomStringConvertible {
    var what: String
    var description: String { "\(what) cannot be used" }
  }
}
