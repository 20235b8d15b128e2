package import Diagnostics

/// Reads the keys of a mapping one by one and collects what is wrong with them.
///
/// ```swift
/// var fields = Fields(mapping, of: "the fact \"reading progress\"")
/// let id = fields.text("id")
/// let kind = fields.word("kind", as: Kind.self)
/// let whole = fields.yesOrNo("whole", .optional)
/// problems += fields.finish()
/// ```
///
/// Every reading gives `nil` when the key is missing or its value does not fit, and notes a problem
/// unless the key is optional and missing. Ask for every key the mapping may hold: those not asked
/// for are reported as unknown by ``finish()``.
package struct Fields: Sendable {
  /// Whether a key must be there.
  package enum Need: Hashable, Sendable { case required, optional }

  /// What is read.
  package let mapping: Mapping
  /// Whose keys they are, as a message begins: `the fact "reading progress"`.
  package let subject: String
  /// What was found so far, in the order of asking.
  package private(set) var problems: [Diagnostic] = []
  /// The keys asked for, in the order of asking.
  private var asked: [String] = []
  /// The values of a mapping with many keys; of one with few, they are looked for one by one.
  private let values: [String: Node]?

  package init(_ mapping: Mapping, of subject: String) {
    self.mapping = mapping
    self.subject = subject
    values =
      mapping.entries.count <= Self.few
      ? nil
      : Dictionary(
        mapping.entries.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Up to this many keys are looked for one by one, which is faster than a table of few.
  private static let few = 16

  /// Fields of a node that should be a mapping; `nil`, and a problem, when it is something else.
  package init?(_ node: Node?, of subject: String, problems: inout [Diagnostic]) {
    guard let node else { return nil }
    guard let mapping = node.mapping else {
      problems.append(
        NotationProblem.wrongShape(key: nil, expected: .mapping, found: node.shape)
          .diagnostic(at: node.location, length: node.caretLength))
      return nil
    }
    self.init(mapping, of: subject)
  }

  /// Everything found, with a problem for each key that nobody asked for.
  ///
  /// - Parameter open: `true` where further keys have a meaning of their own, such as names.
  /// - Returns: The problems in the order of asking, unknown keys last.
  package mutating func finish(open: Bool = false) -> [Diagnostic] {
    guard !open else { return problems }
    let known = values == nil ? nil : Set(asked)
    for entry in mapping.entries
    where !(known?.contains(entry.key.text) ?? asked.contains(entry.key.text)) {
      let nearest = NearestName.suggestion(for: entry.key.text, among: asked)
      report(
        .unknownKey(entry.key.text, of: subject, nearest: nearest, known: asked), at: entry.key)
    }
    return problems
  }

  /// Says that a key has a meaning here without reading it.
  package mutating func allow(_ keys: String...) { asked += keys }

  /// The value as it stands; an empty value counts as missing and is reported.
  package mutating func node(_ key: String, _ need: Need = .required) -> Node? {
    asked.append(key)
    guard let node = values.map({ $0[key] }) ?? mapping[key] else {
      if need == .required { report(.missingKey(key, of: subject), at: mapping.location) }
      return nil
    }
    if node.shape == .nothing {
      report(.emptyValue(key: key), at: mapping.entry(key)?.key)
      return nil
    }
    return node
  }

  /// Notes a problem at a text.
  package mutating func report(_ problem: NotationProblem, at scalar: Scalar?) {
    problems.append(
      problem.diagnostic(
        at: scalar?.location ?? mapping.location, length: scalar?.length ?? 1))
  }

  /// Notes a problem at a place.
  package mutating func report(
    _ problem: NotationProblem, at location: Source.Location, length: Int = 1
  ) {
    problems.append(problem.diagnostic(at: location, length: length))
  }

  /// Notes a problem of another chapter.
  package mutating func report(_ diagnostic: Diagnostic) { problems.append(diagnostic) }

  /// Notes problems of another chapter.
  package mutating func report(_ diagnostics: some Sequence<Diagnostic>) {
    problems += diagnostics
  }
}
