import Facts
import Inference
import RuleLanguage
import Schools

/// Who could be a partner for a step: two or three unlike options, and why all others are not among them.
package struct PartnerOptions: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.partners/1"

  package var schema = PartnerOptions.schema
  package var subject: AnswerSubject
  package var action: ActionNamed
  /// The topics in which help is needed, as people call them.
  package var needs: [String]
  /// How many schools were looked at, those ruled out included.
  package var looked: Int
  /// How many nothing rules out, those of which no strength is shown not counted.
  package var possible: Int
  /// Nothing rules these out, and nothing shows the strength that is needed.
  package var withoutStrength: Int
  /// In the order of their names; the order says nothing of merit.
  package var options: [Option]
  /// Why others are not among them, the most frequent reason first.
  package var excluded: [Excluded]

  /// How many schools one reason rules out; of several reasons the first counts.
  package struct Excluded: Encodable, Hashable, Sendable {
    package var reason: String
    package var schools: Int
  }

  /// One possible partner.
  package struct Option: Encodable, Hashable, Sendable {
    /// The school; `nil` until both heads have agreed to be named.
    package var school: PartnerAnswer.SchoolNamed?
    /// The name, or what may be said as long as it may not be named.
    package var label: String
    package var brings: String
    /// What the asking school brings, or how to find out.
    package var gains: String
    /// Why it is no rival, or that this has to be asked.
    package var rivalry: String
    /// In a straight line; `nil` where a place is not known.
    package var kilometres: Double?
    /// What speaks for it, and what against.
    package var speaksFor: [String]
    package var speaksAgainst: [String]
    /// What nobody knows yet, as questions.
    package var unknown: [String]
    /// A first message to send, to be changed as its sender likes.
    package var message: String
  }
}

extension PartnerSearch {
  /// Two or three unlike options for a step; `nil` for a step that looks for no school.
  package func options(action: Int, atMost limit: Int = 3) -> PartnerOptions? {
    guard let found = search(action: action) else { return nil }
    let explainer = Explainer(adviser, outlook)
    let chosen = unlike(found, atMost: limit)
    return PartnerOptions(
      subject: explainer.subject, action: explainer.named(action),
      needs: found.check.needs.topics.map(ListWording.word), looked: found.looked,
      possible: found.candidates.count, withoutStrength: found.withoutStrength,
      options: chosen.map { option($0, found.check) }.sorted { $0.label < $1.label },
      excluded: found.excluded.map { PartnerOptions.Excluded(reason: $0.reason, schools: $0.count) }
    )
  }

  private func option(_ candidate: Candidate, _ check: PairCheck) -> PartnerOptions.Option {
    let entry = adviser.directory.entries[candidate.school]
    let isNamed = !candidate.findings.contains(where: \.isHeldBack)
    let kilometres = check.journey([], candidate.school).kilometres
    let label =
      isNamed
      ? PartnerProfileWording.name(entry.name, entry.area)
      : ListWording.sentence(
        PartnerProfileWording.profile(phase: check.phase(of: candidate.school), area: entry.area))
    let wording = PartnerWording(
      check.situation, adviser.rules, pair: (check.school, candidate.school),
      names: (asker: "you", partner: "it"))
    let met = candidate.degrees.filter { ($0.met ?? 0) >= 0.5 }
    let unmet = candidate.degrees.filter { ($0.met ?? 1) < 0.5 }
    let isAgainst = { (degree: PairFit.Degree) in (degree.criterion.weight ?? 0) < 0 }
    let speaksFor =
      met.filter { !isAgainst($0) && !$0.isAboutStrength }.map(\.criterion.ifYes)
      + unmet.filter(isAgainst).map(\.criterion.ifNo)
    let speaksAgainst =
      met.filter(isAgainst).map(\.criterion.ifYes)
      + unmet.filter { !isAgainst($0) && !$0.isAboutStrength }.map(\.criterion.ifNo)
    let asks =
      candidate.findings.filter { $0.verdict == .unknown }.map { wording.line($0).ask ?? "" }
      + candidate.degrees.filter { $0.met == nil }.map(\.criterion.ask)
    let profile = PartnerProfileWording(
      candidate: candidate, check: check, school: adviser.directory.entries[check.school].name,
      partner: isNamed ? entry.name : nil)
    return PartnerOptions.Option(
      school: isNamed
        ? PartnerAnswer.SchoolNamed(
          urn: entry.urn.isEmpty ? nil : entry.urn, name: entry.name,
          area: entry.area.isEmpty ? nil : entry.area) : nil,
      label: label, brings: profile.brings, gains: profile.gains, rivalry: profile.rivalry,
      kilometres: kilometres.map { ($0 * 10).rounded() / 10 },
      speaksFor: speaksFor.filter { !$0.isEmpty },
      speaksAgainst: speaksAgainst.filter { !$0.isEmpty },
      unknown: ListWording.distinct(asks.filter { !$0.isEmpty }), message: profile.message)
  }
}

extension PairFit.Degree {
  /// What each brings is told apart.
  var isAboutStrength: Bool {
    switch criterion.operation {
    case .strength?, .returned?: true
    default: false
    }
  }
}

extension PartnerOptions {
  package var page: AnswerPage {
    var lines: [AnswerPage.Line] = []
    let help = needs.isEmpty ? "" : "You need help with \(ListWording.and(needs)). "
    lines.append(AnswerPage.Line(help + summary))
    for (place, option) in options.enumerated() {
      let far = option.kilometres.map { ", \(PartnerProfileWording.kilometres($0)) away" } ?? ""
      lines.append(
        AnswerPage.Line(
          option.label + far, mark: "\(Character(UnicodeScalar(UInt8(65 + place)))).", indent: 1))
      lines += option.lines(leavingOut: shared)
    }
    if !shared.isEmpty {
      lines.append(
        AnswerPage.Line(options.count == 1 ? "To find out:" : "To find out of each of them:"))
      lines += shared.map { AnswerPage.Line($0, mark: "–", indent: 2) }
    }
    if options.contains(where: { $0.school == nil }) {
      lines.append(
        AnswerPage.Line(
          "A school is not named before both heads have agreed to it; an authority or a trust can ask them."
        ))
    }
    if !excluded.isEmpty || withoutStrength > 0 {
      lines.append(AnswerPage.Line("Why others are not here:"))
      lines += excluded.prefix(6).map {
        AnswerPage.Line(
          "\($0.reason): \(PartnerProfileWording.schools($0.schools))", mark: "–", indent: 2)
      }
      if withoutStrength > 0 {
        lines.append(
          AnswerPage.Line(
            "nothing rules them out, but nothing shows a strength in what you need either: \(PartnerProfileWording.schools(withoutStrength))",
            mark: "–", indent: 2))
      }
    }
    return AnswerPage(
      "\(subject.name) – who could be a partner for \(action.inWords)", lines,
      next: options.compactMap(\.school).prefix(1).map { "why not \($0.name) as partner" })
  }

  /// The questions that are open of every option.
  private var shared: [String] {
    guard let first = options.first else { return [] }
    return first.unknown.filter { ask in options.allSatisfy { $0.unknown.contains(ask) } }
  }

  private var summary: String {
    let all = "\(NumberWording.grouped(looked)) schools were looked at"
    if options.isEmpty {
      return possible == 0 && withoutStrength > 0
        ? "\(all); of none that nothing rules out is a strength in this known."
        : "\(all); something rules out each of them."
    }
    let fit = possible == 1 ? "one could be a partner" : "\(NumberWording.word(possible)) could be"
    let shown =
      options.count < possible
      ? "; here are \(NumberWording.word(options.count)) that differ from each other" : ""
    return "\(all), and \(fit)\(shown). The order says nothing of merit."
  }
}

extension PartnerOptions.Option {
  fileprivate func lines(leavingOut shared: [String]) -> [AnswerPage.Line] {
    var lines = [
      AnswerPage.Line(brings, mark: "It brings:", indent: 2),
      AnswerPage.Line(gains, mark: "You bring:", indent: 2),
      AnswerPage.Line(rivalry, mark: "Rivals?", indent: 2),
    ]
    if !speaksFor.isEmpty {
      lines.append(
        AnswerPage.Line(speaksFor.joined(separator: "; "), mark: "Speaks for it:", indent: 2))
    }
    if !speaksAgainst.isEmpty {
      lines.append(
        AnswerPage.Line(
          speaksAgainst.joined(separator: "; "), mark: "Speaks against:", indent: 2))
    }
    lines += unknown.filter { !shared.contains($0) }.map {
      AnswerPage.Line($0, mark: "To find out:", indent: 2)
    }
    lines.append(AnswerPage.Line(message, mark: "A first message:", indent: 2))
    return lines
  }
}
