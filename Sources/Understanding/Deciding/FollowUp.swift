/// Fragments that repeat the last request with something else in a slot: `and for reading?`, `same for Oakfield`.
enum FollowUp {
  /// The slot of a request that a binding replaces; `nil` where the request has no such slot.
  static func slot(for binding: Binding, of request: RequestKind) -> Slot? {
    let kinds = binding.span.kinds
    // The slot of the fragment's own phrase first, then any that takes the same things.
    let order: [Slot] = [binding.slot] + request.slots + request.needs.joined()
    let own = Set(request.slots).union(request.needs.joined()).union(request.mustSay).union(
      request.phrases.flatMap { $0.slots })
    return order.first { own.contains($0) && !$0.kinds.isDisjoint(with: kinds) }
      ?? own.sorted { $0.rawValue < $1.rawValue }.first { !$0.kinds.isDisjoint(with: kinds) }
  }
}
