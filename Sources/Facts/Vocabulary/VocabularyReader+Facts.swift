import Diagnostics
import Notation

extension VocabularyReader {
  /// `facts: {reading progress: {id: …, means: …, kind: …}}`.
  mutating func readFacts(_ node: Node) {
    forEachEntry(node) { reader, entry in
      guard
        let fields = Fields(
          entry.value, of: "the fact \(entry.key.text.quoted())", problems: &reader.problems)
      else { return }
      if let fact = reader.fact(entry.key, fields) { reader.facts.append(fact) }
    }
  }

  private mutating func fact(_ name: Scalar, _ given: Fields) -> FactDefinition? {
    var fields = given
    let id = fields.text("id")
    let means = fields.prose("means")
    let role = fields.word("role", as: FactDefinition.Role.self)
    let kind = kind(&fields)
    var fact = FactDefinition(
      id: id?.text ?? name.text, name: name.text, means: means?.text ?? "",
      kind: kind ?? .text, role: role ?? .record, location: name.location)
    fact.aliases = fields.texts("aliases", .optional)?.map(\.text) ?? []
    fact.better = fields.word("better", as: FactDefinition.Direction.self, .optional) ?? .neither
    fact.level = level(&fields)
    fact.bearer = fields.word("of", as: Bearer.self, .optional) ?? .school
    fact.canChange =
      fields.word("can change", as: FactDefinition.Changeability.self, .optional) ?? .no
    fact.noise = noise(&fields)
    fact.pupilSpread = fields.number("spread between pupils", .optional)
    fact.step = fields.number("step", .optional)
    fact.question = fields.prose("ask", .optional)?.text
    fact.effortToAsk =
      fields.word("effort to ask", as: FactDefinition.Effort.self, .optional) ?? .low
    fact.topic = fields.text("topic", .optional)?.text ?? ""
    fact.publicColumns = fields.texts("columns", .optional)?.map(\.text) ?? []
    fact.unlessSaid = unlessSaid(kind, &fields)
    fact.neverScored = fields.yesOrNo("never scored", .optional) ?? false
    fact.informational = fields.prose("informational", .optional)?.text
    fact.hiddenBelow = fields.wholeNumber("hidden below", in: 1...10_000, .optional)
    fact.countedBy = fields.text("counted by", .optional)?.text
    fact.bands = bands(&fields)
    fact.journey = fields.word("from this school", as: FactDefinition.Journey.self, .optional)
    if let entry = fields.mapping.entry("from this school"),
      ![.hub, .leader, .partner].contains(fact.bearer)
    {
      fields.report(
        VocabularyProblem.journeyToNowhere.diagnostic(
          at: entry.key.location, length: entry.key.length))
    }
    fact.derivation = fields.within("derive", .optional) { DerivationReader.read(&$0) }
    fact.phases = fields.texts("phases", .optional)?.map(\.text) ?? []
    if let below = fields.mapping.entry("hidden below"), fact.countedBy == nil {
      fields.report(
        VocabularyProblem.hiddenWithoutCounter.diagnostic(
          at: below.key.location, length: below.key.length))
    }
    problems += fields.finish()
    // A fact whose kind could not be read would give rise to errors that are none.
    return kind == nil || id == nil ? nil : fact
  }

  /// What holds unless somebody says otherwise: a word of the kind.
  private func unlessSaid(_ kind: FactKind?, _ fields: inout Fields) -> String? {
    switch kind {
    case .choice(let words)?: return fields.word("unless said", among: words, .optional)?.text
    case .yesNo?: return fields.word("unless said", among: ["no", "yes"], .optional)?.text
    default:
      // Said already that the key does not fit.
      _ = fields.text("unless said", .optional)
      return nil
    }
  }

  private func level(_ fields: inout Fields) -> EcologyLevel? {
    let known = EcologyLevel.allCases.map(\.rawValue) + ["none"]
    return fields.word("level", among: known, .optional).flatMap { EcologyLevel(rawValue: $0.text) }
  }

  private func noise(_ fields: inout Fields) -> FactDefinition.Noise {
    guard let text = fields.text("noise", .optional) else { return .none }
    switch text.text {
    case "none": return .none
    case "small": return .small
    case "from cohort size": return .fromCohortSize
    default:
      if let size = Double(text.text), size.isFinite, size >= 0 { return .fixed(size) }
      fields.report(
        VocabularyProblem.badNoise(text.text).diagnostic(at: text.location, length: text.length))
      return .none
    }
  }

  private func bands(_ fields: inout Fields) -> [NamedBand] {
    guard let mapping = fields.mapping("bands", .optional) else { return [] }
    var bands: [NamedBand] = []
    for entry in mapping.entries {
      let subject = "the band \(entry.key.text.quoted())"
      var problems: [Diagnostic] = []
      if var inner = Fields(entry.value, of: subject, problems: &problems) {
        let test = inner.text("test")
        let origin = inner.word("origin", as: NamedBand.Origin.self)
        let source = inner.text("source")
        let dated = inner.date("dated")
        if let test, let origin, let source, let dated {
          bands.append(
            NamedBand(
              name: entry.key.text, test: test.text, origin: origin, source: source.text,
              dated: dated.description, location: test.location(at: 0)))
        }
        problems += inner.finish()
      }
      fields.report(problems)
      if ["known", "unknown", "empty"].contains(entry.key.text.lowercased()) {
        fields.report(
          VocabularyProblem.nameNotUsable(
            entry.key.text, because: "the word belongs to the phrases"
          ).diagnostic(at: entry.key.location, length: entry.key.length))
      }
    }
    return bands
  }
}
