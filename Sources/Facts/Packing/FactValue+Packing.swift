extension FactValue.Absence: Packable {}
extension Bearer: Packable {}
extension BenchmarkGroup: Packable {}
extension NamedBand.Origin: Packable {}
extension Place.End: Packable {}
extension Place.Share: Packable {}

extension Place: Packable {
  package func pack(into packer: inout Packer) {
    end.pack(into: &packer)
    share.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self.init(try End(from: &unpacker), try Share(from: &unpacker))
  }
}

extension ValueSet: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(low)
    packer.put(high)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self.init(low: try unpacker.number(), high: try unpacker.number())
  }
}

extension FactValue: Packable {
  private enum Case: String, Packable {
    case number, word, set, text, between, among, notSupplied, notKnown, doesNotApply
  }

  package func pack(into packer: inout Packer) {
    func put(_ name: Case) { name.pack(into: &packer) }
    switch self {
    case .known(.number(let number)):
      put(.number)
      number.pack(into: &packer)
    case .known(.word(let word)):
      put(.word)
      word.pack(into: &packer)
    case .known(.set(let members)):
      put(.set)
      members.pack(into: &packer)
    case .known(.text(let text)):
      put(.text)
      text.pack(into: &packer)
    case .between(let low, let high):
      put(.between)
      low.pack(into: &packer)
      high.pack(into: &packer)
    case .among(let certain, let possible):
      put(.among)
      certain.pack(into: &packer)
      possible.pack(into: &packer)
    case .notSupplied(let absence):
      put(.notSupplied)
      absence.pack(into: &packer)
    case .notKnown: put(.notKnown)
    case .doesNotApply: put(.doesNotApply)
    }
  }

  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self =
      switch try Case(from: &unpacker) {
      case .number: .known(.number(try Double(from: &unpacker)))
      case .word: .known(.word(try Int(from: &unpacker)))
      case .set: .known(.set(try ValueSet(from: &unpacker)))
      case .text: .known(.text(try String(from: &unpacker)))
      case .between: .between(try Double(from: &unpacker), try Double(from: &unpacker))
      case .among:
        .among(certain: try ValueSet(from: &unpacker), possible: try ValueSet(from: &unpacker))
      case .notSupplied: .notSupplied(try FactValue.Absence?(from: &unpacker))
      case .notKnown: .notKnown
      case .doesNotApply: .doesNotApply
      }
  }
}

extension Origin: Packable {
  private enum Case: String, Packable { case published, told, derived, supposed }

  package func pack(into packer: inout Packer) {
    func put(_ name: Case) { name.pack(into: &packer) }
    switch self {
    case .published(let file, let row, let column, let heading, let year):
      put(.published)
      packer.put(file)
      packer.put(row)
      packer.put(column)
      packer.put(heading)
      year.pack(into: &packer)
    case .told(let by, let day):
      put(.told)
      packer.put(by)
      packer.put(day)
    case .derived: put(.derived)
    case .supposed: put(.supposed)
    }
  }

  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self =
      switch try Case(from: &unpacker) {
      case .published:
        .published(
          file: try unpacker.text(), row: try unpacker.number(), column: try unpacker.number(),
          heading: try unpacker.text(), year: try Int?(from: &unpacker))
      case .told: .told(by: try unpacker.text(), on: try unpacker.text())
      case .derived: .derived
      case .supposed: .supposed
      }
  }
}
