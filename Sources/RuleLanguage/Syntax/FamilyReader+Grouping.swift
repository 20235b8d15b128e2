import Diagnostics
import Facts
import Notation

/// What families are made by, besides measures.
extension FamilyReader {
  /// One entry beneath `from results less progress`: a result, and the progress that is taken from it.
  mutating func lessProgress(
    _ entry: Mapping.Entry, _ fields: inout Fields
  ) -> IntakeMeasure.Source? {
    let result = slot(entry.key, &fields)
    let subject = "the result \(entry.key.text.quoted())"
    guard var inner = Fields(entry.value, of: subject, problems: &problems) else { return nil }
    let progress = inner.text("progress").flatMap { slot($0, &inner) }
    let times = inner.number("points")
    if let times, times <= 0, let place = inner.mapping["points"] {
      inner.report(
        RuleProblem.corpus(.weightNotPositive).diagnostic(
          at: place.location, length: place.caretLength))
    }
    problems += inner.finish()
    guard let result, let progress, let times, times > 0 else { return nil }
    return IntakeMeasure.Source(result, less: .init(progress, times: times))
  }

  /// What stands beneath `kept apart`.
  mutating func apart(_ node: Node) -> GroupingPolicy.Apart? {
    guard var fields = Fields(node, of: "\"kept apart\"", problems: &problems) else { return nil }
    let distances = perPhase("far apart", &fields) { entry, fields in
      fields.kilometres(of: entry)
    }
    let weight = perPhase("weight next door", &fields) { entry, fields in
      if let text = entry.value.scalar?.text, let number = Double(text), number > 0,
        number.isFinite
      {
        return number
      }
      fields.report(
        RuleProblem.corpus(.weightNotPositive).diagnostic(
          at: entry.value.location, length: entry.value.caretLength))
      return nil
    }
    let share = fields.number("share far apart")
    if let share, !(0...1).contains(share), let place = fields.mapping["share far apart"] {
      fields.report(
        RuleProblem.corpus(.shareNotClear).diagnostic(
          at: place.location, length: place.caretLength))
    }
    _ = fields.prose("because")
    let source = source(&fields)
    problems += fields.finish()
    guard let distances, let weight, let share, (0...1).contains(share), source != nil else {
      return nil
    }
    return GroupingPolicy.Apart(kilometres: distances, weight: weight, shareFarApart: share)
  }

  /// What stands beneath `taken over several years`.
  mutating func averages(_ node: Node) -> GroupingPolicy.Averages? {
    let subject = "\"taken over several years\""
    guard var fields = Fields(node, of: subject, problems: &problems) else { return nil }
    let cohort = fields.text("counted by").flatMap { slot($0, &fields) }
    let below = fields.wholeNumber("fewer than", in: 1...10_000)
    let years = perPhase("years", &fields) { entry, fields in
      if let text = entry.value.scalar?.text, let number = Int(text), (1...20).contains(number) {
        return number
      }
      fields.report(
        RuleProblem.corpus(.yearsNotClear).diagnostic(
          at: entry.value.location, length: entry.value.caretLength))
      return nil
    }
    _ = fields.prose("because")
    let source = source(&fields)
    problems += fields.finish()
    guard let cohort, let below, let years, source != nil else { return nil }
    return GroupingPolicy.Averages(cohort: cohort, below: Double(below), years: years)
  }

  /// Values by phase, with one for all others beneath `otherwise`.
  private func perPhase<Value: Hashable & Sendable>(
    _ key: String, _ fields: inout Fields,
    _ read: (Mapping.Entry, inout Fields) -> Value?
  ) -> GroupingPolicy.PerPhase<Value>? {
    guard let mapping = fields.mapping(key) else { return nil }
    var otherwise: Value?
    var byPhase: [String: Value] = [:]
    for entry in mapping.entries {
      guard let value = read(entry, &fields) else { continue }
      if entry.key.text == "otherwise" {
        otherwise = value
      } else {
        checkWord(entry.key, of: "phase", &fields)
        byPhase[entry.key.text] = value
      }
    }
    if mapping["otherwise"] == nil {
      fields.report(
        RuleProblem.corpus(.nothingForOtherPhases(key)).diagnostic(at: mapping.location))
    }
    return otherwise.map { GroupingPolicy.PerPhase(byPhase, otherwise: $0) }
  }
}

extension Fields {
  /// `5 km`, more than nothing; anything else is reported.
  mutating func kilometres(of entry: Mapping.Entry) -> Double? {
    let parts = entry.value.scalar?.text.split(separator: " ") ?? []
    if parts.count == 2, parts[1] == "km", parts[0].allSatisfy({ $0.isNumber || $0 == "." }),
      let number = Double(parts[0]), number > 0, number.isFinite
    {
      return number
    }
    report(
      RuleProblem.card(.distanceNotClear(entry.value.scalar?.text ?? entry.key.text)).diagnostic(
        at: entry.value.location, length: entry.value.caretLength))
    return nil
  }
}
