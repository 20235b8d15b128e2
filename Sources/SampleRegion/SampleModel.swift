/// Draws the schools of the invented region.
struct SampleModel: Sendable {
  /// The academic year that ends with the newest figures.
  static let newestYear = 2025

  static let authorities = [
    SampleAuthority(
      code: 991, name: "Ambleford", easting: 352_000, northing: 418_000, disadvantaged: 0.41,
      eal: 0.34, towns: ["Ambleford", "Weir Side", "Kilnhurst"]),
    SampleAuthority(
      code: 992, name: "Brackwater", easting: 366_000, northing: 424_000, disadvantaged: 0.30,
      eal: 0.16, towns: ["Brackwater", "Saltby", "Hollin Bridge"]),
    SampleAuthority(
      code: 993, name: "Corriden", easting: 371_000, northing: 408_000, disadvantaged: 0.22,
      eal: 0.09, towns: ["Corriden", "Market Dray", "Long Marle"]),
    SampleAuthority(
      code: 994, name: "Dunmere", easting: 386_000, northing: 431_000, disadvantaged: 0.18,
      eal: 0.04, towns: ["Dunmere", "Stell", "Upper Garth", "Fellside"]),
    SampleAuthority(
      code: 995, name: "Eskholt and Vale", easting: 358_000, northing: 401_000,
      disadvantaged: 0.33, eal: 0.24, towns: ["Eskholt", "Vale Royd", "Tarn End"]),
  ]

  /// How many schools of each phase an authority has; 300 in all.
  private static let counts: [(phase: SampleSchool.Phase, number: Int)] = [
    (.primary, 36), (.infant, 4), (.junior, 4), (.secondary, 11), (.allThrough, 1), (.special, 3),
    (.alternative, 1),
  ]

  private static let trusts = [
    "Bright Weir Learning Trust", "The Garth Academies", "Three Rivers Trust", "Tarn Partnership",
    "Diocese of Eskholt Academies Trust",
  ]

  /// All schools, by URN.
  static func schools(random: inout SampleRandom) -> [SampleSchool] {
    var names = SampleNames()
    var schools: [SampleSchool] = []
    for authority in authorities {
      for (phase, number) in counts {
        for _ in 0..<number {
          let urn = 900_101 + schools.count * 3
          schools.append(
            school(urn: urn, phase, in: authority, names: &names, random: &random))
        }
      }
    }
    return schools
  }

  private static func school(
    urn: Int, _ phase: SampleSchool.Phase, in authority: SampleAuthority,
    names: inout SampleNames, random: inout SampleRandom
  ) -> SampleSchool {
    let isFaith = random.chance(0.3)
    let (name, religion) = names.next(
      phase, isFaith: isFaith, authority: authority.code, random: &random)
    // Streets differ: the spread within an authority is wider than between authorities.
    let place = random.bell()
    let disadvantaged = clamp(authority.disadvantaged + 0.13 * place, 0.02, 0.78)
    let isAcademy = random.chance(phase == .secondary ? 0.7 : 0.35)
    let isRural = authority.code == 994 ? random.chance(0.5) : random.chance(0.1)
    let town = random.pick(authority.towns)
    let number = (phase == .secondary || phase == .allThrough ? 4000 : 2000) + urn % 1000
    return SampleSchool(
      urn: urn, authority: authority, establishmentNumber: number,
      // A few names carry their town after a comma, which makes a file need quotes.
      name: random.chance(0.02) ? "\(name), \(town)" : name, phase: phase,
      typeCode: typeCode(phase, isAcademy: isAcademy, isFaith: religion != "Does not apply"),
      religion: religion, gender: phase == .secondary && random.chance(0.1) ? "Girls" : "Mixed",
      trust: isAcademy ? random.pick(trusts) : nil, town: town,
      easting: authority.easting + Int(4_500 * random.bell()),
      northing: authority.northing + Int(4_000 * random.bell()), isRural: isRural,
      isSelective: phase == .secondary && random.chance(0.05), isNew: random.chance(0.03),
      isClosed: random.chance(0.012), roll: roll(phase, isRural: isRural, random: &random),
      disadvantaged: disadvantaged,
      eal: clamp(authority.eal * random.between(0.2, 2.2) + 0.05 * place, 0, 0.93),
      senSupport: clamp(0.12 + 0.08 * disadvantaged + 0.03 * random.bell(), 0.02, 0.4),
      healthCarePlan: phase == .special ? 0.97 : clamp(0.03 + 0.012 * random.bell(), 0, 0.12),
      stable: clamp(0.94 - 0.1 * disadvantaged + 0.03 * random.bell(), 0.6, 1),
      prior: 0.55 - 1.7 * disadvantaged + 0.35 * random.bell(), effect: 0.33 * random.bell(),
      drift: 0.11 * random.bell(), extraGap: 0.18 * random.bell(),
      fallenSubject: random.chance(0.05) ? random.pick(["maths", "reading"]) : nil,
      absence: clamp(
        (phase == .secondary ? 0.062 : 0.044) + 0.05 * disadvantaged + 0.009 * random.bell(),
        0.02, 0.2))
  }

  private static func roll(
    _ phase: SampleSchool.Phase, isRural: Bool, random: inout SampleRandom
  ) -> Int {
    switch phase {
    case .primary where isRural: random.whole(24...160)
    case .primary:
      random.pick([105, 180, 205, 208, 210, 312, 404, 415, 420, 630]) - random.whole(0...9)
    case .infant: random.whole(88...270)
    case .junior: random.whole(118...360)
    case .secondary: random.whole(isRural ? 410...780 : 720...1_640)
    case .allThrough: random.whole(900...1_500)
    case .special: random.whole(48...190)
    case .alternative: random.whole(22...70)
    }
  }

  private static func typeCode(
    _ phase: SampleSchool.Phase, isAcademy: Bool, isFaith: Bool
  ) -> String {
    switch phase {
    case .special: isAcademy ? "ACS" : "CYS"
    case .alternative: isAcademy ? "ACA" : "PRU"
    default: isAcademy ? "ACC" : isFaith ? "VA" : "CY"
    }
  }

  private static func clamp(_ number: Double, _ low: Double, _ high: Double) -> Double {
    min(high, max(low, number))
  }
}
