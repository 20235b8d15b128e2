package import Facts

/// What a fact of one row can still be, whatever its state (`rule-language` 5.1): the five states as
/// limits on what is possible.
package struct Reading: Hashable, Sendable {
  /// The limits, by the shape of the fact's kind.
  package enum Extent: Hashable, Sendable {
    /// A number, year or level within limits.
    case line(Double, Double)
    /// A choice among these words.
    case words(ValueSet)
    /// A set with these certain members, and at most these.
    case set(certain: ValueSet, possible: ValueSet)
    /// A label; `nil` while it may be any.
    case label(String?)
    /// The question makes no sense here.
    case doesNotApply
  }
  package var extent: Extent
  /// Known or between: somebody or something supplied it.
  package var isSupplied: Bool

  package init(_ extent: Extent, isSupplied: Bool) {
    self.extent = extent
    self.isSupplied = isSupplied
  }

  /// Limits on a line.
  package init(_ bounds: Bounds) {
    extent = bounds.applies ? .line(bounds.low, bounds.high) : .doesNotApply
    isSupplied = bounds.isSupplied
  }

  /// A value of a fact of this kind; not supplied and not known may be anything the kind allows.
  package init(_ value: FactValue, kind: FactKind) {
    switch value {
    case .known(.number(let number)): self.init(.line(number, number), isSupplied: true)
    case .known(.word(let word)): self.init(.words(ValueSet(only: word)), isSupplied: true)
    case .known(.set(let members)):
      self.init(.set(certain: members, possible: members), isSupplied: true)
    case .known(.text(let text)): self.init(.label(text), isSupplied: true)
    case .between(let low, let high): self.init(.line(low, high), isSupplied: true)
    case .among(let certain, let possible):
      if case .set = kind {
        self.init(.set(certain: certain, possible: certain.union(possible)), isSupplied: true)
      } else {
        self.init(.words(possible), isSupplied: true)
      }
    case .notSupplied, .notKnown: self.init(anythingOf: kind)
    case .doesNotApply: self.init(.doesNotApply, isSupplied: false)
    }
  }

  /// Nothing is supplied: all that the kind allows is possible.
  package init(anythingOf kind: FactKind) {
    let extent: Extent =
      switch kind {
      case .number, .year, .ordinal:
        // These kinds always have limits.
        kind.limits.map { .line($0.lowerBound, $0.upperBound) } ?? .doesNotApply
      case .yesNo, .choice: .words(ValueSet.all(kind.words.count))
      case .set(let words): .set(certain: ValueSet(), possible: ValueSet.all(words.count))
      case .label, .text: .label(nil)
      }
    self.init(extent, isSupplied: false)
  }

  /// One value is known; until then people may still tell what it is.
  package var isOneValue: Bool {
    if case .known = value { true } else { false }
  }

  /// The limits on a line; of anything that is not on a line, does not apply.
  package var bounds: Bounds {
    if case .line(let low, let high) = extent {
      Bounds(low, high, isSupplied: isSupplied)
    } else {
      .doesNotApply
    }
  }

  /// The state as a value for people.
  package var value: FactValue {
    if extent == .doesNotApply { return .doesNotApply }
    guard isSupplied else { return .notSupplied(nil) }
    switch extent {
    case .line(let low, let high):
      return low == high ? .known(.number(low)) : .between(low, high)
    case .words(let words):
      let indices = words.indices
      return indices.count == 1
        ? .known(.word(indices[0])) : .among(certain: ValueSet(), possible: words)
    case .set(let certain, let possible):
      return certain == possible
        ? .known(.set(certain)) : .among(certain: certain, possible: possible)
    case .label(let text): return text.map { .known(.text($0)) } ?? .notSupplied(nil)
    case .doesNotApply: return .doesNotApply
    }
  }
}
