import Facts
import RuleLanguage

/// The facts of a hub, a leader or a partner as a school sees them: the journey there is another for each school.
struct SeenFromSchool: RowFacts {
  /// The facts of the hub, leader or partner itself.
  let own: any RowFacts
  /// The distance in a straight line; `nil` where it is not known.
  let kilometres: Double?
  /// The minutes that a table of travel times states.
  let minutes: Double?

  var vocabulary: Vocabulary { own.vocabulary }
  var asOfYear: Int { own.asOfYear }

  func reading(_ slot: Int) -> Reading {
    let reading = own.reading(slot)
    // What a register or a supposition says of the journey counts before what is worked out.
    guard !reading.isSupplied, let journey = vocabulary.facts[slot].journey else { return reading }
    let length =
      switch journey {
      case .kilometres: kilometres
      case .minutes: minutes ?? kilometres.map(Travel.minutes)
      }
    guard let length else { return reading }
    return Reading(.line(length, length), isSupplied: true)
  }

  func isSupplied(_ slot: Int) -> Bool { reading(slot).isSupplied }
  func range(_ slot: Int) -> ClosedRange<Double> { own.range(slot) }
  func year(_ slot: Int) -> Int? { own.year(slot) }
  func figures(_ slot: Int, years: Int) -> [Bounds] { own.figures(slot, years: years) }
  func benchmark(_ slot: Int, _ group: BenchmarkGroup) -> BenchmarkReading {
    own.benchmark(slot, group)
  }
  func deviation(_ slot: Int, _ group: BenchmarkGroup) -> ClosedRange<Double>? {
    own.deviation(slot, group)
  }
  func placeFigure(_ slot: Int, _ place: Place) -> BenchmarkFigures.Figure? {
    own.placeFigure(slot, place)
  }
  func among(_ relation: String, _ slot: Int) -> [Reading]? { own.among(relation, slot) }
  func isTold(_ slot: Int) -> Bool { own.isTold(slot) }
}

extension SettledFacts {
  /// The facts of a member of a relation as the row that asks sees them; its own where there is no
  /// journey, or where nobody knows how far it is.
  func seen(_ own: any RowFacts, _ member: BearerRow, from asker: BearerRow) -> any RowFacts {
    guard asker.bearer == .school, asker.row >= 0, member.row >= 0,
      [.hub, .leader, .partner].contains(member.bearer)
    else { return own }
    let kilometres = relations.kilometres(from: asker.row, to: member)
    let minutes = relations.statedMinutes(from: asker.row, to: member)
    guard kilometres != nil || minutes != nil else { return own }
    return SeenFromSchool(own: own, kilometres: kilometres, minutes: minutes)
  }
}
