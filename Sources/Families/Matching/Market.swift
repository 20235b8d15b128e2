/// A problem as the solver sees it: what is open, in an order that does not depend on rows.
///
/// Rows are the needs that are not locked, columns the helpers, both in the order of their keys; pairs that
/// are forbidden are gone, and locked pairs have taken their places. Each row's pairs stand with the most
/// worthy first.
///
/// **Ties.** Worths are multiplied by a large number (a shift to the left), and to each pair a small number
/// is added: one that is drawn from the two keys, and a larger one where the pair is of the earlier plan. All
/// of these together stay below half of what a difference of one in worth has become, so the best plan stays
/// a best plan; but of all best plans those are now better that keep more of the earlier one, and of these
/// one is better than the others. Which one depends on who takes part, not on rows, nor on pairs that are in
/// neither plan. (Mulmuley, Vazirani and Vazirani 1987, "Matching is as easy as matrix inversion", isolate a
/// matching in this way.) Should two plans tie even so, the order of keys decides.
struct Market: Sendable {
  /// A pair of a row.
  struct Offer: Sendable {
    /// Its worth with any bonus for staying, shifted, and its tie number.
    var value: Int
    var column: Int32
  }

  /// By row, its need; by column, its helper.
  let needs: [Int32]
  let helpers: [Int32]
  /// By need, its row or -1; by helper, its column.
  let rows: [Int32]
  let columns: [Int32]
  /// The offers of row `r` are `starts[r]..<starts[r + 1]`.
  let starts: [Int32]
  let offers: [Offer]
  /// The places of each column that nobody is locked to.
  var places: [Int32]
  /// By how many bits worths are shifted.
  let shift: Int

  /// What counts: worths times a number, and a number for each pair that stays.
  struct Stake {
    var worth = 1
    var staying: Int
    /// Whether more of the earlier plan is kept where that costs nothing.
    var staysOnTies = false
  }

  /// - Parameters:
  ///   - problem: A problem without faults.
  ///   - stake: How worths and staying are weighed.
  init(_ problem: MatchingProblem, _ stake: Stake) {
    let needOrder = Self.order(problem.needs)
    let helperOrder = Self.order(problem.helpers.map(\.key))
    var isOpen = Array(repeating: true, count: problem.needs.count)
    var places = Self.usefulPlaces(problem)
    for pair in problem.locked {
      isOpen[pair.need] = false
      places[pair.helper] -= 1
    }
    needs = needOrder.filter { isOpen[Int($0)] }
    helpers = helperOrder
    rows = Self.inverse(needs, count: problem.needs.count)
    columns = Self.inverse(helperOrder, count: problem.helpers.count)
    self.places = helperOrder.map { places[Int($0)] }

    let ties = TieNumbers(problem, stake)
    shift = ties.shift
    var staying = Array(repeating: Int32(-1), count: problem.needs.count)
    for pair in problem.staying { staying[pair.need] = Int32(pair.helper) }
    var forbidden: [Int32: [Int32]] = [:]
    for pair in problem.forbidden {
      forbidden[Int32(pair.need), default: []].append(Int32(pair.helper))
    }

    var starts: [Int32] = [0]
    starts.reserveCapacity(needs.count + 1)
    let pairs = problem.pairs
    let helperDraws = problem.helpers.map { ties.draw($0.key) }
    let (needs, columns) = (needs, columns)
    offers = [Offer](unsafeUninitializedCapacity: pairs.count) { offers, count in
      for need in needs {
        let never = forbidden[need]
        let row = count
        let draw = ties.draw(problem.needs[Int(need)])
        for index in pairs.range(of: Int(need)) {
          let helper = pairs.helpers[index]
          if let never, never.contains(helper) { continue }
          var worth = Int(pairs.worths[index]) * stake.worth
          var tie = ties.number(draw, helperDraws[Int(helper)])
          if staying[Int(need)] == helper {
            worth += stake.staying
            tie += ties.ofStaying
          }
          offers[count] = Offer(value: worth << ties.shift + tie, column: columns[Int(helper)])
          count += 1
        }
        Self.sort(&offers, row..<count)
        starts.append(Int32(count))
      }
    }
    self.starts = starts
  }

  /// A value in the unit of worths: exact for worths and for differences of two plans.
  func worth(_ value: Int) -> Int { (value + (1 << shift) >> 1) >> shift }

  /// The offer of a column to a row; `nil` when they are no pair.
  func offer(_ row: Int, _ column: Int) -> Int? {
    (Int(starts[row])..<Int(starts[row + 1])).first { offers[$0].column == column }
  }

  /// Rows in the order of their keys.
  private static func order(_ keys: [Int]) -> [Int32] {
    let rows = Array(Int32(0)..<Int32(keys.count))
    if zip(keys, keys.dropFirst()).allSatisfy(<) { return rows }
    return rows.sorted { keys[Int($0)] < keys[Int($1)] }
  }

  /// The places of each helper, no more than there are needs it could help.
  private static func usefulPlaces(_ problem: MatchingProblem) -> [Int32] {
    var askers = Array(repeating: 0, count: problem.helpers.count)
    for helper in problem.pairs.helpers { askers[Int(helper)] += 1 }
    return zip(problem.helpers, askers).map { Int32(min($0.places, $1)) }
  }

  private static func inverse(_ order: [Int32], count: Int) -> [Int32] {
    var inverse = Array(repeating: Int32(-1), count: count)
    for (place, row) in order.enumerated() { inverse[Int(row)] = Int32(place) }
    return inverse
  }

  /// Most worthy first, then in the order of columns.
  private static func sort(_ offers: inout UnsafeMutableBufferPointer<Offer>, _ range: Range<Int>) {
    func isBefore(_ a: Offer, _ b: Offer) -> Bool {
      a.value != b.value ? a.value > b.value : a.column < b.column
    }
    guard range.count <= 64 else { return offers[range].sort(by: isBefore) }
    // Insertion is quicker for short lists, and most are short.
    for index in range.dropFirst() {
      let offer = offers[index]
      var free = index
      while free > range.lowerBound, isBefore(offer, offers[free - 1]) {
        offers[free] = offers[free - 1]
        free -= 1
      }
      offers[free] = offer
    }
  }
}

/// Small numbers that tell equal plans apart.
private struct TieNumbers {
  let shift: Int
  /// What is added for a pair of the earlier plan: more than all drawn numbers of a plan together.
  let ofStaying: Int
  private let bits: Int

  init(_ problem: MatchingProblem, _ stake: Market.Stake) {
    let largest = problem.pairs.worths.lazy.map { Int($0.magnitude) }.max() ?? 0
    // Four times the largest value and twice all tie numbers of a plan must fit into a number.
    let forWorths = Self.width(largest * stake.worth + stake.staying) + 3
    let forNeeds = Self.width(problem.needs.count)
    let staysOnTies = stake.staysOnTies && !problem.staying.isEmpty
    let forTies = staysOnTies ? 2 * forNeeds + 1 : forNeeds
    bits = max(1, min(24, 60 - forWorths - forTies))
    ofStaying = staysOnTies ? 1 << (bits + forNeeds) : 0
    shift = bits + forTies + 1
  }

  /// A number that looks random, always the same for a key.
  func draw(_ key: Int) -> UInt64 { Self.mixed(UInt64(bitPattern: Int64(key))) }

  /// The tie number of a pair, 1 and up.
  @inline(__always) func number(_ need: UInt64, _ helper: UInt64) -> Int {
    Int(Self.mixed(need &+ helper &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits)) + 1
  }

  private static func width(_ number: Int) -> Int { Int.bitWidth - number.leadingZeroBitCount }

  /// The mixing step of SplitMix64 (Steele, Lea and Flood 2014).
  @inline(__always) private static func mixed(_ seed: UInt64) -> UInt64 {
    var z = seed &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
