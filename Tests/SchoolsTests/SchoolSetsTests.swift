import Facts
import Schools
import Testing

/// Authorities, trusts and regions are found as people type them; closed schools belong to none.
@Suite struct SchoolSetsTests {
  private func sets() throws -> SchoolSets {
    let files = try InventedFiles([
      "school.csv": """
      name,phase,la_name,trust_name,region,open_status
      Beech,primary,Ambleford,Tarn Partnership,Ambleford,open
      Oak,primary,Eskholt and Vale,Tarn Partnership,Westmarch,open
      Elm,secondary,Eskholt Moor,Region Trust,Westmarch,open
      Ash,primary,Ambleford,,Westmarch,open
      Yew,primary,Ambleford,Tarn Partnership,Westmarch,closed

      """
    ])
    return SchoolSets(files.data.base)
  }

  @Test(arguments: [
    ("Ambleford", SchoolSets.Kind.authority, "Ambleford", 2),
    ("region Ambleford", .region, "Ambleford", 1), ("amble", .authority, "Ambleford", 2),
    ("tarn", .trust, "Tarn Partnership", 2),
    ("trust tarn partnership", .trust, "Tarn Partnership", 2),
    ("westmarch", .region, "Westmarch", 3), ("Region Trust", .trust, "Region Trust", 1),
    ("eskholt & vale", .authority, "Eskholt and Vale", 1),
  ])
  func setsAreFound(_ typed: String, _ kind: SchoolSets.Kind, _ name: String, _ schools: Int) throws
  {
    let match = try sets().find(typed)
    guard typed != "amble" else {
      // The authority and the region both begin so.
      guard case .several(let entries) = match else {
        Issue.record("two sets begin so")
        return
      }
      #expect(entries.map(\.label) == ["Ambleford", "Ambleford (region)"])
      return
    }
    guard case .found(let entry) = match else {
      Issue.record("\(typed) was not found")
      return
    }
    #expect(entry.kind == kind && entry.name == name && entry.schools.count == schools)
    #expect((entry.area == nil) == (kind != .authority))
  }

  /// One authority that files spell in several ways is one, under one name.
  @Test func anAuthorityIsCountedOnce() throws {
    let files = try InventedFiles([
      "school.csv": """
      name,phase,la_name
      Beech,primary,Cheshire West & Chester
      Oak,primary,Cheshire West and Chester
      Elm,primary,cheshire west and chester
      Ash,primary,Chester

      """
    ])
    #expect(files.data.base.areas.count == 2)
    let names = ["Beech", "Oak", "Elm", "Ash"].map { files.value($0, "la_name") }
    #expect(names[1] == names[0] && names[2] == names[0] && names[3] != names[0])
  }

  @Test func severalAndNoneAreSaid() throws {
    let sets = try sets()
    guard case .several(let entries) = sets.find("eskholt") else {
      Issue.record("two authorities begin so")
      return
    }
    #expect(entries.map(\.label) == ["Eskholt Moor", "Eskholt and Vale"])
    guard case .unknown(let nearest) = sets.find("tarn partnershop") else {
      Issue.record("there is no such trust")
      return
    }
    #expect(nearest.map(\.label) == ["Tarn Partnership (trust)"])
  }
}
