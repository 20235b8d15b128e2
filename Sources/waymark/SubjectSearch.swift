import Advice
import Diagnostics
import Inference
import Schools

/// Schools and areas by what people call them; what is not found, or fits several, is said on standard error.
struct SubjectSearch {
  private let place: Workplace

  init(_ place: Workplace) { self.place = place }

  /// The authorities, trusts and regions that are meant; the others are said on standard error.
  func sets(_ names: [String]) -> [SchoolSets.Entry] {
    let shown = SchoolSets(place.adviser.engine.base)
    let directory = place.real.map { SchoolSets($0.base) } ?? shown
    var problems: [Diagnostic] = []
    let sets = names.compactMap { name -> SchoolSets.Entry? in
      switch directory.find(name) {
      case .found(let entry):
        // By its made-up name, where trusts have one.
        return shown.entries.first { $0.kind == entry.kind && $0.schools == entry.schools }
      case .several(let entries):
        problems.append(several(name, entries.map(\.label)))
      case .unknown(let nearest):
        problems.append(
          unknown(name, nearest.map(\.label), give: "a local authority, a trust or a region"))
      }
      return nil
    }
    Output.complain(problems)
    return sets
  }

  private func several(_ name: String, _ fitting: [String]) -> Diagnostic {
    Diagnostic(
      "WM604", .error, "\(fitting.count) areas match \"\(name)\"",
      nextStep: "give the whole name", notes: fitting.prefix(8).map { Diagnostic.Note($0) })
  }

  private func unknown(_ name: String, _ nearest: [String], give what: String) -> Diagnostic {
    Diagnostic(
      "WM605", .error, "there is no area called \"\(name)\" in \(place.source)",
      nextStep: nearest.isEmpty ? "give \(what)" : "did you mean one of these?",
      notes: nearest.map { Diagnostic.Note($0) })
  }

  /// The school that is meant; what else could be is said on standard error.
  func school(_ name: String) -> SchoolDirectory.Entry? {
    SchoolSearch(directory: place.real?.directory ?? place.adviser.directory, source: place.source)
      .school(name)
  }
}

/// Schools by what people call them, before anything is decided of them.
struct SchoolSearch {
  let directory: SchoolDirectory
  /// What the data is called.
  let source: String

  /// The school that is meant; what else could be is said on standard error.
  func school(_ name: String) -> SchoolDirectory.Entry? {
    switch directory.find(name) {
    case .found(let entry): return entry
    case .nearly(let entry):
      Output.complain([
        Diagnostic("WM601", .note, "reading \"\(name)\" as \(entry.label)")
      ])
      return entry
    case .several(let entries):
      Output.complain([
        Diagnostic(
          "WM602", .error, "\(entries.count) schools match \"\(name)\"",
          nextStep: "add the authority or give the URN",
          notes: entries.prefix(8).map { Diagnostic.Note($0.label) })
      ])
      return nil
    case .unknown(let nearest):
      Output.complain([
        Diagnostic(
          "WM603", .error,
          "there is no school called \"\(name)\" in \(source) (\(directory.entries.count) schools)",
          nextStep: nearest.isEmpty
            ? "\"waymark chat\" and \"list\" show all names" : "did you mean one of these?",
          notes: nearest.map { Diagnostic.Note($0.label) })
      ])
      return nil
    }
  }
}

extension SchoolSets.Entry {
  /// What the rules speak to; `nil` for a trust or a region.
  var subject: Subject? { area.map { .area($0) } }
}
