import Diagnostics
import Families
import Foundation

/// Where what was worked out is kept from one run to the next: `waymark` in `XDG_CACHE_HOME`, else in
/// `.cache` of the home folder (XDG Base Directory Specification). Without either nothing is kept.
enum CacheFolder {
  /// Families that were found.
  static var families: FamilyCache? {
    place(ProcessInfo.processInfo.environment).map {
      FamilyCache(folder: $0.appending(path: "families", directoryHint: .isDirectory))
    }
  }

  private static func place(_ environment: [String: String]) -> URL? {
    let named = environment["XDG_CACHE_HOME", default: ""]
    // The specification has relative paths ignored.
    if named.hasPrefix("/") {
      return URL(filePath: named, directoryHint: .isDirectory).appending(path: "waymark")
    }
    let home = environment["HOME", default: ""]
    var isFolder: ObjCBool = false
    // A home that is not there is not made.
    guard home.hasPrefix("/"),
      FileManager.default.fileExists(atPath: home, isDirectory: &isFolder), isFolder.boolValue
    else { return nil }
    return URL(filePath: home, directoryHint: .isDirectory).appending(path: ".cache/waymark")
  }

  /// Says that nothing can be kept; the answer is the same.
  static func unusable(_ path: String) -> Diagnostic {
    Diagnostic(
      "WM003", .note, "families cannot be kept in \(path), so they are worked out each time",
      nextStep: "set XDG_CACHE_HOME to a folder that can be written to")
  }
}
