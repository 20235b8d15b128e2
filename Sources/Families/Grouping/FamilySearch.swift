import Facts

/// The search for families: alike inside, of the wished sizes, with members from several authorities.
///
/// A start by halving, moves and exchanges between neighbouring families until none pays, and as many rounds of
/// annealing as are asked for. What it finds depends on the task and the rounds only: not on time, and not on
/// the number of processors. Each round is in proportion to the number of schools.
package struct FamilySearch: Sendable {
  private var search: Sized

  /// A search whose points have as many scalars as are needed; a case for each, so that the compiler can
  /// make the best of the size.
  private enum Sized {
    case two(Rounds<SIMD2<Double>>)
    case four(Rounds<SIMD4<Double>>)
    case eight(Rounds<SIMD8<Double>>)
    case sixteen(Rounds<SIMD16<Double>>)
  }

  package init(_ task: GroupingTask) {
    precondition(task.measures.count <= GroupingPolicy.mostMeasures, "the rules declare no more")
    search =
      switch task.measures.count {
      case ...2: .two(Rounds(SchoolPoints(task, as: SIMD2<Double>.self)))
      case ...4: .four(Rounds(SchoolPoints(task, as: SIMD4<Double>.self)))
      case ...8: .eight(Rounds(SchoolPoints(task, as: SIMD8<Double>.self)))
      default: .sixteen(Rounds(SchoolPoints(task, as: SIMD16<Double>.self)))
      }
  }

  /// The best found so far.
  package var best: Found {
    switch search {
    case .two(let rounds): rounds.best
    case .four(let rounds): rounds.best
    case .eight(let rounds): rounds.best
    case .sixteen(let rounds): rounds.best
    }
  }

  /// Goes on with one more round of two annealings, side by side: one from a heat in which nothing of what
  /// was found is left, one (from the second round on) that keeps its outlines.
  ///
  /// - Parameter tries: How many changes each tries for every school.
  package mutating func round(tries: Int = 2000) {
    switch search {
    case .two(var rounds):
      rounds.round(tries: tries)
      search = .two(rounds)
    case .four(var rounds):
      rounds.round(tries: tries)
      search = .four(rounds)
    case .eight(var rounds):
      rounds.round(tries: tries)
      search = .eight(rounds)
    case .sixteen(var rounds):
      rounds.round(tries: tries)
      search = .sixteen(rounds)
    }
  }

  /// Families that were found, and what they are like.
  package struct Found: Hashable, Sendable {
    /// For each school the number of its family.
    package var familyOf: [Int32]
    /// The sum of squared distances from the mean of the family, as a share of that from the mean of all.
    package var ratio: Double
    /// How many families have fewer authorities than wished.
    package var familiesLacking: Int
    /// How many pairs of close schools are in one family.
    package var closePairs: Int
  }
}
