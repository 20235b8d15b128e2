/// The registers of those who could help: hubs run by schools, and partners in the community.
enum SampleHelpers {
  private static let hubKinds: [(name: String, types: String, phases: String)] = [
    ("Language Hub", "eal", "primary; secondary"),
    ("SEN Outreach Hub", "sen", "primary; secondary"),
    ("Reading Hub", "early_reading", "primary"),
    ("Maths Hub", "maths", "primary; secondary"),
    ("Teaching School", "teaching_school", "primary; secondary"),
    ("Behaviour and Attendance Hub", "behaviour_attendance", "primary; secondary"),
    ("Science Hub", "science", "secondary"), ("Research School", "research", ""),
    ("Careers Hub", "careers", "secondary"),
  ]

  private static let partners: [(name: String, kind: String, offers: String)] = [
    ("Weir Side Boxing Club", "culture_sport", "mentoring; sport; things_to_do"),
    ("University of Westmarch", "university", "university_visits; mentoring; aspirations"),
    ("Tarn Engineering", "business", "work_experience; workplace_visits; careers_talks"),
    ("St Oswald's Parish", "faith_group", "family_support; food; volunteers"),
    ("Larkhill Mosque Trust", "faith_group", "language_help; interpreting; family_support"),
    ("Garth Valley Libraries", "culture_sport", "reading_help; safe_places; arts_and_culture"),
    ("Brackwater College", "college", "careers_talks; aspirations"),
    ("Westmarch Youth Voice", "voluntary_organisation", "things_to_do; mentoring"),
    ("Vale Housing Association", "housing", "family_support; safe_places"),
    ("Kilnhurst Health Centre", "health", "health_advice; family_support"),
    ("Upper Garth Food Pantry", "voluntary_organisation", "food; volunteers"),
    ("Saltby Players", "culture_sport", "arts_and_culture; volunteers"),
    ("Marle & Daughters Builders", "business", "work_experience; money"),
    ("Café Łódź", "business", "workplace_visits; interpreting"),
    ("Westmarch Gazette", "media", "work_experience; careers_talks"),
    ("Corriden Community Police", "police", "safe_places"),
    ("The Open Door", "voluntary_organisation", "language_help; interpreting"),
    ("Dunmere Young Farmers", "youth_service", "things_to_do; careers_talks"),
  ]

  /// Hubs, most of them run by a school; some do not say how many places they have.
  static func hubs(_ schools: [SampleSchool], random: inout SampleRandom) -> SampleTable {
    var table = SampleTable([
      "hub", "help with", "phases", "places left", "authority", "run by", "easting", "northing",
    ])
    let open = schools.filter { !$0.isClosed && !$0.isNew }
    for (index, kind) in hubKinds.enumerated() {
      for copy in 0..<(index < 4 ? 2 : 1) {
        let host = random.pick(open)
        table.rows.append([
          "\(host.town) \(kind.name)", kind.types, kind.phases,
          random.chance(0.3) ? "" : "\(random.whole(0...6))", host.authority.name,
          copy == 0 || random.chance(0.6) ? "\(host.urn)" : "", "\(host.easting)",
          "\(host.northing)",
        ])
      }
    }
    return table
  }

  private static let leaderTopics = [
    "leadership", "leadership; behaviour", "leadership; teaching_quality", "leadership; governance",
    "", "leadership; attendance; disadvantage_gap",
  ]

  private static func phase(_ school: SampleSchool) -> String {
    switch school.phase {
    case .infant, .junior, .primary: "primary"
    case .secondary: "secondary"
    case .allThrough: "primary; secondary; all_through"
    case .special: "special; primary; secondary"
    case .alternative: "alternative_provision"
    }
  }

  /// System leaders, by the school they are based at and never by name; not all have said what they have room for.
  static func leaders(_ schools: [SampleSchool], random: inout SampleRandom) -> SampleTable {
    var table = SampleTable(["based at", "can help with", "phases", "places left", "agreed"])
    var left = schools.filter { !$0.isClosed && !$0.isNew }
    for topics in leaderTopics + leaderTopics {
      let host = random.pick(left)
      left.removeAll { $0.urn == host.urn }
      table.rows.append([
        "\(host.urn)", topics, random.chance(0.7) ? phase(host) : "",
        random.chance(0.3) ? "" : "\(random.whole(0...3))", random.pick(["yes", "yes", "no", ""]),
      ])
    }
    return table
  }

  /// Community partners; a few have no coordinates, and not all have agreed to be named.
  static func partners(random: inout SampleRandom) -> SampleTable {
    var table = SampleTable([
      "partner", "kind", "offers", "agreed", "authority", "postcode", "easting", "northing",
    ])
    for (index, partner) in partners.enumerated() {
      let authority = SampleModel.authorities[index % SampleModel.authorities.count]
      let hasPlace = index % 9 != 8
      table.rows.append([
        partner.name, partner.kind, partner.offers,
        random.pick(["yes", "yes", "no", ""]), authority.name, "",
        hasPlace ? "\(authority.easting + Int(3_000 * random.bell()))" : "",
        hasPlace ? "\(authority.northing + Int(3_000 * random.bell()))" : "",
      ])
    }
    return table
  }
}
