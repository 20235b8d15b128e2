package import Advice
package import Facts
import Inference
import OrderedCollections
import Parallel
package import RuleLanguage
package import Schools
package import Understanding

/// What a conversation stands on: rules, data, and how lines are read. Another file or another set of rules makes
/// another ground.
package struct TalkGround: Sendable {
  /// What gives advice; waits until it is made.
  package var adviser: Adviser { made.value.adviser }
  /// The schools by name.
  package let directory: SchoolDirectory
  package let rules: CheckedRules
  /// What the data is called, for people.
  package let source: String
  package let understanding: Understanding
  /// How Families came about, from the report on data.
  package let familyNotes: [FamilyLine]
  var figures: FigureFinder { made.value.figures }
  let sets: SchoolSets
  private let made: Deferred<Made>
  /// What the first question about partners would wait for.
  private let prepared: Deferred<Bool>

  /// What takes longer than names, and is not needed to take a line.
  private struct Made: Sendable {
    let adviser: Adviser
    let figures: FigureFinder

    init(_ adviser: Adviser) {
      self.adviser = adviser
      figures = FigureFinder(adviser, FigureStandings(adviser))
    }
  }

  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - source: What the data is called.
  ///   - understanding: Reads lines with the names of the same data.
  ///   - familyNotes: How Families came about.
  package init(
    adviser: Adviser, source: String, understanding: Understanding, familyNotes: [FamilyLine] = []
  ) {
    self.init(
      rules: adviser.rules, directory: adviser.directory, sets: SchoolSets(adviser.engine.base),
      source: source, understanding: understanding, familyNotes: familyNotes
    ) { adviser }
  }

  /// The same where what gives advice is still to be made: that begins now, on another thread. A request that needs
  /// it waits.
  ///
  /// - Parameters:
  ///   - rules: The rules.
  ///   - directory: The schools by name.
  ///   - sets: Authorities, trusts and regions.
  ///   - source: What the data is called.
  ///   - understanding: Reads lines with the names of the same data.
  ///   - familyNotes: How Families came about.
  ///   - adviser: Makes what gives advice, from the same rules and data.
  package init(
    rules: CheckedRules, directory: SchoolDirectory, sets: SchoolSets, source: String,
    understanding: Understanding, familyNotes: [FamilyLine],
    adviser: @escaping @Sendable () -> Adviser
  ) {
    self.rules = rules
    self.directory = directory
    self.sets = sets
    self.source = source
    self.understanding = understanding
    self.familyNotes = familyNotes
    let made = Deferred { Made(adviser()) }
    self.made = made
    prepared = Deferred {
      made.value.adviser.prepareForPartners()
      return true
    }
  }

  package var vocabulary: Vocabulary { rules.vocabulary }

  /// A school as people choose between schools.
  func label(_ row: Int) -> String { directory.entries[row].label }

  /// The name with the authority.
  func name(_ row: Int) -> String {
    let entry = directory.entries[row]
    return entry.area.isEmpty || entry.name.hasSuffix(", \(entry.area)")
      ? entry.name : "\(entry.name), \(entry.area)"
  }
}
