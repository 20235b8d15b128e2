import Facts
import OrderedCollections
import RuleLanguage
import Schools

/// How busy those are who would help, and whom the registers name.
extension AreaWording {
  /// Schools and hubs of the plan, and each register by itself.
  ///
  /// What a register says of itself is no number of schools and is told as it stands; how many schools would use it
  /// is told as any number of schools.
  func helping() -> Said {
    var said = Said()
    let plan = picture.plan
    if plan.helpers >= counts.smallest {
      let full = SchoolTally(certain: plan.full, of: plan.helpers)
      let unknown = SchoolTally(certain: plan.capacityUnknown, of: plan.helpers)
      said.lines.append(
        SchoolAdvice.Picture.Line(
          text:
            "Schools and hubs that would help in the plan of partners: \(counts.number(plan.helpers)). "
            + "By what is known of their places, \(share(full)) would be full then; of \(share(unknown)) nobody knows how many they can help: ask them before anybody is sent.",
          restsOn: ["support_capacity_used"].filter { rules.vocabulary.slot(id: $0) != nil },
          certain: nil, of: picture.schools))
    }
    said.lines += plan.registers.filter(\.isGiven).map {
      SchoolAdvice.Picture.Line(
        text: text($0), restsOn: facts(of: $0.kind), certain: nil, of: picture.schools)
    }
    let lacking = plan.registers.filter { !$0.isGiven }.map(\.kind.several)
    // Where no need is spoken of, nobody asks who could meet it.
    let isNeeded = plan.groups.contains { group in
      let needing = SchoolTally(certain: group.needing.certain, of: group.needing.of)
      return counts.shown(needing, isSaid: group.shown.isSaid) != nil
    }
    if !lacking.isEmpty, isNeeded {
      said.untold.append(
        "No register of \(ListWording.or(lacking)) was given: who there is, and who is asked too often, is not known."
      )
    }
    return said
  }

  /// The facts of a register that its line rests on.
  private func facts(of kind: HelperKind) -> [String] {
    let ids =
      switch kind {
      case .hub: ["hub_la_name", "hub_places_left"]
      case .leader: ["leader_places_left", "leader_urn"]
      case .partner: ["partner_la_name", "partner_places_left"]
      case .school: ["support_capacity_used"]
      }
    return ids.filter { rules.vocabulary.slot(id: $0) != nil }
  }

  /// `Hubs that the register names here: four, with nine places left; two do not say. …`
  private func text(_ register: PlanPicture.Register) -> String {
    let names = ListWording.sentence(register.kind.several)
    let place =
      register.kind == .leader
      ? "that the register bases at its schools" : "that the register names \(self.place)"
    // Leaders are told of by the schools that they are based at.
    let isFew = register.kind == .leader && register.here < counts.smallest
    guard register.here > 0, !isFew else {
      let few = register.kind == .leader ? "few, if any at all" : "none"
      return
        "\(names) \(place): \(few)\(register.kind == .leader ? "" : "; those of other areas may help all the same")."
    }
    var text = "\(names) \(place): \(word(register.here))"
    if register.silent < register.here {
      text +=
        ", with \(register.places == 0 ? "no place" : register.places == 1 ? "one place" : "\(word(register.places)) places") left"
      if register.silent > 0 {
        text +=
          " as far as they say; \(word(register.silent)) \(register.silent == 1 ? "does" : "do") not say"
      }
    } else {
      text +=
        "; \(register.here == 1 ? "it does" : "none of them says") \(register.here == 1 ? "not say " : "")how many schools \(register.here == 1 ? "it" : "they") can take on"
    }
    text += ". In the plan of partners \(used(register))"
    let some = register.here == 1 ? "it" : "some"
    let notes = [
      register.full > 0
        ? "\(some) would be full then: more places, or others beside, would help" : "",
      register.unasked > 0
        ? "\(some) would be asked by none of its schools and could help elsewhere" : "",
    ].filter { !$0.isEmpty }
    return text + (notes.isEmpty ? "." : "; \(notes.joined(separator: "; ")).")
  }

  /// `12 of its schools would have one of them`; a number only where neither it nor what is left of those with such
  /// a helper is small.
  private func used(_ register: PlanPicture.Register) -> String {
    let all = picture.plan.groups.first { $0.kind.group == register.kind.group }?.matched ?? 0
    let one = register.here == 1 ? "it" : "one of them"
    if register.matched < counts.smallest {
      return "few of its schools, or none, would have \(one)"
    }
    return all - register.matched < counts.smallest
      ? "all or nearly all of its schools that would have one would have \(register.here == 1 ? "it" : "one of these")"
      : "\(counts.number(register.matched)) of its schools would have \(one)"
  }

  /// Where the entries stand: the schools of a trust or a region lie in several authorities.
  private var place: String { picture.kind == .authority ? "here" : "in its authorities" }

  private func word(_ number: Int) -> String {
    number <= 10 ? NumberWording.word(number) : counts.number(number)
  }

  /// For topics that several schools need: for which the register names a hub here, and for which none.
  func hubs(for topics: [String]) -> String? {
    guard let hubs = picture.plan.registers.first(where: { $0.kind == .hub }), hubs.isGiven,
      !topics.isEmpty
    else { return nil }
    let found = topics.filter { hubs.topics[$0] != nil }
    let lacking = topics.filter { hubs.topics[$0] == nil }.map(ListWording.word)
    let named = found.map { topic in
      ListWording.word(topic) + (hubs.topics[topic] == 1 ? " (one only)" : "")
    }
    if found.isEmpty { return "The register names no hub \(place) for \(ListWording.or(lacking))." }
    return "The register names hubs \(place) for \(ListWording.and(named))"
      + (lacking.isEmpty ? "." : "; none for \(ListWording.or(lacking)).")
  }

  /// `13 of them`, `all or nearly all of them`, `few or none of them`.
  private func share(_ tally: SchoolTally) -> String {
    if tally.of - tally.certain < counts.smallest { return "all or nearly all of them" }
    if tally.certain < counts.smallest { return "few or none of them" }
    return "\(counts.number(tally.certain)) of them"
  }
}
