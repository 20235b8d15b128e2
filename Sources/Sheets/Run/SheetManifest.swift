import Foundation

/// What a run has written into its folder: `waymark-sheets.json`, with the digest of each file, in the order of paths.
///
/// While a run goes on, a journal beside it grows by a line a file, so that a run that was stopped goes on where it was,
/// and no file of it is ever forgotten.
package struct SheetManifest: Codable, Hashable, Sendable {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.sheets/1"

  package var schema = SheetManifest.schema
  /// A digest of all that the sheets rest on: program, rules, data, casebook, format and style.
  package var basis: String
  package var files: [File]

  /// One file.
  package struct File: Codable, Hashable, Sendable {
    /// Within the folder, with `/`.
    package var path: String
    package var bytes: Int
    /// SHA-256, hexadecimal.
    package var digest: String
    /// The number of the school.
    package var urn: String?
    /// What the index tells of the school; none for the index itself.
    package var school: School?

    package init(path: String, bytes: Int, digest: String, urn: String?, school: School? = nil) {
      self.path = path
      self.bytes = bytes
      self.digest = digest
      self.urn = urn
      self.school = school
    }

    /// Whether it can only lie within the folder.
    var staysInside: Bool {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.contains("\\")
    }
  }

  /// What an index tells of a school.
  package struct School: Codable, Hashable, Sendable {
    package var name: String
    package var area: String?
    package var phase: String?
    package var family: String?
    /// Barriers seen and strengths, by name, as the sheet has them.
    package var needs: [String]
    package var strengths: [String]
  }

  package init(basis: String, files: [File]) {
    self.basis = basis
    self.files = files.sorted { $0.path < $1.path }
  }
}
