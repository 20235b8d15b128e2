import Advice
import Diagnostics
import Foundation
import Inference
import Schools
import Sheets

extension SheetsCommand {
  /// Answers schools that come as lines, until there are no more.
  func answerLines(_ place: Workplace, _ ground: Ground) throws {
    let filter = filter(place, ground)
    var lines = InputLines()
    var (count, refused) = (0, 0)
    while true {
      let some = lines.next(atMost: workers * Self.linesOfAWorker)
      guard !some.isEmpty else { break }
      let answers = try filter.answers(to: some)
      FileHandle.standardOutput.write(Data(answers.bytes))
      count += some.count
      refused += answers.refused
    }
    if refused > 0 {
      let those =
        refused == 1 ? "one of which says" : "\(NumberWording.grouped(refused)) of which say"
      Output.remark(
        "\(NumberWording.grouped(count)) lines answered, \(those) what is wrong (\"form\": \"refused\").\n"
      )
    }
    Ended.leave(.done)
  }

  /// How many lines wait for each worker before what is ready is written.
  private static let linesOfAWorker = 64

  private func filter(_ place: Workplace, _ ground: Ground) -> AdviceFilter {
    let adviser = place.adviser
    let (kept, real, top) = (ground.kept, ground.real, top)
    // Lines name schools as people know them, whatever is shown of them.
    let reader = SchoolLineReader(real?.base ?? adviser.engine.base)
    return AdviceFilter(adviser, reader, jobs: workers) { school in
      let told = real.map { $0.names.hidden(school.told, $0.base) } ?? school.told
      let request = AdviceRequest(top: top, told: told)
      return kept?.request(request, for: .school(school.row), in: adviser.engine.base) ?? request
    }
  }
}
