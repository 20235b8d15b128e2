package import Facts

/// Numbers as people write them: no more decimals than the figure has, a comma in thousands.
package enum NumberWording {
  /// A number with at most `decimals` decimals, trailing zeros dropped: `21.2`, `1,204`, `-0.5`.
  package static func text(_ number: Double, decimals: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled.isFinite, scaled < 9e15 else { return "\(number)" }
    let sign = number < 0 && scaled > 0 ? "-" : ""
    let whole = sign + grouped(Int(scaled) / Int(scale))
    var (fraction, digits) = (Int(scaled) % Int(scale), decimals)
    while digits > 0, fraction % 10 == 0 { (fraction, digits) = (fraction / 10, digits - 1) }
    if digits == 0 { return whole }
    let places = String(fraction)
    return "\(whole).\(String(repeating: "0", count: digits - places.utf8.count))\(places)"
  }

  /// A value with its unit: `38%`, `46.2 points`, `312 pupils`.
  package static func value(_ number: Double, unit: Unit) -> String {
    text(number)
      + (number == 1 && !unit.one.isEmpty && unit.symbol.hasSuffix("s")
        ? " " + unit.one : unit.symbol)
  }

  /// A difference with its unit: `9 percentage points`, `1 point`.
  package static func gap(_ number: Double, unit: Unit) -> String {
    let word = number.magnitude == 1 ? unit.one : unit.gap
    return text(number.magnitude) + (word.isEmpty ? "" : " " + word)
  }

  /// Small counts in words: `three`; above ten in digits.
  package static func word(_ count: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    return words.indices.contains(count) ? words[count] : text(Double(count))
  }

  /// Places in words: `first`; above ten in digits.
  static func ordinal(_ place: Int) -> String {
    let words = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ]
    if words.indices.contains(place - 1) { return words[place - 1] }
    let isTeen = (11...13).contains(place % 100)
    let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][place % 10] ?? "th"
    return "\(grouped(place))\(ending)"
  }

  /// A whole number, 0 or more, with a comma in thousands: `1,204`.
  package static func grouped(_ number: Int) -> String {
    var (rest, result) = (number, "")
    while rest >= 1_000 {
      let three = String(rest % 1_000)
      result = ",\(String(repeating: "0", count: 3 - three.utf8.count))\(three)" + result
      rest /= 1_000
    }
    return String(rest) + result
  }
}
