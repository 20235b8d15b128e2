/// Fills the slots of a request and decides what the fillings allow.
struct SlotFiller {
  let request: RequestKind
  let part: Understanding.PartReading
  let context: TalkContext
  let typed: TypedLine
  var result: Understood
  private let isFollowUp: Bool
  private var isRepaired = false

  init(
    request: RequestKind, part: Understanding.PartReading, context: TalkContext, typed: TypedLine,
    result: Understood, isFollowUp: Bool
  ) {
    self.isFollowUp = isFollowUp
    self.request = request
    self.part = part
    self.context = context
    self.typed = typed
    self.result = result
  }

  /// Notes which words were read as others; words of a free text stay as they were typed.
  mutating func noteRepairs(_ bindings: [Binding]) {
    let free = bindings.filter { $0.slot.isFree }.map(\.span.range)
    for (place, word) in part.words.enumerated() where word.isRepaired {
      if free.contains(where: { $0.contains(place) }) { continue }
      isRepaired = true
      if !Self.isOfName(word, part) { note(typed.typed(word.source), word.text) }
    }
  }

  private static func isOfName(_ word: Word, _ part: Understanding.PartReading) -> Bool {
    part.spans.contains { span in
      span.things.contains { [.school, .helper, .area].contains($0.kind) }
        && part.words[span.range].contains(word)
    }
  }

  private mutating func note(_ typed: String, _ read: String) {
    let notice = "Reading \"\(typed)\" as \(read)."
    if !result.notices.contains(notice) { result.notices.append(notice) }
  }

  /// Puts what fills a slot among the slots, and notes what is wrong with it.
  mutating func fill(_ binding: Binding, names: NameBook) {
    let span = binding.span
    let slot = isFollowUp ? FollowUp.slot(for: binding, of: request) ?? binding.slot : binding.slot
    let words = typed.typed(source(span.range))
    guard let thing = span.things.first(where: { $0.kind == slot.preferred }) ?? span.things.first
    else { return }
    if binding.slot.isFree || slot == .file || slot == .value && thing.kind == .unknownName {
      result.slots[slot.key] = words
      return
    }
    switch thing.kind {
    case .unknownName:
      result.slots[slot.key] = words
      if slot == .term {
        problem(.unknownName(words, slot: slot.key), .cannot)
      } else {
        problem(.unknownName(words, slot: slot.key), .cannot)
      }
    case .school, .helper:
      if span.count > 1 {
        result.slots[slot.key] = words
        result.options = span.things.prefix(5).map { Self.option($0, names) }
        problem(.severalFit(words, count: span.count), .choose)
      } else {
        result.slots[slot.key] = thing.label
        result.numbers[slot.key] = thing.id
        if part.words[span.range].contains(where: \.isRepaired) { note(words, thing.label) }
      }
    // A name of their own is no word of ours: "highbank-morning" stays so.
    case .session: result.slots[slot.key] = words.lowercased()
    case .thisSchool: if let school = context.school { result.slots[slot.key] = school }
    case .thisAction: if let action = context.action { result.slots[slot.key] = action }
    case .index: pick(thing.id, for: slot)
    case .number where slot == .action || slot == .action2 || slot == .index:
      pick(thing.id, for: slot)
    case .number, .level: result.slots[slot.key] = thing.id
    default:
      if slot.preferred == nil, Set(span.things.map(\.id)).count > 1 {
        result.slots[slot.key] = words
        result.options = span.things.prefix(5).map(\.label)
        problem(.severalFit(words, count: span.things.count), .choose)
      } else {
        result.slots[slot.key] = thing.kind == .area ? thing.label : thing.id
        if thing.kind == .area, part.words[span.range].contains(where: \.isRepaired) {
          note(words, thing.label)
        }
      }
    }
  }

  /// A school or another helper as people choose between them.
  static func option(_ thing: NamedThing, _ names: NameBook) -> String {
    if thing.kind == .helper, let entry = names.helper(thing.id) {
      return "\(entry.label)\(entry.area.isEmpty ? "" : ", \(entry.area)") (\(entry.phase))"
    }
    guard let row = names.schools.school(number: thing.id) else { return thing.label }
    let entry = names.schools.entries[row]
    return "\(entry.label), \(entry.area) (URN \(entry.id))"
  }

  /// Slots that a school fills.
  static let schools: Set<Slot> = [.school, .school2, .partner]

  /// A place in the last list.
  private mutating func pick(_ place: String, for slot: Slot) {
    result.slots[Slot.index.key] = place
    guard let number = Int(place), slot != .index || !context.list.isEmpty else { return }
    if context.list.indices.contains(number - 1) {
      let chosen = context.list[number - 1]
      let isAction = chosen.contains("_")
      result.slots[slot == .index ? (isAction ? "action" : "school") : slot.key] = chosen
    } else if !context.list.isEmpty {
      problem(.outOfRange(place), .ask)
    }
  }

  /// A share beyond a hundred answers no question about a share, and no fact has a value beyond its limits.
  mutating func checkRange(_ names: NameBook) {
    guard let value = result.slots[Slot.value.key], result.slots["op"] != "up",
      result.slots["op"] != "down"
    else { return }
    let isShare = context.pending?.kind == .percent && request.moment == .pending
    let fact = result.slots[Slot.fact.key].flatMap { names.limits[$0] }
    guard let limits = isShare ? 0...100 : fact else { return }
    let ends = value.split(separator: "-").compactMap { Double($0) }
    if ends.contains(where: { !limits.contains($0) }) { problem(.outOfRange(value), .ask) }
  }

  private func source(_ range: Range<Int>) -> Range<Int> {
    let sources = part.words[range].map(\.source)
    let first = sources.map(\.lowerBound).min() ?? 0
    let last = sources.map(\.upperBound).max() ?? first
    return first..<last
  }

  private mutating func problem(_ problem: Understood.Problem, _ decision: Understood.Decision) {
    // The first problem is told; a name that nothing has weighs more than one that fits several.
    if result.problem == nil || decision == .cannot && result.decision != .cannot {
      result.problem = problem
      result.decision = decision
    }
  }

  /// What is in focus fills what the line leaves out.
  mutating func takeFocus() {
    let wanted = Set(request.slots).union(request.needs.joined())
    if wanted.contains(.school), result.slots["school"] == nil, let school = context.school,
      !(wanted.contains(.area) && result.slots["area"] != nil)
    {
      result.slots["school"] = school
    }
    if wanted.contains(.action), result.slots["action"] == nil, let action = context.action,
      request.needs.contains(where: { $0.contains(.action) })
    {
      result.slots["action"] = action
    }
  }

  /// The reading with its decision.
  ///
  /// - Parameter decide: What the phrase says of itself: lines that write much are asked about first.
  /// - Returns: What to do with the line.
  mutating func decided(decide: String?) -> Understood {
    for slot in request.mustSay where result.slots[slot.key] == nil {
      problem(.missing(slot.key), .ask)
    }
    for either in request.needs where !either.contains(where: { result.slots[$0.key] != nil }) {
      problem(.missing(either.first?.key ?? ""), .ask)
    }
    if result.decision == .do {
      switch request.effect {
      case .refuses: result.decision = .cannot
      case .confirms: result.decision = .confirm
      case .changes: result.decision = isRepaired ? .confirm : .do
      case .reads: result.decision = isRepaired ? .say : .do
      }
      if let decide, let decision = Understood.Decision(rawValue: decide) {
        result.decision = decision
      }
    }
    return result
  }
}
