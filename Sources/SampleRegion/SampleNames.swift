/// Names of invented schools: alike enough to be mistaken for one another, with the apostrophes,
/// accents and abbreviations of real lists.
struct SampleNames: Sendable {
  private static let places = [
    "Meadow", "Oakfield", "Beech Lane", "Northmoor", "Riverside", "Hillcrest", "Ashgrove",
    "Millbrook", "Fairfield", "Highbank", "Woodside", "Greenacre", "Larkhill", "Stonebridge",
    "Park View", "Castle Street", "Brook Lane", "Holly Bank", "Elm Park", "Sandy Lane",
    "Whitegate", "Kingsmead", "Queen's Road", "Priory", "Abbey Fields", "Orchard", "Thornfield",
    "Bishop's Wood", "Foxdale", "Cherry Tree", "Moorland", "Harbour", "Canalside", "Weaver's Row",
    "Mill Hill", "Station Road", "Victoria", "Albion", "Springwell", "Willow Brook", "Long Lane",
    "Nether End", "Overdale", "Westbrook", "Eastgate", "Southfield", "Copper Beech", "Limehurst",
    "Old Hall", "Newlands", "Zoë Ashworth", "Peña", "Brontë", "Saint-Exupéry", "Łódź Road",
    "D'Arcy Street", "O'Hara", "Müller Street",
  ]
  private static let saints = [
    "St Anne's", "St. Mary's", "St Joseph's", "Saint Peter's", "St John's", "St Brónach's",
    "All Saints", "Holy Trinity", "St Thérèse's", "St James'", "Christ Church", "Our Lady's",
    "St Chad's", "St Bede's", "St Oswald's",
  ]
  private static let endings: [SampleSchool.Phase: [String]] = [
    .infant: ["Infant School", "Infants' School", "Infant and Nursery School"],
    .junior: ["Junior School", "Juniors", "Junior Academy"],
    .primary: [
      "Primary School", "Primary School", "Community Primary School", "Primary Academy", "Primary",
      "Primary and Nursery School",
    ],
    .secondary: ["High School", "Academy", "School", "Community College", "High"],
    .allThrough: ["Academy", "All-through School"],
    .special: ["School", "Special School", "House School"],
    .alternative: ["Centre", "Pupil Referral Unit"],
  ]

  private var used: Set<String> = []

  init() {}

  /// A name for a school, unique within its authority; different authorities may share one.
  mutating func next(
    _ phase: SampleSchool.Phase, isFaith: Bool, authority: Int, random: inout SampleRandom
  ) -> (name: String, religion: String) {
    for _ in 0..<200 {
      let ending = random.pick(Self.endings[phase] ?? ["School"])
      var name: String
      var religion = "Does not apply"
      if isFaith, ![.special, .alternative].contains(phase) {
        let isCatholic = random.chance(0.45)
        religion = isCatholic ? "Roman Catholic" : "Church of England"
        let mark =
          isCatholic ? random.pick(["RC", "Catholic"]) : random.pick(["CofE", "C of E", "CE"])
        name = "\(random.pick(Self.saints)) \(mark) \(ending)"
      } else {
        name = "\(random.pick(Self.places)) \(ending)"
      }
      if used.insert("\(authority)\(name)").inserted { return (name, religion) }
    }
    preconditionFailure("the lists of names are long enough for every authority")
  }
}
