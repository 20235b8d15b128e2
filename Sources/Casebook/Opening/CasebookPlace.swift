package import Foundation

/// Where the casebook is when nobody names another file (XDG Base Directory Specification).
package enum CasebookPlace {
  /// `waymark/casebook.sqlite` in `XDG_DATA_HOME`, else in `.local/share` of the home folder; `nil` without
  /// either. A home that is not there is not made.
  ///
  /// - Parameter environment: The names and values of the environment.
  /// - Returns: The file, which need not exist.
  package static func standard(_ environment: [String: String]) -> URL? {
    let named = environment["XDG_DATA_HOME", default: ""]
    // The specification has relative paths ignored.
    if named.hasPrefix("/") {
      return URL(filePath: named, directoryHint: .isDirectory)
        .appending(path: "waymark/casebook.sqlite")
    }
    let home = environment["HOME", default: ""]
    var isFolder: ObjCBool = false
    guard home.hasPrefix("/"),
      FileManager.default.fileExists(atPath: home, isDirectory: &isFolder), isFolder.boolValue
    else { return nil }
    return URL(filePath: home, directoryHint: .isDirectory)
      .appending(path: ".local/share/waymark/casebook.sqlite")
  }
}
