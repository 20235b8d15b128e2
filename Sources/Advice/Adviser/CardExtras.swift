import Evidence
import Facts
import Inference
import OrderedCollections
import RuleLanguage

/// What goes with a card beyond its rule: resources, programmes of the country, open disputes.
struct CardExtras {
  private let rules: CheckedRules
  private let adviser: Adviser
  /// The country of the school; `nil` where neither people nor data tell it.
  private let country: String?

  init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    rules = adviser.rules
    country = Self.country(adviser, outlook)
  }

  /// What can help with an action, at most two.
  func resources(_ action: CheckedAction, _ resting: [FindingProof])
    -> [SchoolAdvice.ResourceShown]
  {
    let offered = rules.evidence.resources(for: action.id, findings: ids(resting))
    return offered.map { resource in
      let list = rules.evidence.sources[resource.listedBy]
      return SchoolAdvice.ResourceShown(
        id: resource.id, title: resource.title, kind: resource.kind, purpose: resource.purpose,
        address: resource.address, link: ExtrasWording.link(resource),
        listedBy: ExtrasWording.listedBy(list),
        source: [resource.listedBy, resource.listedAt].filter { !$0.isEmpty }
          .joined(separator: " "),
        note: resource.note.isEmpty ? nil : resource.note)
    }
  }

  /// Programmes of the country that serve an action on the day of the advice.
  func programmes(_ action: CheckedAction, _ proof: ActionProof, _ resting: [FindingProof])
    -> [SchoolAdvice.ProgrammeShown]
  {
    // A card that holds for all entries alike is about none of them.
    let isSpecific = proof.deciding.count < proof.instances.count
    let about = Set(isSpecific ? proof.deciding.compactMap { $0.about?.entry } : [])
    let findings = ids(resting)
    return rules.programmes.filter { $0.country == country }.flatMap { list in
      list.programmes.filter { programme in
        programme.actions.contains(action.id) && programme.counts(on: adviser.asOf)
          && (programme.about.isEmpty && programme.findings.isEmpty
            || !about.isDisjoint(with: programme.about)
            || !findings.isDisjoint(with: programme.findings))
      }.map { shown($0, list) }
    }
  }

  /// Disputes that bear on an action or on one of its cautions.
  func disputes(_ action: CheckedAction) -> [SchoolAdvice.DisputeShown] {
    let cautions = action.cautions.compactMap { caution in
      if case .catalogue(let id) = caution { id } else { nil }
    }
    return rules.evidence.disputes(on: action.id, cautions: Set(cautions)).map { dispute in
      SchoolAdvice.DisputeShown(
        id: dispute.id, question: dispute.question, oneSide: dispute.oneSide.map(claim),
        otherSide: dispute.otherSide.map(claim), weSay: dispute.weSay)
    }
  }

  private func claim(_ side: Dispute.Side) -> SchoolAdvice.ClaimShown {
    SchoolAdvice.ClaimShown(
      says: side.says,
      source: [side.source, side.locator].filter { !$0.isEmpty }.joined(separator: " "))
  }

  private func shown(_ programme: Programme, _ list: ProgrammeList) -> SchoolAdvice.ProgrammeShown {
    SchoolAdvice.ProgrammeShown(
      id: programme.id, name: programme.name, country: list.country,
      partnerType: programme.partnerType, shape: programme.shape.isEmpty ? nil : programme.shape,
      status: ExtrasWording.status(programme),
      remark: programme.remark.isEmpty ? nil : programme.remark,
      seen: ExtrasWording.seen(programme),
      sources: programme.sources, notice: list.notice)
  }

  private func ids(_ findings: [FindingProof]) -> Set<String> {
    Set(findings.map { rules.findings[$0.finding].id })
  }

  /// What people say of the country, or the country whose number the school has.
  private static func country(_ adviser: Adviser, _ outlook: Outlook) -> String? {
    let vocabulary = adviser.vocabulary
    if let slot = vocabulary.slot(id: "country"),
      case .known(.word(let word)) = outlook.situation.reading(slot).value
    {
      return vocabulary.facts[slot].kind.words[word]
    }
    return adviser.rules.programmes.first { list in
      guard let slot = list.knownBy, case .known = outlook.situation.reading(slot).value else {
        return false
      }
      return true
    }?.country
  }
}
