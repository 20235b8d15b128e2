extension Refusal {
  /// What is said to a line about somebody, by the kind the phrases give it; `nil` for lines about nobody.
  package static func personal(kind: String) -> String? {
    let reply = reply(kind: kind)
    return reply.isPersonal ? reply.text : nil
  }
}
