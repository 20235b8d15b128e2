/// The results of 16-year-olds in the layout of the published school performance tables.
enum SampleKeyStage4 {
  private static let header = [
    "RECTYPE", "LEA", "ESTAB", "URN", "SCHNAME", "TOWN", "PCODE", "ICLOSE", "NFTYPE", "RELDENOM",
    "ADMPOL", "EGENDER", "AGERANGE", "TOTPUPS", "TPUP", "BPUP", "GPUP", "KS2APS", "PTPRIORLO",
    "PTPRIORAV", "PTPRIORHI", "TFSM6CLA1A", "PTFSM6CLA1A", "TNOTFSM6CLA1A", "PTNOTFSM6CLA1A",
    "TEALGRP2", "PTEALGRP2", "TNMOB", "PTNMOB", "ATT8SCR", "P8MEA", "P8CILOW", "P8CIUPP",
    "PTL2BASICS_94", "PTL2BASICS_95", "ATT8SCR_FSM6CLA1A", "ATT8SCR_NFSM6CLA1A", "ATT8SCR_BOYS",
    "ATT8SCR_GIRLS", "P8MEA_FSM6CLA1A",
  ]

  /// National Attainment 8 by year: all, disadvantaged, other pupils. Public figures.
  private static let national: [Int: [String]] = [
    2025: ["45.9", "34.9", "50.3"], 2024: ["46.1", "34.7", ""], 2023: ["46.4", "35.1", ""],
  ]

  /// One year's file; `results` by the school's position.
  static func table(
    year: Int, schools: [SampleSchool], results: [SampleResults], random: inout SampleRandom
  ) -> SampleTable {
    var table = SampleTable.published(header)
    for (school, result) in zip(schools, results)
    where school.phase.teachesKeyStage4 && !(school.isClosed && year == SampleModel.newestYear) {
      table.rows.append(row(school, result, year: year, random: &random))
    }
    for authority in SampleModel.authorities {
      let members = zip(schools, results).filter {
        $0.0.authority == authority && $0.0.phase.teachesKeyStage4
      }
      let pupils = members.reduce(0) { $0 + $1.1.cohort }
      let points = members.reduce(0.0) { $0 + $1.1.attainment8 * Double($1.1.cohort) }
      table.rows.append(
        aggregate(
          [
            "RECTYPE": "4", "LEA": "\(authority.code)", "SCHNAME": authority.name,
            "TPUP": "\(pupils)", "ATT8SCR": SampleNumber.decimal(points / Double(max(1, pupils))),
          ]))
    }
    for kind in ["5", "7"] {
      let figures = national[year] ?? []
      table.rows.append(
        aggregate(
          Dictionary(
            uniqueKeysWithValues: zip(
              ["RECTYPE", "ATT8SCR", "ATT8SCR_FSM6CLA1A", "ATT8SCR_NFSM6CLA1A"], [kind] + figures)))
      )
    }
    return table
  }

  private static func row(
    _ school: SampleSchool, _ result: SampleResults, year: Int, random: inout SampleRandom
  ) -> [String] {
    let identity = [
      "1", "\(school.authority.code)", "\(school.establishmentNumber)", "\(school.urn)",
      school.name, school.town, "", "0", school.typeCode, school.religion,
      school.isSelective ? "SEL" : "NSE", school.gender.uppercased(),
      school.phase == .allThrough ? "4-16" : "11-16", "\(school.roll)",
    ]
    if school.isNew { return identity + ["NEW"] }
    let cohort = result.cohort
    let poor = result.disadvantaged
    let boys = school.gender == "Girls" ? 0 : random.successes(cohort, chance: 0.51)
    let low = random.successes(cohort, chance: min(0.6, max(0.03, 0.22 - 0.15 * school.prior)))
    let high = random.successes(cohort - low, chance: min(0.8, max(0.1, 0.4 + 0.2 * school.prior)))
    let eal = random.successes(cohort, chance: school.eal)
    let stayed = random.successes(cohort, chance: school.stable)
    func share(_ part: Int) -> String { SampleNumber.percent(part, of: cohort) }
    let intake = [
      "\(cohort)", "\(boys)", "\(cohort - boys)", SampleNumber.decimal(103.5 + 3 * school.prior),
      share(low), share(cohort - low - high), share(high), "\(poor)", share(poor),
      "\(cohort - poor)", share(cohort - poor), "\(eal)", share(eal), "\(stayed)", share(stayed),
    ]
    // Progress 8 needs tests taken at 11; the cohort of 2025 has none.
    let hasProgress = year < 2025
    let width = 1.9 / Double(cohort).squareRoot()
    let progress = [result.progress8, result.progress8 - width, result.progress8 + width]
      .map { hasProgress ? SampleNumber.decimal($0, places: 2) : "NP" }
    let basics = max(3, min(cohort, Int(Double(cohort) * (result.attainment8 - 8) / 60)))
    let groupsHidden = poor <= 5 || cohort - poor <= 5
    let groups =
      groupsHidden
      ? ["SUPP", "SUPP"]
      : [result.attainment8Disadvantaged, result.attainment8Others].map { SampleNumber.decimal($0) }
    let sexes =
      boys == 0
      ? ["NE", SampleNumber.decimal(result.attainment8)]
      : [result.attainment8Boys, result.attainment8Girls].map { SampleNumber.decimal($0) }
    let poorProgress =
      groupsHidden || !hasProgress
      ? [hasProgress ? "SUPP" : "NP"]
      : [SampleNumber.decimal(result.progress8Disadvantaged, places: 2)]
    return identity + intake + [SampleNumber.decimal(result.attainment8)] + progress
      + [share(basics), share(basics * 2 / 3)] + groups + sexes + poorProgress
  }

  private static func aggregate(_ cells: [String: String]) -> [String] {
    header.map { cells[$0] ?? "" }
  }
}
