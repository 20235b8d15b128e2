import Diagnostics
import Facts

/// Tables of travel times: one row a journey, from and to a school's number, or the id or name of a hub or a
/// community partner.
///
/// What cannot be used is left out with its row and column; the straight line stands in for it.
struct JourneyJoin {
  private(set) var times = TravelTimes()
  private(set) var problems: [Diagnostic] = []
  /// Rows that are used, by the path of their file.
  private(set) var used: [String: Int] = [:]

  /// No road is so straight and so free: what is faster in a straight line is a slip of the pen. Design default.
  static let fastestInKilometresPerHour = 150.0

  /// Where a journey begins or ends.
  private struct End: Hashable {
    var bearer: Bearer
    var row: Int32
  }

  /// What one row states.
  private struct Stated {
    var minutes: Double
    var file: String
    var row: Int
  }

  init(_ portions: [FilePortion], _ base: FactBase) {
    let included = portions.filter { $0.plan.mapping.rows == .journeys }
    guard !included.isEmpty else { return }
    let names = Names(base)
    let places = [
      Bearer.school: Places.places(of: 0..<base.schools.count, in: base.schools),
      .hub: base.registers[.hub].map { Places.places(of: 0..<$0.count, in: $0) } ?? [],
      .partner: base.registers[.partner].map { Places.places(of: 0..<$0.count, in: $0) } ?? [],
    ]
    var stated: [[End]: Stated] = [:]
    // What a file is called decides which of two rows is told to come second, not the order of files.
    for portion in included.sorted(by: { $0.file < $1.file }) {
      let columns = Columns(portion, base.vocabulary)
      for row in 0..<portion.count {
        let fileRow = Int(portion.fileRows[row])
        func report(_ problem: DataProblem, _ column: Columns.Column?) {
          problems.append(
            problem.diagnostic(
              file: portion.file, row: fileRow, column: column.map { $0.position + 1 } ?? 1))
        }
        let ends = [columns.from, columns.to].map { column -> End? in
          let name = column?.text(row) ?? ""
          switch names.find(name) {
          case .success(let end): return end
          case .failure(let problem):
            report(problem.problem, column)
            return nil
          }
        }
        guard let from = ends[0], let to = ends[1] else { continue }
        guard from != to else {
          report(.noJourney("this journey ends where it begins"), columns.to)
          continue
        }
        guard from.bearer == .school || to.bearer == .school else {
          report(.noJourney("neither end of this journey is a school"), columns.from)
          continue
        }
        guard let minutes = columns.minutes?.number(row) else {
          report(.noMinutes(limit: columns.limit), columns.minutes)
          continue
        }
        if let start = places[from.bearer]?[Int(from.row)],
          let end = places[to.bearer]?[Int(to.row)]
        {
          let kilometres = start.distanceInKilometres(to: end)
          guard kilometres < 1 || kilometres <= minutes / 60 * Self.fastestInKilometresPerHour
          else {
            report(.tooFast(minutes: minutes, kilometres: kilometres), columns.minutes)
            continue
          }
        }
        if let first = stated[[from, to]] {
          if first.minutes != minutes {
            report(
              .otherMinutes(first.minutes, file: first.file.lastPart, row: first.row),
              columns.minutes)
          }
          continue
        }
        stated[[from, to]] = Stated(minutes: minutes, file: portion.file, row: fileRow)
        used[portion.file, default: 0] += 1
      }
    }
    var legs: [Bearer: [Int32: [TravelTimes.Leg]]] = [:]
    for (ends, journey) in stated {
      let (from, to) = (ends[0], ends[1])
      func add(_ school: End, _ end: End) {
        legs[end.bearer, default: [:]][school.row, default: []].append(
          TravelTimes.Leg(row: end.row, minutes: Float(journey.minutes)))
      }
      if from.bearer == .school { add(from, to) }
      // The way back takes as long, unless the table has a row for it.
      if to.bearer == .school, stated[[to, from]] == nil { add(to, from) }
    }
    times = TravelTimes(
      legs, count: stated.count,
      files: Set(stated.values.map(\.file.lastPart)).sorted())
  }

  /// The three columns of a table.
  private struct Columns {
    var from: Column?
    var to: Column?
    var minutes: Column?
    /// The most minutes that are a journey.
    var limit = 0.0

    struct Column {
      var cells: CellColumn
      var position: Int

      func text(_ row: Int) -> String? {
        guard cells.states[row] == .known else { return nil }
        return cells.pool.texts[Int(cells.texts[row])]
      }

      func number(_ row: Int) -> Double? {
        cells.states[row] == .known ? cells.numbers[row] : nil
      }
    }

    init(_ portion: FilePortion, _ vocabulary: Vocabulary) {
      func column(_ id: String) -> Column? {
        guard let slot = vocabulary.slot(id: id),
          let index = portion.plan.columns.firstIndex(where: { $0.slot == slot })
        else { return nil }
        return Column(cells: portion.columns[index], position: portion.plan.columns[index].position)
      }
      from = column("journey_from")
      to = column("journey_to")
      minutes = column("journey_minutes")
      if let slot = vocabulary.slot(id: "journey_minutes"),
        case .number(_, _, let range) = vocabulary.facts[slot].kind
      {
        limit = range.upperBound
      }
    }
  }

  /// Schools by number, entries of registers by id and by name.
  private struct Names {
    private var ends: [String: Set<End>] = [:]

    struct Unknown: Error { var problem: DataProblem }

    init(_ base: FactBase) {
      func add(_ table: FactTable, _ id: String) {
        guard let slot = base.vocabulary.slot(id: id) else { return }
        for row in 0..<table.count {
          guard let text = table.text(slot, row) else { continue }
          ends[text.lowercased(), default: []].insert(End(bearer: table.bearer, row: Int32(row)))
        }
      }
      add(base.schools, "urn")
      for (bearer, prefix) in [(Bearer.hub, "hub"), (.partner, "partner")] {
        guard let table = base.registers[bearer] else { continue }
        add(table, "\(prefix)_id")
        add(table, "\(prefix)_name")
      }
    }

    func find(_ name: String) -> Result<End, Unknown> {
      let found = ends[name.lowercased()] ?? []
      if found.count == 1, let end = found.first { return .success(end) }
      guard found.isEmpty else {
        return .failure(Unknown(problem: .severalPlaces(name, found.count)))
      }
      // Numbers that are nearly alike are other schools.
      let nearest =
        name.isEmpty || Int(name) != nil
        ? nil : NearestName.suggestion(for: name, among: ends.keys.sorted())
      return .failure(Unknown(problem: .unknownPlace(name, nearest: nearest)))
    }
  }
}

extension String {
  /// The name of a file without its folder.
  var lastPart: String { split(separator: "/").last.map(String.init) ?? self }
}
