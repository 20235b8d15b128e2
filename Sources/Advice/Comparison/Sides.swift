import Facts
import Inference
import RuleLanguage
import Synchronization

/// Both rule sets at work, their actions brought together by id.
struct Sides: Sendable {
  private let old: Adviser
  private let new: Adviser
  /// The actions of either, by id.
  let actions: [Action]
  /// Indices of actions that are the same on both sides, so that what is found out of one serves for the
  /// other; none where the two sides count actions or findings otherwise.
  private let same: Set<Int>

  /// An action with its index on both sides, where it is there and in use.
  struct Action: Sendable {
    var id: String
    var name: String
    var old: Int?
    var new: Int?
  }

  /// - Parameters:
  ///   - old: The old rules at work.
  ///   - new: The new ones.
  ///   - touched: Ids of actions that may be others in the new rules; `nil`: any.
  init(_ old: Adviser, _ new: Adviser, touched: Set<String>?) {
    self.old = old
    self.new = new
    same = Self.same(old.rules, new.rules, touched)
    func indices(_ adviser: Adviser) -> [String: Int] {
      let actions = adviser.rules.actions
      return Dictionary(
        uniqueKeysWithValues: actions.indices
          .filter { [.trial, .stable].contains(actions[$0].life.status) }
          .map { (actions[$0].id, $0) })
    }
    let (before, after) = (indices(old), indices(new))
    actions = Set(before.keys).union(after.keys).sorted().map { id in
      Action(
        id: id,
        name: after[id].map { new.rules.actions[$0].name }
          ?? before[id].map { old.rules.actions[$0].name } ?? id,
        old: before[id], new: after[id])
    }
  }

  private static func same(
    _ old: CheckedRules, _ new: CheckedRules, _ touched: Set<String>?
  ) -> Set<Int> {
    guard let touched, old.actions.map(\.id) == new.actions.map(\.id),
      old.findings.map(\.id) == new.findings.map(\.id),
      old.findings.map(\.about) == new.findings.map(\.about)
    else { return [] }
    return Set(new.actions.indices.filter { !touched.contains(new.actions[$0].id) })
  }

  /// The status of each action for a school; `nil` for one that is not there, or speaks to others.
  func statuses(_ school: SchoolPair) -> BeforeAndAfter<[Status?]> {
    BeforeAndAfter(
      old: actions.map { $0.old.flatMap { status($0, school.old, old) } },
      new: actions.map { $0.new.flatMap { status($0, school.new, new) } })
  }

  private func status(_ action: Int, _ school: Int, _ adviser: Adviser) -> Status? {
    adviser.rules.actions[action].voices == [.area]
      ? nil : adviser.engine.status(action, .school(school))
  }

  /// Whether other steps may be shown: a status differs, or a card that was touched is in play.
  func mayShowOther(_ statuses: BeforeAndAfter<[Status?]>, _ touched: Set<String>?) -> Bool {
    if statuses.old != statuses.new { return true }
    guard let touched else { return true }
    return zip(actions, statuses.new).contains { action, status in
      status != nil && ![.notIndicated, .doesNotApply].contains(status)
        && touched.contains(action.id)
    }
  }

  /// The steps shown to a school, in their order.
  func lists(_ school: SchoolPair) -> BeforeAndAfter<[String]> {
    let before = outlook(school.old, old, since: nil)
    // Rows are the same where the data is, and else nothing can be taken over.
    let earlier =
      school.old == school.new && !same.isEmpty
      ? Outlook.Earlier(before, same: new.rules.actions.indices.map(same.contains)) : nil
    let after = outlook(school.new, new, since: earlier)
    return BeforeAndAfter(old: before.list.shown.map(\.id), new: after.list.shown.map(\.id))
  }

  private func outlook(
    _ school: Int, _ adviser: Adviser, since earlier: Outlook.Earlier?
  ) -> Outlook {
    let situation = adviser.situation(of: school, AdviceRequest())
    // Nobody asks which members stand behind a count.
    situation.detail = .verdicts
    return Outlook(situation, rules: adviser.rules, request: AdviceRequest(), since: earlier)
  }
}

/// How many pieces of work are done; told from any thread.
final class PiecesDone: Sendable {
  private let done = Mutex(0)
  private let all: Int

  init(of all: Int) { self.all = all }

  /// One more is done; the part of all that is done now.
  func one() -> Double {
    let count = done.withLock { done in
      done += 1
      return done
    }
    return Double(count) / Double(max(1, all))
  }
}
