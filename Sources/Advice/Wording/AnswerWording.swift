import Facts

/// Answers that people may give, in words.
enum AnswerWording {
  /// Each answer; of numbers the least and the most: `10% to 40%`; of a set `anything named` where every word
  /// alone is among them.
  static func texts(_ values: [FactValue], kind: FactKind) -> [String] {
    switch kind {
    case .number, .year: numbers(values, kind: kind)
    case .set(let words): sets(values, words.count, kind: kind)
    case .ordinal, .choice, .yesNo, .label, .text:
      values.map { ValueWording.text($0, kind: kind) }
    }
  }

  private static func numbers(_ values: [FactValue], kind: FactKind) -> [String] {
    let numbers = values.compactMap { value -> Double? in
      if case .known(.number(let number)) = value { number } else { nil }
    }
    guard let low = numbers.min(), let high = numbers.max() else { return [] }
    let (least, most) = (
      ValueWording.rounded(low, kind: kind), ValueWording.rounded(high, kind: kind)
    )
    guard least != most, case .number(let unit, _, _) = kind else { return [least] }
    let start = NumberWording.text(ValueWording.rounding(low, unit: unit))
    return ["\(start) to \(most)"]
  }

  private static func sets(_ values: [FactValue], _ count: Int, kind: FactKind) -> [String] {
    let sets = values.compactMap { value -> ValueSet? in
      if case .known(.set(let set)) = value { set } else { nil }
    }
    let alone = sets.filter { $0.count == 1 }
    var texts = sets.contains(where: \.isEmpty) ? ["none"] : []
    if alone.count == count, count > 1 {
      texts.append("anything named")
    } else if alone.count > most {
      texts += alone.prefix(most).map { ValueWording.text(.known(.set($0)), kind: kind) }
      texts.append("\(NumberWording.word(alone.count - most)) others")
    } else {
      texts += alone.map { ValueWording.text(.known(.set($0)), kind: kind) }
    }
    for set in sets where set.count > 1 && alone.count < count {
      texts.append(
        set.count == count ? "all at once" : ValueWording.text(.known(.set(set)), kind: kind))
    }
    return texts
  }

  /// Words of a set told one by one.
  private static let most = 6
}
