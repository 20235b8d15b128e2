import Diagnostics
import Notation

/// Reads `strength.yaml` and `ranking.yaml`.
struct PolicyReader {
  private(set) var problems: [Diagnostic] = []

  /// `strength: {version: 1, clear: {facts: 2, judgements: 1}, …}`; the order of lines is theirs.
  mutating func strength(_ root: Node) -> StrengthPolicy? {
    within(root, "strength") { fields in
      let version = fields.wholeNumber("version", in: 1...100_000) ?? 1
      var lines: [StrengthPolicy.Line] = []
      for entry in fields.mapping.entries where entry.key.text != "version" {
        guard let strength = Strength.allCases.first(where: { $0.word == entry.key.text }),
          strength != .none
        else { continue }
        let line = fields.within(entry.key.text) { inner -> StrengthPolicy.Line? in
          let facts = inner.wholeNumber("facts", in: 1...100)
          let judgements = inner.wholeNumber("judgements", in: 0...100)
          guard let facts, let judgements else { return nil }
          return StrengthPolicy.Line(strength, facts: facts, judgements: judgements)
        }
        if let line { lines.append(line) }
      }
      if zip(lines, lines.dropFirst()).contains(where: { $0.strength <= $1.strength }) {
        fields.report(RuleProblem.card(.strengthOrder).diagnostic(at: fields.mapping.location))
      }
      return StrengthPolicy(version: version, lines: lines)
    }
  }

  private mutating func within<Value>(
    _ root: Node, _ key: String, read: (inout Fields) -> Value?
  ) -> Value? {
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return nil }
    let value = fields.within(key) { read(&$0) }
    problems += fields.finish()
    return value
  }
}

extension PolicyReader {
  /// `ranking: {version: 1, order: […], show: {…}}`.
  ///
  /// The words behind each key say in which order its values come. They are part of what people read
  /// and cannot be changed here, only the order of the keys can.
  mutating func ranking(_ root: Node) -> (policy: RankingPolicy, calls: [Scalar])? {
    var calls: [Scalar] = []
    let policy = within(root, "ranking") { fields -> RankingPolicy? in
      let version = fields.wholeNumber("version", in: 1...100_000) ?? 1
      let order = Self.order(&fields)
      let show = fields.within("show") { inner in
        let atMost = inner.wholeNumber("at most", in: 1...3)
        let perStrategy = inner.wholeNumber("at most per strategy", in: 1...3)
        let highEffort = inner.wholeNumber("at most of high effort", in: 0...3)
        let low = inner.word("at least one of low effort", among: ["when any applies"], .optional)
        let level = inner.word(
          "at least one per ecology level", among: ["when any is recommended"], .optional)
        let evidence = inner.text("at least one evidence action", .optional)
        calls = evidence.map { Self.calls($0) } ?? []
        if let evidence, calls.isEmpty {
          inner.report(
            RuleProblem.card(.callsNotClear(evidence.text)).diagnostic(
              at: evidence.location, length: evidence.length))
        }
        return RankingPolicy(
          version: version, order: order, atMost: atMost ?? 3, atMostPerStrategy: perStrategy ?? 3,
          atMostOfHighEffort: highEffort ?? 3, atLeastOneOfLowEffort: low != nil,
          atLeastOnePerEcologyLevel: level != nil,
          atLeastOneEvidenceActionWhen: calls.map(\.text))
      }
      return show
    }
    return policy.map { ($0, calls) }
  }

  /// What each key of the order says about its values.
  static let orderWords: [RankingPolicy.Key: String] = [
    .urgency: "act now, plan, consider",
    .status: "recommended, recommended on an assumption, possible",
    .askedFor: "named by the school, not named",
    .strength: "clear, likely, hint",
    .needBand: "widest first",
    .helpedBy: "more assets first",
    .evidence: "seed-strong, seed-case, seed-idea, ext",
    .firmness: "firm, fragile",
    .effort: "low, medium, high",
    .rule: "by name",
  ]

  private static func order(_ fields: inout Fields) -> [RankingPolicy.Key] {
    var keys: [RankingPolicy.Key] = []
    let known = RankingPolicy.Key.allCases.map(\.rawValue)
    for mapping in fields.mappings("order") ?? [] {
      for entry in mapping.entries {
        guard let key = RankingPolicy.Key(rawValue: entry.key.text) else {
          let nearest = NearestName.suggestion(for: entry.key.text, among: known)
          fields.report(
            .unknownKey(entry.key.text, of: "the order", nearest: nearest, known: known),
            at: entry.key)
          continue
        }
        let words = orderWords[key] ?? ""
        if entry.value.scalar?.text != words {
          fields.report(
            RuleProblem.card(.orderWords(key.rawValue, words)).diagnostic(
              at: entry.value.location, length: entry.value.caretLength))
        }
        if keys.contains(key) { fields.report(.duplicateKey(key.rawValue), at: entry.key) }
        keys.append(key)
      }
    }
    if keys.last != .rule {
      fields.report(
        RuleProblem.card(.orderMustEnd).diagnostic(
          at: fields.mapping["order"]?.location ?? fields.mapping.location))
    }
    return keys
  }

  /// `when W_STATS_ONLY or N_STAT_ONLY`.
  private static func calls(_ text: Scalar) -> [Scalar] {
    var parts = text.text.split(separator: " ").map(String.init)
    guard parts.first == "when" else { return [] }
    parts.removeFirst()
    var names: [Scalar] = []
    for (index, part) in parts.enumerated() {
      if index % 2 == 1 {
        guard part == "or" else { return [] }
      } else {
        names.append(Scalar(part, at: text.location, length: text.length))
      }
    }
    return parts.count % 2 == 1 ? names : []
  }
}
