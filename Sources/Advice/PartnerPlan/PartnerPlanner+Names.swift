import Facts
import Families
import Inference
import RuleLanguage
import Schools

/// What helpers are called, and what may be said of them as long as they may not be named.
extension PartnerPlanner {
  /// A helper by name; a leader by its school, never as a person.
  package func name(_ helper: HelperRow) -> String { HelperNames(adviser, registers).name(helper) }

  /// What may be said of a helper that may not be named: `a primary school in Brackwater`.
  func profile(_ helper: HelperRow) -> String { HelperNames(adviser, registers).profile(helper) }

  /// Whether those have agreed to be named who can say so for themselves; a hub is listed for all.
  func hasAgreed(_ helper: HelperRow) -> Bool { HelperNames(adviser, registers).hasAgreed(helper) }

  /// What people call the school of a need, by its number.
  package func needName(_ number: Int) -> String {
    let entry = adviser.directory.entries[needs[number].school]
    return PartnerProfileWording.name(entry.name, entry.area)
  }

  /// What people call a helper, by its number.
  package func helperName(_ number: Int) -> String { name(helpers[number].at) }

  /// A school and one of its steps, to be held against helpers; `nil` where the step looks for none.
  func registerPair(_ school: Int, _ step: SystemNeeds.Step) -> RegisterPair? {
    let situation = adviser.engine.situation(of: .school(school))
    guard let check = PairCheck(situation, action: step.action, schools: adviser.directory) else {
      return nil
    }
    let strengths = SchoolStrengths(adviser.rules) { asset, school in
      adviser.engine.strength(asset, .school(school)).certain > .none
    }
    return RegisterPair(check, PairFit(check, likeness), registers, strengths, adviser)
  }

  /// A school and the step for which a pair would be.
  func registerPair(_ pair: MatchingProblem.Pair) -> RegisterPair? {
    step(pair).flatMap { registerPair(needs[pair.need].school, $0) }
  }
}

/// Names and profiles of helpers.
struct HelperNames {
  private let adviser: Adviser
  private let registers: HelperRegisters

  init(_ adviser: Adviser, _ registers: HelperRegisters) {
    self.adviser = adviser
    self.registers = registers
  }

  func name(_ helper: HelperRow) -> String {
    switch helper {
    case .school(let row): return school(row)
    case .leader(let row): return "a system leader based at \(school(row))"
    case .hub(let row):
      let name = registers.entry(helper)?.name ?? ""
      return name.isEmpty ? "hub \(row + 1)" : name
    case .partner(let row):
      let name = registers.entry(helper)?.name ?? ""
      return name.isEmpty ? "community partner \(row + 1)" : name
    }
  }

  func profile(_ helper: HelperRow) -> String {
    switch helper {
    case .school(let row): return schoolProfile(row)
    case .leader(let row): return "a system leader based at \(schoolProfile(row))"
    case .hub: return name(helper)
    case .partner:
      let entry = registers.entry(helper)
      let body = entry?.body.map(Self.body) ?? "community partner"
      return "a \(body)\(entry?.area.map { " in \($0)" } ?? "")"
    }
  }

  /// What one body of a kind is called; none begins with a vowel that is heard.
  static func body(_ word: String) -> String {
    switch word {
    case "culture_sport": "body for culture or sport"
    case "health": "health service"
    case "housing": "housing body"
    case "media": "newspaper or station"
    case "police": "police service"
    default: ListWording.word(word)
    }
  }

  func hasAgreed(_ helper: HelperRow) -> Bool {
    switch helper {
    case .hub: true
    case .partner: registers.entry(helper)?.agreed == true
    case .leader(let row): registers.leaders[row].map { $0.agreed == true } ?? isListed(row)
    case .school(let row): isListed(row)
    }
  }

  private func isListed(_ school: Int) -> Bool {
    adviser.vocabulary.slot(id: "agreed_to_be_listed").map {
      adviser.engine.base.schools.value($0, school) == .known(.word(1))
    } ?? false
  }

  private func school(_ row: Int) -> String {
    let entry = adviser.directory.entries[row]
    return PartnerProfileWording.name(entry.name, entry.area)
  }

  private func schoolProfile(_ row: Int) -> String {
    PartnerProfileWording.profile(
      phase: adviser.phase(of: row), area: adviser.directory.entries[row].area)
  }
}
