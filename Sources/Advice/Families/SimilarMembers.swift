import Families
import Inference
import RuleLanguage

/// The members of a Family with the most similar pupils of each, by the measures of the wide list.
///
/// Worked out when first asked for, as every school of the data goes into the measure of what is alike. Not safe to
/// share between threads.
final class SimilarMembers {
  private let members: [Int]
  private let adviser: Adviser
  private lazy var places = found()

  /// How many members count as the most similar ones (design default).
  private static let most = 5

  /// - Parameters:
  ///   - members: The schools, by row.
  ///   - adviser: Rules and facts.
  init(_ members: [Int], _ adviser: Adviser) {
    self.members = members
    self.adviser = adviser
  }

  /// The places of those most similar to a member among the members, the most similar first; where nothing is known
  /// of its pupils, those of all others.
  subscript(member: Int) -> [Int] { places[member] }

  private func found() -> [[Int]] {
    let schools = members.first.flatMap { adviser.familyMemory.similar(to: $0, adviser) }
    return members.indices.map { own in
      let others = members.indices.filter { $0 != own }
      let near = others.compactMap { other in
        schools?.distance(members[own], members[other]).map { (distance: $0, place: other) }
      }
      if near.isEmpty { return others }
      return near.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
        .prefix(Self.most).map(\.place)
    }
  }
}
