import Facts
import TestSupport
import Testing

/// What is packed is made again, equal.
@Suite struct PackingTests {
  private func again<Value: Packable>(_ value: Value) throws -> Value {
    var packer = Packer()
    value.pack(into: &packer)
    var unpacker = Unpacker(packer.bytes)
    let result = try Value(from: &unpacker)
    #expect(unpacker.isAtEnd)
    return result
  }

  @Test(arguments: [
    FactValue.known(.number(-0.1)), .known(.number(.infinity)), .known(.word(3)),
    .known(.set(ValueSet([0, 63, 64, 127]))), .known(.text("Ľ 学校 🏫")), .between(1, 2.5),
    .among(certain: ValueSet([1]), possible: ValueSet([1, 99])), .notSupplied(nil),
    .notSupplied(.suppressed), .notKnown, .doesNotApply,
  ])
  func values(_ value: FactValue) throws { #expect(try again(value) == value) }

  @Test(arguments: [
    Origin.published(file: "a.csv", row: 2, column: 3, heading: "PNUM \"EAL\"", year: nil),
    .published(file: "", row: 0, column: 0, heading: "", year: 2019),
    .told(by: "head", on: "2025-03-10"), .derived, .supposed,
  ])
  func origins(_ origin: Origin) throws { #expect(try again(origin) == origin) }

  /// A column of every kind, with every state in it.
  @Test(arguments: [
    FactKind.number(unit: .none, whole: false, range: 0...100), .yesNo, .choice(["a", "b", "c"]),
    .ordinal(["low", "high"]), .set(["x", "y"]), .year(range: 1900...2100), .label, .text,
  ])
  func columns(_ kind: FactKind) throws {
    let count = 70
    var column = FactColumn(kind: kind, count: count)
    for row in 0..<count { column[row] = Self.value(row, of: kind) }
    let made = try again(column)
    for row in 0..<count { #expect(made[row] == column[row], "row \(row)") }
  }

  private static func value(_ row: Int, of kind: FactKind) -> FactValue {
    switch (row % 7, kind) {
    case (0, _): .notKnown
    case (1, _): .doesNotApply
    case (2, .number), (2, .year), (2, .ordinal): .between(0, 1)
    case (3, .number), (3, .choice): .notSupplied(.tooFewPupils)
    case (4, .choice): .among(certain: ValueSet(), possible: ValueSet([0, 2]))
    case (4, .set): .among(certain: ValueSet([0]), possible: ValueSet([0, 1]))
    case (_, .number), (_, .year), (_, .ordinal): .known(.number(Double(row % 2)))
    case (_, .yesNo), (_, .choice): .known(.word(row % 2))
    case (_, .set): .known(.set(ValueSet([row % 2])))
    case (_, .label), (_, .text): .known(.text("text \(row % 3)"))
    }
  }

  /// Equal dictionaries give equal bytes, in whatever order they were filled.
  @Test func theOrderOfFillingDoesNotShow() {
    func bytes(_ keys: [Int]) -> [UInt8] {
      var dictionary: [Int: String] = [:]
      for key in keys { dictionary[key] = "value \(key)" }
      var packer = Packer()
      dictionary.pack(into: &packer)
      return packer.bytes
    }
    #expect(bytes(Array(0..<200)) == bytes((0..<200).reversed()))
  }

  /// Bytes that were cut off or changed are damage, or another column that is sound in itself; never a crash.
  @Test(arguments: UInt64(1)...20) func damageIsNoticed(_ seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    var column = FactColumn(kind: .choice(["a", "b"]), count: 30)
    for row in 0..<30 { column[row] = Self.value(row, of: .choice(["a", "b", "c"])) }
    var packer = Packer()
    column.pack(into: &packer)
    var cut = Unpacker(
      Array(packer.bytes.prefix(Int.random(in: 0..<packer.bytes.count, using: &numbers))))
    #expect(throws: Unpacker.Damage.self) { try FactColumn(from: &cut) }
    for _ in 0..<200 {
      var bytes = packer.bytes
      bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(
        in: 0...255, using: &numbers)
      var unpacker = Unpacker(bytes)
      guard let made = try? FactColumn(from: &unpacker), made.fits(.choice(["a", "b"])) else {
        continue
      }
      for row in 0..<made.count { #expect(made[row] == made[row]) }
    }
  }
}
