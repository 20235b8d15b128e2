import Inference
import OrderedCollections
import RuleLanguage

extension RegisterPair {
  /// A question with its answer in a few words, to stand in a list.
  func words(_ question: Question, _ verdict: Verdict) -> String {
    let isYes = verdict == .yes
    switch question {
    case .asker:
      return isYes
        ? "you may be told of" : "the head of the asking school does not wish to be listed"
    case .own: return isYes ? "run by others" : "run by your own school"
    case .consent: return isYes ? "agreed to be named" : "no wish to be named"
    case .journey:
      let constraint = check.constraints.first {
        if case .journey? = $0.operation { true } else { false }
      }
      return isYes
        ? constraint?.source.ifYes ?? "within reach" : constraint?.source.ifNo ?? "too far"
    case .authority: return isYes ? "another authority" : "the same authority"
    case .phase: return isYes ? "works with your phase" : "works with other phases"
    case .topics: return isYes ? "helps with the need" : "helps with other things"
    case .body: return isYes ? "the kind of body asked for" : "another kind of body"
    case .offers: return isYes ? "does what is asked for" : "other things on offer"
    case .exclusion:
      return isYes ? "not on the list to leave out" : "on the list to leave out"
    case .places: return isYes ? "a place left" : "no place left"
    }
  }

  /// What to ask where nobody knows.
  func ask(_ question: Question) -> String {
    switch question {
    case .consent: "Ask whether it may be named as a partner."
    case .journey: "Ask how long the journey takes."
    case .authority: "Ask which authority it belongs to."
    case .offers: "Ask what it can do with pupils or families."
    case .body: "Ask what sort of body it is."
    case .places: "Ask how many schools it can take on."
    case .asker, .own, .phase, .topics, .exclusion: ""
    }
  }

  /// Every question about a helper as a line of an answer, those about the school of a leader first.
  func lines(_ helper: HelperRow) -> [PartnerAnswer.Line] {
    var lines: [PartnerAnswer.Line] = []
    if case .leader(let base) = helper {
      let wording = PartnerWording(
        check.situation, rules, pair: (check.school, base),
        names: (asker: "the asking school", partner: "the school of the leader"))
      lines += schoolFindings(base).map(wording.line)
    }
    lines += findings(helper).map { finding in
      let short =
        finding.verdict == .unknown
        ? finding.question.rawValue : words(finding.question, finding.verdict)
      let tail = finding.verdict == .unknown ? ": not known yet" : told(finding, helper)
      return PartnerAnswer.Line(
        constraint: finding.question.rawValue,
        verdict: finding.verdict == .yes
          ? "yes" : finding.verdict == .no ? "no" : finding.isHeldBack ? "not yet" : "not known",
        short: short, sentence: ListWording.sentence(short + tail) + ".",
        ask: finding.verdict == .unknown ? ask(finding.question) : nil,
        because: rule(finding.question)?.because, source: rule(finding.question)?.source,
        figures: [])
    }
    return lines
  }

  /// Both sides of a refusal.
  private func told(_ finding: Finding, _ helper: HelperRow) -> String {
    guard finding.verdict == .no, let entry = registers.entry(helper) else { return "" }
    switch finding.question {
    case .journey:
      let journey = journey(helper)
      guard let minutes = journey.minutes else {
        return ": its place is not known, and it is in another authority"
      }
      let limit = NumberWording.text(journey.limit.minutes.upperBound)
      let source = journey.isStated ? "by the table of travel times" : "by the straight line"
      return
        ": \(NumberWording.text(minutes.rounded(.up))) minutes \(source), and the limit is \(limit)"
    case .phase:
      let own = check.phase(of: check.school).map { ", and the asking school is \(Self.phase($0))" }
      return ": \(ListWording.and((entry.phases ?? []).sorted().map(ListWording.word))) schools"
        + (own ?? "")
    case .topics:
      return ": \(ListWording.and(entry.topics.sorted().map(ListWording.word))), not "
        + ListWording.or(check.needs.topics.map(ListWording.word))
    case .offers:
      return ": \(ListWording.and((entry.offers ?? []).map(ListWording.word))), not "
        + ListWording.or((action.partner?.offers ?? []).map(ListWording.word))
    case .body:
      return ": \(HelperNames.body(entry.body ?? "")), not "
        + ListWording.or((action.partner?.kinds ?? []).map(HelperNames.body))
    case .consent: return ", as its register says"
    case .authority: return ": \(entry.area ?? "") for both, and this step asks for a different one"
    case .places: return ": its register says \(entry.placesLeft.map(String.init) ?? "none")"
    case .asker, .own, .exclusion: return ""
    }
  }

  /// `a primary school`, `all-through`.
  private static func phase(_ word: String) -> String {
    ["primary", "secondary", "middle", "special"].contains(word)
      ? "a \(word) school" : ListWording.word(word)
  }

  /// Why a question is asked, and after whom: the rule behind it.
  func rule(_ question: Question) -> (because: String, source: String?)? {
    func policy(_ name: String) -> (because: String, source: String?)? {
      rules.partnering.hard[name].map { constraint in
        (
          constraint.because.isEmpty ? constraint.means : constraint.because,
          constraint.source.orNil
        )
      }
    }
    switch question {
    case .asker, .consent: return policy("both agreed")
    case .journey: return policy("within reach")
    case .authority: return policy("other authority")
    case .phase: return ("What works with young children need not work with older pupils.", nil)
    case .topics: return policy("strength in the need")
    case .exclusion: return policy("not excluded")
    case .own: return ("Help is asked for from outside the school.", nil)
    case .body: return ("The card of the step names the kinds of body it asks for.", nil)
    case .offers: return ("The card of the step names what it asks helpers to do.", nil)
    case .places: return ("Nobody is asked for more than it says it has room for.", nil)
    }
  }
}
