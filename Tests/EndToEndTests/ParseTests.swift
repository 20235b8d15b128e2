import Foundation
import TestSupport
import Testing

/// `waymark parse` from outside: one object a line, and nothing else done.
@Suite struct ParseTests {
  private func parse(_ lines: String, _ arguments: [String] = []) throws -> ProcessRun {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "lines.tsv")
    try Data(lines.utf8).write(to: file)
    return try ProcessRun(builtProgram("waymark"), ["parse", file.path] + arguments)
  }

  @Test func eachLineGivesItsReading() throws {
    let run = try parse(
      """
      a\t-\twhich schools in Ambleford need help most?
      b\tschool=900104; action=ss_eal_hub\twhy not limehurst in ambleford as partner
      # a remark
      c\tlast=rank(area:Ambleford,measure:reading)\tand for maths?
      d\tpending=eal-lead(yesno)\tdunno
      """)
    #expect(run.status == .exited(0) && run.error.isEmpty)
    #expect(
      run.output == """
        {"decide":"do","id":"a","intent":"rank","options":[],"slots":{"area":"Ambleford"}}
        {"decide":"do","id":"b","intent":"why_not","options":[],"slots":{"action":"ss_eal_hub","partner":"Limehurst Community Primary School","school":"900104"}}
        {"decide":"do","id":"c","intent":"rank","options":[],"slots":{"area":"Ambleford","measure":"maths"}}
        {"decide":"do","id":"d","intent":"answer","options":[],"slots":{"value":"unknown"}}

        """)
  }

  @Test func linesThatAreNoneAreTold() throws {
    let run = try parse("a\t-\thelp\nonly words\nb\tcolour=red\thelp\n")
    #expect(run.status == .exited(4))
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.error.contains("lines.tsv:2:1: error WM625") && run.error.contains("colour=red"))
  }

  @Test func aFileThatIsNotThereEndsIt() throws {
    let run = try ProcessRun(builtProgram("waymark"), ["parse", "no-such-file.tsv"])
    #expect(run.status == .exited(3))
    #expect(run.error.contains("WM626"))
  }

  @Test func phrasesMayBeExplained() throws {
    let run = try parse("a\t-\twhy?\n", ["--explain"])
    #expect(run.status == .exited(0))
    #expect(run.error.contains(" why: "))
  }
}
