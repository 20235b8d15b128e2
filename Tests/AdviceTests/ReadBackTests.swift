import Advice
import OrderedCollections
import RuleLanguage
import TestSupport
import Testing

/// Rules read themselves back as plain sentences, from the form that runs.
@Suite struct ReadBackTests {
  private static let book = RuleReadBack(ShippedRuleSet.checked)

  /// Every sentence the shipped rules can produce, chapter by chapter.
  @Test(arguments: book.chapters().map(\.title)) func everyRuleReadsBack(_ title: String) throws {
    let chapter = try #require(Self.book.chapters().first { $0.title == title })
    let name = title.lowercased().replacing(": ", with: "-").replacing(" ", with: "-")
      .replacing(",", with: "")
    expectGolden(chapter.lines.joined(separator: "\n") + "\n", name, in: "Rules")
  }

  @Test func allRulesAreListedByName() {
    expectGolden(Self.book.names().joined(separator: "\n") + "\n", "names", in: "Rules")
  }

  /// Each rule can be shown, is in the book of all, and speaks in words.
  @Test func everyRuleCanBeShown() throws {
    let rules = ShippedRuleSet.checked
    let everything = Self.book.everything().joined(separator: "\n")
    let ids =
      rules.actions.map(\.id) + rules.findings.map(\.id) + rules.contraIndications.map(\.id)
    for id in ids {
      let shown = try #require(Self.book.show(id))
      #expect(shown.count > 5, "\(id)")
      #expect(everything.contains(shown.joined(separator: "\n")), "\(id)")
      #expect(!shown.contains { $0.contains("Optional(") || $0.contains("  ,") }, "\(id)")
    }
  }

  /// So can what is asked of partners, by its name.
  @Test func everyConstraintCanBeShown() throws {
    let everything = Self.book.everything().joined(separator: "\n")
    for name in ShippedRuleSet.checked.partnering.hard.keys {
      let shown = try #require(Self.book.show(name))
      #expect(everything.contains(shown.joined(separator: "\n")), "\(name)")
      let decides = ["Met ", "Always met", "No fact decides"]
      #expect(shown.contains { line in decides.contains { line.hasPrefix($0) } }, "\(name)")
    }
  }

  /// A finding says who uses it; a card what it rests on.
  @Test func usesAndEvidenceAreShown() throws {
    let rules = ShippedRuleSet.checked
    for finding in rules.findings {
      let shown = try #require(Self.book.show(finding.id))
      let isUsed = shown.contains {
        $0.hasPrefix("Used by") || $0.hasPrefix("Decides") || $0.hasPrefix("Speaks for")
          || $0.hasPrefix("The finding of the need") || $0.hasPrefix("Calls for")
      }
      #expect(isUsed != finding.isInformational, "\(finding.id)")
    }
    for action in rules.actions {
      let shown = try #require(Self.book.show(action.id))
      #expect(shown.count { $0.hasPrefix("Rests on: ") } == action.because.count, "\(action.id)")
    }
  }

  @Test(arguments: [("eal hub", "ss_eal_hub"), ("n_no_time", "N_NO_TIME"), ("w_gap", "W_GAP")])
  func partsOfNamesAreEnough(_ wanted: String, _ id: String) throws {
    let shown = try #require(Self.book.show(wanted))
    #expect(shown[1].hasPrefix(id + ";"))
  }

  /// What a card does without on purpose is said with its reason.
  @Test func whatIsMissingOnPurposeReadsBack() throws {
    var rules = ShippedRuleSet.checked
    let index = try #require(rules.actions.firstIndex { $0.id == "ss_eal_hub" })
    let place = rules.actions[index].location
    rules.actions[index].deliberatelyWithout = [
      .init(
        trait: .contraIndication("N_CLOSED"), reason: "a visit to a hub needs no openness at home",
        location: place, length: 8)
    ]
    let line =
      "Unlike cards of its kind, on purpose without N_CLOSED: a visit to a hub needs no openness at home."
    #expect(try #require(RuleReadBack(rules).show("ss_eal_hub")).contains(line))
    #expect(try #require(Self.book.show("ss_eal_hub")).allSatisfy { !$0.contains("on purpose") })
  }

  @Test func whatFitsSeveralRulesShowsNone() {
    #expect(Self.book.show("school") == nil)
    #expect(Self.book.matches("school").count > 3)
  }
}
