import Advice
import Conversation
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// A school of the sample with what people say of it, and the questions asked.
struct AskedSchool: Sendable, CustomTestStringConvertible {
  var name: String
  /// A school's number; `nil` for the area Ambleford.
  var urn: String?
  var said: [(fact: String, value: String)] = []
  var rejected: [(finding: String, reason: String)] = []
  var width = 80
  var lines: [String]

  var testDescription: String { name }

  /// Everything typed and answered, as a transcript.
  func transcript() throws -> String {
    let answering = Answering(try explainer())
    return lines.map { line in
      let asked = answering.answer(line: line)
      let text =
        asked.answer.map { AnswerText.render($0.page, width: width) } ?? asked.problem ?? ""
      return "> \(line)\n\(text)"
    }.joined(separator: "\n")
  }

  func explainer() throws -> Explainer {
    let adviser = try Region.sample.adviser()
    var request = AdviceRequest()
    for (fact, value) in said {
      let slot = try #require(adviser.vocabulary.slot(named: fact), "\(fact)")
      request.told[slot] = try ValuePhrase.read(value, of: adviser.vocabulary.facts[slot]).get()
    }
    request.rejected = try rejected.map {
      try Rejection(of: $0.finding, because: $0.reason, in: adviser.rules)
    }
    return Explainer(adviser, adviser.outlook(for: try subject(adviser), request))
  }

  private func subject(_ adviser: Adviser) throws -> Subject {
    if let urn {
      let entry = try #require(adviser.directory.entries.first { $0.urn == urn }, "\(urn)")
      return .school(entry.row)
    }
    guard case .found(let area) = AreaDirectory(adviser.engine.base).find("Ambleford") else {
      throw NoArea()
    }
    return .area(area.row)
  }

  struct NoArea: Error {}
}
