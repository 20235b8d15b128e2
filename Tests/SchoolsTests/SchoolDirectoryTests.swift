import Diagnostics
import Facts
import Schools
import Testing

private let place = Source.Location(file: "vocabulary.yaml", line: 1, column: 1)

private let vocabulary = Vocabulary(facts: [
  FactDefinition(id: "urn", name: "URN", means: "", kind: .label, role: .record, location: place),
  FactDefinition(
    id: "school_name", name: "school name", means: "", kind: .label, role: .record, location: place),
  FactDefinition(
    id: "la_name", name: "local authority", means: "", kind: .label, role: .record, location: place),
])

private func directory(_ schools: [(urn: String, name: String, area: String)]) -> SchoolDirectory {
  var table = FactTable(vocabulary: vocabulary, bearer: .school, count: schools.count)
  for (row, school) in schools.enumerated() {
    table.set(0, row, to: .known(.text(school.urn)), from: nil)
    table.set(1, row, to: .known(.text(school.name)), from: nil)
    table.set(2, row, to: .known(.text(school.area)), from: nil)
  }
  return SchoolDirectory(table)
}

@Suite struct SchoolDirectoryTests {
  private let schools = directory([
    ("900101", "Meadow Primary School", "Oldham"),
    ("900102", "Oakfield High School", "Bolton"),
    ("900103", "Oakfield High School", "Bury"),
    ("900104", "St Anne's RC Primary School", "Bolton"),
    ("900105", "St. Anne’s CofE Juniors", "Bury"),
    ("900106", "Saint Brónach's Catholic Primary", "Bury"),
    ("900107", "Beech Lane Juniors", "Oldham"),
    ("900108", "Łódź Road & Mill Hill Community Primary School", "Oldham"),
  ])

  @Test(arguments: [
    ("900101", "900101"), ("Meadow Primary School", "900101"), ("meadow", "900101"),
    ("MEADOW PRIM", "900101"), ("oakfield high, bury", "900103"), ("oakfield bolton", "900102"),
    ("st annes rc", "900104"), ("Saint Anne's Catholic Primary", "900104"),
    ("st bronach", "900106"), ("beech lane juns", "900107"), ("lodz road and mill hill", "900108"),
  ])
  func names(_ typed: String, _ urn: String) {
    guard case .found(let entry) = schools.find(typed) else {
      Issue.record("\(typed) found \(schools.find(typed))")
      return
    }
    #expect(entry.urn == urn)
  }

  @Test(arguments: [("okfield high, bury", "900103"), ("medow primary", "900101")])
  func nearMissesAreRepairedAndSaid(_ typed: String, _ urn: String) {
    guard case .nearly(let entry) = schools.find(typed) else {
      Issue.record("\(typed) found \(schools.find(typed))")
      return
    }
    #expect(entry.urn == urn)
  }

  @Test func severalAreOfferedInOrder() {
    guard case .several(let entries) = schools.find("st annes") else {
      Issue.record("found \(schools.find("st annes"))")
      return
    }
    #expect(
      entries.map(\.label) == [
        "St Anne's RC Primary School, Bolton (URN 900104)",
        "St. Anne’s CofE Juniors, Bury (URN 900105)",
      ])
  }

  @Test(arguments: ["Narnia", "", "   ", "123456"])
  func unknownNamesFindNothing(_ typed: String) {
    guard case .unknown = schools.find(typed) else {
      Issue.record("\(typed) found \(schools.find(typed))")
      return
    }
  }

  @Test func wordsManySchoolsShareNameNoneAlone() {
    guard case .several(let entries) = schools.find("primary") else {
      Issue.record("found \(schools.find("primary"))")
      return
    }
    #expect(entries.count == 4)
  }

  @Test func completionsBeginAnyWord() {
    #expect(schools.completions(of: "oak") == ["Oakfield High School"])
    #expect(schools.completions(of: "beech la") == ["Beech Lane Juniors"])
    #expect(schools.completions(of: "xyz").isEmpty)
  }
}
