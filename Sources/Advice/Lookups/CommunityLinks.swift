/// Links beyond the school gates, and whom to ring first.
package struct CommunityLinks: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.community/1"

  package var schema = CommunityLinks.schema
  package var subject: AnswerSubject?
  /// The kind that was asked for, as people say it.
  package var kind: String?
  package var links: [Link]
  package var more: Int
  /// Names of steps beyond the school that the rules rank for this school.
  package var steps: [String]
  package var lacksRegister: Bool

  /// One partner.
  package struct Link: Encodable, Hashable, Sendable {
    package var name: String
    package var kind: String
    package var area: String?
    package var offers: [String]
    package var load: String
    package var kilometres: Double?
  }
}

extension CommunityLinks {
  package var page: AnswerPage {
    let title = "\(subject.map { "\($0.name) – " } ?? "")\(kind ?? "links") beyond the school gates"
    var lines: [AnswerPage.Line] = []
    for (place, link) in links.enumerated() {
      let about = [
        link.kind, link.area, link.kilometres.map { "\(NumberWording.text($0)) km away" },
      ]
      .compactMap(\.self).joined(separator: ", ")
      lines.append(
        AnswerPage.Line("\(ListWording.sentence(link.name)) (\(about))", mark: "\(place + 1)."))
      let offers = link.offers.isEmpty ? "ask what it offers" : ListWording.and(link.offers)
      lines.append(AnswerPage.Line("\(offers); \(link.load)", indent: 2))
    }
    if links.isEmpty {
      lines.append(
        AnswerPage.Line(
          lacksRegister
            ? "No register of community partners was given: ask the authority whom it knows."
            : "The register of community partners names none of this kind here."))
    } else {
      lines.append(
        AnswerPage.Line(
          "Ring the first of them first, or the authority's broker where there is one."
            + (more > 0 ? " \(more) more stand in the register." : ""), indent: 0))
    }
    if !steps.isEmpty {
      lines.append(
        AnswerPage.Line(
          "Steps beyond the school that the rules rank here: \(steps.joined(separator: "; ")).",
          indent: 0))
    }
    return AnswerPage(
      title, lines, next: ["who could it partner with?", "any risks?"])
  }
}
