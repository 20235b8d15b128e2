package import Diagnostics
import Notation

/// A name in the corpus that only the rules can tell to be right: of a finding, an action, a caution.
package struct CorpusLink: Hashable, Sendable {
  /// What the name should be of.
  package enum Kind: Hashable, Sendable { case finding, action, caution }

  package var kind: Kind
  package var name: String
  /// Where it is written.
  package var location: Source.Location
  /// How many characters it takes there.
  package var length: Int

  init(_ kind: Kind, _ name: Scalar) {
    self.kind = kind
    self.name = name.text
    location = name.location
    length = name.length
  }
}
