import Diagnostics
import Facts
import Foundation
import Notation
import RuleLanguage
import TestSupport
import Testing

/// The worked rules of the specification: four that show the notation, three cards as shipped.
enum WorkedRules {
  /// The four rules with their conditions, exceptions and examples as printed, in the shape of a card.
  static let files = SmallSet.read("worked")
  /// The three cards, as printed.
  static let cards = SmallSet.read("printed")
}

@Suite struct WorkedRulesTests {
  @Test(arguments: [
    "3-school-to-school/reading-partner", "3-school-to-school/language-hub",
    "1-untapped-potential/look-within-first", "4-cross-border/futures-link",
  ])
  func theFourRulesLoad(path: String) throws {
    let rules = try SmallSet.rules(WorkedRules.files.mapValues { $0 })
    let id = path.split(separator: "/").last.map(String.init)
    let action = try #require(rules.actions.first { $0.id == id })
    #expect(action.examples.count == 3)
  }

  @Test func ruleOneIsWhatItSays() throws {
    let rules = try SmallSet.rules(WorkedRules.files.mapValues { $0 })
    let action = try #require(rules.actions.first { $0.id == "reading-partner" })
    guard case .all(let items) = action.instances[0].when.form,
      case .test(let gap) = items[0].form, case .count(let count) = items[2].form,
      case .all(let members) = count.condition.form, case .test(let last) = members[3].form
    else {
      Issue.record("\(action.instances)")
      return
    }
    #expect(gap.phrase == .gap(.below, .familyMean, by: 1))
    #expect(count.quantity == .init(.atLeast, 2))
    #expect(last.phrase == .noneOf(ValueSet([0])))
    #expect(action.instances[0].unless[0].say == "already working with a partner school on reading")
    let example = action.examples[0]
    #expect(example.given.count == 4)
    #expect(example.benchmarks.map(\.value) == [0.1])
    #expect(example.benchmarks.map(\.benchmark) == [.familyMean])
    #expect(example.sets.map(\.name) == ["possible partners"])
    guard case .status(.possible, let waiting, _, _) = action.examples[2].expectation else {
      Issue.record("\(action.examples[2])")
      return
    }
    #expect(waiting == ["reading_progress"])
  }

  @Test func examplesOfRulesThreeAndFourKeepMembersAndPlaces() throws {
    let rules = try SmallSet.rules(WorkedRules.files.mapValues { $0 })
    let within = try #require(rules.actions.first { $0.id == "look-within-first" })
    let sets = within.examples[2].sets
    guard sets.count == 2, case .listed(let members) = sets[1].members else {
      Issue.record("\(sets)")
      return
    }
    #expect(sets[1].name == "pupil groups in this school")
    #expect(members.map { $0.map(\.value) } == [[.known(.number(14))], [.known(.number(22))]])
    let futures = try #require(rules.actions.first { $0.id == "futures-link" })
    #expect(futures.examples[0].places.map(\.place) == [.init(.highest, .third)])
    guard
      case .status(.recommendedOnAnAssumption, _, let assuming, _) = futures.examples[0].expectation
    else {
      Issue.record("\(futures.examples[0])")
      return
    }
    #expect(assuming == ["transition"])
    guard case .status(.possible, let waiting, _, _) = futures.examples[1].expectation else {
      Issue.record("\(futures.examples[1])")
      return
    }
    #expect(waiting == ["community partners"])
  }

  /// The printed cards stand in for the shipped ones, so that they meet the shipped vocabulary.
  @Test func theThreePrintedCardsLoadAmongTheShippedRules() throws {
    let shipped = FilesOnDisk(
      rules: packageRoot.appending(path: "Rules"), corpus: packageRoot.appending(path: "Corpus")
    ).files()
    #expect(shipped.problems.isEmpty)
    let printed = WorkedRules.cards.map { RuleFile(path: $0.key, text: $0.value) }
    #expect(printed.count == 3)
    let names = Set(printed.compactMap { $0.path.split(separator: "/").last })
    let others = shipped.files.filter { file in
      !names.contains(file.path.split(separator: "/").last ?? "")
    }
    let loaded = RuleSet.load(FilesInMemory(others + printed), asOf: SmallSet.today)
    let own = loaded.problems.filter { problem in
      printed.contains { $0.path == problem.location?.file } && problem.severity == .error
    }
    #expect(own.lines == [])
  }
}
