import Facts
import RuleLanguage
import TestSupport

/// Random tests: every phrase on a fact of its kind.
extension RandomRules {
  /// Thresholds stand on the grid of the values, so that ties happen.
  func level(_ random: inout SplitMix64) -> Phrase {
    .level(random.pick(Phrase.Comparison.allCases), Double(random.int(0...10) * 10))
  }

  mutating func numberTest(_ slot: Int, _ random: inout SplitMix64) -> CheckedCondition {
    Small.test(slot, level(&random))
  }

  mutating func test(inWhere: Bool = false, _ random: inout SplitMix64) -> CheckedCondition {
    var stance = CheckedCondition.Stance.wait
    if options.stances, random.chance(15) {
      stance = random.chance(50) ? .carryOn(because: "") : .stop(because: "")
    }
    let (slot, phrase) = phrase(inWhere: inWhere, &random)
    if options.knownTests, random.chance(6) {
      return Small.test(slot, .isKnown(random.chance(50)), stance)
    }
    return Small.test(slot, phrase, stance)
  }

  private func phrase(inWhere: Bool, _ random: inout SplitMix64) -> (Int, Phrase) {
    switch random.int(0...14) {
    case 0...3: return (random.pick(Slot.numbers), numberPhrase(inWhere: inWhere, &random))
    case 4, 5: return (random.pick(Slot.levels), ordinal(3, &random))
    case 6: return (random.pick(Slot.yesNos), .oneOf(ValueSet([random.int(0...1)])))
    case 7: return (random.pick([Slot.phase, Slot.choice]), choice(inWhere: inWhere, &random))
    case 8: return (random.pick(Slot.sets), setPhrase(&random))
    case 9: return (Slot.year, .olderThan(years: random.int(0...5)))
    case 10:
      return inWhere
        ? (Slot.label, random.chance(50) ? .sameAsThisSchool : .differentFromThisSchool)
        : (Slot.areaLevel, ordinal(2, &random))
    case 14: return (Slot.bandOfWords, choice(inWhere: inWhere, &random))
    case 11: return (Slot.areaYesNo, .oneOf(ValueSet([random.int(0...1)])))
    case 12:
      return random.chance(50)
        ? (
          Slot.difference,
          .level(random.pick(Phrase.Comparison.allCases), Double(random.int(-4...4) * 10))
        )
        : (Slot.band, ordinal(2, &random))
    default: return (Slot.derivedYes, .oneOf(ValueSet([random.int(0...1)])))
    }
  }

  private func numberPhrase(inWhere: Bool, _ random: inout SplitMix64) -> Phrase {
    var benchmarks: [Phrase.Benchmark] =
      options.means ? [.familyMean, .localAuthorityMean, .national] : [.national]
    if inWhere { benchmarks = [.thisSchool] }
    let comparison = random.pick(Phrase.Comparison.allCases)
    let benchmark = random.pick(benchmarks)
    switch random.int(0...7) {
    case 0...2: return level(&random)
    case 3:
      let by = [.above, .below].contains(comparison) ? Double(random.int(0...3) * 10) : 0
      return .gap(comparison, benchmark, by: by)
    case 4: return .times(comparison, random.pick([0.5, 1.25, 2]), benchmark)
    case 5: return .within(Double(random.int(0...3) * 10), of: benchmark)
    case 6:
      return .trend(
        random.chance(50) ? .rising : .falling, by: Double(random.int(1...3) * 10), years: 3)
    default:
      return .place(Place(random.chance(50) ? .highest : .lowest, .fifth))
    }
  }

  private func ordinal(_ last: Int, _ random: inout SplitMix64) -> Phrase {
    .ordinal(random.pick([.exactly, .atLeast, .atMost, .not]), random.int(0...last))
  }

  private func choice(inWhere: Bool, _ random: inout SplitMix64) -> Phrase {
    if inWhere, random.chance(30) {
      return random.chance(50) ? .sameAsThisSchool : .differentFromThisSchool
    }
    let words = ValueSet((0..<random.int(1...2)).map { _ in random.int(0...2) })
    return random.chance(50) ? .oneOf(words) : .noneOf(words)
  }

  private func setPhrase(_ random: inout SplitMix64) -> Phrase {
    let words = ValueSet([random.int(0...2), random.int(0...2)])
    switch random.int(0...6) {
    case 0: return .set(.empty)
    case 1: return .set(.notEmpty)
    case 2: return .set(.includesAny(words))
    case 3: return .set(.includesNone(words))
    case 4: return .set(.atLeast(random.int(0...3)))
    case 5: return .set(.atMost(random.int(0...2)))
    default: return .set(.sharesOne(with: Slot.sets[0]))
    }
  }
}
