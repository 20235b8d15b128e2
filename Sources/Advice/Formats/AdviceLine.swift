import Foundation

/// The advice for one school as a line of JSON, for programs that read a country: what differs from school to school.
///
/// It is the *line* of `Corpus/.schema/advice.schema.json`. A key has the meaning that it has in the whole document
/// (``AdviceJSON``). Left out is what is the same wherever its id stands, and stands in `Rules/` and `Corpus/` under that
/// id: names, steps, partner profiles, what cautions and sources say. Figures stand once, in `figures`; reasons name
/// them by their places, from 0.
package enum AdviceLine {
  /// The line, with its end.
  ///
  /// - Parameter advice: Made for a line or for a sheet.
  /// - Returns: UTF-8; the keys of each object in alphabetical order.
  /// - Throws: What the encoder throws, for a school of which a casebook tells something.
  package static func render(_ advice: SchoolAdvice) throws -> [UInt8] {
    let figures = Figures(advice)
    let record = try advice.record.map(encoded)
    let rejected = advice.rejected.isEmpty ? nil : try encoded(advice.rejected)
    var json = JSONBytes()
    json.object { line in
      line.key("alsoConsidered") { $0.list(advice.alsoConsidered, considered) }
      line.key("asOf", advice.asOf)
      line.key("dataLine", advice.dataLine)
      line.key("factsDigest", advice.factsDigest)
      line.key("figures") { $0.list(figures.list, figure) }
      line.key("findings") { $0.list(advice.findings) { finding($1, figures, &$0) } }
      line.key("form", "line")
      line.key("nextSteps") { $0.list(advice.nextSteps) { card($1, figures, &$0) } }
      if let record { line.key("record") { $0.raw(record) } }
      if let rejected { line.key("rejected") { $0.raw(rejected) } }
      line.key("remarks", advice.remarks)
      line.key("rulesDigest", advice.rulesDigest)
      line.key("schema", advice.schema)
      line.key("school") { school(advice.school, &$0) }
      line.key("strengths") { $0.list(advice.strengths) { finding($1, figures, &$0) } }
      line.key("unknowns") { $0.list(advice.unknowns) { unknown($1, advice.nextSteps, &$0) } }
      line.key("voice", advice.voice)
    }
    json.endLine()
    return json.bytes
  }

  private static func encoded(_ part: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(part)
  }

  // MARK: Parts

  private static func school(_ school: SchoolAdvice.Identity, _ json: inout JSONBytes) {
    json.object { part in
      part.key("area", school.area)
      part.key("name", school.name)
      part.key("phase", school.phase)
      part.key("pupils", school.pupils)
      part.key("schools", school.schools)
      part.key("urn", school.urn)
    }
  }

  private static func finding(
    _ finding: SchoolAdvice.FindingStatement, _ figures: Figures, _ json: inout JSONBytes
  ) {
    json.object { part in
      part.key("because") { $0.list(finding.because) { reason($1, figures, &$0) } }
      part.key("id", finding.id)
      part.key("name", finding.name)
      part.key("strength", finding.strength)
    }
  }

  /// A reason that is a finding is told with that finding, among `findings` or `strengths`.
  private static func reason(
    _ reason: SchoolAdvice.Reason, _ figures: Figures, _ json: inout JSONBytes
  ) {
    json.object { part in
      if let finding = reason.finding {
        part.key("finding", finding)
      } else {
        part.key("figures") { $0.list(reason.facts) { $0.number(figures.place(of: $1)) } }
      }
      part.key("strength", reason.strength)
      if reason.finding == nil { part.key("text", reason.text) }
    }
  }

  private static func card(
    _ card: SchoolAdvice.Card, _ figures: Figures, _ json: inout JSONBytes
  ) {
    json.object { part in
      if !card.about.isEmpty { part.key("about", card.about) }
      part.key("action", card.action)
      part.key("although", card.although)
      part.key("because") { $0.list(card.because) { reason($1, figures, &$0) } }
      part.key("cautions", card.cautions.compactMap(\.id))
      part.key("check", card.check)
      part.key("disputes", card.disputes.map(\.id))
      part.key("evidence", card.evidence.map { "\($0.source) \($0.locator)" })
      part.key("programmes", card.programmes.map(\.id))
      part.key("resources", card.resources.map(\.id))
      part.key("status", card.status)
      part.key("strength", card.strength)
      part.key("sureness", card.sureness)
      part.key("unless", card.unless)
      part.key("urgency", card.urgency)
    }
  }

  private static func considered(
    _ json: inout JSONBytes, _ considered: SchoolAdvice.Considered
  ) {
    json.object { part in
      part.key("action", considered.action)
      part.key("place", considered.place)
      part.key("status", considered.status)
    }
  }

  private static func unknown(
    _ unknown: SchoolAdvice.Unknown, _ shown: [SchoolAdvice.Card], _ json: inout JSONBytes
  ) {
    json.object { part in
      part.key("fact", unknown.fact)
      part.key("steps") { json in
        let places = shown.indices.filter { unknown.bearsOn.contains(shown[$0].action) }
        json.list(places) { $0.number($1 + 1) }
      }
    }
  }

  private static func figure(_ json: inout JSONBytes, _ figure: SchoolAdvice.FigureShown) {
    json.object { part in
      part.key("column", figure.column)
      part.key("fact", figure.fact)
      part.key("file", figure.file.map { String($0.split(separator: "/").last ?? "") })
      if figure.file == nil { part.key("origin", figure.origin) }
      part.key("row", figure.row)
      part.key("source", figure.source)
      part.key("value", figure.value)
      part.key("whose", figure.whose)
      part.key("year", figure.year)
    }
  }
}

/// The figures behind all reasons of an advice, each once.
private struct Figures {
  private(set) var list: [SchoolAdvice.FigureShown] = []
  private var places: [Key: Int] = [:]

  /// What tells figures apart.
  private struct Key: Hashable {
    var fact: String
    var whose: String
    var value: String
    var origin: String

    init(_ figure: SchoolAdvice.FigureShown) {
      (fact, whose, value, origin) = (figure.fact, figure.whose, figure.value, figure.origin)
    }
  }

  init(_ advice: SchoolAdvice) {
    let told = (advice.strengths + advice.findings).flatMap(\.because)
    let ofCards = advice.nextSteps.flatMap(\.because).filter { $0.finding == nil }
    for figure in (told + ofCards).flatMap(\.facts) where places[Key(figure)] == nil {
      places[Key(figure)] = list.count
      list.append(figure)
    }
  }

  func place(of figure: SchoolAdvice.FigureShown) -> Int { places[Key(figure)] ?? 0 }
}
