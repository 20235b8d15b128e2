import Schools

/// Names of files that every file system takes: small letters, digits and hyphens of ASCII, of bounded length.
enum SheetName {
  /// Names that Windows keeps for devices, whatever stands behind the dot.
  private static let kept: Set<String> =
    Set(["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// `ambleford/900104-highbank-community-primary-school.html`.
  ///
  /// The folder is the authority, so that no folder holds a country's schools. The number of the school tells those of
  /// one name apart; without one its row does.
  ///
  /// - Parameters:
  ///   - school: Name, authority and number.
  ///   - format: How its sheet is written.
  ///   - isMadeUp: Its name is made up, and says all.
  /// - Returns: A path with `/`, within the folder of the run.
  static func path(
    _ school: SchoolDirectory.Entry, _ format: SheetFormat, isMadeUp: Bool = false
  ) -> String {
    let number = isMadeUp ? "" : plain(school.urn.isEmpty ? "row \(school.row + 1)" : school.urn)
    let name = plain(school.name)
    let area = plain(school.area)
    let file = [number, name].filter { !$0.isEmpty }.joined(separator: "-")
    return "\(area.isEmpty ? "without-authority" : area)/\(file).\(format.ending)"
  }

  /// `ambleford/area`, `areas/trust-tarn-partnership`: where the page of an area lies, without its ending.
  static func area(_ set: SchoolSets.Entry) -> String {
    let name = plain(set.name)
    if set.kind == .authority { return "\(name.isEmpty ? "without-authority" : name)/area" }
    return "areas/\(set.kind.rawValue)\(name.isEmpty ? "" : "-\(name)")"
  }

  /// A text as part of a name, at most 60 characters; empty where nothing of it can be written so.
  static func plain(_ text: String) -> String {
    let words = SchoolName.folded(text).lowercased().utf8.split { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): false
      // What belongs to a word though it is not written.
      case UInt8(ascii: "'"): false
      default: true
      }
    }
    let joined = words.map {
      String(decoding: $0.filter { $0 != UInt8(ascii: "'") }, as: UTF8.self)
    }
    .filter { !$0.isEmpty }.joined(separator: "-")
    let cut = String(joined.prefix(60))
    let name = cut.hasSuffix("-") ? String(cut.dropLast()) : cut
    return kept.contains(name) ? "\(name)-" : name
  }
}
