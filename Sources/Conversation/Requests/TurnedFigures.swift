import Advice
import Facts
import OrderedCollections
import RuleLanguage
import Understanding

/// Figures that data hold the other way round: people say attendance, data hold absence
/// (``RuleLanguage/FigurePolicy/Figure/leftOf``).
extension Conversation {
  /// A request with what it says of such a figure said of the fact, and how that was read; the request itself where it
  /// says nothing of the kind.
  ///
  /// - Throws: Where a value lies outside the figure's range, or is none that can be turned.
  func turned(_ ask: Ask) throws(Stop) -> (ask: Ask, reading: String?) {
    guard let (key, figure, whole) = turnedFigure(ask) else { return (judged(ask), nil) }
    guard ask["op"] != nil || ask["value"] != nil,
      let fact = figure.facts.first.map({ ground.vocabulary.facts[$0] })
    else { return (ask, nil) }
    var turned = ask
    turned.read.slots[key] = fact.name
    if let op = ask["op"] { turned.read.slots["op"] = Self.opposite[op] ?? op }
    let isStep = ["up", "down"].contains(ask["op"])
    guard let typed = ask["value"] else { return (turned, nil) }
    var value = typed
    if !isStep {
      value = try rest(of: whole, after: typed, figure)
      turned.read.slots["value"] = value
    }
    let unit = Self.symbol(fact)
    let (said, meant) = ("\(typed)\(unit)", "\(value)\(unit)")
    let name = ListWording.word(figure.name).capitalizedFirst
    let reading =
      switch ask["op"] {
      case "up": "\(name) up by \(typed) is \(fact.name) down by \(value)."
      case "down": "\(name) down by \(typed) is \(fact.name) up by \(value)."
      case "over": "\(name) over \(said) is \(fact.name) under \(meant)."
      case "under": "\(name) under \(said) is \(fact.name) over \(meant)."
      default: "\(name) of \(said) is \(fact.name) of \(meant)."
      }
    return (turned, reading)
  }

  /// What improves goes up, unless less of it is better.
  private func judged(_ ask: Ask) -> Ask {
    guard let op = ask["op"], ["up", "down"].contains(op),
      let typed = ask["fact"] ?? ask["measure"],
      let slot = ground.vocabulary.slot(named: factName(typed))
        ?? ground.vocabulary.slot(id: typed),
      ground.vocabulary.facts[slot].better == .lower, ground.understanding.judges(ask.line)
    else { return ask }
    var judged = ask
    judged.read.slots["op"] = Self.opposite[op]
    return judged
  }

  private static let opposite = ["up": "down", "down": "up", "over": "under", "under": "over"]

  private static func symbol(_ fact: FactDefinition) -> String {
    if case .number(let unit, _, _) = fact.kind { unit.symbol } else { "" }
  }

  private func turnedFigure(_ ask: Ask) -> (key: String, FigurePolicy.Figure, whole: Double)? {
    for key in ["fact", "measure"] {
      if let typed = ask[key], let figure = ground.rules.figures.figures[typed],
        let whole = figure.leftOf
      {
        return (key, figure, whole)
      }
    }
    return nil
  }

  /// `92-95` of 100 is `5-8`.
  private func rest(
    of whole: Double, after typed: String, _ figure: FigurePolicy.Figure
  ) throws(Stop) -> String {
    let ends = typed.split(separator: "-").map { Double($0.filter { $0 != " " }) }
    let name = ListWording.word(figure.name).capitalizedFirst
    let unit = figure.facts.first.map { Self.symbol(ground.vocabulary.facts[$0]) } ?? ""
    let limits = "\(name) runs from 0 to \(NumberWording.text(whole))\(unit)."
    let numbers = ends.compactMap(\.self)
    guard !numbers.isEmpty, numbers.count == ends.count, numbers.count <= 2 else {
      throw Stop("\(limits) Say it as a number, as in \"what if \(figure.name) were 95\(unit)\".")
    }
    guard numbers.allSatisfy({ (0...whole).contains($0) }) else { throw Stop(limits) }
    // Tenths stay tenths: 100 - 92.4 is 7.6.
    return numbers.reversed().map { NumberWording.text(((whole - $0) * 1e6).rounded() / 1e6) }
      .joined(separator: "-")
  }
}
