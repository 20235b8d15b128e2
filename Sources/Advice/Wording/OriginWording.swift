package import Facts

/// Where a value came from, in words: the cell of a file, or who said it and when.
package enum OriginWording {
  /// `census-2019.csv, row 112, column PNUMEAL, 2018-19`; `told by the head, 3 May 2026`.
  package static func text(_ origin: Origin) -> String {
    switch origin {
    case .published(let file, let row, let column, let heading, let year):
      let name = file.split(separator: "/").last.map(String.init) ?? file
      // Where names are hidden no row is told, since it would tell whose it is.
      let line = row > 0 ? ", row \(row)" : ""
      let place = "\(name)\(line), column \(heading.isEmpty ? "\(column)" : heading)"
      return year.map { "\(place), \(DateWording.academicYear($0))" } ?? place
    case .told(let who, let day):
      return day.isEmpty ? "told by \(who)" : "told by \(who), \(DateWording.day(day))"
    case .derived: return "worked out from other figures"
    case .supposed: return "given for this answer only"
    }
  }

  /// Who said it and when, to stand in brackets behind it; `nil` for what a file holds or what was
  /// worked out. What is said of the area says so.
  package static func speaker(_ origin: Origin?, of bearer: Bearer) -> String? {
    let whom = bearer == .area ? "said of the authority by the" : "said by the"
    switch origin {
    case .told(let who, let day)?:
      let name = who.hasPrefix("the ") ? String(who.dropFirst(4)) : who
      return "\(whom) \(name)" + (day.isEmpty ? "" : ", \(DateWording.day(day))")
    case .supposed?: return "given for this answer only"
    case .published?, .derived?, nil: return nil
    }
  }
}
