import Diagnostics
import Foundation
import Sheets
import TestSupport
import Testing

/// A brand file is read, or everything that is wrong with it is said at its place.
@Suite struct BrandReaderTests {
  private func read(
    _ text: String, beside files: [String: String] = [:]
  ) throws -> (brand: Brand?, problems: [Diagnostic]) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try Data(text.utf8).write(to: folder.file(name)) }
    var reader = BrandReader(
      Data(text.utf8), at: folder.file("brand.yaml"), shownAs: "brand.yaml")
    return (reader.brand(), reader.problems)
  }

  @Test func everythingIsTaken() throws {
    let (brand, problems) = try read(
      """
      name: Westmarch Learning Partnership
      logo: logo.svg
      colours:
        mark: "#7A1F5B"
      contact:
        - "Ask: schools@example.org"
      style: own.css
      """, beside: ["logo.svg": "<svg/>", "own.css": "h1 { color: green }"])
    #expect(problems.isEmpty)
    let found = try #require(brand)
    #expect(found.name == "Westmarch Learning Partnership" && found.contact.count == 1)
    #expect(found.logo == "data:image/svg+xml;base64,PHN2Zy8+")
    #expect(found.colours.map(\.value) == ["#7a1f5b"] && found.css == "h1 { color: green }")
  }

  /// All problems in one run, each with its line.
  @Test func whatIsWrongIsSaidAtItsPlace() throws {
    let (brand, problems) = try read(
      """
      name: Westmarch
      logo: logo.exe
      colours:
        marc: "#7a1f5b"
        ink: black
      style: own.css
      colour: red
      """, beside: ["own.css": "p { background: url(http://example.org) }"])
    #expect(brand == nil)
    let places = problems.map { "\($0.code) \($0.location?.line ?? 0)" }
    for place in ["WM655 2", "WM653 4", "WM654 5", "WM656 6"] {
      #expect(places.contains(place), "\(places)")
    }
    #expect(problems.contains { $0.location?.line == 7 })
    #expect(problems.first { $0.code == "WM653" }?.nextStep == "did you mean \"mark\"?")
  }

  @Test(arguments: ["", "- a list", "name:\n", "logo: there-is-none.png\nname: A"])
  func aFileThatIsNoBrandIsRefused(_ text: String) throws {
    let (brand, problems) = try read(text)
    #expect(brand == nil && problems.containsErrors)
  }
}
