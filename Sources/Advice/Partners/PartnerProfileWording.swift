import Facts
import Inference
import RuleLanguage

/// What a possible partner and the asking school bring each other, in sentences, and a first message.
struct PartnerProfileWording {
  let brings: String
  let gains: String
  let rivalry: String
  let message: String

  init(
    candidate: PartnerSearch.Candidate, check: PairCheck, school: String, partner: String?
  ) {
    let rules = check.situation.engine.rules.checked
    var (brings, gains, rivalry) = ("", "", "")
    var (learns, offers): ([String], [String]) = ([], [])
    for finding in candidate.findings {
      switch finding.grounds {
      case .strength(let match):
        learns = Self.topics(match)
        brings = Self.strengths(match, rules)
      case .exchange(let forAsker, let forPartner):
        offers = Self.topics(forPartner)
        if brings.isEmpty { brings = Self.strengths(forAsker, rules) }
        gains = Self.strengths(forPartner, rules)
      case .apart(let apart): rivalry = Self.rivalry(apart)
      default: break
      }
    }
    if offers.isEmpty, let returned = candidate.degrees.first(where: \.isReturned) {
      offers = returned.topics
      gains = offers.isEmpty ? "" : "strength in \(Self.list(offers)), which it needs"
    }
    let isKnown = !brings.isEmpty || !candidate.brings.isEmpty
    if learns.isEmpty { learns = candidate.brings }
    if brings.isEmpty, isKnown {
      brings = "perhaps strength in \(Self.list(candidate.brings)): ask what pupils gained from it"
    }
    self.brings =
      isKnown
      ? brings : "nothing is known so far; ask what it is good at, and what pupils gained from it"
    self.gains =
      gains.isEmpty
      ? "not known so far; ask it what it would like to learn, and say what you are good at" : gains
    self.rivalry =
      rivalry.isEmpty ? "this step does not ask; think of pupils who might go to either" : rivalry
    message = Self.message(
      from: school, to: partner, learns: Self.list(learns),
      together: isKnown ? "" : Self.list(check.needs.topics), offers: Self.list(offers))
  }

  /// `EAL (Skill in teaching pupils with EAL)`; what only figures point to is said to be so.
  private static func strengths(_ match: StrengthMatch, _ rules: CheckedRules) -> String {
    func told(_ shown: [(topic: String, asset: Int)]) -> String {
      let names = ListWording.distinct(shown.map { rules.findings[$0.asset].name })
      return "\(list(ListWording.distinct(shown.map(\.topic)))) (\(ListWording.and(names)))"
    }
    if !match.shown.isEmpty { return "strength in " + told(match.shown) }
    return match.hinted.isEmpty
      ? "" : "perhaps strength in \(told(match.hinted)): only figures or records point to it"
  }

  private static func topics(_ match: StrengthMatch) -> [String] {
    ListWording.distinct((match.shown.isEmpty ? match.hinted : match.shown).map(\.topic))
  }

  private static func list(_ topics: [String]) -> String {
    ListWording.and(topics.map(ListWording.word))
  }

  static func rivalry(_ apart: NearAndRival) -> String {
    let distance = apart.kilometres.map { "\(kilometres($0)) apart" }
    switch apart.verdict {
    case .yes:
      if let distance, let far = apart.kilometres, far >= apart.farFrom {
        return "no: \(distance), too far to draw on the same streets"
      }
      return "no: neither is a rival as the other sees it"
    case .unknown, .no:
      return "ask both heads whether the schools compete for the same pupils"
        + (distance.map { "; they are \($0)" } ?? "")
    }
  }

  /// A message in plain words that a head can change and send.
  private static func message(
    from school: String, to partner: String?, learns: String, together: String, offers: String
  ) -> String {
    let greeting = partner.map { "Dear head of \($0), " } ?? "Dear colleague, "
    let asks =
      learns.isEmpty
      ? together.isEmpty
        ? "we are looking for a school to learn with. "
        : "we are working on \(together), and are looking for a school to work on it with. "
      : "we are working on \(learns), and would like to see how you go about it. "
    let gives =
      offers.isEmpty
      ? "Tell us what you would like to learn, and we will say what we can share. "
      : "In return we could share what we do in \(offers). "
    return
      "\"\(greeting)\(asks)\(gives)Could two of us visit for a morning this term? (\(school))\""
  }

  /// The name with its authority.
  static func name(_ name: String, _ area: String) -> String {
    area.isEmpty || name.hasSuffix(area) ? name : "\(name), \(area)"
  }

  /// What may be said of a school that may not be named: `a primary school in Brackwater`.
  static func profile(phase: String?, area: String) -> String {
    let kind = phase.map { "\(ListWording.word($0)) school" } ?? "school"
    let article = "aeiou".contains(kind.first ?? "s") ? "an" : "a"
    return "\(article) \(kind)\(area.isEmpty ? "" : " in \(area)")"
  }

  static func schools(_ count: Int) -> String {
    count == 1 ? "one school" : "\(NumberWording.grouped(count)) schools"
  }

  /// Rounded to tenths first, as programs get it, so that both say the same of 19.46.
  static func kilometres(_ exact: Double) -> String {
    let distance = (exact * 10).rounded() / 10
    return
      distance < 1
      ? "less than a kilometre" : "\(NumberWording.text(distance.rounded())) kilometres"
  }
}

extension PairFit.Degree {
  fileprivate var isReturned: Bool {
    if case .returned? = criterion.operation { return true }
    return false
  }
}
