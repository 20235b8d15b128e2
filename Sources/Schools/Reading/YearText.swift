/// Years as files write them; a year is always the end of the academic year, 2019 for 2018-19.
package enum YearText {
  /// The year in the name of a file, else in that of its folder.
  ///
  /// `ks2-2019-surrey.csv` 2019 · `2018-19` 2019 · `201819` 2019 · `2022-2024` 2024 (the last).
  package static func inFileName(_ path: String) -> Int? {
    let parts = path.split(separator: "/").suffix(2).map(String.init)
    guard let name = parts.last else { return nil }
    return last(in: name) ?? (parts.count > 1 ? last(in: parts[0]) : nil)
  }

  private static func last(in name: String) -> Int? {
    var years: [Int] = []
    var runs: [(digits: Substring, next: Substring)] = []
    var rest = name[...]
    while let start = rest.firstIndex(where: \.isASCIIDigit) {
      let digits = rest[start...].prefix(while: \.isASCIIDigit)
      rest = rest[digits.endIndex...]
      runs.append((digits, rest))
    }
    for (digits, next) in runs {
      if digits.count == 4, let year = plausible(digits) {
        // "2018-19" and "2018_19": the two digits after it are the end of the same school year.
        let tail = next.dropFirst().prefix(while: \.isASCIIDigit)
        let joins = next.first.map { $0 == "-" || $0 == "_" || $0 == "/" } ?? false
        if joins, tail.count == 2, Int(tail) == (year + 1) % 100 {
          years.append(year + 1)
        } else {
          years.append(year)
        }
      } else if digits.count == 6, let year = plausible(digits.prefix(4)),
        Int(digits.suffix(2)) == (year + 1) % 100
      {
        years.append(year + 1)
      }
    }
    return years.last
  }

  private static func plausible(_ digits: Substring) -> Int? {
    Int(digits).flatMap { (1990...2100).contains($0) ? $0 : nil }
  }

  /// The year of an ending of a heading, `_18` being 2018; `nil` without two digits at the end.
  package static func ending(_ text: String) -> Int? {
    let digits = text.suffix(2)
    guard digits.count == 2, digits.allSatisfy(\.isASCIIDigit), text.count > 2 else { return nil }
    return Int(digits).map { 2000 + $0 }
  }

  /// The year of a cell: `2019`, `2018-19`, `2018/2019`, `201819`, or that of a date.
  static func inCell(_ bytes: FieldBytes) -> Int? {
    if let day = DayText(bytes) { return day.academicYear }
    let text = String(decoding: bytes.trimmed, as: UTF8.self)
    guard text.count <= 9, text.allSatisfy({ $0.isASCIIDigit || $0 == "-" || $0 == "/" }) else {
      return nil
    }
    return last(in: text)
  }
}

/// A day as data files write it: `20190702`, `2019-07-02`, `02-07-2019` or `02/07/2019`, perhaps
/// with a time behind it.
package struct DayText: Hashable, Sendable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  package init?(_ bytes: FieldBytes) {
    let field = bytes.trimmed
    var numbers: [(value: Int, digits: Int)] = []
    var position = 0
    while position < field.count, numbers.count < 3 {
      var value = 0
      var digits = 0
      while position < field.count, (0x30...0x39).contains(field[position]), digits < 9 {
        value = value * 10 + Int(field[position] - 0x30)
        digits += 1
        position += 1
      }
      guard digits > 0 else { return nil }
      numbers.append((value, digits))
      guard position < field.count else { break }
      let sign = field[position]
      // A time may follow the day; nothing else.
      if sign == 0x20 || sign == 0x54 { break }
      guard sign == 0x2D || sign == 0x2F, numbers.count < 3 else { return nil }
      position += 1
    }
    let values = numbers.map(\.value)
    if numbers.count == 1, numbers[0].digits == 8 {
      (year, month, day) = (values[0] / 10_000, values[0] / 100 % 100, values[0] % 100)
    } else if numbers.count == 3, numbers[0].digits == 4 {
      (year, month, day) = (values[0], values[1], values[2])
    } else if numbers.count == 3, numbers[2].digits == 4 {
      (year, month, day) = (values[2], values[1], values[0])
    } else {
      return nil
    }
    guard (1900...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
  }

  /// The end of the academic year it lies in: from September on, the next calendar year.
  package var academicYear: Int { month >= 9 ? year + 1 : year }

  package static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
