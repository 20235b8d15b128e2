package import Diagnostics
package import Notation
import OrderedCollections

/// Reads the files of `Rules/vocabulary` into a ``Vocabulary``.
///
/// Any file may hold any of the keys `facts`, `units`, `scales`, `lists`, `relations`, `benchmarks`
/// and `needs`. Words are read before the facts that use them, whatever the order of files. How
/// facts are worked out is read here, but the names in it are resolved with the rules, whose
/// phrases it uses.
package struct VocabularyReader {
  /// The words known so far, by kind.
  var units: OrderedDictionary<String, Unit> = [:]
  var scales: OrderedDictionary<String, [String]> = [:]
  var lists: OrderedDictionary<String, [String]> = [:]
  var relations: OrderedDictionary<String, Relation> = [:]
  var needs: OrderedDictionary<String, Need> = [:]
  var facts: [FactDefinition] = []
  /// Where names of any kind were first declared, for notes.
  var firstPlaces: [String: Source.Location] = [:]
  var problems: [Diagnostic] = []

  /// Reads all files of the vocabulary.
  ///
  /// - Parameter files: Roots of the files, in the order of their names.
  /// - Returns: What could be read, and everything wrong with it; a vocabulary with errors serves
  ///   only to find more problems in the same run.
  package static func read(_ files: [Node]) -> (vocabulary: Vocabulary, problems: [Diagnostic]) {
    var reader = VocabularyReader()
    let sections = reader.sections(of: files)
    sections["units"]?.forEach { reader.readUnits($0) }
    sections["scales"]?.forEach { reader.readLists($0, into: \.scales, kind: "scale") }
    sections["lists"]?.forEach { reader.readLists($0, into: \.lists, kind: "list") }
    sections["relations"]?.forEach { reader.readRelations($0) }
    sections["needs"]?.forEach { reader.readNeeds($0) }
    sections["facts"]?.forEach { reader.readFacts($0) }
    reader.checkNames()
    let known = Vocabulary(facts: reader.facts)
    reader.checkCounters(known)
    reader.checkPhases(known)
    let benchmarks = sections["benchmarks"]?.flatMap { reader.readBenchmarks($0, known) } ?? []
    let vocabulary = Vocabulary(
      facts: reader.facts, units: reader.units, scales: reader.scales, lists: reader.lists,
      needs: reader.needs, relations: reader.relations, benchmarks: benchmarks)
    return (vocabulary, reader.problems.sortedByPlace)
  }

  /// The values of each top-level key over all files.
  private mutating func sections(of files: [Node]) -> [String: [Node]] {
    let keys = ["units", "scales", "lists", "relations", "needs", "facts", "benchmarks"]
    var sections: [String: [Node]] = [:]
    for file in files {
      guard var fields = Fields(file, of: "the vocabulary", problems: &problems) else { continue }
      for key in keys {
        if let node = fields.node(key, .optional) { sections[key, default: []].append(node) }
      }
      problems += fields.finish()
    }
    return sections
  }

  /// Runs over the entries of a mapping whose keys are names.
  mutating func forEachEntry(_ node: Node, _ body: (inout Self, Mapping.Entry) -> Void) {
    guard let mapping = node.mapping else {
      report(
        NotationProblem.wrongShape(key: nil, expected: .mapping, found: node.shape)
          .diagnostic(at: node.location, length: node.caretLength))
      return
    }
    for entry in mapping.entries { body(&self, entry) }
  }

  /// Notes that a name is declared, or that it was before; `false` then.
  mutating func declare(_ name: Scalar, kind: String) -> Bool {
    let key = "\(kind): \(name.text)"
    if let first = firstPlaces[key] {
      report(
        VocabularyProblem.declaredTwice(kind: kind, name.text).diagnostic(
          at: name.location, length: name.length,
          notes: [.init("first declared here", at: first)]))
      return false
    }
    firstPlaces[key] = name.location
    return true
  }

  mutating func report(_ problem: VocabularyProblem, at scalar: Scalar) {
    problems.append(problem.diagnostic(at: scalar.location, length: scalar.length))
  }

  mutating func report(_ diagnostic: Diagnostic) { problems.append(diagnostic) }
}
