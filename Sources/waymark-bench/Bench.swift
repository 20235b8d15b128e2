import Foundation

/// The neutral workloads, as the measuring script of the specification calls them:
///
///     waymark-bench advice rules.json schools_N.csv OUT REPEAT
///
/// and our own chain, from rules and data files to the verdicts of every school:
///
///     waymark-bench chain RULES CORPUS FILE…
///
/// Each prints one line of JSON with times in seconds and the peak memory.
@main struct Bench {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch (arguments.first, arguments.count) {
      case ("advice", 5):
        let run = try AdviceRun(
          rules: arguments[1], schools: arguments[2], output: arguments[3],
          repeats: Int(arguments[4]) ?? 1)
        print(run.line)
      case ("chain", 4...):
        let run = try ChainRun(
          rules: arguments[1], corpus: arguments[2], files: Array(arguments[3...]))
        print(run.line)
      default:
        fail(
          "usage: waymark-bench advice RULES.json SCHOOLS.csv OUT REPEAT\n"
            + "       waymark-bench chain RULES CORPUS FILE...")
      }
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(2)
  }
}
