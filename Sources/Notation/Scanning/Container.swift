/// A list or mapping that is open.
struct Container {
  enum Kind { case list, mapping, bracketList, bracketMapping }

  /// What the next thing inside brackets can be.
  enum Expectation {
    /// A new element or key.
    case entry
    /// A colon after a key, whose text is given unless it was a list or mapping; or a comma.
    case colon(Range<Int>?)
    /// The value after a colon.
    case value
    /// A comma or the closing bracket.
    case comma
  }

  var kind: Kind
  /// The column of its lines, from 0; of brackets that of the container around.
  var column: Int
  /// Where it begins.
  var offset: Int
  /// The keys so far.
  var keys = WrittenKeys()
  var expectation = Expectation.entry
}

extension Outline {
  /// Opens the list or mapping of this kind and column unless it is open already.
  mutating func enter(_ kind: Container.Kind, column: Int) {
    if let top = containers.last, top.kind == kind, top.column == column { return }
    open(Container(kind: kind, column: column, offset: index))
  }

  /// Opens a list or mapping.
  mutating func open(_ container: Container) {
    countEntry()
    guard containers.count < limits.depth else {
      return stop(.tooDeep(limit: limits.depth), index..<min(index + 1, bytes.count))
    }
    containers.append(container)
  }

  /// The column of the innermost list or mapping; -1 at the outermost level.
  var innermostColumn: Int { containers.last?.column ?? -1 }

  /// Adds a key to the innermost mapping and reports it when it stands there already.
  mutating func addKey(_ range: Range<Int>) {
    countEntry()
    guard range.count <= 1000 else {
      report(.keyTooLong, range)
      isSound = false
      return
    }
    guard !containers.isEmpty else { return }
    if containers.count == 1, range.lowerBound == lineStart { noteTopKey(range) }
    if bytes[range].elementsEqual("<<".utf8) { report(.mergeKey, range) }
    guard let first = containers[containers.count - 1].keys.add(range, in: bytes) else { return }
    // Where indentation is in doubt, a key may have landed in the wrong mapping.
    guard isSound else { return }
    let key = WrittenKeys.text(range, in: bytes)
    report(.duplicateKey(key), range, note: ("it stands here first", first))
    let isQuoted = [Ascii.singleQuote, Ascii.doubleQuote].contains(at(range.lowerBound))
    let letter = range.lowerBound + (isQuoted ? 1 : 0)
    let isPlainLetter = isQuoted ? range.count > 2 && !key.isEmpty : true
    if !isPlainLetter || [Ascii.backslash, Ascii.singleQuote].contains(at(letter))
      || !repairs.makeUnique(letter, in: bytes)
    {
      isSound = false
    }
  }
}
