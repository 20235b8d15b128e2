import Advice
import ArgumentParser
import Casebook
import Diagnostics
import Foundation
import Inference
import Schools

/// `waymark casebook …`: look at, copy and forget what people told, decided and noted.
struct CasebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casebook",
    abstract: "What people told, decided and noted: show, export, import, forget.",
    discussion: """
      The casebook is one file, readable by its owner only. Nothing in it is about a child. What is \
      recorded in it is said at the prompt.

      Ends with 0 when all is done, 2 for a wrong option, 3 when the casebook, a file, data or rules \
      cannot be read or written, 4 when a school was not found.
      """,
    subcommands: [Show.self, Export.self, Import.self, Forget.self, Path.self],
    defaultSubcommand: Show.self)

  /// `waymark casebook show [SCHOOL]`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Everything in it, or about one school or area.",
      discussion: """
        Examples:
          waymark casebook show
          waymark casebook show "Meadow Primary" --history
        """)

    @OptionGroup var subject: CaseSubjectArgument

    @Flag(name: .long, help: "Also what was taken back or replaced.")
    var history = false

    @OptionGroup var width: WidthOption
    @OptionGroup var casebook: CasebookOption
    @OptionGroup var rules: RuleOptions
    @OptionGroup var data: DataOptions

    func run() throws {
      guard let open = try casebook.reading() else {
        Output.write("There is no casebook yet; the first thing said at the prompt makes it.\n")
        return
      }
      let ground = try Ground(rules, data)
      let wanted = try subject.subject(ground, open)
      let text = CasebookText(
        open, ground.rules, SubjectKeys(ground.schools.base, ground.directory))
      let lines = try CasebookOption.orEnd { () throws(CasebookProblem) in
        try text.lines(about: wanted, withPast: history)
      }
      Output.write(
        wrapped: lines.isEmpty ? ["Nothing is kept\(wanted == nil ? "" : " about it")."] : lines)
    }
  }

  /// `waymark casebook export [--output F]`.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Everything in it as readable JSON, schema waymark.casebook/1.",
      discussion: """
        The same entries give the same bytes. Without --output it goes to standard output.

        Example:
          waymark casebook export --output casebook.json
        """)

    @Option(
      name: .long,
      help: ArgumentHelp("The file to write; an older one is replaced.", valueName: "file"))
    var output: String?

    @OptionGroup var casebook: CasebookOption

    func run() throws {
      let open = try casebook.reading()
      let text = try CasebookOption.orEnd { () throws(CasebookProblem) in
        if let open { try open.exported() } else { try Casebook.exportedEmpty }
      }
      guard let output else {
        // JSON escapes what a terminal would obey.
        Output.write(text)
        return
      }
      do {
        // Whole or not at all; it is for its owner alone, as the casebook is.
        try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: output)
      } catch {
        Output.complain([
          Diagnostic(
            "WM916", .error, "\(output.quoted()) cannot be written",
            nextStep: "look at the folder and the room on the disk, or name another file")
        ])
        throw Ended(.unreadable)
      }
    }
  }

  /// `waymark casebook path`.
  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Where it is, whether it is there or not.")

    @OptionGroup var casebook: CasebookOption

    func run() throws {
      guard let file = casebook.file else {
        Output.complain([
          Diagnostic(
            "WM915", .error, "there is no folder to keep a casebook in",
            nextStep: "name a file with --casebook, or set XDG_DATA_HOME")
        ])
        throw Ended(.unreadable)
      }
      Output.write(file.path(percentEncoded: false) + "\n")
    }
  }
}

/// A school or an area of the data or of the casebook.
struct CaseSubjectArgument: ParsableArguments {
  @Argument(help: "A school by name, part of its name, or URN.")
  var school: String?

  @Option(name: .long, help: "A local authority by name or code, in place of a school.")
  var area: String?

  func validate() throws {
    guard school == nil || area == nil else {
      throw ValidationError("Name a school or an area, not both.")
    }
  }

  /// Whom it means, `nil` for nobody; a key that only the casebook knows counts, so that a school that has
  /// left the data can be forgotten.
  func subject(_ ground: Ground, _ casebook: Casebook) throws -> CaseSubject? {
    let keys = SubjectKeys(ground.schools.base, ground.directory)
    if let school {
      if try isHeld(.school(school), casebook) { return .school(school) }
      guard
        let entry = SchoolSearch(directory: ground.directory, source: ground.source).school(school)
      else { throw Ended(.partly) }
      return .school(entry.caseKey)
    }
    guard let area else { return nil }
    if try isHeld(.area(area), casebook) { return .area(area) }
    guard case .found(let entry) = AreaDirectory(ground.schools.base).find(area) else {
      Output.complain([
        Diagnostic(
          "WM605", .error, "there is no area called \(area.quoted()) in \(ground.source)",
          nextStep: "give the whole name of a local authority, or its code")
      ])
      throw Ended(.partly)
    }
    return keys.subject(of: .area(entry.row))
  }

  private func isHeld(_ subject: CaseSubject, _ casebook: Casebook) throws -> Bool {
    try CasebookOption.orEnd { () throws(CasebookProblem) in
      try !casebook.holdings(about: subject).isEmpty
    }
  }
}
