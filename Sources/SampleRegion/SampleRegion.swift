/// The invented region "Westmarch": some 300 schools in five authorities, in the layouts of the
/// published files and as awkward as they are.
///
/// No school, authority or person in it exists. The same seed gives the same bytes on every machine.
package enum SampleRegion {
  /// The seed of the files that ship.
  package static let shippedSeed: UInt64 = 20_111

  /// A file's name and text.
  package struct File: Sendable {
    package let name: String
    package let text: String
  }

  /// All files of the region, in the order of their names.
  package static func files(seed: UInt64 = shippedSeed) -> [File] {
    var random = SampleRandom(seed: seed)
    let schools = SampleModel.schools(random: &random)
    let newest = SampleModel.newestYear
    var files = [
      File(
        name: "establishments-\(newest).csv", text: SampleRegisters.establishments(schools).text),
      File(
        name: "census-\(newest).csv",
        text: SampleRegisters.census(schools, random: &random).text),
      File(
        name: "absence-\(newest).csv",
        text: SampleRegisters.absence(schools, random: &random).text),
    ]
    files.append(
      File(
        name: "judgements-\(newest).csv",
        text: SampleAnswers.table(schools, random: &random).text))
    files.append(
      File(name: "hubs-\(newest).csv", text: SampleHelpers.hubs(schools, random: &random).text))
    files.append(
      File(
        name: "community-partners-\(newest).csv", text: SampleHelpers.partners(random: &random).text
      ))
    for yearsBack in 0..<3 {
      let year = newest - yearsBack
      let results = schools.map { SampleResults($0, yearsBack: yearsBack, random: &random) }
      let primary = SampleKeyStage2.table(
        year: year, schools: schools, results: results, random: &random)
      let secondary = SampleKeyStage4.table(
        year: year, schools: schools, results: results, random: &random)
      files.append(File(name: "ks2-\(year).csv", text: primary.text))
      files.append(File(name: "ks4-\(year).csv", text: secondary.text))
    }
    // Last, so that nothing else of the region hangs on it.
    files.append(
      File(
        name: "system-leaders-\(newest).csv",
        text: SampleHelpers.leaders(schools, random: &random).text))
    return files.sorted { $0.name < $1.name }
  }
}
