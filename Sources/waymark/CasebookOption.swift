import ArgumentParser
import Casebook
import Conversation
import Diagnostics
import Foundation
import Understanding

/// Which casebook: what people told, decided and noted before.
struct CasebookOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The casebook; without it waymark/casebook.sqlite in XDG_DATA_HOME or ~/.local/share.",
      valueName: "file"))
  var casebook: String?

  @Flag(name: .long, help: "Neither read nor write a casebook.")
  var noCasebook = false

  func validate() throws {
    guard casebook == nil || !noCasebook else {
      throw ValidationError("--casebook and --no-casebook cannot both be given.")
    }
  }

  /// The file, which need not be there; `nil` for none.
  var file: URL? {
    if noCasebook { return nil }
    return casebook.map { URL(filePath: $0) }
      ?? CasebookPlace.standard(ProcessInfo.processInfo.environment)
  }

  /// The casebook to read in; `nil` where there is none and nobody named one. What keeps it from being
  /// read ends the command, as advice without it might be another.
  func reading() throws -> Casebook? {
    guard let file else { return nil }
    if casebook == nil, !FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) {
      return nil
    }
    return try Self.orEnd { () throws(CasebookProblem) in try Casebook(reading: file) }
  }

  /// The casebook to write in, made where it is not there.
  func writing(guarding: TextGuard) throws -> Casebook {
    guard let file else {
      Output.complain([
        Diagnostic(
          "WM915", .error, "there is no folder to keep a casebook in",
          nextStep: "name a file with --casebook, or set XDG_DATA_HOME")
      ])
      throw Ended(.unreadable)
    }
    return try Self.orEnd { () throws(CasebookProblem) in try Casebook(at: file, guarding: guarding)
    }
  }

  /// Does something with a casebook, or ends the command with what is wrong.
  static func orEnd<Result>(_ body: () throws(CasebookProblem) -> Result) throws -> Result {
    do throws(CasebookProblem) {
      return try body()
    } catch {
      Output.complain([error.diagnostic])
      throw Ended(.unreadable)
    }
  }
}

extension TextGuard {
  /// Reads as the prompt does: what it would refuse as about a child, a named person or a child's safety is
  /// not kept.
  static func asAtThePrompt(_ understanding: Understanding) -> TextGuard {
    TextGuard { text in
      // The reading first: a worry about a child is told where to go.
      let read = understanding.read(text)
      if read.intent == "out_of_scope",
        let reply = Refusal.personal(kind: read.slots["kind"] ?? "")
      {
        return reply
      }
      guard let refusal = Refusal(text), refusal.isPersonal else { return nil }
      return refusal.reply
    }
  }
}
