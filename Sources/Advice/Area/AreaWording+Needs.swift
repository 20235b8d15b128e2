import RuleLanguage

/// Needs that many schools share, and topics in which few are strong.
extension AreaWording {
  /// At most so many needs are named that fewer schools share.
  private static let mostBelow = 3

  func shared() -> Said {
    let percent = policy.number(.sharedBy)
    var said = Said()
    // The largest share first; equal ones by id.
    let told = picture.findings.compactMap { finding in
      counts.shown(finding.tally, of: schools(of: finding), isSaid: finding.shown.isSaid).map {
        (finding: finding, shown: $0)
      }
    }.sorted { a, b in
      let (one, other) = (a.finding, b.finding)
      let (first, second) = (
        one.tally.certain * other.tally.of, other.tally.certain * one.tally.of
      )
      return (second, one.id) < (first, other.id)
    }
    for (finding, shown) in told where finding.tally.reaches(percent) {
      said.lines.append(
        SchoolAdvice.Picture.Line(
          text: "\(finding.name): \(shown.text)\(onFigures(finding.tally)).",
          restsOn: [finding.id], certain: shown.certain, of: finding.tally.of))
    }
    if said.lines.isEmpty {
      said.untold.append(
        "Of no need it can be told that \(percent) out of 100 schools or more share it.")
    }
    let below = told.filter { !$0.finding.tally.reaches(percent) }.prefix(Self.mostBelow)
    if !below.isEmpty {
      let texts = below.map { finding, _ in
        "\(finding.name) (\(counts.number(finding.tally.certain)) of \(counts.number(finding.tally.of)) \(schools(of: finding)))"
      }
      said.untold.append("Seen in fewer schools: \(texts.joined(separator: "; ")).")
    }
    return said
  }

  /// How many needs could turn out to be shared, of which that is not known.
  var findingsThatMayBeShared: Int {
    picture.findings.count { finding in
      var most = finding.tally
      most.certain += most.open
      let percent = policy.number(.sharedBy)
      return !finding.tally.reaches(percent) && most.reaches(percent)
    }
  }

  /// `primary schools`, `primary and secondary schools`, `schools`.
  private func schools(of finding: AreaPicture.Finding) -> String {
    guard let phases = finding.phases else { return "schools" }
    return "\(ListWording.and(phases.map(ListWording.word))) schools"
  }

  private func onFigures(_ tally: SchoolTally) -> String {
    if tally.onFigures == tally.certain { return "; only figures point to it so far" }
    return tally.onFigures * 2 >= tally.certain ? "; in most of them only figures point to it" : ""
  }

  // MARK: - Found once

  func foundOnce() -> Said {
    let least = max(policy.number(.neededBy), counts.smallest)
    let most = policy.number(.foundInAtMost)
    var said = Said()
    let needed = picture.topics.filter { topic in
      let need = SchoolTally(certain: topic.needing, of: picture.schools)
      return topic.needing >= least && counts.shown(need, isSaid: topic.shown.isSaid) != nil
    }
    let rare = needed.filter { $0.strong <= most }
    for topic in rare where isKnown(topic) {
      let need = SchoolTally(certain: topic.needing, of: picture.schools)
      guard let shown = counts.shown(need, isSaid: topic.shown.isSaid) else { continue }
      // Which of these it is would be a small number.
      let found =
        most == 0
        ? "no school shows"
        : most == 1
          ? "one school or none shows" : "\(NumberWording.word(most)) schools or fewer show"
      said.lines.append(
        SchoolAdvice.Picture.Line(
          text: "\(ListWording.sentence(ListWording.word(topic.topic))): \(shown.text) need help"
            + " in it; \(found) strength in it so far"
            + (topic.mayBeStrong == 0 ? "." : ", and of others nobody has said."),
          restsOn: topic.restsOn, certain: shown.certain, of: picture.schools))
    }
    let open = rare.filter { !isKnown($0) }.map { ListWording.word($0.topic) }
    if !open.isEmpty {
      said.untold.append(
        "\(ListWording.sentence(NumberWording.word(least))) schools or more need help in "
          + "\(ListWording.and(open)); too few have said what they are good at to tell who is strong there."
      )
    }
    if let hubs = hubs(for: rare.map(\.topic)) { said.untold.append(hubs) }
    if said.lines.isEmpty, open.isEmpty, !needed.isEmpty {
      said.untold.append(
        "Wherever \(NumberWording.word(least)) schools or more need help in a topic, more than \(NumberWording.word(most)) \(most == 1 ? "school shows" : "schools show") strength in it."
      )
    }
    return said
  }

  /// Whether enough schools have said whether they are strong in it.
  private func isKnown(_ topic: AreaPicture.Topic) -> Bool {
    (picture.schools - topic.mayBeStrong) * 100 >= policy.number(.knownOf) * picture.schools
  }
}
