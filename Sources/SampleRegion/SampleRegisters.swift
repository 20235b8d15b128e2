/// Who the schools are, their intake and attendance, in the layouts of the public register, the
/// school census and the absence tables.
enum SampleRegisters {
  /// The register of establishments.
  static func establishments(_ schools: [SampleSchool]) -> SampleTable {
    var table = SampleTable([
      "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName",
      "TypeOfEstablishment (name)", "EstablishmentTypeGroup (name)", "EstablishmentStatus (name)",
      "OpenDate", "CloseDate", "PhaseOfEducation (name)", "StatutoryLowAge", "StatutoryHighAge",
      "Gender (name)", "ReligiousCharacter (name)", "AdmissionsPolicy (name)", "CensusDate",
      "NumberOfPupils", "PercentageFSM", "Trusts (name)", "Town", "GOR (name)",
      "UrbanRural (name)", "Easting", "Northing", "Linked establishments",
    ])
    for (index, school) in schools.enumerated() {
      let previous = school.trust != nil && index % 7 == 0
      table.rows.append([
        "\(school.urn)", "\(school.authority.code)", school.authority.name,
        "\(school.establishmentNumber)", school.name, type(school), group(school),
        school.isClosed ? "Closed" : "Open", school.isNew ? "01-09-2024" : "",
        school.isClosed ? "31-08-2025" : "", phase(school), "\(ages(school).low)",
        "\(ages(school).high)", school.gender, school.religion,
        school.isSelective ? "Selective" : school.phase == .secondary ? "Non-selective" : "",
        "16-01-2025", school.isNew ? "" : "\(school.roll)",
        SampleNumber.decimal(78 * school.disadvantaged), school.trust ?? "", school.town,
        "Westmarch", school.isRural ? "Rural village" : "Urban city and town",
        // Two schools without coordinates, as in every real register.
        index % 151 == 150 ? "" : "\(school.easting)",
        index % 151 == 150 ? "" : "\(school.northing)",
        previous ? "\(school.urn - 1)  Predecessor" : "",
      ])
    }
    return table
  }

  /// The school census: roll, SEN, EAL and free meals, with national totals in the last rows.
  static func census(_ schools: [SampleSchool], random: inout SampleRandom) -> SampleTable {
    var table = SampleTable([
      "URN", "LA", "ESTAB", "SCHOOLTYPE", "NOR", "NORG", "NORB", "PNORG", "PNORB", "TSENELSE",
      "PSENELSE", "TSENELK", "PSENELK", "NUMEAL", "NUMENGFL", "NUMUNCFL", "PNUMEAL", "PNUMENGFL",
      "PNUMUNCFL", "NUMFSM", "NUMFSMEVER", "PNUMFSMEVER",
    ])
    table.hasByteOrderMark = true
    for school in schools where !school.isClosed {
      let roll = school.roll
      func share(_ part: Int) -> String {
        SampleNumber.decimal(100 * Double(part) / Double(max(1, roll)))
      }
      let girls = school.gender == "Girls" ? roll : random.successes(roll, chance: 0.49)
      let plans = random.successes(roll, chance: school.healthCarePlan)
      let support = random.successes(roll - plans, chance: school.senSupport)
      let eal = random.successes(roll, chance: school.eal)
      let unclear = random.chance(0.2) ? random.whole(1...2) : 0
      let ever = random.successes(roll, chance: school.disadvantaged)
      let now = random.successes(ever, chance: 0.85)
      // Alternative provision publishes little; new schools are not in the census yet.
      let isBare = school.isNew || school.phase == .alternative
      let counts = [
        "\(roll)", "\(girls)", "\(roll - girls)", share(girls), share(roll - girls), "\(plans)",
        share(plans), "\(support)", share(support), "\(eal)", "\(roll - eal - unclear)",
        "\(unclear)", share(eal), share(roll - eal - unclear), share(unclear), "\(now)", "\(ever)",
        share(ever),
      ]
      table.rows.append(
        [
          "\(school.urn)", "\(school.authority.code)", "\(school.establishmentNumber)",
          censusType(school),
        ] + (isBare ? Array(repeating: "NA", count: counts.count) : counts))
    }
    for (code, eal, plans, support, ever) in [
      ("PRI", "21.2", "3.0", "14.1", "24.6"), ("SEC", "16.9", "2.7", "12.4", "27.2"),
      ("SPE", "15.0", "98.0", "1.4", "46.0"),
    ] {
      var row = Array(repeating: "", count: table.header.count)
      let cells = [
        "URN": "NAT", "ESTAB": code, "SCHOOLTYPE": nationalTypes[code] ?? "", "PNUMEAL": eal,
        "PSENELSE": plans, "PSENELK": support,
        "PNUMFSMEVER": ever,
      ]
      for (index, column) in table.header.enumerated() { row[index] = cells[column] ?? "" }
      table.rows.append(row)
    }
    return table
  }

  /// Absence, with the smallest schools' figures hidden.
  static func absence(_ schools: [SampleSchool], random: inout SampleRandom) -> SampleTable {
    var table = SampleTable.published(["LA", "ESTAB", "URN", "PERCTOT", "PPERSABS10"])
    for school in schools where !school.isClosed && !school.isNew {
      let persistent = 100 * (school.absence * 3.1 - 0.035) + 1.6 * random.bell()
      table.rows.append([
        "\(school.authority.code)", "\(school.establishmentNumber)", "\(school.urn)",
        SampleNumber.decimal(100 * school.absence),
        school.roll < 60 ? "SUPP" : SampleNumber.decimal(max(1.2, persistent)),
      ])
    }
    for (code, all, persistent) in [
      ("PRI", "5.2", "13.4"), ("SEC", "8.4", "23.3"), ("SPE", "12.7", "35.4"),
    ] {
      table.rows.append(["NAT", code, "", all, persistent])
    }
    return table
  }

  private static func phase(_ school: SampleSchool) -> String {
    switch school.phase {
    case .infant, .junior, .primary: "Primary"
    case .secondary: "Secondary"
    case .allThrough: "All-through"
    case .special, .alternative: "Not applicable"
    }
  }

  private static func ages(_ school: SampleSchool) -> (low: Int, high: Int) {
    switch school.phase {
    case .infant: (4, 7)
    case .junior: (7, 11)
    case .primary: (4, 11)
    case .secondary: (11, 16)
    case .allThrough: (4, 16)
    case .special: (4, 19)
    case .alternative: (11, 16)
    }
  }

  private static func type(_ school: SampleSchool) -> String {
    switch school.typeCode {
    case "ACC": "Academy converter"
    case "VA": "Voluntary aided school"
    case "CYS": "Community special school"
    case "ACS": "Academy special converter"
    case "PRU": "Pupil referral unit"
    case "ACA": "Academy alternative provision converter"
    default: "Community school"
    }
  }

  private static func group(_ school: SampleSchool) -> String {
    switch school.phase {
    case .special: "Special schools"
    default: school.trust == nil ? "Local authority maintained schools" : "Academies"
    }
  }

  private static let nationalTypes = [
    "PRI": "State-funded primary", "SEC": "State-funded secondary",
    "SPE": "State-funded special school",
  ]

  private static func censusType(_ school: SampleSchool) -> String {
    switch school.phase {
    case .infant, .junior, .primary: "State-funded primary"
    case .secondary, .allThrough: "State-funded secondary"
    case .special: "State-funded special school"
    case .alternative: "Pupil referral unit"
    }
  }
}
