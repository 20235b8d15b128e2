import Advice
import ArgumentParser
import Casebook
import Diagnostics
import Foundation
import Inference
import Schools

extension CasebookCommand {
  /// `waymark casebook forget SCHOOL [--yes]`.
  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete for good what was told, decided and noted about a school or area.",
      discussion: """
        Saved sessions that speak of it go too, and decisions that name it as a partner. It cannot be \
        undone. On a terminal it asks first; elsewhere it needs --yes and the exact name or URN.

        Examples:
          waymark casebook forget "Meadow Primary, Ambleford"
          waymark casebook forget 900104 --yes
        """)

    @OptionGroup var subject: CaseSubjectArgument

    @Flag(name: .long, help: "Do not ask.")
    var yes = false

    @OptionGroup var casebook: CasebookOption
    @OptionGroup var rules: RuleOptions
    @OptionGroup var data: DataOptions

    func validate() throws {
      guard subject.school != nil || subject.area != nil else {
        throw ValidationError("Name the school to forget, or the area with --area.")
      }
    }

    func run() throws {
      guard let reading = try casebook.reading() else {
        Output.write("There is no casebook, so nothing is kept.\n")
        return
      }
      let ground = try Ground(rules, data)
      guard let wanted = try subject.subject(ground, reading) else { return }
      let label = SubjectKeys(ground.schools.base, ground.directory).label(wanted)
      let held = try CasebookOption.orEnd { () throws(CasebookProblem) in
        try reading.holdings(about: wanted)
      }
      guard !held.isEmpty else {
        Output.write(wrapped: ["Nothing is kept about \(label)."])
        return
      }
      Output.write(wrapped: CasebookText.lines(held, about: label))
      guard yes ? isExact(wanted, ground) : isConfirmed() else {
        Output.write("Nothing was deleted.\n")
        throw Ended(.partly)
      }
      // Nothing is written here but what is deleted.
      let open = try casebook.writing(guarding: TextGuard { _ in nil })
      _ = try CasebookOption.orEnd { () throws(CasebookProblem) in try open.forget(wanted) }
      Output.write("It is forgotten.\n")
    }

    /// What deletes for good without asking must not rest on half a name.
    private func isExact(_ wanted: CaseSubject, _ ground: Ground) -> Bool {
      let typed = subject.school ?? subject.area ?? ""
      if typed == wanted.key { return true }
      let names = names(of: wanted, ground)
      if names.contains(where: { $0.lowercased() == typed.lowercased() }) { return true }
      Output.complain([
        Diagnostic(
          "WM918", .error, "\(typed.quoted()) is not its whole name, and --yes does not ask",
          nextStep: "give \(wanted.key), or leave --yes out at a terminal")
      ])
      return false
    }

    /// What it is called in the data, with and without its authority.
    private func names(of wanted: CaseSubject, _ ground: Ground) -> [String] {
      switch SubjectKeys(ground.schools.base, ground.directory).row(of: wanted) {
      case .school(let row)?:
        let entry = ground.directory.entries[row]
        return [entry.name, "\(entry.name), \(entry.area)"]
      case .area(let row)?:
        return AreaDirectory(ground.schools.base).entries.filter { $0.row == row }.map(\.name)
      case nil: return []
      }
    }

    private func isConfirmed() -> Bool {
      guard isatty(STDIN_FILENO) == 1 else {
        Output.complain([
          Diagnostic(
            "WM919", .error, "nobody is there to ask", nextStep: "add --yes to delete it for good")
        ])
        return false
      }
      Output.write("Delete this for good? It cannot be undone. yes or no [no]: ")
      let answer = readLine()?.split(whereSeparator: \.isWhitespace).joined().lowercased() ?? ""
      return ["y", "yes"].contains(answer)
    }
  }
}
