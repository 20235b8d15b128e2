import ArgumentParser
import Diagnostics
import Foundation

/// The program: finds the command, runs it, and ends with the exit status of `ExitStatus`.
@main
struct Waymark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waymark",
    abstract: "What a school or a school system could do next, and why.",
    discussion: """
      Waymark reads what the figures say and what people say about schools, applies written-down \
      rules that rest on published research, and names next steps worth considering with the \
      reasons for and against. It never ranks schools and needs no network.

      Examples, on the invented sample region:
        waymark                              the prompt
        waymark advise "Oakfield Primary, Ambleford"
        waymark advise 900104 --set "EAL expertise=weak" --format markdown
        waymark ask "why 1" "how sure 1" --school 900104
        waymark families --school 900104
        waymark partners --area Ambleford
        waymark sheets --area Ambleford --output sheets
        waymark data check school.csv
        waymark rules show ss_eal_hub

      Ends with 0 when all is done; 1 a fault; 2 a wrong option; 3 data or rules that cannot be read; \
      4 a name or line that was not understood, the rest done; 130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      ChatCommand.self, AdviseCommand.self, AskCommand.self, BacktestCommand.self,
      CasebookCommand.self,
      FamiliesCommand.self, ParseCommand.self, PartnersCommand.self, RulesCommand.self,
      SheetsCommand.self,
      DataCommand.self,
    ],
    defaultSubcommand: ChatCommand.self)

  static func main() {
    if let wrong = misspeltCommand(CommandLine.arguments.dropFirst().first) {
      Output.complain([wrong])
      Foundation.exit(ExitStatus.badOptions.rawValue)
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let end as Ended {
      Foundation.exit(end.status.rawValue)
    } catch {
      let message = fullMessage(for: error)
      let isHelp = exitCode(for: error).isSuccess
      if !message.isEmpty {
        FileHandle.standardStream(isError: !isHelp).write(Data((message + "\n").utf8))
      }
      // ArgumentParser ends a wrong option with 64; ours is 2, like most Unix programs.
      Foundation.exit(isHelp ? 0 : ExitStatus.badOptions.rawValue)
    }
  }
}

extension Waymark {
  /// A first word that is no command, which would else be taken for an argument of the prompt.
  private static func misspeltCommand(_ word: String?) -> Diagnostic? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return nil }
    let nearest = NearestName.suggestion(for: word, among: names)
    return Diagnostic(
      "WM618", .error, "there is no command called \"\(word)\"",
      nextStep: nearest.map { "did you mean \"waymark \($0)\"?" }
        ?? "\"waymark --help\" shows all; for a school: waymark advise \"\(word)\"")
  }
}

extension FileHandle {
  fileprivate static func standardStream(isError: Bool) -> FileHandle {
    isError ? .standardError : .standardOutput
  }
}

/// Ends a command with a status after it has said everything it had to say.
struct Ended: Error {
  let status: ExitStatus

  init(_ status: ExitStatus) { self.status = status }

  /// Ends the program at once, when all is written: memory is left to the system, as giving back rules and
  /// facts piece by piece would make people wait.
  static func leave(_ status: ExitStatus) -> Never { Foundation.exit(status.rawValue) }
}
