import Schools

/// Names of the real files, below `data/real`.
enum RealFiles {
  /// Everything of the England pack that speaks of 2019 or the years before.
  static let england2019 = [
    "census-2019-england.csv.gz", "absence-2019-england.csv.gz",
    "ks4-provisional-2019-england.csv.gz", "ks4-destinations-2019-england.csv.gz",
    "school-information-2018-england.csv.gz", "ks2-2016-england-selected.csv.gz",
    "ks2-2017-england-selected.csv.gz", "ks2-2018-england-selected.csv.gz",
    "ks4-2016-england-selected.csv.gz", "ks4-2017-england-selected.csv.gz",
    "ks4-2018-england-selected.csv.gz", "ks2-2019-england-latlon.csv.gz",
    "ks4-2019-england-latlon.csv.gz", "ofsted-inspections-to-2020-england.csv.gz",
    "trust-links-england.csv.gz", "la-and-region-codes-2019.csv",
  ].map { "england/\($0)" }

  /// The full layouts of Hampshire and Surrey.
  static let hampshireAndSurrey =
    ["ks2", "ks4"].flatMap { stage in
      [2017, 2018, 2019].flatMap { year in
        ["la850-hampshire", "la936-surrey"].map { "\(stage)-\(year)-\($0).csv" }
      }
    }.filter { $0 != "ks4-2019-la850-hampshire.csv" }.map { "hampshire-surrey/\($0)" } + [
      "hampshire-surrey/gias-2022-hampshire-surrey-primary.csv.gz",
      "hampshire-surrey/gias-2021-surrey-all-phases.csv.gz",
    ]

  /// The files of the Department's profile service, and those it explains them with.
  static let profile2025 = [
    "establishments-2026.csv.gz", "secondary-context-2025.csv", "secondary-context-2023.csv",
    "ks4-performance-2023-2025-manchester-leeds-sheffield.csv",
    "destinations-manchester-leeds-sheffield.csv", "suspensions-manchester-leeds-sheffield.csv",
    "absence-2022-2024.csv.gz", "workforce-2026.csv", "similar-schools-2023.csv.gz",
    "national-spread-2023.csv", "national-spread-2025.csv", "ks4-performance-2023-2025-england.csv",
    "absence-2022-2024-england.csv", "column-dictionary.csv.gz",
  ].map { "dfe-2025/\($0)" }
}

/// The real files, loaded once for all tests; unoptimised builds take seconds for all of England.
enum RealLoads {
  static let england = Shipped.load(RealFiles.england2019)
  static let counties = Shipped.load(
    ["england/census-2019-england.csv.gz"] + RealFiles.hampshireAndSurrey)
  static let profile = Shipped.load(RealFiles.profile2025)
}

/// The packs by name, for tests that take each of them: a log names its arguments, and should not
/// write a country out.
enum RealPack: String, CaseIterable {
  case england, counties, profile

  var data: SchoolData {
    switch self {
    case .england: RealLoads.england
    case .counties: RealLoads.counties
    case .profile: RealLoads.profile
    }
  }
}
