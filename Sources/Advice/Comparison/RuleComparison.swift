import Facts
import Inference
import Parallel
package import RuleLanguage
import Schools

/// What other rules would mean for the same schools: which of them gain, lose or move which advice.
///
/// Statuses come from the verdict pass. The steps that are shown are worked out only for schools for
/// which they can differ: where a status does, or where a card that was touched is in play.
package struct RuleComparison: Sendable {
  /// A change of one action.
  package struct Change: Sendable {
    package var action: String
    package var name: String
    /// There is no such action in the old rules; in the new ones.
    package var isNew: Bool
    package var isGone: Bool
    /// Schools for which it is recommended now and was not, by label.
    package var gained: [String] = []
    /// Schools for which it was recommended and is not now, by label.
    package var lost: [String] = []
    /// Other changes of status, the commonest first; `nil` where there is no such action.
    package var statuses: [(from: Status?, to: Status?, count: Int)] = []
    /// Schools that are shown it now and were not, by label.
    package var shown: [String] = []
    /// Schools that were shown it and are not now, by label.
    package var hidden: [String] = []
    /// Schools that are shown it in another place, by label.
    package var moved: [String] = []

    /// Whether nothing is different for any school.
    package var isEmpty: Bool {
      gained.isEmpty && lost.isEmpty && statuses.isEmpty && shown.isEmpty && hidden.isEmpty
        && moved.isEmpty
    }
  }

  /// Open schools that both have.
  package let schools: Int
  /// Schools for which the status of some action differs.
  package let schoolsWithOtherStatus: Int
  /// Schools that may be shown other steps.
  package let schoolsInQuestion: Int
  /// Those of them whose steps were worked out under both rules; fewer only where a limit was set.
  package let schoolsWithLists: Int
  /// Of these, schools that are shown other steps, or the same in another order.
  package let schoolsWithOtherList: Int
  /// The actions for which something differs, by id; new and gone ones always.
  package let changes: [Change]

  /// Compares.
  ///
  /// - Parameters:
  ///   - old: The rules that run now, on the schools.
  ///   - new: The others, on the same schools.
  ///   - touched: Which actions of the new rules may rank or read otherwise than before though their
  ///     statuses are the same; `nil`: any.
  ///   - limit: For how many schools next steps are worked out at most, which takes most of the time; where
  ///     more may differ, they are taken evenly from the list by name.
  ///   - progress: Is told how large a part of the work is done, from 0 to 1.
  package init(
    _ old: Adviser, _ new: Adviser, touched: Set<String>?, limit: Int = .max,
    progress: (@Sendable (Double) -> Void)? = nil
  ) {
    let pairs = Self.pairs(old, new)
    let sides = Sides(old, new, touched: touched)
    schools = pairs.count
    let verdicts = inParallel((pairs.count + Self.portion - 1) / Self.portion) { portion in
      pairs[Self.rows(portion, of: pairs.count)].map { sides.statuses($0) }
    }.flatMap(\.self)
    let inQuestion = pairs.indices.filter { sides.mayShowOther(verdicts[$0], touched) }
    let unlike = Self.evenly(inQuestion, atMost: limit)
    let steps = (unlike.count + Self.portion - 1) / Self.portion
    let done = PiecesDone(of: steps)
    let lists = inParallel(steps) { portion in
      let lists = unlike[Self.rows(portion, of: unlike.count)].map { sides.lists(pairs[$0]) }
      progress?(done.one())
      return lists
    }.flatMap(\.self)
    var collection = ChangeCollection(sides)
    for (index, pair) in pairs.enumerated() { collection.add(verdicts[index], pair.label) }
    for (index, lists) in zip(unlike, lists) { collection.add(lists, pairs[index].label) }
    schoolsWithOtherStatus = verdicts.count { $0.old != $0.new }
    schoolsInQuestion = inQuestion.count
    schoolsWithLists = unlike.count
    schoolsWithOtherList = lists.count { $0.old != $0.new }
    changes = collection.changes
  }

  private static let portion = 64

  /// All, or so many at equal distances.
  private static func evenly(_ indices: [Int], atMost limit: Int) -> [Int] {
    guard indices.count > limit else { return indices }
    return (0..<max(0, limit)).map { indices[$0 * indices.count / limit] }
  }

  private static func rows(_ portion: Int, of count: Int) -> Range<Int> {
    portion * Self.portion..<min(count, (portion + 1) * Self.portion)
  }

  /// The open schools that both have, alphabetically: by number, else by name and area.
  private static func pairs(_ old: Adviser, _ new: Adviser) -> [SchoolPair] {
    func key(_ entry: SchoolDirectory.Entry) -> String {
      entry.urn.isEmpty ? "\(entry.name), \(entry.area)" : entry.urn
    }
    let rows = Dictionary(
      new.directory.entries.map { (key($0), $0.row) }, uniquingKeysWith: { first, _ in first })
    let (oldClosed, newClosed) = (
      old.engine.base.schools.closedSchools, new.engine.base.schools.closedSchools
    )
    return old.directory.entries.compactMap { entry in
      guard let row = rows[key(entry)], !oldClosed[entry.row], !newClosed[row] else { return nil }
      return SchoolPair(old: entry.row, new: row, label: entry.label)
    }
    .sorted { ($0.label, $0.old) < ($1.label, $1.old) }
  }
}

/// One school under both rule sets.
struct SchoolPair: Sendable {
  var old: Int
  var new: Int
  var label: String
}

/// Something of the old rules and of the new ones.
struct BeforeAndAfter<Value: Equatable & Sendable>: Equatable, Sendable {
  var old: Value
  var new: Value
}
