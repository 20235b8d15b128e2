import Facts
package import RuleLanguage

/// What an unknown verdict waits for.
package enum Cause: Hashable, Sendable {
  /// A fact of the subject or its area.
  case fact(Int)
  /// A figure to compare a fact with.
  case benchmark(Int, Phrase.Benchmark)
  /// An earlier year's figure of a fact.
  case earlierFigure(Int)
  /// A relation whose members are not all known.
  case relation(String)
  /// A fact of some members of a relation.
  case memberFact(Int, relation: String)
  /// The school's area, which is not known.
  case area
}

/// Which facts an unknown verdict waits for (`rule-language` 5.3): joining unites those of the parts
/// that are still unknown and drops those that no longer matter. In the order of the rule, each once.
extension ConditionProof {
  package var waitsFor: [Cause] {
    guard verdict == .unknown else { return [] }
    return switch form {
    case .test(let test): test.causes
    case .all, .any, .noneOf, .anyWhenOf, .contraIndication: unique(parts.flatMap(\.waitsFor))
    case .count(let count): count.waitsFor
    case .finding(let use):
      unique(
        use.entries.filter { use.test.verdict($0.strength) == .unknown }.flatMap(\.waitsFor))
    }
  }

  /// The facts behind all that is unknown in a part that is not false: a true *any* may still have
  /// unknown branches, and they may add to a finding's strength.
  var openCauses: [Cause] {
    if verdict == .no { return [] }
    return switch form {
    case .test(let test): verdict == .unknown || isAssumed ? test.causes : []
    case .all, .any, .noneOf, .anyWhenOf, .contraIndication: unique(parts.flatMap(\.openCauses))
    case .count(let count): count.waitsFor
    case .finding(let use): unique(use.entries.flatMap(\.waitsFor))
    }
  }

  /// The lines with `if unknown` that decided this verdict, outermost first.
  package var assumptions: [ConditionProof] {
    if isAssumed { return [self] }
    switch form {
    case .test, .count: return []
    case .all: return deciding(everyPart: verdict == .yes)
    case .any, .anyWhenOf: return deciding(everyPart: verdict == .no)
    case .noneOf: return deciding(everyPart: verdict == .yes)
    case .contraIndication(_, let test): return test?.assumptions ?? []
    case .finding(let use):
      return use.entries.flatMap { $0.signs + $0.unless }.flatMap(\.assumptions)
    }
  }

  private func deciding(everyPart: Bool) -> [ConditionProof] {
    let wanted: Verdict =
      if case .noneOf = form { !verdict } else { verdict }
    return parts.filter { everyPart || $0.verdict == wanted }.flatMap(\.assumptions)
  }

  /// The facts that were assumed in an assumed line.
  package var assumedCauses: [Cause] {
    var unassumed = self
    unassumed.verdict = .unknown
    return unassumed.waitsFor
  }
}

extension TestProof {
  /// The sides of the comparison that are not one known value.
  var causes: [Cause] {
    var causes: [Cause] = []
    if !fact.isOneValue { causes.append(.fact(test.slot)) }
    switch other {
    case .benchmark(let benchmark, let reading)? where !reading.bounds.isExact:
      causes.append(.benchmark(test.slot, benchmark))
    case .place(nil)?: causes.append(.benchmark(test.slot, .national))
    case .earlier(let bounds)? where !bounds.isExact: causes.append(.earlierFigure(test.slot))
    case .asker(let asked)? where !asked.isOneValue: causes.append(.fact(asked.slot))
    case .set(let other)? where !other.isOneValue: causes.append(.fact(other.slot))
    case .benchmark, .place, .earlier, .asker, .set, nil: break
    }
    return causes
  }
}

extension FactProof {
  /// One value is known.
  package var isOneValue: Bool {
    switch value {
    case .known: true
    case .between, .among, .notSupplied, .notKnown, .doesNotApply: false
    }
  }
}

extension FindingProof {
  /// What its strength waits for, as long as it may become stronger.
  package var waitsFor: [Cause] {
    if isSupposed || isRejected || strength.certain == strength.possible { return [] }
    if row == nil { return [.area] }
    return unique((signs + unless).flatMap(\.openCauses))
  }
}

extension InstanceProof {
  /// What the status waits for: facts for *possible* and *cannot tell*, else nothing.
  package var waitsFor: [Cause] {
    switch status {
    case .cannotTell: unique(appliesTo.flatMap(\.waitsFor))
    case .possible: unique((appliesTo + [when] + unless).flatMap(\.waitsFor))
    case .doesNotApply, .notIndicated, .ruledOut, .deferred, .recommended,
      .recommendedOnAnAssumption:
      []
    }
  }

  /// The lines that were assumed, where the status rests on them.
  package var assumptions: [ConditionProof] {
    status == .recommendedOnAnAssumption
      ? (appliesTo + [when] + unless).flatMap(\.assumptions) : []
  }

  /// Contra-indications that are unknown and do not bear: printed under *unless*.
  package var openContraIndications: [ContraIndicationProof] {
    contraIndications.filter { $0.verdict == .unknown && !$0.bears && $0.test != nil }
  }
}

/// The elements in their order, each once.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
