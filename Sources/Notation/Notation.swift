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
      bytes: Int = 4 << 20, depth: Int = 64, nodes: Int = 200_000, problems: Int = 200
    ) {
      self.bytes = bytes
      self.depth = depth
      self.nodes = nodes
      self.problems = problems
    }

    /// 4 MB, 64 levels, 200,000 nodes, 200 problems.
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
    /// How many further problems were found and not kept.
    package var problemsLeftOut: Int

    package init(
      root: Node?, source: Source.Text, problems: [Diagnostic], problemsLeftOut: Int = 0
    ) {
      self.root = root
      self.source = source
      self.problems = problems
      self.problemsLeftOut = problemsLeftOut
    }

    /// These problems and those of later checks, by place, without the echoes: what a later check
    /// says of characters that are underlined here already.
    package func problems(with later: some Sequence<Diagnostic>) -> [Diagnostic] {
      let spoken = Dictionary(grouping: problems) { $0.location?.line ?? 0 }
      let news = later.filter { diagnostic in
        guard let place = diagnostic.location, place.file == source.file else { return true }
        return !(spoken[place.line] ?? []).contains { problem in
          guard let start = problem.location?.column else { return false }
          return start < place.column + diagnostic.length && place.column < start + problem.length
        }
      }
      return (problems + news).sortedByPlace
    }
  }
}

extension Notation {
  /// Reads the bytes of a file.
  ///
  /// Every problem is reported that can be told in one run. The tree is there unless the structure
  /// is in doubt: a text written in a way YAML would refuse or change stands in it as it was
  /// written.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte-order mark, with any line ends.
  ///   - file: The path as it should be shown to people.
  ///   - limits: How large and deep the file may be.
  ///   - leftOut: Keys of the file's own mapping that are not wanted: they and what is beneath them are
  ///     looked through for problems of notation, but do not stand in the tree.
  /// - Returns: The tree as far as it can be told, the text, and the problems by place.
  package static func read(
    _ bytes: some Sequence<UInt8>, file: String, limits: Limits = .standard,
    leavingOut leftOut: Set<String> = []
  ) -> Reading {
    let text = FileText(Array(bytes), limits: limits)
    let source = Source.Text(file: file, text: text.text)
    guard text.isReadable else {
      return Reading(
        root: nil, source: source, problems: text.findings.diagnostics(in: [], file: file))
    }
    let outline = Outline(text.bytes, limits: limits, leavingOut: leftOut)
    var problems = (text.findings + outline.findings).diagnostics(in: text.bytes, file: file)
    var root: Node?
    if !outline.hasContent, problems.isEmpty {
      problems.append(
        NotationProblem.emptyFile.diagnostic(at: .init(file: file, line: 1, column: 1)))
    } else if outline.isSound {
      var composer = Composer(source: source, repairs: outline.repairs)
      root = composer.compose(outline.repairs.applied(to: text.bytes))
      let lines = Set(problems.compactMap(\.location?.line))
      problems += composer.problems.filter { problem in
        // What the library says of a line, or of the one after it, is an echo of what was said.
        !(problem.location.map { lines.contains($0.line) || lines.contains($0.line - 1) } ?? false)
      }
    }
    return Reading(
      root: root, source: source, problems: problems.sortedByPlace,
      problemsLeftOut: outline.findingsLeftOut)
  }

  /// Reads a text; as `read(_:file:limits:)` does its bytes.
  package static func read(text: String, file: String, limits: Limits = .standard) -> Reading {
    read(text.utf8, file: file, limits: limits)
  }
}
