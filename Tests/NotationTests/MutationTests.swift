import Diagnostics
import TestSupport
import Testing

@testable import Notation

/// Whatever stands in a file, reading it ends, and what it says lies inside the file.
@Suite struct MutationTests {
  /// Seeds in parts, so that the parts run side by side.
  static let parts = Array(0..<8)

  @Test(arguments: parts)
  func brokenFilesAreAnsweredWithPlacesInsideThem(_ part: Int) {
    for seed in UInt64(part * 250)..<UInt64(part * 250 + 250) {
      var random = SplitMix64(seed: seed)
      check(Array(Mutations.text(using: &random).utf8), "seed \(seed)")
    }
  }

  @Test(arguments: parts)
  func randomBytesAreAnsweredWithPlacesInsideThem(_ part: Int) {
    for seed in UInt64(part * 100)..<UInt64(part * 100 + 100) {
      var random = SplitMix64(seed: seed)
      let count = Int.random(in: 0...300, using: &random)
      let isText = Bool.random(using: &random)
      let bytes = (0..<count).map { _ in
        isText
          ? "\n\n  -:#[]{},'\"!&*ab\t".utf8.randomElement(using: &random) ?? 0
          : UInt8.random(in: 0...255, using: &random)
      }
      check(bytes, "random seed \(seed)")
    }
  }

  /// Broken at bytes rather than characters.
  @Test(arguments: parts)
  func brokenBytesAreAnsweredWithPlacesInsideThem(_ part: Int) {
    for seed in UInt64(part * 100)..<UInt64(part * 100 + 100) {
      var random = SplitMix64(seed: seed)
      var bytes = Array(Mutations.text(using: &random).utf8)
      for _ in 0..<3 where !bytes.isEmpty {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      check(bytes, "byte seed \(seed)")
    }
  }

  private func check(_ bytes: [UInt8], _ name: Comment) {
    let reading = Notation.read(bytes, file: "f")
    #expect(reading.problems.allSatisfy { isInside($0.location, reading.source) }, name)
    #expect(
      reading.problems.flatMap(\.notes).allSatisfy { isInside($0.location, reading.source) }, name)
    #expect(reading.root != nil || !reading.problems.isEmpty, name)
    #expect(Notation.read(bytes, file: "f").problems == reading.problems, name)
    guard let root = reading.root else { return }
    let stray = scalars(root).first { !isInside($0.location, reading.source) }
    #expect(stray == nil, name)
    // Without problems, the tree is what the library alone reads.
    guard reading.problems.isEmpty, case let file = FileText(bytes, limits: .standard) else {
      return
    }
    var plain = Composer(source: reading.source)
    #expect(plain.compose(file.bytes).map(scalars) == scalars(root), name)
    for scalar in scalars(root) where scalar.style == .plain && !scalar.spansLines {
      let line = reading.source.line(scalar.location.line) ?? ""
      #expect(line.dropFirst(scalar.location.column - 1).hasPrefix(scalar.text), name)
    }
  }

  private func scalars(_ node: Node) -> [Scalar] {
    switch node {
    case .scalar(let scalar): [scalar]
    case .list(let nodes, _): nodes.flatMap(scalars)
    case .mapping(let mapping): mapping.entries.flatMap { [$0.key] + scalars($0.value) }
    }
  }
}
