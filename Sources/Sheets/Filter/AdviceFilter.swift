package import Advice
import Diagnostics
package import Foundation
import Parallel
package import Schools

/// Schools in as lines, advice out as lines, in the same order: what a program pipes through.
///
/// Every line has one line for an answer, whatever is wrong with it.
package struct AdviceFilter: Sendable {
  private let adviser: Adviser
  private let reader: SchoolLineReader
  /// How many lines are answered side by side.
  private let jobs: Int
  private let request: @Sendable (SchoolLine) -> AdviceRequest

  /// A line as it came.
  package struct Line: Hashable, Sendable {
    /// Its number, from 1.
    package var number: Int
    /// UTF-8 without its end; `nil` where it is longer than any that names a school.
    package var text: Data?

    package init(number: Int, text: Data?) {
      self.number = number
      self.text = text
    }
  }

  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - reader: What makes schools of lines.
  ///   - jobs: How many lines are answered side by side, at least 1.
  ///   - request: What is asked for a school.
  package init(
    _ adviser: Adviser, _ reader: SchoolLineReader, jobs: Int,
    request: @escaping @Sendable (SchoolLine) -> AdviceRequest
  ) {
    self.adviser = adviser
    self.reader = reader
    self.jobs = max(1, jobs)
    self.request = request
  }

  /// Answers lines.
  ///
  /// - Parameter lines: In their order.
  /// - Returns: As many lines of JSON, UTF-8, and how many of them only say what is wrong.
  /// - Throws: What the encoder throws.
  package func answers(to lines: [Line]) throws -> (bytes: [UInt8], refused: Int) {
    let lanes = inParallel(min(jobs, lines.count)) { lane in
      stride(from: lane, to: lines.count, by: jobs).map { place in
        Result { try answer(to: lines[place]) }
      }
    }
    var (bytes, refused): ([UInt8], Int) = ([], 0)
    for place in lines.indices {
      let answer = try lanes[place % jobs][place / jobs].get()
      bytes += answer.bytes
      if answer.isRefused { refused += 1 }
    }
    return (bytes, refused)
  }

  private func answer(to line: Line) throws -> (bytes: [UInt8], isRefused: Bool) {
    guard let text = line.text else {
      let problem = Diagnostic(
        "WM676", .error, "the line is longer than a megabyte",
        nextStep: "write each school on a line of its own")
      let refused = SchoolLine.Refused(problems: [problem])
      return (RefusedLine.render(refused, line: line.number), true)
    }
    let school: SchoolLine
    do throws(SchoolLine.Refused) {
      school = try reader.read(text)
    } catch {
      return (RefusedLine.render(error, line: line.number), true)
    }
    var request = request(school)
    request.form = .line
    return (try AdviceLine.render(adviser.advice(for: school.row, request)), false)
  }
}
