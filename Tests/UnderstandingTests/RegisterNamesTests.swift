import Schools
import Testing
import Understanding

/// Names of registers beside those of schools, where they are alike.
@Suite struct RegisterNamesTests {
  private static let understanding: Understanding = {
    var names = NameBook(Talk.phrases.book)
    for (urn, name) in [("900101", "Meadow Primary"), ("900102", "Weir Bank Centre")] {
      names.schools.insert(
        SchoolNames.Entry(id: urn, label: name, area: "Oldham", phase: "primary"))
    }
    func helper(_ row: Int, _ name: String, _ kind: String = "hub") -> SchoolNames.Entry {
      SchoolNames.Entry(id: "\(kind) \(row)", label: name, area: "Bury", phase: kind)
    }
    names.helpers.insert(helper(0, "Weir Bank Centre"), alsoCalled: ["eal", "hub", "bury"])
    names.helpers.insert(helper(1, "Larch Hill Language Hub"), alsoCalled: ["eal", "hub", "bury"])
    names.helpers.insert(helper(2, "Meadow Maths Hub"), alsoCalled: ["maths", "hub", "bury"])
    names.unlistedHelpers.insert(helper(3, "Tarn Engineering", "partner"))
    return Understanding(Talk.phrases.book, names: names)
  }()

  @Test(arguments: [
    ("why not larch hill language hub", "Larch Hill Language Hub", "hub 1"),
    ("why not the larch hill eal hub", "Larch Hill Language Hub", "hub 1"),
    ("why not use meadow maths hub", "Meadow Maths Hub", "hub 2"),
    ("why not meadow primary", "Meadow Primary", "900101"),
    ("why not tarn engineering", "Tarn Engineering", "partner 3"),
  ])
  func oneIsMeant(_ line: String, _ name: String, _ id: String) {
    let read = Self.understanding.read(line)
    #expect(read.intent == "why_not" && read.slots["partner"] == name)
    #expect(read.numbers["partner"] == id && read.problem == nil)
  }

  /// A name that is a school's and a hub's is asked about, with both to choose from.
  @Test func aSchoolAndAHubOfOneName() {
    let read = Self.understanding.read("why not weir bank centre")
    #expect(read.intent == "why_not" && read.decision == .choose)
    #expect(
      read.options == ["Weir Bank Centre, Oldham (URN 900102)", "Weir Bank Centre, Bury (hub)"])
  }

  /// Who has not agreed to be named is met by the whole name alone, however near another spelling is.
  @Test(arguments: ["why not tarn", "why not engineering", "why not tarn enginering"])
  func aPartOfAnUnlistedNameNamesNobody(_ line: String) {
    let read = Self.understanding.read(line)
    #expect(read.slots["partner"] != "Tarn Engineering" && read.numbers["partner"] == nil)
  }

  /// A name of a register fills no place that a school fills.
  @Test func aHubIsNoSchoolInFocus() {
    #expect(Self.understanding.read("advice for larch hill language hub").numbers["school"] == nil)
  }

  /// A name that people set says which school is meant, whatever else the words name.
  @Test func aNameOfPeoplesOwnComesFirst() {
    var context = TalkContext()
    context.aliases = [
      TalkContext.Alias("Larch Hill", urn: "900101", school: "Meadow Primary"),
      TalkContext.Alias("the corner one", urn: "900102", school: "Weir Bank Centre"),
    ]
    for (line, urn) in [("advice for larch hill", "900101"), ("find the corner one", "900102")] {
      #expect(Self.understanding.read(line, in: context).numbers["school"] == urn, "\(line)")
    }
    #expect(Self.understanding.read("advice for larch hill").numbers["school"] == nil)
  }
}
