import Diagnostics
import Notation

extension Fields {
  /// Names with a reason for each, in the order of the file: `{N_OVERLOAD: it takes nobody's time}`.
  ///
  /// - Returns: Those with a reason; the others are reported. Empty without the key.
  mutating func reasons(_ key: String) -> [(name: Scalar, reason: String)] {
    guard let mapping = mapping(key, .optional) else { return [] }
    var inner = Fields(mapping, of: key.quoted())
    var reasons: [(name: Scalar, reason: String)] = []
    for entry in mapping.entries {
      guard let reason = inner.prose(entry.key.text) else { continue }
      reasons.append((entry.key, reason.text))
    }
    report(inner.finish())
    return reasons
  }
}
