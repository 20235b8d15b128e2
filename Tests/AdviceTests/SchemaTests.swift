import Advice
import Casebook
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import TestSupport
import Testing

/// The JSON of `waymark advise --json` is what `Corpus/.schema/advice.schema.json` says, for the sample.
@Suite struct SchemaTests {
  private static func schema() throws -> SchemaChecker {
    try SchemaChecker(
      Data(contentsOf: packageRoot.appending(path: "Corpus/.schema/advice.schema.json")))
  }

  /// Every ninth school of the sample, so that schools of all sorts are among them.
  @Test func everySheetOfTheSampleFits() throws {
    let schema = try Self.schema()
    let adviser = try SampleAdviser.shared.get()
    for school in stride(from: 0, to: adviser.directory.entries.count, by: 9) {
      let advice = adviser.advice(for: school, AdviceRequest(questions: school % 2 == 0 ? 0 : 2))
      // Nothing is put forward without a reason.
      #expect(advice.nextSteps.allSatisfy { !$0.because.isEmpty }, "\(advice.school.name)")
      let problems = schema.problems(try AdviceJSON.render(advice))
      #expect(problems.isEmpty, "\(advice.school.name): \(problems.prefix(5))")
    }
  }

  /// So does every line; and what is made for a line alone says what a line of the whole sheet says.
  @Test func everyLineOfTheSampleFits() throws {
    let schema = try Self.schema()
    let adviser = try SampleAdviser.shared.get()
    for school in stride(from: 0, to: adviser.directory.entries.count, by: 9) {
      var request = AdviceRequest()
      let sheet = adviser.advice(for: school, request)
      request.form = .line
      let line = try AdviceLine.render(adviser.advice(for: school, request))
      #expect(line == (try AdviceLine.render(sheet)), "\(sheet.school.name)")
      #expect(line.count { $0 == UInt8(ascii: "\n") } == 1 && line.last == UInt8(ascii: "\n"))
      let problems = schema.problems(String(decoding: line, as: UTF8.self))
      #expect(problems.isEmpty, "\(sheet.school.name): \(problems.prefix(5))")
    }
  }

  /// Whatever a school is called, its line is JSON that says so.
  @Test(arguments: [
    "St \"Mary\" \\ High", "Two\nlines\tand\u{1}more", "École Ľ 学校 🏫", "</script>",
  ])
  func namesAreWrittenAsTheyAre(_ name: String) throws {
    var advice = try SampleAdviser.advice("900104", AdviceRequest(questions: 0))
    advice.school.name = name
    let line = Data(try AdviceLine.render(advice))
    let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
    #expect((object["school"] as? [String: Any])?["name"] as? String == name)
  }

  /// So do the sheets of areas.
  @Test func everyAreaOfTheSampleFits() throws {
    let schema = try Self.schema()
    for (area, advice) in try SampleAdviser.areas.get() {
      #expect(advice.picture?.kind == area.kind.rawValue)
      #expect(advice.nextSteps.allSatisfy { !$0.because.isEmpty }, "\(area.name)")
      #expect(schema.problems(try AdviceJSON.render(advice)).isEmpty, "\(area.name)")
    }
  }

  /// What people reject stands in the document as the schema says.
  @Test func aSheetWithRejectionsFits() throws {
    let rejection = try Rejection(
      of: "B_POLARISED", because: "the area has changed", in: ShippedRuleSet.checked)
    let advice = try SampleAdviser.advice(
      "900104", AdviceRequest(rejected: [rejection], questions: 0))
    let text = try AdviceJSON.render(advice)
    #expect(try Self.schema().problems(text).isEmpty)
    #expect(text.contains("the area has changed"))
  }

  /// What a casebook tells and has decided stands there too.
  @Test func aSheetWithARecordFits() throws {
    let school = CaseSubject.school("900104")
    let at = try #require(Moment("2026-05-03T09:00:00Z"))
    let plain = try SampleAdviser.advice("900104", AdviceRequest(questions: 0))
    var request = AdviceRequest(questions: 0)
    request.record = CaseRecord(
      told: [
        ToldFact(
          about: school, fact: "pct_eal", value: "12", by: "the head", at: at, source: "a call")
      ],
      decisions: plain.nextSteps.map { card in
        Decision(
          about: school, action: card.action, .accepted, because: "it fits", by: "the head", at: at,
          partner: nil, review: CalendarDate("2027-01-31"), facts: "other")
      } + [
        Decision(
          about: school, action: "cb_cross_la_partner", .declined, by: "you", at: at,
          partner: "900233")
      ])
    let advice = try SampleAdviser.advice("900104", request)
    #expect(advice.nextSteps.allSatisfy { $0.decision != nil })
    let text = try AdviceJSON.render(advice)
    let problems = try Self.schema().problems(text)
    #expect(problems.isEmpty, "\(problems.prefix(5))")
    #expect(text.contains("\"record\""))
  }

  /// The checker itself notices what is missing, too much, or of another kind.
  @Test(arguments: [
    (#""voice": "school""#, #""voice": "street""#), (#""offers": "#, #""offer": "#),
    (#""asOf": "2025-09-01""#, #""asOf": 2025"#),
  ])
  func otherDocumentsDoNotFit(_ change: (from: String, to: String)) throws {
    let schema = try Self.schema()
    let text = try AdviceJSON.render(SampleAdviser.shared.get().advice(for: 0))
      .replacing(" : ", with: ": ")
    let changed = text.replacing(change.from, with: change.to)
    try #require(changed != text)
    #expect(schema.problems(text).isEmpty)
    #expect(!schema.problems(changed).isEmpty)
  }
}

/// The part of JSON Schema that our schemas use: `type`, `const`, `enum`, `required`, `properties`,
/// `additionalProperties: false`, `items`, `maxItems`, `oneOf` and `$ref` to a definition.
struct SchemaChecker {
  private let root: [String: Any]

  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What does not fit, each with its path.
  func problems(_ text: String) -> [String] {
    guard let document = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else {
      return ["no JSON"]
    }
    return problems(document, root, "$")
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
      return definitions[name].map { problems(value, $0, path) } ?? ["\(path): no \(reference)"]
    }
    var found: [String] = []
    if let ways = schema["oneOf"] as? [[String: Any]] {
      let problems = ways.map { self.problems(value, $0, path) }
      switch problems.count(where: \.isEmpty) {
      case 1: break
      // Of several ways that do not fit the one that is nearest says most.
      case 0: found += problems.min { $0.count < $1.count } ?? []
      default: found.append("\(path): fits more than one")
      }
    }
    if let type = schema["type"] as? String, !fits(value, type) {
      found.append("\(path): no \(type)")
    }
    if let only = schema["const"] as? String, value as? String != only {
      found.append("\(path): not \(only)")
    }
    if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
      found.append("\(path): \(value) is not allowed")
    }
    if let object = value as? [String: Any] { found += problems(of: object, schema, path) }
    if let list = value as? [Any] {
      if let most = schema["maxItems"] as? Int, list.count > most {
        found.append("\(path): more than \(most)")
      }
      if let items = schema["items"] as? [String: Any] {
        found += list.enumerated().flatMap { problems($1, items, "\(path)[\($0)]") }
      }
    }
    return found
  }

  private func problems(of object: [String: Any], _ schema: [String: Any], _ path: String)
    -> [String]
  {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
    var found = missing.map { "\(path): no \($0)" }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      if let property = properties[key] {
        found += problems(value, property, "\(path).\(key)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(path): \(key) is not in the schema")
      }
    }
    return found
  }

  private func fits(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: false
    }
  }
}
