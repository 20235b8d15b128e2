import Facts
import RuleLanguage

/// Whether a node holds for members, seen from the row that asks where the node looks at it.
///
/// What is known of a member alone is decided once for all members; only those that are left are looked
/// at from the row that asks. In a region every school has hundreds of others in reach, so that each
/// pair may cost no more than a bit.
struct MemberTruth: Sendable {
  let looksAtAsker: Bool
  /// No member passes what is asked of it alone.
  let holdsNowhere: Bool
  /// The nodes it reads of members; `nil` where it also looks into parts that compare a member with the row that asks by
  /// more than a label.
  let nodesRead: [Int]?
  private let rules: CompiledRules
  private let facts: SettledFacts
  private let planes: DecidedPlanes?
  private let bearer: Bearer
  /// Members that pass the parts that do not look at the row that asks.
  private let candidates: BitColumn
  /// The parts that do, all of which have to hold.
  private let askerParts: [Part]

  /// A part that looks at the row that asks.
  private enum Part: Sendable {
    /// Labels that are compared: one code a school.
    case label([Int32], LabelTest)
    case node(Int)
  }

  init(_ node: Int, _ bearer: Bearer, _ counting: Counting) {
    let (rules, facts) = (counting.rules, counting.facts)
    let planes = counting.decided[bearer]
    let parts: [Int] =
      if case .all(let parts) = rules.graph.nodes[node], rules.graph.looksAtAsker[node] {
        parts
      } else {
        [node]
      }
    let own = parts.filter { !rules.graph.looksAtAsker[$0] }
    // Of a register of which every test looks at the school that asks, nothing was decided before.
    let candidates =
      own.isEmpty
      ? BitColumn(count: facts.columns(of: bearer)?.count ?? 0, filledWith: true)
      : planes?.rows(whereAll: own) ?? BitColumn(count: 0)
    self.rules = rules
    self.facts = facts
    self.planes = planes
    self.bearer = bearer
    self.candidates = candidates
    looksAtAsker = rules.graph.looksAtAsker[node]
    holdsNowhere = candidates.population == 0
    let askerParts = parts.filter { rules.graph.looksAtAsker[$0] }
      .map { Self.part($0, bearer, counting) }
    self.askerParts = askerParts
    let areLabels = askerParts.allSatisfy { part in
      if case .label = part { true } else { false }
    }
    nodesRead = areLabels ? own : nil
  }

  func holds(_ row: Int, from asker: BearerRow?) -> Bool {
    guard row < candidates.count, candidates[row] else { return false }
    return askerParts.allSatisfy { part in
      switch part {
      case .label(let codes, let test):
        return asker.map { test.holds(codes[$0.row], codes[row]) } ?? test.ifUnknown
      case .node(let node): return holds(node, row, asker)
      }
    }
  }

  /// For how many of its members it holds, for each school of a run.
  ///
  /// What most rules ask – another authority, the same authority – is read from bare arrays, since a
  /// country has millions of pairs.
  func counts(_ schools: Range<Int>, _ links: Links) -> [Int] {
    if holdsNowhere { return Array(repeating: 0, count: schools.count) }
    guard askerParts.count == 1, case .label(let codes, let test) = askerParts[0] else {
      return schools.map { school in
        links[school].count { holds(Int($0), from: BearerRow(.school, school)) }
      }
    }
    return candidates.words.withUnsafeBufferPointer { words in
      codes.withUnsafeBufferPointer { codes in
        schools.map { school in
          links[school].withUnsafeBufferPointer {
            Self.count($0, words, codes, own: codes[school], test)
          }
        }
      }
    }
  }

  /// How many members are candidates and have the label that is asked for.
  private static func count(
    _ members: UnsafeBufferPointer<Int32>, _ candidates: UnsafeBufferPointer<UInt64>,
    _ codes: UnsafeBufferPointer<Int32>, own: Int32, _ test: LabelTest
  ) -> Int {
    var found = 0
    for member in members {
      let row = Int(member)
      guard candidates[row >> 6] >> UInt64(row & 63) & 1 == 1 else { continue }
      if test.holds(own, codes[row]) { found += 1 }
    }
    return found
  }

  /// Labels of schools are compared by code, where both ends of the relation are schools.
  private static func part(_ node: Int, _ bearer: Bearer, _ counting: Counting) -> Part {
    guard bearer == .school, counting.bearer == .school else { return .node(node) }
    switch counting.rules.graph.nodes[node] {
    case .not(let inner):
      guard case .label(let codes, let test) = part(inner, bearer, counting) else {
        return .node(node)
      }
      return .label(codes, !test)
    case .test(let number, let plane):
      let test = counting.rules.tests[number]
      let isSame = test.phrase == .sameAsThisSchool
      let fact = counting.facts.vocabulary.facts[test.slot]
      let schools = counting.facts.base.schools
      // A label that no file gives is unknown of every school.
      let column = schools.columns[test.slot] ?? .text(TextColumn(count: schools.count))
      guard isSame || test.phrase == .differentFromThisSchool, fact.kind == .label,
        fact.bearer == .school, case .text(let column) = column
      else { return .node(node) }
      return .label(column.codes, LabelTest(isSame: isSame, plane))
    default: return .node(node)
    }
  }

  private func holds(_ node: Int, _ row: Int, _ asker: BearerRow?) -> Bool {
    guard rules.graph.looksAtAsker[node] else { return planes?.holds(node, row: row) ?? false }
    switch rules.graph.nodes[node] {
    case .test(let number, let plane):
      let member = BearerRow(bearer, row)
      let own = facts.row(member)
      guard bearer != .school, let asker else {
        return own.verdict(of: rules.tests[number], asker: asker.map(facts.row)).holds(plane)
      }
      return facts.seen(own, member, from: asker).verdict(
        of: rules.tests[number], asker: facts.row(asker)
      ).holds(plane)
    // Cheap parts come first in a compiled node's order only by chance; those that need no asker are
    // a bit each, so the order matters little here.
    case .all(let parts): return parts.allSatisfy { holds($0, row, asker) }
    case .any(let parts): return parts.contains { holds($0, row, asker) }
    case .not(let part): return !holds(part, row, asker)
    case .constant, .count, .someMember, .isTold, .strength, .isRejected, .ofArea:
      preconditionFailure("these do not look at the school that asks")
    }
  }
}

/// Whether two labels are the same, or different: the answer for each way they can stand to each other.
private struct LabelTest: Sendable {
  var ifSame: Bool
  var ifDifferent: Bool
  /// One of them is not known, and may be any.
  var ifUnknown: Bool
  /// The question makes no sense for one of them.
  var ifNotApplying: Bool

  /// "Same as", or "different from", in a plane; a label that does not apply is neither.
  init(isSame: Bool, _ plane: Plane) {
    ifSame = isSame
    ifDifferent = !isSame
    ifUnknown = plane == .possible
    ifNotApplying = false
  }

  func holds(_ own: Int32, _ other: Int32) -> Bool {
    if own >= 0 && other >= 0 { return own == other ? ifSame : ifDifferent }
    let applies = own != TextColumn.doesNotApply && other != TextColumn.doesNotApply
    return applies ? ifUnknown : ifNotApplying
  }

  static prefix func ! (test: LabelTest) -> LabelTest {
    var test = test
    test.ifSame.toggle()
    test.ifDifferent.toggle()
    test.ifUnknown.toggle()
    test.ifNotApplying.toggle()
    return test
  }
}
