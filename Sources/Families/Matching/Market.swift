/// A problem as the solver sees it: what is open, in an order that does not depend on rows.
///
/// Rows are the needs that are not locked, columns the helpers, both in the order of their keys; pairs that
/// are forbidden are gone, and locked pairs have taken their places. Each row's pairs stand with the most
/// worthy first.
///
/// **Ties.** Worths are multiplied by a large number (a shift to the left), and to each pair a small number
/// is added that is drawn from the two keys. All of these together stay below half of what a difference of
/// one in worth has become, so the best plan stays a best plan; but of all best plans one is now better than
/// the others, and which one depends on who takes part, not on rows, nor on pairs that are in neither plan.
/// (Mulmuley, Vazirani and Vazirani 1987, "Matching is as easy as matrix inversion", isolate a matching in
/// this way.) Should two plans tie even so, the order of keys decides.
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

  /// - Parameter problem: A problem without faults.
  init(_ problem: MatchingProblem) {
    let needOrder = Self.order(problem.needs)
    let helperOrder = Self.order(problem.helpers.map(\.key))
    var isOpen = Array(repeating: true, count: problem.needs.count)
    var places = problem.helpers.map { Int32(min($0.places, problem.needs.count)) }
    for pair in problem.locked {
      isOpen[pair.need] = false
      places[pair.helper] -= 1
    }
    needs = needOrder.filter { isOpen[Int($0)] }
    helpers = helperOrder
    rows = Self.inverse(needs, count: problem.needs.count)
    columns = Self.inverse(helperOrder, count: problem.helpers.count)
    self.places = helperOrder.map { places[Int($0)] }

    let ties = TieNumbers(problem)
    shift = ties.shift
    var staying = Array(repeating: Int32(-1), count: problem.needs.count)
    for pair in problem.staying { staying[pair.need] = Int32(pair.helper) }
    var forbidden: [Int32: [Int32]] = [:]
    for pair in problem.forbidden {
      forbidden[Int32(pair.need), default: []].append(Int32(pair.helper))
    }

    var starts: [Int32] = [0]
    starts.reserveCapacity(needs.count + 1)
    let (pairs, bonus) = (problem.pairs, problem.stayingBonus)
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
          let worth = Int(pairs.worths[index]) + (staying[Int(need)] == helper ? bonus : 0)
          let value = worth << ties.shift + ties.number(draw, helperDraws[Int(helper)])
          offers[count] = Offer(value: value, column: columns[Int(helper)])
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
  private let bits: Int

  init(_ problem: MatchingProblem) {
    let largest =
      (problem.pairs.worths.lazy.map { Int($0.magnitude) }.max() ?? 0) + problem.stayingBonus
    // Four times the largest value and twice all tie numbers of a plan must fit into a number.
    let forWorths = Self.width(largest) + 3
    let forNeeds = Self.width(problem.needs.count)
    precondition(forNeeds <= 26, "more needs than any country has schools")
    bits = max(1, min(24, 61 - forWorths - forNeeds))
    shift = bits + forNeeds + 1
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
