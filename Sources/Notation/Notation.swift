package import Diagnostics

/// The strict subset of YAML in which rules, vocabulary and corpus are written.
///
/// Mappings, lists and texts, nothing else: no tags, anchors, aliases, merge keys, directives or
/// second documents, no text of which a part would be lost without a word.
package enum Notation {
  /// How large and how deep a file may be; a file past a limit is refused, not read in part.
  package struct Limits: Hashable, Sendable {
    /// The largest size in bytes.
    package var bytes: Int
    /// How many lists and mappings may stand inside one another.
    package var depth: Int
    /// The largest number of texts, lists and mappings together, counted generously beforehand.
    package var nodes: Int
    /// How many problems are kept; more are counted but not kept.
    package var problems: Int

    package init(
      bytes: Int = 4 << 20, depth: Int = 64, nodes: Int = 400_000, problems: Int = 200
    ) {
      self.bytes = bytes
      self.depth = depth
      self.nodes = nodes
      self.problems = problems
    }

    /// 4 MB, 64 levels, 400,000 nodes, 200 problems.
    package static let standard = Limits()
  }

  /// What became of a file: its tree, its text for excerpts, and what is wrong with it.
  package struct Reading: Sendable {
    /// The tree; `nil` when the file is empty or its structure cannot be told.
    ///
    /// May be there beside errors, so that later checks can speak in the same run; a file with
    /// errors must not be used.
    package var root: Node?
    /// The text, to quote lines from.
    package var source: Source.Text
    /// What is wrong, by place.
    package var problems: [Diagnostic]

    package init(root: Node?, source: Source.Text, problems: [Diagnostic]) {
      self.root = root
      self.source = source
      self.problems = problems
    }
  }
}

extension Notation {
  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte-order mark, with any line ends.
  ///   - file: The path as it should be shown to people.
  ///   - limits: How large and deep the file may be.
  package static func read(
    _ bytes: some Sequence<UInt8>, file: String, limits: Limits = .standard
  ) -> Reading {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    let source = Source.Text(file: file, text: text)
    var composer = Composer(source: source)
    do {
      let root = try composer.compose(text)
      return Reading(root: root, source: source, problems: composer.problems)
    } catch {
      return Reading(
        root: nil, source: source,
        problems: [NotationProblem.unreadable.diagnostic(at: .init(file: file, line: 1, column: 1))]
      )
    }
  }

  /// Reads a text; as `read(_:file:limits:)` does its bytes.
  package static func read(text: String, file: String, limits: Limits = .standard) -> Reading {
    read(Array(text.utf8), file: file, limits: limits)
  }
}
