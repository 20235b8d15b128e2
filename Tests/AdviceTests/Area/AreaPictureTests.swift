import Advice
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// What the schools of an area have in common: counted right, said with care.
@Suite struct AreaPictureTests {
  private static func sets() throws -> [SchoolSets.Entry] {
    SchoolSets(try SampleAdviser.shared.get().engine.base).entries
  }

  /// Every number is what somebody gets who looks at each school by itself.
  @Test func countsAreThoseOfAllSchoolsOneByOne() throws {
    let adviser = try SampleAdviser.shared.get()
    let (engine, rules) = (adviser.engine, adviser.rules)
    let set = try #require(Self.sets().first { $0.name == "Ambleford" })
    let picture = try #require(adviser.picture(of: set))
    #expect(picture.schools == set.schools.count && picture.schools == 59)
    #expect(picture.phases.map(\.schools).reduce(0, +) == 59)
    for finding in picture.findings {
      let entries = rules.findings.indices.filter { rules.findings[$0].id == finding.id }
      let strengths = set.schools.map { school in
        entries.map { engine.strength($0, .school(school)) }
      }
      #expect(
        finding.tally.certain == strengths.count { $0.contains { $0.certain > .none } },
        "\(finding.id)")
      #expect(
        finding.tally.certain + finding.tally.open
          == strengths.count { $0.contains { $0.possible > .none } }, "\(finding.id)")
    }
    // What is asked of every school, by the facts alone.
    let alone = try #require(rules.findings.firstIndex { $0.id == "B_ISOLATED" })
    let counted = picture.counts.flatMap(\.self)
    #expect(
      counted.first { $0.name == "schools that work alone" }?.tally.certain
        == set.schools.count { engine.strength(alone, .school($0)).certain > .none })
    let partners = try #require(rules.areas?.parts.map(\.counts.count))
    #expect(picture.counts.map(\.count) == partners)
  }

  /// A finding is held against the schools of which it can be asked.
  @Test func readingInTheFirstYearsIsAskedOfNoSecondarySchool() throws {
    let adviser = try SampleAdviser.shared.get()
    let set = try #require(Self.sets().first { $0.kind == .region })
    let picture = try #require(adviser.picture(of: set))
    let primary = try #require(picture.phases.first { $0.phase == "primary" })
    let reading = try #require(picture.findings.first { $0.id == "W_EARLY_READING" })
    #expect(reading.phases == ["primary"] && reading.tally.of == primary.schools)
    let absence = try #require(picture.findings.first { $0.id == "W_ATTENDANCE" })
    #expect(absence.phases == nil && absence.tally.of == set.schools.count)
  }

  /// Neither that of a set nor that of the rows of the files.
  @Test func theOrderOfSchoolsDoesNotMatter() throws {
    let adviser = try SampleAdviser.shared.get()
    let set = try #require(Self.sets().first { $0.kind == .trust })
    var turned = set
    turned.schools.reverse()
    #expect(adviser.advice(for: set) == adviser.advice(for: turned))
    let schools = (0..<30).map { index in
      [
        "phase": index < 20 ? "primary" : "secondary", "school_type": index % 3 == 0 ? "A" : "B",
        "assessment_use": index < 10 ? "absent" : "strong", "group_gaps": "boys",
        "partnerships_now": index < 8 ? "0" : "2", "support_capacity_used": "\(index / 9)",
      ]
    }
    let (one, other) = (try advice(schools), try advice(schools.reversed()))
    #expect(one == other && one.picture?.parts.contains { !$0.lines.isEmpty } == true)
  }

  /// No sheet of any area names a school, in the text or in any part of the document beneath it.
  @Test func noSchoolIsNamed() throws {
    let names = try SampleAdviser.shared.get().directory.entries.filter { $0.name.count > 12 }
    for (_, advice) in try SampleAdviser.areas.get() {
      let document = try AdviceJSON.render(advice)
      for school in names {
        #expect(!document.contains(school.name), "\(school.name) in \(advice.school.name)")
        #expect(school.urn.isEmpty || !document.contains(school.urn))
      }
    }
  }

  /// Every statement says what it rests on, by ids that exist; the text for people has none of them.
  @Test func statementsRestOnRulesThatExist() throws {
    let adviser = try SampleAdviser.shared.get()
    let findings = Set(adviser.rules.findings.map(\.id))
    for (_, advice) in try SampleAdviser.areas.get() {
      for line in try #require(advice.picture).parts.flatMap(\.lines) {
        #expect(!line.restsOn.isEmpty)
        for id in line.restsOn {
          #expect(findings.contains(id) || adviser.vocabulary.slot(id: id) != nil, "\(id)")
          #expect(!line.text.contains(id))
        }
      }
    }
  }

  // MARK: - Made-up areas

  private func advice(_ schools: [MadeUpPair.Known]) throws -> SchoolAdvice {
    let set = SchoolSets.Entry(
      kind: .trust, name: "Invented Trust", area: nil, schools: Array(schools.indices))
    return try MadeUpPair(schools).adviser.advice(for: set)
  }

  private func lines(_ advice: SchoolAdvice, _ part: String) -> [String] {
    advice.picture?.parts.first { $0.id == part }.map { $0.lines.map(\.text) + $0.untold } ?? []
  }

  /// Of three schools nothing is said, whatever they share.
  @Test(arguments: [3, 10]) func ofFewSchoolsNothingIsSaid(_ count: Int) throws {
    let school = ["phase": "primary", "eal_expertise": "absent", "urn": "900900"]
    let picture = try #require(try advice(Array(repeating: school, count: count)).picture)
    #expect(picture.parts.isEmpty)
    #expect(picture.about.count == 1 && picture.about[0].contains("too few to speak of together"))
  }

  /// 12 of 30 schools are unsure about EAL; who is strong in it decides what is said.
  @Test(
    arguments: [
      (0, "one school or none shows strength in it so far"),
      (1, "one school or none shows strength in it so far"), (2, nil),
    ] as [(Int, String?)])
  func aStrengthThatExistsOnce(_ strong: Int, _ text: String?) throws {
    let nothing: MadeUpPair.Known = [
      "phase": "primary", "eal_expertise": "partial", "known_expertise": "maths",
      "subject_strengths": "maths", "pct_eal": "5", "new_to_english": "none",
    ]
    let schools = (0..<30).map { index in
      nothing.merging([
        "urn": "\(900_900 + index)",
        "eal_expertise": index < 12 ? "absent" : index < 12 + strong ? "strong" : "partial",
      ]) { $1 }
    }
    let advice = try advice(schools)
    let once = lines(advice, "found once").filter { $0.hasPrefix("EAL: 12 of 30 schools") }
    #expect(once.isEmpty == (text == nil))
    if let text { #expect(once.first?.contains(text) == true) }
    let shared = lines(advice, "shared").filter { $0.contains("12 of 30 schools") }
    #expect(shared.count == 1)
  }

  /// What 30 out of 100 schools have is shared, what fewer have is seen in fewer schools.
  @Test(arguments: [(8, false), (9, true)])
  func sharedByThirtyInAHundred(_ count: Int, _ isShared: Bool) throws {
    let schools = (0..<30).map { index in
      ["phase": "primary", "assessment_use": index < count ? "absent" : "strong"]
    }
    let told = lines(try advice(schools), "shared").filter { $0.contains("\(count) of 30 schools") }
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("Seen in fewer schools:") == !isShared)
  }

  /// Needs without a partner, and helpers who carry many, are counted from what people said.
  @Test func whoHelpsAndWhoHasNobody() throws {
    let schools = (0..<30).map { index in
      [
        "phase": "primary", "assessment_use": index < 10 ? "absent" : "strong",
        "partnerships_now": index < 8 ? "0" : "2", "support_capacity_used": index < 20 ? "0" : "3",
      ]
    }
    let advice = try advice(schools)
    #expect(
      lines(advice, "need without partner").contains {
        $0.hasPrefix("Schools with a clear need and no partner: 8 of 30 schools")
      })
    let helpers = lines(advice, "helpers")
    #expect(helpers.contains { $0.hasPrefix("Schools that support others: 10 of 30 schools") })
    #expect(
      helpers.contains { $0.hasPrefix("Schools that carry as many others as they can: 10 of 30") })
    let part = try #require(advice.picture?.parts.first { $0.id == "helpers" })
    #expect(part.couldFollow.map(\.action) == ["sl_support_system_leaders"])
    #expect(part.cautions.map(\.id) == ["C_BACK_LEADERS"])
  }

  // MARK: - Trusts and regions

  /// A trust is told what its schools have in common, and that the rules speak to authorities.
  @Test func aTrustIsToldNoSteps() throws {
    let advice = try SampleAdviser.area(.trust, "Tarn Partnership")
    #expect(advice.nextSteps.isEmpty && advice.voice == "area")
    #expect(
      advice.remarks.first?.hasPrefix("The rules about an area speak to local authorities.") == true
    )
    expectGoldenSheet(AdviceText.render(advice), "trust")
    expectGoldenSheet(AdviceMarkdown.render(advice), "trust-markdown")
    expectGoldenSheet(try AdviceJSON.render(advice), "trust-json")
  }

  @Test func theRegionAtFortyColumns() throws {
    let advice = try SampleAdviser.area(.region, "Westmarch")
    let text = AdviceText.render(advice, width: 40)
    expectGoldenSheet(text, "region-narrow")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  // MARK: - The plan of partners, and what a page rests on

  /// The numbers are those of the plan that `waymark partners --area` makes, for each group of helpers.
  @Test func thePlanIsThatOfTheArea() throws {
    let adviser = try SampleAdviser.shared.get()
    let set = try #require(Self.sets().first { $0.name == "Ambleford" })
    let picture = try #require(adviser.picture(of: set))
    let plan = try PartnerPlanner(adviser, of: set.schools).plan()
    let advice = try SampleAdviser.area(.authority, "Ambleford")
    let told = lines(advice, "need without partner")
    #expect(picture.plan.groups.map(\.kind) == [.school, .leader, .partner])
    for group in picture.plan.groups {
      let count = try #require(plan.counts.first { $0.helpers.contains(group.kind) })
      #expect(group.needing.certain == count.needed && group.matched == count.matched)
      #expect(group.needing.open == (group.kind == .school ? plan.unclear : 0))
      let unmet = plan.unmet.filter { count.helpers.contains($0.helper) }
      for missing in group.missing where group.kind != .partner {
        let without = unmet.filter { $0.topics.contains(missing.topic) }
        #expect(missing.schools == without.count && without.contains { $0.kind == missing.reason })
      }
      guard group.shown.isSaid, count.matched >= 6, unmet.count >= 6 else { continue }
      #expect(
        told.contains {
          $0.contains("\(count.needed) of 59 schools")
            && $0.contains("finds one for \(count.matched), and none for \(unmet.count).")
        })
    }
    let teaching = plan.loads.filter { $0.matched > 0 && [.school, .hub].contains($0.kind) }
    #expect(picture.plan.helpers == teaching.count)
  }

  /// One fact of one school, in the area or of a helper outside it, makes the facts of the page others.
  @Test func theDigestCoversWhatThePageRestsOn() throws {
    let school = ["phase": "primary", "assessment_use": "absent"]
    let schools = (0..<30).map { school.merging(["urn": "\(900_900 + $0)"]) { $1 } }
    func digest(_ schools: [MadeUpPair.Known], of rows: Range<Int> = 0..<20) throws -> String {
      let set = SchoolSets.Entry(
        kind: .trust, name: "Invented Trust", area: nil, schools: Array(rows))
      return try MadeUpPair(schools).adviser.advice(for: set).factsDigest
    }
    let before = try digest(schools)
    for row in [3, 25] {
      var changed = schools
      changed[row]["assessment_use"] = "strong"
      let after = try digest(changed)
      #expect(after != before)
    }
    let again = try digest(schools)
    #expect(again == before)
  }

  /// Where hardly anything is known, the page says so once, with few questions to ask.
  @Test func littleKnownIsSaidInFewLines() throws {
    let schools = Array(repeating: ["phase": "primary"], count: 30)
    let picture = try #require(try advice(schools).picture)
    #expect(picture.parts.allSatisfy { $0.lines.isEmpty })
    #expect(picture.toAsk.count == 3 && picture.toAsk[2].hasPrefix("Ask the schools: "))
    #expect(picture.toAsk[2].count { $0 == "?" } == 4)
    #expect(picture.parts.map(\.untold.count).reduce(0, +) <= 2)
  }
}
