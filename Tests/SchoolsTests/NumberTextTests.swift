import Schools
import TestSupport
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    ("64", 64.0), ("0", 0), ("-0.4", -0.4), ("+3", 3), ("−2.5", -2.5), (" 12 ", 12), ("007", 7),
    ("1,234", 1234), ("12,345,678.5", 12_345_678.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
    ("2.4861483358868686", 2.4861483358868686), ("99999999999999999999", 1e20),
    ("0.1", 0.1), ("104.1309370", 104.130937), ("\u{A0}8\u{A0}", 8),
  ])
  func numbersAreRead(text: String, value: Double) {
    #expect(NumberText(text)?.value == value)
    #expect(NumberText(text)?.hasPercentSign == false)
  }

  @Test(arguments: [("64%", 64.0), ("66.70%", 66.7), ("-1 %", -1), ("0%", 0)])
  func percentSignsAreSaid(text: String, value: Double) {
    #expect(NumberText(text)?.value == value)
    #expect(NumberText(text)?.hasPercentSign == true)
  }

  @Test(arguments: [
    "", " ", "SUPP", "NA", "x", "-", "+", ".", "%", "1.2.3", "12,34", "0,125", "00,125", "1,2345",
    ",123", "1 2",
    "0x10",
    "1e", "e5", "--1", "12-3", "nan", "inf", "1e999", "5 to 6", "٣",
  ])
  func nothingElseIsANumber(text: String) { #expect(NumberText(text) == nil) }

  /// Reads the same double as the standard library, to the last bit.
  @Test(arguments: 0..<20)
  func readsTheNearestDouble(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<400 {
      let digits = Int.random(in: 1...17, using: &random)
      var text = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &random))" }.joined()
      if digits > 1 {
        let place = Int.random(in: 0..<digits, using: &random)
        text.insert(".", at: text.index(text.startIndex, offsetBy: place))
      }
      #expect(NumberText(text)?.value == Double(text), "\(text)")
    }
  }
}

@Suite struct YearTextTests {
  @Test(arguments: [
    ("ks2-2019-la850-hampshire.csv", 2019), ("census-2019-england.csv.gz", 2019),
    ("2018-2019/england_ks2final.csv", 2019), ("2018-19_ks4.csv", 2019),
    ("absence_201819.csv", 2019), ("absence-2022-2024.csv.gz", 2024), ("data/2017/ks4.csv", 2017),
    ("ks2_2016_2017.csv", 2017),
  ])
  func theNameOfAFileTellsTheYear(path: String, year: Int) {
    #expect(YearText.inFileName(path) == year)
  }

  @Test(arguments: ["school.csv", "2019/a/school.csv", "ks2-850.csv", "1066.csv", "123456.csv"])
  func otherNamesDoNot(path: String) { #expect(YearText.inFileName(path) == nil) }

  @Test(arguments: [
    ("20190702", 2019), ("2019-09-01", 2020), ("31-08-2019", 2019), ("02/07/2019", 2019),
    ("2019-11-01 00:00:00", 2020),
  ])
  func aDayLiesInASchoolYear(text: String, year: Int) {
    let day = Array(text.utf8).withUnsafeBufferPointer { DayText($0) }
    #expect(day?.academicYear == year)
  }

  @Test(arguments: ["2019", "2019-13-01", "40-01-2019", "x", "", "2019-01-02-03x", "1-2"])
  func otherTextsAreNoDay(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { DayText($0) } == nil)
  }
}
