import Notation
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2027-09-01", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func daysOfTheCalendarAreRead(_ text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: [
    "", "2027", "2027-9-1", "27-09-01", "2027/09/01", "2027-13-01", "2027-00-10", "2027-04-31",
    "2023-02-29", "1900-02-29", "2027-01-00", "2027-09-01 ", "-027-09-01", "2027-09-0x",
    "0000-01-01", "٢٠٢٧-٠٩-٠١", "2027-09-01T00:00",
  ])
  func nothingElseIs(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func daysAreOrderedByTime() {
    let days = ["2026-12-31", "2027-01-01", "2027-01-02", "2027-02-01"].compactMap {
      CalendarDate($0)
    }
    #expect(days.count == 4)
    #expect(days.shuffled().sorted() == days)
  }
}
