/// What people said about some of the invented schools and authorities: one row an answer.
enum SampleAnswers {
  /// A practice or quality that people are asked about, and how it leans with the school's results.
  private struct Question: Sendable {
    var fact: String
    var words: [String]
    /// How much good results go with a high level; negative for problems.
    var leaning: Double
  }

  private static let practice = ["absent", "weak", "partial", "strong"]
  private static let problem = ["none", "low", "medium", "high"]

  private static let questions: [Question] = [
    Question(fact: "sharing of practice", words: practice, leaning: 1.2),
    Question(fact: "mutual lesson observation", words: practice, leaning: 0.9),
    Question(fact: "use of assessment", words: practice, leaning: 1.0),
    Question(fact: "figures explained", words: practice, leaning: 0.7),
    Question(fact: "outside eyes on the data", words: practice, leaning: 0.4),
    Question(fact: "consistency of teaching", words: practice, leaning: 1.3),
    Question(fact: "belief in every pupil", words: practice, leaning: 0.9),
    Question(fact: "stability of leadership", words: practice, leaning: 0.9),
    Question(fact: "senior team cohesion", words: practice, leaning: 0.8),
    Question(fact: "shared leadership", words: practice, leaning: 0.5),
    Question(fact: "flexible release of staff", words: practice, leaning: 0.2),
    Question(fact: "openness to challenge", words: practice, leaning: 0.6),
    Question(fact: "trust among staff", words: practice, leaning: 0.7),
    Question(fact: "pupil views used in teaching", words: practice, leaning: 0.4),
    Question(fact: "parent engagement", words: practice, leaning: 0.6),
    Question(fact: "behaviour climate", words: practice, leaning: 0.9),
    Question(fact: "links with employers", words: practice, leaning: 0.1),
    Question(fact: "breadth of aspirations", words: practice, leaning: 0.3),
    Question(fact: "good-enough thinking", words: problem, leaning: 0.3),
    Question(fact: "isolation", words: problem, leaning: -0.3),
    Question(fact: "competition for pupils", words: problem, leaning: 0.1),
    Question(fact: "staff workload", words: problem, leaning: -0.2),
    Question(fact: "staff turnover", words: problem, leaning: -0.7),
  ]

  private static let roles = [
    "headteacher", "deputy head", "chair of governors", "authority adviser", "assistant head",
  ]

  static func table(_ schools: [SampleSchool], random: inout SampleRandom) -> SampleTable {
    var table = SampleTable([
      "URN", "school", "authority", "fact", "value", "said by", "said on",
    ])
    for school in schools where !school.isClosed && random.chance(0.4) {
      let role = random.pick(roles)
      let day = "2025-\(random.pick(["03", "04", "05", "06"]))-\(random.whole(10...28))"
      func say(_ fact: String, _ value: String) {
        table.rows.append(["\(school.urn)", school.name, "", fact, value, role, day])
      }
      for question in questions where random.chance(0.45) {
        say(question.fact, level(question, school, random: &random))
      }
      if school.eal > 0.15 {
        say("EAL expertise", practice[random.whole(0...3)])
        if random.chance(0.5) { say("pupils new to English", problem[random.whole(1...3)]) }
      }
      if random.chance(0.4) {
        say("staff days free", random.pick(["2", "about 4", "6", "10 to 12"]))
      }
      if random.chance(0.5) {
        say(
          "known expertise",
          random.pick([
            "maths", "reading; sen", "early_reading", "assessment", "behaviour", "none", "eal",
            "teaching_quality; leadership",
          ]))
      }
      if random.chance(0.6) {
        say(
          "declared priorities",
          random.pick(["reading", "maths; attendance", "disadvantage_gap", "sen", "parents", "eal"])
        )
      }
      if random.chance(0.4) { say("permanent head in post", random.chance(0.9) ? "yes" : "no") }
      if random.chance(0.4) { say("partnerships now", "\(random.whole(0...3))") }
      if random.chance(0.35) {
        say("willing to support others", random.chance(0.6) ? "yes" : "no")
        say("capacity to support others", random.pick(["no", "a little", "yes"]))
      }
      // Somebody was asked and did not know: that is an answer too.
      if random.chance(0.3) { say("contribution of governors", "not known") }
      if random.chance(0.3) { say("outside programmes running", "\(random.whole(0...4))") }
    }
    for authority in SampleModel.authorities { answers(authority, &table, random: &random) }
    return table
  }

  private static func level(
    _ question: Question, _ school: SampleSchool, random: inout SampleRandom
  ) -> String {
    let lean =
      1.6 + question.leaning * (2.2 * school.effect + 2 * school.drift) + 0.8 * random.bell()
    return question.words[min(3, max(0, Int(lean.rounded())))]
  }

  private static func answers(
    _ authority: SampleAuthority, _ table: inout SampleTable, random: inout SampleRandom
  ) {
    for fact in [
      "whole picture held", "partnerships brokered", "links between authorities",
      "partnerships followed up", "shared vision", "hub coverage", "support for system leaders",
    ] where random.chance(0.8) {
      table.rows.append([
        "", "", authority.name, fact, practice[random.whole(0...3)], "director of education",
        "2025-05-14",
      ])
    }
    table.rows.append([
      "", "", authority.name, "supply of system leaders",
      random.pick(["few", "enough", "not known"]),
      "director of education", "2025-05-14",
    ])
  }
}
