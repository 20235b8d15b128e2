import Facts
import Inference
import OrderedCollections
import RuleLanguage

/// A slow evaluator that walks the checked rules for one row at a time, written from `rule-language`
/// section 5 without any of Inference's own means. What it says, the block evaluator must say.
final class Reference {
  let rules: CheckedRules
  let base: FactBase
  let asOfYear: Int
  /// Strengths and means that were worked out already; without this the walk takes hours.
  var strengthsBefore: [StrengthKey: (sure: Strength, maybe: Strength)] = [:]
  var decidersBefore: [DeciderKey: [Int: Bool]] = [:]
  var valuesBefore: [ValueKey: FactValue] = [:]
  /// Facts as they were settled, for rules that ship; `nil` where they are worked out here, as those of
  /// ``RandomWorld`` are.
  let settled: Situation?
  /// The `when` of the card that is being looked at.
  var currentWhen: CheckedCondition?

  struct StrengthKey: Hashable {
    var finding: Int
    var row: BearerRow
    var stances: Bool
  }

  struct DeciderKey: Hashable {
    var strength: StrengthKey
    var isTrue: Bool
    var possibly: Bool
  }

  struct ValueKey: Hashable {
    var slot: Int
    var row: BearerRow
  }

  init(rules: CheckedRules, base: FactBase, asOfYear: Int) {
    self.rules = rules
    self.base = base
    self.asOfYear = asOfYear
    settled = nil
  }

  /// Takes facts, means and single tests from an engine, and only what rules make of them from here.
  init(settledBy engine: Engine) {
    rules = engine.rules.checked
    base = engine.base
    asOfYear = engine.facts.asOfYear
    // Any subject will do: it is asked about every row.
    settled = engine.situation(of: .school(0))
  }

  /// A verdict as "certainly" and "possibly".
  struct Truth: Equatable {
    var sure: Bool
    var maybe: Bool
    static let yes = Truth(sure: true, maybe: true)
    static let no = Truth(sure: false, maybe: false)
    static let open = Truth(sure: false, maybe: true)
    var reversed: Truth { Truth(sure: !maybe, maybe: !sure) }
    var verdict: Verdict { sure ? .yes : maybe ? .unknown : .no }
  }

  // MARK: Conditions

  /// How a condition is read: where it stands, for whom, and whether stances count.
  struct Place {
    var row: BearerRow
    var asker: BearerRow?
    var isFavourable: Bool
    var stances: Bool
  }

  func truth(_ condition: CheckedCondition, _ place: Place) -> Truth {
    let found = beforeStance(condition, place)
    guard place.stances, found == .open else { return found }
    return switch condition.stance {
    case .wait: found
    case .carryOn: place.isFavourable ? .yes : .no
    case .stop: place.isFavourable ? .no : .yes
    }
  }

  func beforeStance(_ condition: CheckedCondition, _ place: Place) -> Truth {
    switch condition.form {
    case .test(let test): return truth(test, place)
    case .all(let parts): return all(parts.map { truth($0, place) })
    case .any(let parts): return any(parts.map { truth($0, place) })
    case .noneOf(let parts):
      var inner = place
      inner.isFavourable.toggle()
      return any(parts.map { truth($0, inner) }).reversed
    case .finding(let test):
      return any(test.findings.map { truth(of: test, $0, place) })
    case .contraIndication(let index):
      let contra = rules.contraIndications[index]
      // Named as a reason, it looks at the barriers of the card that names it.
      if contra.testsOwnBarriers, let currentWhen {
        return any(ownBarriers(currentWhen).map { likely($0, place.row, place.stances) }).reversed
      }
      return contra.test.map { truth($0, place) } ?? .open
    case .anyWhenOf(let actions): return any(actions.map { truth($0.when, place) })
    case .count(let count): return truth(count, place)
    }
  }

  func all(_ parts: [Truth]) -> Truth {
    Truth(sure: parts.allSatisfy(\.sure), maybe: parts.allSatisfy(\.maybe))
  }

  func any(_ parts: [Truth]) -> Truth {
    Truth(sure: parts.contains(where: \.sure), maybe: parts.contains(where: \.maybe))
  }

  func truth(of test: FindingTest, _ finding: Int, _ place: Place) -> Truth {
    guard let row = row(of: finding, place.row) else { return .open }
    let (sure, maybe) = strengths(finding, row, stances: place.stances)
    if test.isExact {
      return Truth(
        sure: sure == test.strength && maybe == test.strength,
        maybe: sure <= test.strength && maybe >= test.strength)
    }
    return Truth(sure: sure >= test.strength, maybe: maybe >= test.strength)
  }

  /// Findings of the system are read from the area.
  func row(of finding: Int, _ row: BearerRow) -> BearerRow? {
    rules.findings[finding].ecology == .system ? area(of: row) : row
  }

  func area(of row: BearerRow) -> BearerRow? {
    guard row.bearer == .school else { return row.bearer == .area ? row : nil }
    let area = base.areaOfSchool[row.row]
    return area < 0 ? nil : BearerRow(.area, Int(area))
  }

  // MARK: Counts

  func members(_ relation: String, _ row: BearerRow) -> (rows: [BearerRow], open: Bool) {
    guard let declared = rules.vocabulary.relations[relation] else { return ([], true) }
    let open = !(base.registerIsComplete[relation] ?? declared.isComplete)
    if row.bearer == .area {
      let schools = base.areaOfSchool.indices.filter { Int(base.areaOfSchool[$0]) == row.row }
        .map { BearerRow(.school, $0) }
      if declared.by == .localAuthority { return (schools, open) }
      let parts = schools.map { members(relation, $0) }
      if parts.isEmpty || parts.contains(where: { $0.open && !open }) { return ([], true) }
      guard schools.allSatisfy({ isLinked(relation, declared, $0) }) else { return ([], true) }
      return (Set(parts.flatMap(\.rows)).sorted { $0.row < $1.row }, open)
    }
    guard isLinked(relation, declared, row) else { return ([], true) }
    if let links = base.links[relation] {
      return (links[row.row].map { BearerRow(declared.linksTo, Int($0)) }, open)
    }
    let groups = declared.by == .family ? base.familyOfSchool : base.areaOfSchool
    let same = groups.indices.filter { groups[$0] == groups[row.row] }
      .filter { declared.by != .family || $0 != row.row }
    return (same.map { BearerRow(.school, $0) }, open)
  }

  private func isLinked(_ name: String, _ relation: Relation, _ row: BearerRow) -> Bool {
    if let links = base.links[name] { return !links.withoutPlace.contains(Int32(row.row)) }
    switch relation.by {
    case .family: return base.familyOfSchool[row.row] >= 0
    case .localAuthority: return base.areaOfSchool[row.row] >= 0
    case .distance, .school: return false
    }
  }

  func truth(_ count: CheckedCount, _ place: Place) -> Truth {
    let (rows, open) = members(count.relation, place.row)
    let truths = rows.map { member in memberTruth(count, member, place) }
    let sure = Double(truths.count(where: \.sure))
    let maybe = open ? Double.infinity : Double(truths.count(where: \.maybe))
    let number = Double(count.quantity.number)
    if count.quantity.isPercent {
      if open { return .open }
      let total = Double(max(1, rows.count))
      return compare(count.quantity.bound, 100 * sure, 100 * maybe, number * total)
    }
    return compare(count.quantity.bound, sure, maybe, number)
  }

  func memberTruth(_ count: CheckedCount, _ member: BearerRow, _ place: Place) -> Truth {
    truth(
      count.condition,
      Place(
        row: member, asker: place.row,
        isFavourable: place.isFavourable == (count.quantity.bound != .atMost),
        stances: place.stances))
  }

  private func compare(
    _ bound: CheckedCount.Quantity.Bound, _ least: Double, _ most: Double, _ wanted: Double
  ) -> Truth {
    switch bound {
    case .atLeast: Truth(sure: least >= wanted, maybe: most >= wanted)
    case .atMost: Truth(sure: most <= wanted, maybe: least <= wanted)
    case .exactly:
      Truth(sure: least == wanted && most == wanted, maybe: least <= wanted && wanted <= most)
    }
  }
}
