import Advice
import ArgumentParser
import Casebook
import Diagnostics
import Foundation

extension CasebookCommand {
  /// `waymark casebook import F`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read an export into the casebook: all of it, or nothing where anything is wrong.",
      discussion: """
        What is here already is left as it is. Where both hold something that stands for the same, the \
        one recorded later stands. Lines about a child or a named person are refused.

        Example:
          waymark casebook import casebook.json
        """)

    @Argument(help: "A file that \"waymark casebook export\" wrote.")
    var file: String

    @OptionGroup var casebook: CasebookOption
    @OptionGroup var rules: RuleOptions
    @OptionGroup var data: DataOptions

    func run() throws {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        Output.complain([
          Diagnostic(
            "WM917", .error, "\(file.quoted()) cannot be read", nextStep: "check the name")
        ])
        throw Ended(.unreadable)
      }
      let ground = try Ground(rules, data)
      let open = try casebook.writing(
        guarding: .asAtThePrompt(try Phrases.understanding(ground, rules)))
      do {
        let report = try open.importing(String(decoding: bytes, as: UTF8.self), file: file)
        Output.write(wrapped: CasebookText.lines(report))
      } catch let problems as ImportProblems {
        Output.complain(problems.diagnostics, texts: [problems.text])
        Output.remark("Nothing of it was taken.\n")
        throw Ended(.unreadable)
      } catch let problem as CasebookProblem {
        Output.complain([problem.diagnostic])
        throw Ended(.unreadable)
      }
    }
  }
}
