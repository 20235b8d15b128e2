import Diagnostics
import Notation
import OrderedCollections

/// The reading list and the disputes.
extension EvidenceReader {
  mutating func resource(_ id: Scalar, _ fields: inout Fields) {
    let title = fields.prose("title")
    let kind = fields.prose("kind")
    let use = fields.word("use", as: Resource.Use.self)
    let purpose = fields.prose("for")
    let address = BibliographyReader.address("address", &fields)
    let checked = fields.date("link checked", .optional)
    let topics = fields.texts("topics", .optional) ?? []
    let findings = fields.texts("goes with findings", .optional) ?? []
    let actions = fields.texts("goes with actions")
    let listedBy = fields.text("listed by")
    let listedAt = fields.text("at", .optional)
    let source = fields.text("source", .optional)
    let note = fields.prose("note", .optional)
    links +=
      findings.map { CorpusLink(.finding, $0) } + (actions ?? []).map { CorpusLink(.action, $0) }
    guard let title, let kind, let use, let purpose, let actions, let listedBy,
      entry(listedBy, &fields) != nil
    else { return }
    if let source { _ = entry(source, &fields) }
    library.resources[id.text] = Resource(
      id: id.text, title: title.text, kind: kind.text, use: use, purpose: purpose.text,
      address: address, linkChecked: checked, topics: topics.map(\.text),
      findings: findings.map(\.text), actions: actions.map(\.text), listedBy: listedBy.text,
      listedAt: listedAt?.text ?? "", source: source?.text, note: note?.text ?? "")
  }

  mutating func dispute(_ id: Scalar, _ fields: inout Fields) {
    let question = fields.prose("question")
    let oneSide = sides("one side", &fields)
    let otherSide = sides("other side", &fields)
    let weSay = fields.prose("so we say")
    let actions = fields.texts("bears on actions", .optional) ?? []
    let cautions = fields.texts("bears on cautions", .optional) ?? []
    links += actions.map { CorpusLink(.action, $0) } + cautions.map { CorpusLink(.caution, $0) }
    if actions.isEmpty, cautions.isEmpty {
      fields.report(EvidenceProblem.bearsOnNothing.diagnostic(at: id.location, length: id.length))
    }
    guard let question, let weSay, !oneSide.isEmpty, !otherSide.isEmpty else { return }
    library.disputes[id.text] = Dispute(
      id: id.text, question: question.text, oneSide: oneSide, otherSide: otherSide,
      weSay: weSay.text, actions: actions.map(\.text), cautions: cautions.map(\.text))
  }

  private mutating func sides(_ key: String, _ fields: inout Fields) -> [Dispute.Side] {
    var sides: [Dispute.Side] = []
    for mapping in fields.mappings(key) ?? [] {
      var inner = Fields(mapping, of: "a claim of \(key.quoted())")
      let says = inner.prose("says")
      let source = inner.text("source")
      let locator = inner.text("at", .optional)
      fields.report(inner.finish())
      guard let says, let source, entry(source, &fields) != nil else { continue }
      sides.append(
        Dispute.Side(says: says.text, source: source.text, locator: locator?.text ?? ""))
    }
    return sides
  }
}
