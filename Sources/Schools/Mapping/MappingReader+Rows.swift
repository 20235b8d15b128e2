import Diagnostics
import Facts
import Notation

extension MappingReader {
  /// Year, standing, what the rows are, keys.
  func readShape(_ fields: inout Fields, into mapping: inout ImportMapping) {
    if let year = fields.text("year", .optional) { mapping.year = self.year(year, &fields) }
    mapping.innerYears = innerYears(&fields)
    mapping.standing = fields.word("standing", .optional) ?? .final
    mapping.rows = fields.word("rows are", .optional) ?? .schools
    mapping.listing = fields.word("lists schools", .optional) ?? .no
    mapping.isUniverse = fields.yesOrNo("counts as the universe", .optional) ?? false
    mapping.keys =
      fields.within("keys", .optional) { inner in
        var keys = KeyColumns()
        keys.urn = inner.text("URN", .optional)?.text
        keys.authority = inner.text("authority", .optional)?.text
        keys.establishment = inner.text("establishment", .optional)?.text
        keys.authorityAndEstablishment = inner.text("authority and establishment", .optional)?.text
        keys.name = inner.text("name", .optional)?.text
        keys.authorityName = inner.text("authority name", .optional)?.text
        return keys
      } ?? KeyColumns()
    mapping.holdsNothingBecause = fields.prose("holds nothing because", .optional)?.text
    mapping.age = fields.wholeNumber("pupils of age", in: 0...25, .optional)
    mapping.gluesSurplus =
      fields.word("surplus cells", among: ["join to the last column"], .optional) != nil
    mapping.readsPhrases = fields.yesOrNo("typed by people", .optional) ?? false
    mapping.knownUnused = fields.texts("not used", .optional)?.map(\.text) ?? []
  }

  private func year(_ text: Scalar, _ fields: inout Fields) -> ImportMapping.YearSource {
    switch text.text {
    case "file name": return .fileName
    case "none": return .none
    case let words where words.hasPrefix("column "): return .column(String(words.dropFirst(7)))
    default:
      if let year = Int(text.text), (1900...2200).contains(year) { return .fixed(year) }
      fields.report(
        MappingProblem.unknownYear(text.text).diagnostic(at: text.location, length: text.length))
      return .none
    }
  }

  private func innerYears(_ fields: inout Fields) -> ImportMapping.InnerYears {
    fields.within("years in headings", .optional) { inner -> ImportMapping.InnerYears? in
      let endings = inner.texts("endings", .optional)
      let words = inner.mapping("words", .optional)
      if let endings {
        for ending in endings where YearText.ending(ending.text) == nil {
          inner.report(
            MappingProblem.badEnding(ending.text)
              .diagnostic(at: ending.location, length: ending.length))
        }
        return .endings(endings.map(\.text))
      }
      guard let words else { return nil }
      var wordFields = Fields(words, of: "\"words\"")
      var years: [String: Int] = [:]
      for entry in words.entries {
        years[entry.key.text] = wordFields.wholeNumber(entry.key.text, in: 0...50)
      }
      inner.report(wordFields.finish())
      return .words(years)
    } ?? .none
  }

  /// Links, kinds of row, several rows of a school, answers.
  func readRows(_ fields: inout Fields, into mapping: inout ImportMapping) {
    for link in fields.mappings("links", .optional) ?? [] {
      var inner = Fields(link, of: "the link")
      let column = inner.text("column")
      let direction = inner.word("names", as: LinkColumn.Direction.self)
      let condition = condition(&inner, "where")
      fields.report(inner.finish())
      if let column, let direction {
        mapping.links.append(
          LinkColumn(column: column.text, direction: direction, condition: condition))
      }
    }
    for kind in fields.mappings("kinds of row", .optional) ?? [] {
      var inner = Fields(kind, of: "the kind of row")
      let condition = condition(&inner, "where")
      if let holds = content(&inner) {
        mapping.kinds.append(RowKind(condition: condition, holds: holds))
      }
      fields.report(inner.finish())
    }
    mapping.choice = fields.within("several rows", .optional) { inner -> RowChoice? in
      let latest = inner.text("latest", .optional)
      let first = inner.text("first", .optional)
      let order = inner.texts("order", first == nil ? .optional : .required)
      if let latest { return .latest(column: latest.text) }
      if let first, let order { return .first(column: first.text, order: order.map(\.text)) }
      inner.report(MappingProblem.noChoice.diagnostic(at: inner.mapping.location))
      return nil
    }
    mapping.answers = fields.within("answers", .optional) { inner -> AnswerColumns? in
      let fact = inner.text("fact")
      let value = inner.text("value")
      let by = inner.text("by", .optional)
      let on = inner.text("on", .optional)
      guard let fact, let value else { return nil }
      return AnswerColumns(fact: fact.text, value: value.text, by: by?.text, on: on?.text)
    }
  }

  func condition(_ fields: inout Fields, _ key: String) -> [String: [String]] {
    guard let mapping = fields.mapping(key, .optional) else { return [:] }
    var inner = Fields(mapping, of: "\"where\"")
    var condition: [String: [String]] = [:]
    for entry in mapping.entries {
      if entry.value.list != nil {
        condition[entry.key.text] = inner.texts(entry.key.text)?.map(\.text)
      } else {
        condition[entry.key.text] = inner.text(entry.key.text).map { [$0.text] }
      }
    }
    fields.report(inner.finish())
    // "empty" is how a mapping writes an empty cell.
    return condition.mapValues { $0.map { $0 == "empty" ? "" : $0 } }
  }

  private func content(_ fields: inout Fields) -> RowKind.Content? {
    let words = [
      "school", "local authority figures", "national figures", "national spread", "nothing",
    ]
    let hold = fields.word("hold", among: words)
    let phase = fields.text("phase", .optional)
    let reason = fields.prose("because", .optional)
    if let phase, !phases.contains(phase.text) {
      let nearest = NearestName.suggestion(for: phase.text, among: phases)
      fields.report(
        MappingProblem.unknownPhase(phase.text, nearest: nearest)
          .diagnostic(at: phase.location, length: phase.length))
    }
    switch hold?.text {
    case "school": return .school
    case "local authority figures": return .authorityFigures(phase: phase?.text)
    case "national figures": return .nationalFigures(phase: phase?.text)
    case "national spread": return .nationalSpread(phase: phase?.text)
    case "nothing":
      if let reason { return .nothing(because: reason.text) }
      fields.report(MappingProblem.reasonMissing.diagnostic(at: fields.mapping.location))
      return nil
    default: return nil
    }
  }

  private var phases: [String] { vocabulary.fact(named: "phase")?.kind.words ?? [] }
}
