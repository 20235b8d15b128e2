package import Foundation

/// Families kept in a folder, one file a task, so that they are searched for only once.
///
/// A file is written beside its place and then put there, so that nobody ever reads half of one; a file that is
/// broken counts as none and is written anew. Of many the newest ``most`` stay.
package struct FamilyCache: FamilyMemory {
  /// How many files stay: some 20 sets of data with their phases.
  package static let most = 120

  private let folder: URL

  /// - Parameter folder: Where the files are kept; it is made when there is something to keep.
  package init(folder: URL) { self.folder = folder }

  package func families(of digest: FamilyDigest) -> [Int32]? {
    guard let data = FileManager.default.contents(atPath: file(digest).path) else { return nil }
    return Self.read([UInt8](data), digest)
  }

  package func keep(_ families: [Int32], of digest: FamilyDigest) -> String? {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(Self.written(families, digest)).write(to: file(digest), options: .atomic)
    } catch {
      return folder.path
    }
    prune()
    return nil
  }

  private func file(_ digest: FamilyDigest) -> URL {
    folder.appending(path: "\(digest).families", directoryHint: .notDirectory)
  }

  /// A heading with the digest, four bytes a school, and eight that say whether all is there.
  private static func written(_ families: [Int32], _ digest: FamilyDigest) -> [UInt8] {
    var bytes = heading(digest)
    bytes.reserveCapacity(bytes.count + 4 * families.count + 8)
    for family in families {
      let number = UInt32(bitPattern: family)
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
      }
    }
    let sum = sum(bytes[...])
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: sum >> UInt64(shift)))
    }
    return bytes
  }

  private static func read(_ bytes: [UInt8], _ digest: FamilyDigest) -> [Int32]? {
    let heading = heading(digest)
    guard bytes.count >= heading.count + 8, (bytes.count - heading.count) % 4 == 0,
      bytes.starts(with: heading)
    else { return nil }
    let end = bytes.count - 8
    let sum = bytes[end...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard sum == Self.sum(bytes[..<end]) else { return nil }
    return stride(from: heading.count, to: end, by: 4).map { place in
      Int32(
        bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) })
    }
  }

  private static func heading(_ digest: FamilyDigest) -> [UInt8] {
    [UInt8]("waymark families 1 \(digest)\n".utf8)
  }

  /// A sum of bytes that notices what is changed or missing (FNV-1a).
  private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// Takes away the oldest of too many.
  private func prune() {
    let files = FileManager.default
    let key = URLResourceKey.contentModificationDateKey
    guard
      let all = try? files.contentsOfDirectory(at: folder, includingPropertiesForKeys: [key])
        .filter({ $0.pathExtension == "families" }), all.count > Self.most
    else { return }
    let dated = all.map { file in
      (file, (try? file.resourceValues(forKeys: [key]).contentModificationDate) ?? .distantPast)
    }
    for (file, _) in dated.sorted(by: { $0.1 > $1.1 }).dropFirst(Self.most) {
      try? files.removeItem(at: file)
    }
  }
}
