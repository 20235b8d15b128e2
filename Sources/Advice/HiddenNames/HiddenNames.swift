import RuleLanguage
package import Schools

/// Made-up names in place of those of schools and of everybody who could be told by name, for sheets that are shown
/// to others.
///
/// Names are taken out of the facts and of the directory before anything is made of them, so that no page can tell
/// one. With them goes what gives a school away: numbers, postcodes, towns, trusts, rows of files, how many pupils there
/// are, and what people wrote in their own words. Authorities stay, as an area has to be spoken of.
///
/// The same data gives the same made-up names; their order says nothing of the schools.
package struct HiddenNames: Sendable {
  private let labels: [String]
  private let real: SchoolDirectory

  /// Said in place of people's own words, and of who they are.
  static let reason = "a reason that is hidden with the names"
  static let teller = "people who know the school"
  static let partner = "a school that is not in the data"
  /// Said on every sheet.
  static let remark =
    "Names are hidden here. Whoever has the published figures can still tell a school by them, so pass this on with care."

  /// - Parameter directory: The schools by their names.
  package init(_ directory: SchoolDirectory) {
    real = directory
    let entries = directory.entries
    labels = Self.numbered(entries.map { "\($0.urn)\n\($0.name)\n\($0.area)" }).map {
      "School \($0)"
    }
  }

  /// `School 112`: the made-up name of a school, by its row.
  package func label(_ row: Int) -> String { labels[row] }

  /// The schools by their made-up names, without numbers.
  package var directory: SchoolDirectory {
    SchoolDirectory(
      real.entries.map { entry in
        SchoolDirectory.Entry(
          row: entry.row, name: labels[entry.row], area: entry.area, urn: "", phase: entry.phase)
      })
  }

  /// The row of the school that a text names; `nil` where it names none, or could name several.
  func row(named text: String) -> Int? { real.find(text).entry?.row }

  /// What a file is called: its own name, unless that tells a school's.
  func file(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return tells(name) ? "a data file" : name
  }

  /// Whether a school's name, or its number, stands in a text.
  func tells(_ text: String) -> Bool {
    let words = " \(SchoolName(text).words.joined(separator: " ")) "
    return real.entries.indices.contains { index in
      let (own, urn) = (real.words(of: index), real.entries[index].urn)
      return !own.isEmpty && words.contains(" \(own.joined(separator: " ")) ")
        || !urn.isEmpty && text.contains(urn)
    }
  }

  /// Numbers of one width for some texts, in an order that says nothing of them; equal texts keep theirs.
  static func numbered(_ texts: [String]) -> [Int] {
    let keys = texts.map { SHA256.digest(of: $0.utf8) }
    let order = texts.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    // Of one width, so that lists by name are in the order of the numbers too.
    var first = 1
    while first * 9 < texts.count { first *= 10 }
    var numbers = Array(repeating: 0, count: texts.count)
    for (place, index) in order.enumerated() { numbers[index] = first + place }
    return numbers
  }
}
