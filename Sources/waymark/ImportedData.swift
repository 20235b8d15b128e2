import Diagnostics
import Facts
import Families
import LineEditor
import Parallel
import Schools

/// Data files as read by the mappings that ship with the rules, with families; who is in reach of whom is found
/// later (``Ground/linkedBase``).
struct ImportedData: Sendable {
  /// What is wrong with the mappings.
  private let problems: [Diagnostic]
  /// The data; `nil` when the mappings have errors.
  private let data: SchoolData?
  /// What is worth saying though nothing is wrong with the data.
  private let remark: Diagnostic?
  /// The schools by name.
  let directory: SchoolDirectory
  /// The names of the data, for those who asked for them.
  let named: Phrases.OfData?

  /// Reads the mappings and, where they are sound, the files.
  init(
    _ paths: [String], _ files: MappingFiles, vocabulary: Vocabulary,
    groupedBy policy: GroupingPolicy, naming phrases: Deferred<Phrases.Reading>? = nil
  ) {
    let mappings = MappingReader(vocabulary: vocabulary).read(files)
    problems = mappings.problems
    guard !problems.containsErrors else {
      data = nil
      remark = nil
      named = nil
      directory = SchoolDirectory(FactTable(vocabulary: vocabulary, bearer: .school, count: 0))
      return
    }
    let bar = ProgressBar.onStandardError()
    var loaded = SchoolData.load(
      files: paths, mappings: mappings.mappings, vocabulary: vocabulary, relations: [],
      countsJoins: false, progress: bar?.show)
    bar?.erase()
    let base = loaded.base
    let (cut, (directory, named)) = sideBySide {
      SearchedCut(by: policy, remembering: CacheFolder.families).families(of: base)
    } _: {
      let directory = SchoolDirectory(base.schools)
      return (directory, phrases.flatMap { Phrases.OfData($0.value, base, directory) })
    }
    self.named = named
    remark = cut.notKept.map(CacheFolder.unusable)
    loaded.base.setFamilies(cut)
    loaded.report.families = cut.notes.map(\.line)
    data = loaded
    self.directory = directory
  }

  /// The data, or an end with what is wrong with mappings or files.
  func accepted() throws -> SchoolData {
    guard let data else {
      Output.complain(problems)
      throw Ended(.unreadable)
    }
    Output.complain(data.report.allProblems.filter { $0.severity == .error })
    if data.report.hasUnreadableFiles { throw Ended(.unreadable) }
    if let remark { Output.complain([remark]) }
    return data
  }
}
