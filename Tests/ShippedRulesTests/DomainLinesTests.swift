import Evidence
import Facts
import OrderedCollections
import RuleLanguage
import TestSupport
import Testing

/// Every `when` and `not_when` line of the domain model's cards is a condition of the shipped card or one
/// of its `stop if` lines (`rule-language` 4.2).
@Suite struct DomainLinesTests {
  private let rules = ShippedRuleSet.checked

  /// The names that lines are written in.
  private var names: Set<String> {
    Set(
      rules.vocabulary.facts.map(\.id) + rules.findings.map(\.id)
        + rules.contraIndications.map(\.id))
  }

  @Test(.needsSharedData) func everyTriggerIsACondition() throws {
    let branches = ConditionBranches(rules: rules)
    var met = 0
    for card in try DomainModel().cards {
      let action = try #require(rules.actions.first { $0.id == card.id }, "\(card.id)")
      let own = branches.branches(action)
      for line in card.list("when") {
        let loose = LooseLines.triggers.first { $0.card == card.id && $0.line == line }
        let ways = loose?.ways ?? DomainLine(line, names: names).ways
        guard let ways else {
          Issue.record("\(card.id): nobody says how \"\(line)\" is met")
          continue
        }
        met += 1
        for way in ways {
          #expect(
            own.contains { way.isSubset(of: $0) },
            "\(card.id): no condition puts \(way.sorted()) together, as \"\(line)\" asks")
        }
      }
    }
    #expect(met == 220)
  }

  @Test(.needsSharedData) func everyExceptionIsAConditionOrALineForPeople() throws {
    let branches = ConditionBranches(rules: rules)
    var met = 0
    for card in try DomainModel().cards {
      let action = try #require(rules.actions.first { $0.id == card.id }, "\(card.id)")
      let listed = Set(action.notWhen.map { rules.contraIndications[$0].id })
      let unless = action.instances.flatMap(\.unless).flatMap(branches.branches)
      for line in card.list("not_when") {
        met += 1
        if listed.contains(line) { continue }
        if let loose = LooseLines.stops.first(where: { $0.card == card.id && $0.line == line }) {
          for means in loose.means {
            #expect(
              Self.holds(means, action, unless), "\(card.id): \"\(line)\" is not met: \(means)")
          }
        } else if let ways = DomainLine(line, names: names).ways {
          for way in ways {
            #expect(
              unless.contains { way.isSubset(of: $0) },
              "\(card.id): nothing rules it out on \(way.sorted()), as \"\(line)\" asks")
          }
        } else {
          Issue.record("\(card.id): nobody says how \"\(line)\" is met")
        }
      }
    }
    #expect(met > 100)
  }

  private static func holds(
    _ means: LooseLines.Stop.Means, _ action: CheckedAction, _ unless: [Set<String>]
  ) -> Bool {
    switch means {
    case .says(let words): action.stopIf.contains { $0.contains(words) }
    case .unless(let names): unless.contains { names.isSubset(of: $0) }
    case .speaksTo(let voices): action.voices == Set(voices.compactMap(Voice.init))
    }
  }

  /// The table of loose lines holds nothing that the domain model does not say.
  @Test(.needsSharedData) func theTableOfLooseLinesIsCurrent() throws {
    let cards = try DomainModel().cards
    for trigger in LooseLines.triggers {
      let card = cards.first { $0.id == trigger.card }
      #expect(card?.list("when").contains(trigger.line) == true, "\(trigger.card): \(trigger.line)")
      #expect(!trigger.because.isEmpty)
    }
    for stop in LooseLines.stops {
      let card = cards.first { $0.id == stop.card }
      #expect(card?.list("not_when").contains(stop.line) == true, "\(stop.card): \(stop.line)")
      #expect(!stop.because.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("W_A", [["W_A"]]),
      ("W_A and fact_b <= 1", [["W_A", "fact_b"]]),
      (
        "W_A and (P_C or P_D) and fact_b in {x, y or z}",
        [["W_A", "P_C", "fact_b"], ["W_A", "P_D", "fact_b"]]
      ),
      ("fact_b != no or W_A", [["fact_b"], ["W_A"]]),
    ] as [(String, [Set<String>])])
  func linesInNamesAloneAreRead(line: String, ways: [Set<String>]) {
    #expect(DomainLine(line, names: ["W_A", "P_C", "P_D", "fact_b"]).ways == ways)
  }

  @Test(arguments: ["W_A at hint", "new plan", "W_B", "W_A and", "(W_A", "W_A with P_C"])
  func linesWithOtherWordsAreLoose(line: String) {
    #expect(DomainLine(line, names: ["W_A", "P_C"]).ways == nil)
  }
}
