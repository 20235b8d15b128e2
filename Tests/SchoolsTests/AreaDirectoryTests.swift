import Schools
import Testing

/// Areas are found as people type them.
@Suite struct AreaDirectoryTests {
  private func directory() throws -> AreaDirectory {
    let files = try InventedFiles([
      "school.csv": """
      name,phase,la_name
      Beech,primary,Ambleford
      Oak,primary,Eskholt and Vale
      Elm,secondary,Eskholt Moor
      Ash,primary,Ambleford

      """
    ])
    return AreaDirectory(files.data.base)
  }

  @Test(arguments: [
    ("Ambleford", "Ambleford"), ("  ambleford ", "Ambleford"), ("amble", "Ambleford"),
    ("eskholt & vale", "Eskholt and Vale"), ("moor", "Eskholt Moor"),
  ])
  func areasAreFound(_ typed: String, _ name: String) throws {
    guard case .found(let entry) = try directory().find(typed) else {
      Issue.record("\(typed) was not found")
      return
    }
    #expect(entry.name == name)
    #expect(entry.schools == (name == "Ambleford" ? 2 : 1))
  }

  @Test func severalAndNoneAreSaid() throws {
    let directory = try directory()
    guard case .several(let entries) = directory.find("eskholt") else {
      Issue.record("two areas begin so")
      return
    }
    #expect(entries.map(\.name) == ["Eskholt Moor", "Eskholt and Vale"])
    guard case .unknown(let nearest) = directory.find("Narnia"),
      case .unknown(let all) = directory.find("")
    else {
      Issue.record("there is no such area")
      return
    }
    #expect(nearest.count == 3 && all.count == 3)
  }
}
