extension Arrangement {
  /// Gives families what they lack of authorities by exchanges with any other family, the cheapest first, as
  /// long as that leaves fewer authorities missing in all.
  ///
  /// - Returns: Whether anything was changed.
  mutating func supplyAuthorities() -> Bool {
    var hasChanged = false
    // Where authorities are too few for all, a few families that cannot be helped tell enough.
    var hopeless = 0
    for family in 0..<points.families {
      while lack(authorities[family]) > 0, hopeless < 50 {
        guard let (one, other) = cheapestSupply(of: family) else {
          hopeless += 1
          break
        }
        exchange(one, other)
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// The cheapest exchange of a member for somebody else that leaves fewer authorities missing.
  private func cheapestSupply(of family: Int) -> (Int, Int)? {
    // More than any exchange can gain or cost otherwise.
    let dearest = points.pricesOfClosePairs.max() ?? 0
    let price = 8 * (points.totalSquares + 1) + dearest * Double(points.count)
    var best = -price / 2
    var found: (Int, Int)?
    let members = (0..<Int(sizes[family])).map { member($0, of: family) }.sorted()
    for other in 0..<points.count where Int(familyOf[other]) != family {
      for one in members {
        let cost = costOfExchange(one, other, priceOfLack: price)
        if cost < best { (best, found) = (cost, (one, other)) }
      }
    }
    return found
  }
}
