import Facts
import Inference
import OrderedCollections
import RuleLanguage

extension FamilyReportMaker {
  /// What is needed in the Family, and who in it is shown to be strong there, by topic in the order of their
  /// words.
  ///
  /// Nobody is named to others before the head has agreed; the school that asks is told its own needs and
  /// strengths.
  var offers: [FamilyOffer] {
    let assets = adviser.rules.partnering.hard.values.flatMap(\.assets)
    let isAgreed = family.members.map { $0 == asker || hasAgreed($0) }
    var needing: [String: [Int]] = [:]
    var offering: [String: [Int]] = [:]
    for (place, row) in family.members.enumerated() {
      let situation = adviser.engine.situation(of: .school(row))
      situation.detail = .verdicts
      for topic in NeedTopics(situation, adviser.rules).shown(by: row) {
        needing[topic, default: []].append(place)
      }
      for topic in strongTopics(assets, row, situation) {
        offering[topic, default: []].append(place)
      }
    }
    return needing.keys.sorted {
      (ListWording.word($0).lowercased(), $0) < (ListWording.word($1).lowercased(), $1)
    }.map { topic in
      let (ask, give) = (needing[topic] ?? [], offering[topic] ?? [])
      let named = { (places: [Int]) in
        places.filter { isAgreed[$0] }.map { school(family.members[$0]) }
      }
      return FamilyOffer(
        topic: topic, needing: named(ask), offering: named(give), needingCount: ask.count,
        offeringCount: give.count,
        text: Self.text(
          topic, needing: named(ask), of: ask.count, offering: named(give), of: give.count))
    }
  }

  /// Topics in which a school is at least likely to be strong.
  private func strongTopics(_ assets: [Int], _ row: Int, _ situation: Situation) -> [String] {
    var topics: [String] = []
    for asset in assets where situation.strength(asset, ofSchool: row).certain >= .likely {
      for topic in adviser.rules.findings[asset].topics where !topics.contains(topic) {
        topics.append(topic)
      }
    }
    return topics
  }

  private func hasAgreed(_ row: Int) -> Bool {
    guard let slot = adviser.vocabulary.slot(id: "agreed_to_be_listed") else { return false }
    let reading = adviser.engine.facts.reading(slot, at: BearerRow(.school, row))
    return reading.value == .known(.word(1))
  }

  /// `Maths: needed at 3 schools, among them Beech Lane; 1 school is shown to be strong in it`.
  private static func text(
    _ topic: String, needing: [FamilySchool], of ask: Int, offering: [FamilySchool], of give: Int
  ) -> String {
    let among = { (named: [FamilySchool], count: Int) in
      named.isEmpty ? "" : named.count == count ? ": \(list(named))" : ", among them \(list(named))"
    }
    let needed = "needed at \(schools(ask))\(among(needing, ask))"
    let strong =
      give == 0
      ? "no member is shown to be strong in it so far: ask, or look beyond the Family"
      : "\(schools(give)) \(give == 1 ? "is" : "are") shown to be strong in it\(among(offering, give))"
    return "\(ListWording.sentence(ListWording.word(topic))): \(needed); \(strong)"
  }

  private static func schools(_ count: Int) -> String {
    count == 1 ? "1 school" : "\(count) schools"
  }

  /// How many members have agreed to be named as partners.
  var agreedCount: Int { family.members.count(where: hasAgreed) }
}
