import Foundation
import SampleRegion
import TestSupport
import Testing

@Suite struct SampleRegionTests {
  @Test func theSameSeedGivesTheSameBytes() {
    let once = SampleRegion.files(seed: 7)
    let again = SampleRegion.files(seed: 7)
    #expect(once.map(\.name) == again.map(\.name))
    #expect(once.map(\.text) == again.map(\.text))
    #expect(once.map(\.text) != SampleRegion.files(seed: 8).map(\.text))
  }

  /// What ships is what the generator writes; run `waymark-sample Corpus/samples` after a change.
  @Test func theShippedFilesAreCurrent() throws {
    let folder = packageRoot.appending(path: "Corpus/samples")
    for file in SampleRegion.files() {
      let shipped = try Data(contentsOf: folder.appending(path: file.name))
      #expect(shipped == Data(file.text.utf8), "\(file.name) is not what the generator writes")
    }
  }

  @Test func itIsAsAwkwardAsRealFiles() throws {
    let files = Dictionary(
      uniqueKeysWithValues: SampleRegion.files().map { ($0.name, $0.text) })
    let results = try #require(files["ks2-2025.csv"])
    #expect(results.hasPrefix("\u{FEFF}"))
    for code in ["SUPP", "NEW", "\r\n3,", "\r\n4,", "%"] { #expect(results.contains(code)) }
    let register = try #require(files["establishments-2025.csv"])
    for mark in ["'", "é", "ó", "\"", "Closed", "Predecessor"] { #expect(register.contains(mark)) }
    #expect(try #require(files["ks4-2025.csv"]).contains("NP"))
    #expect(try #require(files["census-2025.csv"]).contains("NA"))
    #expect(try #require(files["absence-2025.csv"]).contains("SUPP"))
    // 300 schools and a header.
    #expect(register.split(separator: "\n").count == 301)
  }
}
