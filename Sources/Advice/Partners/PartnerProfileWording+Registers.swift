import Inference
import RuleLanguage

extension PartnerProfileWording {
  /// What a hub, a leader or a community partner brings and gains, and a first message to it.
  init(
    candidate: PartnerSearch.Candidate, pair: RegisterPair, school: String, partner: String?
  ) {
    let brings = ListWording.and(candidate.brings.map(ListWording.word))
    let gain = ListWording.clause(pair.action.helperGain)
    gains = gain.isEmpty ? "not known so far; ask what it would like to gain" : gain
    let greeting = partner.map { "Dear \(Self.addressed($0, candidate.helper.kind)), " }
    let visit = "(\(school))"
    switch candidate.helper {
    case .leader(let base):
      let isListed = pair.registers.leaders[base] != nil
      self.brings =
        isListed
        ? "experience with \(brings), by the register of system leaders"
        : "perhaps experience with \(brings): its people say that it wishes to help and that its leaders are settled"
      rivalry =
        candidate.findings.lazy.compactMap { finding in
          if case .apart(let apart) = finding.grounds { Self.rivalry(apart) } else { nil }
        }.first ?? ""
      message =
        "\"\(greeting ?? "Dear colleague, ")our governors and I would like an experienced leader from outside to "
        + "work with us on \(brings). We stay at the centre, and would agree aims and limits with you first. "
        + "Could we talk for an hour this month? \(visit)\""
    case .partner:
      let offers = pair.registers.entry(candidate.helper)?.offers
      self.brings =
        offers == nil ? "not known so far; ask what it can do with pupils or families" : brings
      rivalry = ""
      let asked =
        brings.isEmpty ? "what you could do with our pupils or families" : "\(brings)"
      message =
        "\"\(greeting ?? "Dear neighbours, ")we would like to talk with you about \(asked). We think of one aim, one "
        + "group of pupils and one person on each side. What would you like to get out of it? \(visit)\""
    case .hub, .school:
      self.brings = "help with \(brings), by the register of hubs"
      rivalry = ""
      message =
        "\"\(greeting ?? "Dear colleagues, ")we are working on \(brings). What do you offer schools like ours, and "
        + "could two of us come and see it this term? \(visit)\""
    }
  }

  private static func addressed(_ label: String, _ kind: HelperKind) -> String {
    kind == .hub ? "colleagues at \(label)" : kind == .leader ? "colleague" : label
  }
}
