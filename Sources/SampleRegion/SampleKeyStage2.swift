/// The results of 11-year-olds in the layout of the published school performance tables.
enum SampleKeyStage2 {
  private static let header = [
    "RECTYPE", "ALPHAIND", "LEA", "ESTAB", "URN", "SCHNAME", "TOWN", "PCODE", "NFTYPE", "ICLOSE",
    "RELDENOM", "AGERANGE", "TOTPUPS", "TPUPYEAR", "TELIG", "BELIG", "GELIG", "TKS1AVERAGE",
    "TKS1GROUP_L",
    "PTKS1GROUP_L", "PTKS1GROUP_M", "PTKS1GROUP_H", "TFSM6CLA1A", "PTFSM6CLA1A", "TNotFSM6CLA1A",
    "PTNotFSM6CLA1A", "TEALGRP2", "PTEALGRP2", "TMOBN", "PTMOBN", "PSENELE", "PSENELK", "PTRWM_EXP",
    "PTRWM_HIGH", "READPROG", "READPROG_LOWER", "READPROG_UPPER", "WRITPROG", "WRITPROG_LOWER",
    "WRITPROG_UPPER", "MATPROG", "MATPROG_LOWER", "MATPROG_UPPER", "PTREAD_EXP", "PTMAT_EXP",
    "PTWRITTA_EXP", "PTRWM_EXP_FSM6CLA1A", "PTRWM_EXP_NotFSM6CLA1A",
  ]

  /// National shares at the expected standard by year: all three, reading, maths, writing, and all
  /// three for disadvantaged and other pupils. Those of 2025 are the published headlines that the
  /// vocabulary cites; earlier years belong to the invention.
  private static let national: [Int: [Int]] = [
    2025: [62, 75, 74, 72, 47, 69], 2024: [61, 74, 73, 72, 46, 67], 2023: [60, 73, 73, 71, 44, 66],
  ]

  /// One year's file; `results` by the school's position.
  static func table(
    year: Int, schools: [SampleSchool], results: [SampleResults], random: inout SampleRandom
  ) -> SampleTable {
    var table = SampleTable.published(header)
    for (school, result) in zip(schools, results)
    where school.phase.teachesKeyStage2 && !(school.isClosed && year == SampleModel.newestYear) {
      table.rows.append(row(school, result, year: year, random: &random))
    }
    for authority in SampleModel.authorities {
      let members = zip(schools, results).filter {
        $0.0.authority == authority && $0.0.phase.teachesKeyStage2
      }
      table.rows.append(aggregate("3", authority: authority, members.map(\.1)))
    }
    for kind in ["4", "5"] { table.rows.append(nationalRow(kind, year: year)) }
    return table
  }

  private static func row(
    _ school: SampleSchool, _ result: SampleResults, year: Int, random: inout SampleRandom
  ) -> [String] {
    let identity = [
      school.phase == .special ? "2" : "1", "\(school.urn % 60_000)", "\(school.authority.code)",
      "\(school.establishmentNumber)", "\(school.urn)", school.name, school.town, "",
      school.typeCode, "0", school.religion, school.phase == .junior ? "7-11" : "4-11",
      "\(school.roll)",
    ]
    // New schools have nothing but their name: the publisher leaves the rest of the row away.
    if school.isNew { return identity + ["NEW"] }
    let cohort = result.cohort
    let low = random.successes(cohort, chance: min(0.5, max(0.04, 0.17 - 0.13 * school.prior)))
    let middle = random.successes(cohort - low, chance: 0.72)
    let eal = random.successes(cohort, chance: school.eal)
    let stayed = random.successes(cohort, chance: school.stable)
    let boys = random.successes(cohort, chance: 0.51)
    let poor = result.disadvantaged
    func share(_ part: Int) -> String { SampleNumber.percent(part, of: cohort) }
    let intake = [
      "\(cohort)", "\(cohort)", "\(boys)", "\(cohort - boys)",
      SampleNumber.decimal(16.2 + 1.4 * school.prior), "\(low)", share(low), share(middle),
      share(cohort - low - middle), "\(poor)", share(poor), "\(cohort - poor)",
      share(cohort - poor), "\(eal)", share(eal), "\(stayed)", share(stayed),
      "\(Int((100 * school.healthCarePlan).rounded()))%",
      "\(Int((100 * school.senSupport).rounded()))%",
    ]
    let isHidden = cohort <= 5
    let isLowCoverage = !isHidden && random.chance(0.006)
    func hidden(_ text: String) -> String { isHidden ? "SUPP" : text }
    func progress(_ points: Double) -> [String] {
      if isHidden || isLowCoverage {
        return Array(repeating: isHidden ? "SUPP" : "LOWCOV", count: 3)
      }
      let width = 11 / Double(cohort).squareRoot()
      return [points, points - width, points + width].map { SampleNumber.decimal($0) }
    }
    // Where one of two groups is small, both are hidden: one could be worked out from the other.
    let groupsHidden = isHidden || poor <= 5 || cohort - poor <= 5
    let poorShare = SampleNumber.percent(result.combinedDisadvantaged, of: poor)
    let otherShare = SampleNumber.percent(
      result.combined - result.combinedDisadvantaged, of: cohort - poor)
    return identity + intake + [hidden(share(result.combined)), hidden(share(result.higher))]
      + progress(result.readingProgress) + progress(result.writingProgress)
      + progress(result.mathsProgress)
      + [result.reading, result.maths, result.writing].map { hidden(share($0)) }
      + (groupsHidden ? ["SUPP", "SUPP"] : [poorShare, otherShare])
  }

  private static func aggregate(
    _ kind: String, authority: SampleAuthority, _ results: [SampleResults]
  ) -> [String] {
    var row = Array(repeating: "", count: header.count)
    func set(_ column: String, _ text: String) {
      if let index = header.firstIndex(of: column) { row[index] = text }
    }
    let pupils = results.reduce(0) { $0 + $1.cohort }
    let poor = results.reduce(0) { $0 + $1.disadvantaged }
    func share(_ count: (SampleResults) -> Int) -> String {
      SampleNumber.percent(results.reduce(0) { $0 + count($1) }, of: pupils)
    }
    set("RECTYPE", kind)
    set("LEA", "\(authority.code)")
    set("SCHNAME", authority.name)
    set("TELIG", "\(pupils)")
    set("PTFSM6CLA1A", SampleNumber.percent(poor, of: pupils))
    set("PTRWM_EXP", share(\.combined))
    set("PTREAD_EXP", share(\.reading))
    set("PTMAT_EXP", share(\.maths))
    set("PTWRITTA_EXP", share(\.writing))
    set(
      "PTRWM_EXP_FSM6CLA1A",
      SampleNumber.percent(results.reduce(0) { $0 + $1.combinedDisadvantaged }, of: poor))
    return row
  }

  private static func nationalRow(_ kind: String, year: Int) -> [String] {
    var row = Array(repeating: "", count: header.count)
    let columns = [
      "PTRWM_EXP", "PTREAD_EXP", "PTMAT_EXP", "PTWRITTA_EXP", "PTRWM_EXP_FSM6CLA1A",
      "PTRWM_EXP_NotFSM6CLA1A",
    ]
    row[0] = kind
    for (column, number) in zip(columns, national[year] ?? []) {
      if let index = header.firstIndex(of: column) { row[index] = "\(number)%" }
    }
    for column in ["READPROG", "WRITPROG", "MATPROG"] {
      if let index = header.firstIndex(of: column) { row[index] = "0" }
    }
    return row
  }
}
