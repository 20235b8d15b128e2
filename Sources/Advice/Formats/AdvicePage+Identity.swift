/// Which school or area a sheet is about.
extension AdvicePage {
  /// The name with the area, unless the name ends with it.
  static func title(_ school: SchoolAdvice.Identity) -> String {
    guard let area = school.area, !school.name.hasSuffix(", \(area)") else { return school.name }
    return "\(school.name), \(area)"
  }

  /// `A local authority with 57 schools in the data`; of few schools not even the number is told, as beside those of
  /// other areas it would tell of one.
  static func schools(_ count: Int, _ picture: SchoolAdvice.Picture?) -> String {
    let isSmall = picture.map { $0.parts.isEmpty } ?? false
    let number = isSmall ? "few" : NumberWording.grouped(count)
    let kind = picture?.kind ?? "local authority"
    return "A \(kind) with \(number) school\(count == 1 && !isSmall ? "" : "s") in the data"
  }
}
