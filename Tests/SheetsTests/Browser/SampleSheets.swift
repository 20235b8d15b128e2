/// Schools of the sample region whose sheets are as unlike as they get.
enum SampleSheets {
  static let unlike = [
    "900452", "900638", "900626", "900272", "900572", "900497", "900104", "900386", "900956",
    "900107",
  ]
}
