import Foundation

/// The neutral workloads, as the measuring script of the specification calls them:
///
///     waymark-bench advice rules.json schools_N.csv OUT REPEAT
///     waymark-bench partners PREFIX OUT
///
/// and our own chain, from rules and data files to the verdicts of every school:
///
///     waymark-bench chain RULES CORPUS FILE…
///
/// and every question about some schools of a table, one after another:
///
///     waymark-bench ask COUNT RULES CORPUS FILE…
///
/// and every request of the conversation about some schools, from the typed line to the text:
///
///     waymark-bench talk COUNT RULES CORPUS FILE…
///
/// and schools put into families, for so many seconds if they are given:
///
///     waymark-bench families [--seconds S] FILE OUT
///
/// and the Families that the product makes of data files, with what moves when one of COUNT schools leaves:
///
///     waymark-bench grouping COUNT RULES CORPUS FILE…
///
/// and the advice sheets of COUNT schools (0: of all) as lines of JSON and as files under OUT, beside a plain loop that
/// writes the same bytes:
///
///     waymark-bench sheets COUNT OUT RULES CORPUS FILE…
///
/// Each prints lines of JSON: times in seconds, of questions in milliseconds, and memory in megabytes.
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
      case ("partners", 3):
        print(try PartnersRun(prefix: arguments[1], output: arguments[2]).line)
      case ("chain", 4...):
        let run = try ChainRun(
          rules: arguments[1], corpus: arguments[2], files: Array(arguments[3...]))
        print(run.line)
      case ("ask", 5...):
        let run = try AskRun(
          rules: arguments[2], corpus: arguments[3], files: Array(arguments[4...]),
          count: max(1, Int(arguments[1]) ?? 1))
        print(run.lines)
      case ("talk", 5...):
        let run = try TalkRun(
          rules: arguments[2], corpus: arguments[3], files: Array(arguments[4...]),
          count: max(1, Int(arguments[1]) ?? 1))
        print(run.lines)
      case ("grouping", 5...):
        let run = try GroupingRun(
          rules: arguments[2], corpus: arguments[3], files: Array(arguments[4...]))
        print(run.lines(leavers: max(0, Int(arguments[1]) ?? 0)))
      case ("sheets", 6...):
        let run = try SheetsRun(
          rules: arguments[3], corpus: arguments[4], files: Array(arguments[5...]),
          count: max(0, Int(arguments[1]) ?? 0), to: arguments[2])
        print(run.line)
      case ("families", 3):
        print(try FamiliesRun(arguments[1], output: arguments[2], seconds: nil).line)
      case ("families", 5) where arguments[1] == "--seconds" && Double(arguments[2]) != nil:
        let run = try FamiliesRun(arguments[3], output: arguments[4], seconds: Double(arguments[2]))
        print(run.line)
      default:
        fail(
          "usage: waymark-bench advice RULES.json SCHOOLS.csv OUT REPEAT\n"
            + "       waymark-bench partners PREFIX OUT\n"
            + "       waymark-bench chain RULES CORPUS FILE...\n"
            + "       waymark-bench ask COUNT RULES CORPUS FILE...\n"
            + "       waymark-bench talk COUNT RULES CORPUS FILE...\n"
            + "       waymark-bench families [--seconds S] FILE OUT\n"
            + "       waymark-bench grouping COUNT RULES CORPUS FILE...\n"
            + "       waymark-bench sheets COUNT OUT RULES CORPUS FILE...")
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
