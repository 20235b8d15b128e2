import Foundation

/// The neutral workloads, as the measuring script of the specification calls them:
///
///     waymark-bench advice rules.json schools_N.csv OUT REPEAT
///
/// prints one line of JSON with times in seconds and the peak memory.
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
      default: fail("usage: waymark-bench advice RULES.json SCHOOLS.csv OUT REPEAT")
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
