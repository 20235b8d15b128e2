package import Casebook
package import Diagnostics
package import Facts
package import Inference
package import RuleLanguage
import Schools

/// A casebook read for the rules and the data that are loaded: what it tells, rejects and has decided.
///
/// ```swift
/// let reading = try CasebookReading(casebook, rules, keys)
/// reading.tell(&base)                                  // before the engine is made
/// let advice = adviser.advice(for: row, reading.request(request, for: .school(row), in: base))
/// ```
package struct CasebookReading: Sendable {
  /// Entries that rules or vocabulary have no name for any more; they are left out.
  package let problems: [Diagnostic]
  private var told: [CaseSubject: [ToldFact]]
  private var values: [ToldFact: (slot: Int, value: FactValue)]
  private var rejections: [CaseSubject: [Rejection]]
  private var decisions: [CaseSubject: [Decision]]
  private let keys: SubjectKeys
  /// The findings that are about an area.
  private let ofAreas: Set<Int>

  /// - Parameters:
  ///   - casebook: What was told, rejected and decided.
  ///   - rules: The rules that name facts and findings.
  ///   - keys: The schools and areas of the data.
  /// - Throws: What keeps the casebook from being read.
  package init(_ casebook: Casebook, _ rules: CheckedRules, _ keys: SubjectKeys)
    throws(CasebookProblem)
  {
    self.keys = keys
    ofAreas = Set(rules.findings.indices.filter { rules.findings[$0].ecology == .system })
    var problems: [Diagnostic] = []
    var values: [ToldFact: (slot: Int, value: FactValue)] = [:]
    for fact: ToldFact in try casebook.entries() {
      switch Self.value(of: fact, rules.vocabulary) {
      case .success(let found): values[fact] = found
      case .failure(let problem): problems.append(problem)
      }
    }
    self.values = values
    told = Dictionary(grouping: values.keys.sorted { $0.number < $1.number }, by: \.about)
    var rejections: [CaseSubject: [Rejection]] = [:]
    for rejected: RejectedFinding in try casebook.entries() {
      do throws(Rejection.Problem) {
        var rejection = try Rejection(of: rejected.finding, because: rejected.reason, in: rules)
        rejection.said = CaseWording.said(rejected)
        rejections[rejected.about, default: []].append(rejection)
      } catch {
        problems.append(Self.leftOut("WM942", "finding", rejected.finding, rejected))
      }
    }
    self.rejections = rejections
    decisions = Dictionary(grouping: try casebook.entries(), by: \.about)
    self.problems = problems
  }

  /// Puts what was told beside what was published (`rule-language` 0.18), and declined partners on the list
  /// of those whom a school wants left out.
  package func tell(_ base: inout FactBase) {
    for fact in told.keys.sorted().flatMap({ told[$0, default: []] }) {
      guard let (slot, value) = values[fact], let home = home(of: fact, slot, in: base) else {
        continue
      }
      let origin = Origin.told(by: fact.by, on: fact.at.day)
      if home.bearer == .area {
        base.areas.tell(slot, home.row, value, from: origin)
      } else {
        base.schools.tell(slot, home.row, value, from: origin)
      }
    }
    ruleOutPartners(&base)
  }

  /// A partner that was declined joins those whom the school wants left out.
  private func ruleOutPartners(_ base: inout FactBase) {
    guard let slot = base.vocabulary.slot(id: "excluded_partners") else { return }
    for (about, all) in decisions.sorted(by: { $0.key < $1.key }) {
      guard case .school(let row)? = keys.row(of: about) else { continue }
      let declined = all.filter { $0.verdict == .declined && $0.partner != nil }
      guard let latest = declined.max(by: { $0.at < $1.at }) else { continue }
      var names = declined.compactMap(\.partner)
      if case .known(.text(let known)) = base.schools.value(slot, row) {
        names.insert(known, at: 0)
      }
      base.schools.set(
        slot, row, to: .known(.text(names.joined(separator: "; "))),
        from: .told(by: latest.by, on: latest.at.day))
    }
  }

  /// What is not accepted at schools, by index in ``CheckedRules/findings``: for an engine that counts them, as
  /// for the picture of an area.
  ///
  /// - Parameter subjects: The rows of schools whose own advice is asked for. Theirs is left out, since
  ///   ``request(_:for:in:)`` brings it with its reason.
  /// - Returns: The rows of schools by finding; what is said of an area as a whole is not among them.
  package func rejected(except subjects: Set<Int>) -> [Int: Set<BearerRow>] {
    var rows: [Int: Set<BearerRow>] = [:]
    for (about, all) in rejections {
      guard case .school(let row)? = keys.row(of: about), !subjects.contains(row) else { continue }
      for finding in all.flatMap(\.findings) where !ofAreas.contains(finding) {
        rows[finding, default: []].insert(BearerRow(.school, row))
      }
    }
    return rows
  }

  /// What is asked of a subject, with what is kept about it; what `request` says itself stays.
  package func request(_ request: AdviceRequest, for subject: Subject, in base: FactBase)
    -> AdviceRequest
  {
    let key = keys.subject(of: subject)
    var request = request
    var facts = told[key, default: []]
    if case .school(let row) = subject, base.areaOfSchool[row] >= 0 {
      facts += told[keys.subject(of: .area(Int(base.areaOfSchool[row]))), default: []]
    }
    request.record = CaseRecord(
      told: facts.filter { values[$0].map { request.told[$0.slot] == nil } ?? false },
      decisions: decisions[key, default: []])
    let own = Set(request.rejected.flatMap(\.findings))
    request.rejected += rejections[key, default: []].filter { own.isDisjoint(with: $0.findings) }
    return request
  }

  /// The same without what people wrote in their own words and who they are, and with made-up names for partners.
  ///
  /// Facts are told to the tables before, with the names that the data has.
  package func hiding(_ names: HiddenNames) -> CasebookReading {
    var hidden = self
    func plain(_ fact: ToldFact) -> ToldFact {
      var fact = fact
      fact.mark.by = HiddenNames.teller
      fact.source = ""
      return fact
    }
    hidden.values = Dictionary(
      values.map { (plain($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    hidden.told = told.mapValues { $0.map(plain) }
    hidden.rejections = rejections.mapValues { $0.map(\.hidingWords) }
    hidden.decisions = decisions.mapValues { all in
      all.map { decision in
        var decision = decision
        decision.mark.by = HiddenNames.teller
        if !decision.reason.isEmpty { decision.reason = HiddenNames.reason }
        decision.partner = decision.partner.map { partner in
          if case .school(let row)? = keys.row(of: .school(partner)) {
            names.label(row)
          } else {
            HiddenNames.partner
          }
        }
        return decision
      }
    }
    return hidden
  }

  /// The row a told fact belongs to: what is told of a school but is its area's goes there.
  private func home(of fact: ToldFact, _ slot: Int, in base: FactBase) -> BearerRow? {
    let isAreas = base.vocabulary.facts[slot].bearer == .area
    switch keys.row(of: fact.about) {
    case .area(let row)?: return isAreas ? BearerRow(.area, row) : nil
    case .school(let row)?:
      guard isAreas else { return BearerRow(.school, row) }
      return base.areaOfSchool[row] < 0 ? nil : BearerRow(.area, Int(base.areaOfSchool[row]))
    case nil: return nil
    }
  }

  /// The value of a told fact as the vocabulary reads it.
  private static func value(of fact: ToldFact, _ vocabulary: Vocabulary)
    -> Result<(slot: Int, value: FactValue), Diagnostic>
  {
    guard let slot = vocabulary.slot(id: fact.fact) else {
      return .failure(leftOut("WM940", "fact", fact.fact, fact))
    }
    switch ValuePhrase.read(fact.value, of: vocabulary.facts[slot]) {
    case .success(let value): return .success((slot, value))
    case .failure:
      return .failure(
        Diagnostic(
          "WM941", .warning,
          "\(fact.value.quoted()), told of \(vocabulary.facts[slot].name.quoted()) by "
            + "\(CaseWording.said(fact)), is no value of it now, so it is left out",
          nextStep: "tell it again at the prompt"))
    }
  }

  private static func leftOut(
    _ code: String, _ what: String, _ id: String, _ entry: some CasebookEntry
  ) -> Diagnostic {
    Diagnostic(
      code, .warning,
      "the rules have no \(what) \(id.quoted()) now; what \(CaseWording.said(entry)), said of it is left out",
      nextStep:
        "say it again of the \(what) that has taken its place, or take it back at the prompt")
  }
}
