import OrderedCollections

/// Packed without its words, as its tables are.
extension FactBase {
  package func pack(into packer: inout Packer) {
    schools.pack(into: &packer)
    areas.pack(into: &packer)
    let registers = registers.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
    packer.put(registers.count)
    for table in registers { table.pack(into: &packer) }
    packer.put(all: areaOfSchool)
    packer.put(all: familyOfSchool)
    links.pack(into: &packer)
    registerIsComplete.pack(into: &packer)
    benchmarks.pack(into: &packer)
    newestYear.pack(into: &packer)
    travelTimes.pack(into: &packer)
  }

  /// - Throws: ``Unpacker/Damage`` where the bytes are no facts over this vocabulary.
  package init(
    from unpacker: inout Unpacker, vocabulary: Vocabulary
  ) throws(Unpacker.Damage) {
    let schools = try FactTable(from: &unpacker, vocabulary: vocabulary)
    let areas = try FactTable(from: &unpacker, vocabulary: vocabulary)
    var registers: [Bearer: FactTable] = [:]
    let count = try unpacker.number(Int.self)
    guard (0...Bearer.allCases.count).contains(count) else { throw Unpacker.Damage() }
    for _ in 0..<count {
      let table = try FactTable(from: &unpacker, vocabulary: vocabulary)
      registers[table.bearer] = table
    }
    self.init(
      vocabulary: vocabulary, schools: schools, areas: areas, registers: registers,
      areaOfSchool: try unpacker.numbers(), familyOfSchool: try unpacker.numbers(),
      links: try [String: Links](from: &unpacker),
      registerIsComplete: try [String: Bool](from: &unpacker),
      benchmarks: try BenchmarkFigures(from: &unpacker), newestYear: try Int?(from: &unpacker))
    travelTimes = try TravelTimes(from: &unpacker)
    guard isWhole else { throw Unpacker.Damage() }
  }

  /// Whether what points at rows points at rows that are there.
  private var isWhole: Bool {
    schools.bearer == .school && areas.bearer == .area
      && areaOfSchool.count == schools.count && familyOfSchool.count == schools.count
      && areaOfSchool.allSatisfy { $0 >= -1 && $0 < areas.count }
      && familyOfSchool.allSatisfy { $0 >= -1 && $0 < schools.count }
      && links.allSatisfy { name, links in
        guard let table = vocabulary.relations[name].flatMap({ table(of: $0.linksTo) }) else {
          return false
        }
        return links.starts.count == schools.count + 1
          && links.members.allSatisfy { $0 < table.count }
      }
  }
}
