/// A way into the program for bytes that nobody meant; the first byte of an input chooses one.
///
/// A door hands the rest of the input to one part of the program as files and people do, and holds
/// the answer to what that part promises. It traps when a promise is broken: that is a find.
///
/// | first byte | the rest is |
/// |---|---|
/// | `0` | a file in the notation |
/// | `1` | a letter for a file of the small rule set (``RuleSetDoor/paths``), then its new content |
/// | `2` | a test phrase |
/// | `3` | a data file |
/// | `4` | an import mapping |
/// | `5` | a value as people type it |
/// | `6` | lines typed at the prompt |
/// | `7` | a plain table of schools, taken through to advice |
package enum Door: Int, CaseIterable, Sendable {
  case notation, ruleSet, phrase, dataFile, mapping, value, conversation, advice

  /// The door a byte names: the digits 0 to 7 in order, and every other byte by its last three bits.
  package init(_ byte: UInt8) { self = Self.allCases[Int(byte & 7)] }

  /// The byte that names it.
  package var byte: UInt8 { UInt8(ascii: "0") + UInt8(rawValue) }

  /// The largest input in bytes; a longer one is cut. Size is tested elsewhere, shape here.
  package static let longest = 1 << 16

  /// Takes an input through the door that its first byte names; an empty one goes nowhere.
  package static func enter(_ input: some Collection<UInt8>) {
    guard let first = input.first else { return }
    let bytes = Array(input.dropFirst().prefix(longest))
    switch Door(first) {
    case .notation: TextDoors.notation(bytes)
    case .ruleSet: RuleSetDoor.enter(bytes)
    case .phrase: TextDoors.phrase(bytes)
    case .dataFile: DataDoors.dataFile(bytes)
    case .mapping: DataDoors.mapping(bytes)
    case .value: TextDoors.value(bytes)
    case .conversation: AdviceDoors.conversation(bytes)
    case .advice: AdviceDoors.advice(bytes)
    }
  }
}
