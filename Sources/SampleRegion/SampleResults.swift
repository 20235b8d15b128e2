/// What one year's pupils of an invented school reached, drawn pupil by pupil.
struct SampleResults: Sendable {
  /// Pupils in the year group, and how many of them are disadvantaged.
  var cohort: Int
  var disadvantaged: Int
  /// How many reached the expected standard, by subject and for all three together.
  var reading: Int
  var writing: Int
  var maths: Int
  var combined: Int
  var combinedDisadvantaged: Int
  var higher: Int
  /// Progress in points against similar pupils nationally, by subject.
  var readingProgress: Double
  var writingProgress: Double
  var mathsProgress: Double
  /// Mean points at 16, for all, disadvantaged and other pupils, boys and girls.
  var attainment8: Double
  var attainment8Disadvantaged: Double
  var attainment8Others: Double
  var attainment8Boys: Double
  var attainment8Girls: Double
  var progress8: Double
  var progress8Disadvantaged: Double

  /// Draws one year; `yearsBack` is 0 for the newest.
  init(_ school: SampleSchool, yearsBack: Int, random: inout SampleRandom) {
    cohort = max(1, school.cohort + random.whole(-3...3))
    disadvantaged = random.successes(cohort, chance: school.disadvantaged)
    let lift = school.effect - school.drift * Double(yearsBack) + 0.06 * random.bell()
    let ability = 0.75 * school.prior + lift
    let gap = 0.9 + school.extraGap
    let isFallen = yearsBack == 0
    let mathsFall = isFallen && school.fallenSubject == "maths" ? 0.9 : 0
    let readingFall = isFallen && school.fallenSubject == "reading" ? 0.9 : 0

    var counts = (reading: 0, writing: 0, maths: 0, combined: 0, poorCombined: 0, higher: 0)
    for pupil in 0..<cohort {
      let isPoor = pupil < disadvantaged
      let own = ability - (isPoor ? gap * (1 - school.disadvantaged) : -gap * school.disadvantaged)
      let day = 0.9 * random.bell()
      let reads = own + day - readingFall + 0.5 * random.bell() > -0.72
      let writes = own + day + 0.5 * random.bell() > -0.62
      let counted = own + day - mathsFall + 0.5 * random.bell() > -0.70
      let all = reads && writes && counted
      counts.reading += reads ? 1 : 0
      counts.writing += writes ? 1 : 0
      counts.maths += counted ? 1 : 0
      counts.combined += all ? 1 : 0
      counts.poorCombined += all && isPoor ? 1 : 0
      counts.higher += all && own + day > 1.15 ? 1 : 0
    }
    (reading, writing, maths) = (counts.reading, counts.writing, counts.maths)
    (combined, combinedDisadvantaged) = (counts.combined, counts.poorCombined)
    higher = counts.higher

    let chance = 5.5 / Double(cohort).squareRoot()
    readingProgress = 4.2 * lift - 4 * readingFall + chance * random.bell() * 0.6
    writingProgress = 4.0 * lift + chance * random.bell() * 0.6
    mathsProgress = 4.4 * lift - 4 * mathsFall + chance * random.bell() * 0.6

    let middle = 46.5 + 8.5 * school.prior + 6.5 * lift
    let distance = 11.5 + 7 * school.extraGap
    let noise = 12 / Double(cohort).squareRoot()
    attainment8Disadvantaged =
      middle - distance * (1 - school.disadvantaged) + noise * random.bell()
    attainment8Others = middle + distance * school.disadvantaged + noise * 0.7 * random.bell()
    let poorShare = Double(disadvantaged) / Double(cohort)
    attainment8 = poorShare * attainment8Disadvantaged + (1 - poorShare) * attainment8Others
    attainment8Boys = attainment8 - 2.1 + noise * 0.5 * random.bell()
    attainment8Girls = attainment8 + 2.1 + noise * 0.5 * random.bell()
    progress8 = 0.75 * lift + 1.2 / Double(cohort).squareRoot() * random.bell()
    progress8Disadvantaged = progress8 - 0.42 - 0.4 * school.extraGap
  }
}
