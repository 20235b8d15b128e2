import ArgumentParser
import Diagnostics
import Foundation
import Sheets

/// The brand file that makes pages an authority's own.
struct BrandOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A brand file: name, logo, colours, contact lines and style of an authority.",
      valueName: "file"))
  var brand: String?

  /// How pages look, or an end with what is wrong with the file.
  func style() throws -> SheetStyle {
    guard let path = brand else { return SheetStyle() }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      Output.complain([
        Diagnostic(
          "WM657", .error, "\(path) cannot be read",
          nextStep: "give a brand file: a name, and if wanted logo, colours, contact and style")
      ])
      throw Ended(.unreadable)
    }
    var reader = BrandReader(bytes, at: URL(filePath: path), shownAs: path)
    let brand = reader.brand()
    Output.complain(reader.problems, texts: [reader.source])
    guard let brand else { throw Ended(.unreadable) }
    return SheetStyle(brand)
  }
}
