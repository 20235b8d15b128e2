import Facts
import Families
import Inference
import RuleLanguage
import Synchronization

/// Keeps what the reports of all Families have in common: every school of the data goes into it.
final class FamilyMemory: Sendable {
  private let knownScales = Mutex<IntakeScales?>(nil)
  /// By place among the wide lists.
  private let knownLists = Mutex<[Int: SimilarSchools]>([:])

  /// Mean and spread of what tells whom schools serve, by rules and facts that are always the same.
  func scales(_ adviser: Adviser) -> IntakeScales {
    knownScales.withLock { known in
      if let known { return known }
      let made = IntakeScales(adviser.rules.families.measures, in: adviser.engine.base)
      known = made
      return made
    }
  }

  /// The schools of the wide list that holds for a school, by rules and facts that are always the same; `nil` where
  /// its phase is not known or has no list.
  func similar(to school: Int, _ adviser: Adviser) -> SimilarSchools? {
    let (lists, base) = (adviser.rules.families.wideLists, adviser.engine.base)
    guard let place = SimilarSchools.place(of: school, among: lists, in: base) else { return nil }
    let all = knownLists.withLock { known in
      if let known = known[place] { return known }
      let made = SimilarSchools(lists[place], in: base)
      known[place] = made
      return made
    }
    // One that is left out of the list, or closed, is compared on a list of its own.
    return all.holds(school) ? all : SimilarSchools(lists[place], in: base, always: school)
  }
}
