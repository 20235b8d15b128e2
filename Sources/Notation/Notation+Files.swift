import Parallel

extension Notation {
  /// Reads many files side by side, as many at a time as there are processors.
  ///
  /// - Parameters:
  ///   - files: Paths as they should be shown to people, with the bytes of each file.
  ///   - limits: How large and deep each file may be.
  ///   - leftOut: Keys of the files' own mappings that are not wanted.
  /// - Returns: The readings, in the order of the files.
  package static func read(
    _ files: [(file: String, bytes: [UInt8])], limits: Limits = .standard,
    leavingOut leftOut: Set<String> = []
  ) -> [Reading] {
    let sizes = files.map(\.bytes.count)
    let longestFirst = files.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    return inParallel(files.count, order: longestFirst) { index in
      read(
        files[index].bytes, file: files[index].file, limits: limits, leavingOut: leftOut)
    }
  }
}
