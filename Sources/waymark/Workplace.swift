import Advice
import Casebook
import Diagnostics
import Facts
import Foundation
import Inference
import Notation
import Parallel
import RuleLanguage
import Schools

/// Rules and data as files have them, before anything is inferred.
struct Ground {
  let rules: CheckedRules
  private(set) var schools: SchoolData
  /// What people told, did not accept and decided before; `nil` without a casebook.
  private(set) var kept: CasebookReading?
  private(set) var directory: SchoolDirectory
  /// The names that people know, where those of ``directory`` are made up.
  private(set) var real: RealNames?
  /// The date that ages are measured against.
  let date: CalendarDate
  /// What the data is called.
  let source: String
  /// Whether the data was taken over from other rules, unread.
  let sharesData: Bool
  /// The names of the data, where they were made while it was loaded.
  let named: Phrases.OfData?
  /// Whether the facts already tell who is in reach of whom.
  private var isLinked = false
  let home: Home
  private let paths: [String]
  /// The data files.
  var files: [String] { paths }

  /// Loads everything; problems that stop it are written to standard error.
  ///
  /// The rules are checked while the data is read: both need the words of the vocabulary only.
  ///
  /// - Parameters:
  ///   - rules: Where the rules are.
  ///   - data: The files to read.
  ///   - phrases: The phrases, for those who make the names of the data ready to be typed.
  /// - Throws: ``Ended``, after what is wrong has been said.
  init(
    _ rules: RuleOptions, _ data: DataOptions, naming phrases: Deferred<Phrases.Reading>? = nil
  ) throws {
    let home = try rules.home()
    let given = try rules.date()
    let (paths, called) = data.files(home)
    let (opened, mappings) = sideBySide {
      rules.opened(home)
    } _: {
      MappingFiles(folder: home.rules.appending(path: "imports"), shownAs: "Rules/imports")
    }
    let (loaded, imported) = sideBySide {
      opened.checked(asOf: given ?? Today.date)
    } _: {
      opened.vocabulary.map {
        ImportedData(
          paths, mappings, vocabulary: $0, groupedBy: opened.families.grouping, naming: phrases)
      }
    }
    self.rules = try rules.accepted(loaded)
    guard let imported else { preconditionFailure("rules that were accepted have a vocabulary") }
    schools = try imported.accepted()
    date = given ?? Self.dayAfter(schools.base)
    directory = imported.directory
    named = imported.named
    source = called
    sharesData = false
    self.home = home
    self.paths = paths
  }

  /// Loads rules, and data that was prepared with their words; problems are written to standard error.
  ///
  /// - Parameters:
  ///   - rules: Where the rules are.
  ///   - path: The file that `waymark data prepare` wrote.
  /// - Throws: ``Ended``, after what is wrong has been said.
  init(_ rules: RuleOptions, prepared path: String) throws {
    let home = try rules.home()
    let given = try rules.date()
    let opened = rules.opened(home)
    let (loaded, read) = sideBySide {
      opened.checked(asOf: given ?? Today.date)
    } _: {
      opened.vocabulary.map { vocabulary in
        Result { () throws(PreparedFile.Problem) in
          try PreparedFile(
            path: path, vocabulary: vocabulary, words: home.digestOfWords,
            program: Waymark.preparer)
        }
      }
    }
    self.rules = try rules.accepted(loaded)
    switch read {
    case .success(let file):
      schools = SchoolData(base: file.base, report: DataReport(file.base))
      source = file.heading.data
    case .failure(let problem):
      Output.complain([problem.diagnostic(path: path)])
      throw Ended(.unreadable)
    case nil: preconditionFailure("rules that were accepted have a vocabulary")
    }
    date = given ?? Self.dayAfter(schools.base)
    directory = SchoolDirectory(schools.base.schools)
    named = nil
    sharesData = false
    self.home = home
    paths = [path]
  }

  /// Loads other rules for the same data, which is read again only where they call things otherwise.
  init(_ rules: RuleOptions, onDataOf other: Ground) throws {
    let home = try rules.home()
    let date = try rules.date() ?? other.date
    let checked = try rules.ruleSet(asOf: date, home: home)
    self.rules = checked
    self.date = date
    self.home = home
    source = other.source
    paths = other.paths
    named = nil
    sharesData = home.callsThings(as: other.home)
    if sharesData {
      (schools, directory) = (other.schools, other.directory)
    } else {
      let mappings = MappingFiles(
        folder: home.rules.appending(path: "imports"), shownAs: "Rules/imports")
      let imported = ImportedData(
        paths, mappings, vocabulary: checked.vocabulary, groupedBy: checked.families.grouping)
      (schools, directory) = (try imported.accepted(), imported.directory)
    }
  }

  /// Lays what the casebook tells over the data; what is wrong with it is said on standard error.
  ///
  /// - Parameter casebook: The casebook; `nil` for none.
  /// - Throws: ``Ended`` when it cannot be read.
  mutating func tell(_ casebook: Casebook?) throws {
    guard let casebook else { return }
    let keys = SubjectKeys(schools.base, directory)
    let rules = rules
    let reading = try CasebookOption.orEnd { () throws(CasebookProblem) in
      try CasebookReading(casebook, rules, keys)
    }
    Output.complain(reading.problems)
    reading.tell(&schools.base)
    kept = reading
  }

  /// Puts made-up names in place of those of schools; what people type is still read by the names they know.
  mutating func hideNames() {
    let names = HiddenNames(directory)
    real = RealNames(names: names, directory: directory, base: schools.base)
    // Who is in reach of whom is found as long as registers still name the schools that leaders are based at.
    schools.base = linkedBase
    isLinked = true
    kept = kept?.hiding(names)
    schools.base = names.hidden(schools.base)
    directory = names.directory
  }

  /// The facts with who is in reach of whom: what an engine needs, and nothing that comes before it.
  var linkedBase: FactBase {
    guard !isLinked else { return schools.base }
    var base = schools.base
    base.linkByDistance()
    return base
  }

  /// The day after the newest data: the first of September that ends its school year.
  private static func dayAfter(_ base: FactBase) -> CalendarDate {
    let year = base.newestYear ?? Today.date.year
    return CalendarDate(year: year, month: 9, day: 1) ?? Today.date
  }
}

/// The names that people know while made-up ones are shown.
struct RealNames: Sendable {
  let names: HiddenNames
  let directory: SchoolDirectory
  let base: FactBase
}

extension Home {
  /// Whether the words of the rules, the mappings of data and what families are grouped by are the
  /// same, byte by byte.
  fileprivate func callsThings(as other: Home) -> Bool {
    let families = { (home: Home) in
      FileManager.default.contents(atPath: home.rules.appending(path: "families.yaml").path)
    }
    return families(self) == families(other)
      && ["vocabulary", "imports"].allSatisfy { folder in
        contents(rules.appending(path: folder)) == contents(other.rules.appending(path: folder))
      }
  }

  private func contents(_ folder: URL) -> [String: Data?] {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.filter { $0.hasSuffix(".yaml") }.map {
        ($0, files.contents(atPath: "\(folder.path)/\($0)"))
      })
  }
}

/// Rules and data brought together: what every command that gives advice starts from.
struct Workplace {
  let adviser: Adviser
  let report: DataReport
  /// What the data is called.
  let source: String
  /// The names that people know, where those of the adviser are made up.
  let real: RealNames?

  /// Loads everything, as ``Ground`` does, and decides what is needed.
  ///
  /// - Parameters:
  ///   - rules: Where the rules are.
  ///   - data: The files to read.
  ///   - names: What the schools are called that will be asked about; `nil` where any may be.
  /// - Throws: ``Ended``, after what is wrong has been said.
  init(_ rules: RuleOptions, _ data: DataOptions, about names: [String]? = nil) throws {
    self.init(try Ground(rules, data), about: names)
  }

  /// Decides what is needed on rules and data that are loaded.
  ///
  /// - Parameters:
  ///   - ground: Rules and data.
  ///   - names: What the schools are called that will be asked about; `nil` where any may be.
  ///   - subjects: Those whose own advice is asked for, where any may be looked at.
  init(_ ground: Ground, about names: [String]? = nil, advising subjects: [String] = []) {
    let rows = { (names: [String]) in
      names.compactMap { (ground.real?.directory ?? ground.directory).find($0).entry?.row }
    }
    self.init(ground, aboutRows: names.map(rows), advising: rows(subjects))
  }

  /// The same for schools by their rows; `nil` for all, none for the facts alone.
  init(_ ground: Ground, aboutRows asked: [Int]?, advising subjects: [Int] = []) {
    let engine = Engine(
      compiling: ground.rules, base: ground.linkedBase, asOfYear: ground.date.year,
      rejected: ground.kept?.rejected(except: Set((asked ?? []) + subjects)) ?? [:], asked: asked)
    adviser = Adviser(
      engine: engine, asOf: ground.date, directory: ground.directory,
      hidesNames: ground.real != nil)
    report = ground.schools.report
    source = ground.source
    real = ground.real
  }
}
