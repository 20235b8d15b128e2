import CZlib
package import Facts
import Foundation

/// Facts that were read, joined and grouped into Families, kept in one file: what a second run starts from at once, on
/// this machine or on many.
///
/// A file of gzip, whose checksum tells damage: a line of JSON that says what it is (``Heading``), then the facts as a
/// ``Packer`` has them. Facts stand by their places in the vocabulary, so only the words it was prepared with read it.
package struct PreparedFile: Sendable {
  /// What the first line says.
  package struct Heading: Codable, Hashable, Sendable {
    /// What made it: the name and the version of the program.
    package var preparedBy: String
    /// A digest of the words and of what Families are grouped by.
    package var words: String
    /// What the data is called, in words.
    package var data: String
    /// How many schools it holds, closed ones too.
    package var schools: Int

    package init(preparedBy: String, words: String, data: String, schools: Int) {
      self.preparedBy = preparedBy
      self.words = words
      self.data = data
      self.schools = schools
    }
  }

  /// Why a file cannot be used.
  package enum Problem: Error, Hashable, Sendable {
    case unreadable(FileProblem)
    /// It is no prepared file.
    case otherKind
    /// Another version of the program made it.
    case otherVersion(String)
    /// It was prepared with other words, or to be grouped otherwise.
    case otherWords
    /// Its first line is whole and the rest is not.
    case damaged
  }

  package var heading: Heading
  package var base: FactBase

  package init(heading: Heading, base: FactBase) {
    self.heading = heading
    self.base = base
  }

  // MARK: Reading

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - vocabulary: The words it must have been prepared with.
  ///   - words: Their digest.
  ///   - program: What must have made it.
  /// - Throws: ``Problem``.
  package init(
    path: String, vocabulary: Vocabulary, words: String, program: String
  ) throws(Problem) {
    let bytes: [UInt8]
    do {
      bytes = try Self.bytes(of: CompressedFile(path: path))
    } catch FileProblem.damaged {
      throw .damaged
    } catch {
      throw .unreadable(error)
    }
    guard let end = bytes.prefix(Self.longestHeading).firstIndex(of: UInt8(ascii: "\n")),
      let heading = try? JSONDecoder().decode(Heading.self, from: Data(bytes[..<end]))
    else { throw .otherKind }
    guard heading.preparedBy == program else { throw .otherVersion(heading.preparedBy) }
    guard heading.words == words else { throw .otherWords }
    var unpacker = Unpacker(bytes, from: end + 1)
    do {
      base = try FactBase(from: &unpacker, vocabulary: vocabulary)
    } catch {
      throw .damaged
    }
    guard unpacker.isAtEnd else { throw .damaged }
    self.heading = heading
  }

  /// Longer than any heading is, so that a large file of another kind is not searched.
  private static let longestHeading = 1 << 16

  private static func bytes(of file: CompressedFile) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try read(file, &piece)
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
    }
  }

  private static func read(
    _ file: CompressedFile, _ piece: inout [UInt8]
  ) throws(FileProblem) -> Int {
    // A closure of a generic function would lose which error is thrown.
    var result: Result<Int, FileProblem> = .success(0)
    piece.withUnsafeMutableBytes { space in
      result = Result { () throws(FileProblem) in try file.read(into: space) }
    }
    return try result.get()
  }

  // MARK: Writing

  /// Writes the file whole or not at all; the same facts give the same bytes.
  ///
  /// - Parameter path: Where to; a file that is there is replaced.
  /// - Throws: ``Unwritable``, and what was there before is still there.
  package func write(to path: String) throws(Unwritable) {
    var packer = Packer()
    base.pack(into: &packer)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and a number cannot fail to be written.
    let line = (try? encoder.encode(heading)) ?? Data()
    let temporary = "\(path).\(getpid()).part"
    do throws(Unwritable) {
      try CompressedOutput.write([UInt8](line) + [UInt8(ascii: "\n")], packer.bytes, to: temporary)
      guard rename(temporary, path) == 0 else { throw Unwritable() }
    } catch {
      unlink(temporary)
      throw error
    }
  }
}
