import Facts

/// What was read from one file, before it is joined with others: only what its mapping names.
struct FilePortion: Sendable {
  /// Which school a row is about, as far as the file says.
  struct Key: Hashable, Sendable {
    /// The URN; a reference that is no number is −1 − its index in `references`; 0 when there is none.
    var urn: Int32 = 0
    /// Authority × 10,000 + establishment; 0 when there is none.
    var establishment: Int32 = 0
    /// Index of the school's name in `names`, used when there is no number; −1 when there is none.
    var name: Int32 = -1
    /// The authority's code; 0 when there is none.
    var authority: Int32 = 0
    /// Index of the authority's name in `names`; −1 when there is none.
    var authorityName: Int32 = -1
    /// The year of the row, where rows have one; else 0.
    var year: Int16 = 0
    /// The subject or group of pupils a row is about, by its place in the list; −1 for the whole school.
    var part: Int16 = -1

    /// The key without what may differ between two rows of one school.
    var identity: Key {
      var key = self
      if urn != 0 {
        (key.establishment, key.name, key.authority, key.authorityName) = (0, -1, 0, -1)
      }
      if urn == 0, establishment != 0 {
        (key.name, key.authority, key.authorityName) = (-1, 0, -1)
      }
      return key
    }
  }

  /// A statement that two numbers stand for one school, one after the other.
  struct Link: Sendable {
    var row: Int32
    var other: Int32
    var otherIsSuccessor: Bool
    var position: Int16
  }

  /// A figure of an authority or the country.
  struct Aggregate: Sendable {
    var slot: Int
    var group: BenchmarkGroup
    /// Whether it is the standard deviation among schools, not their mean.
    var isSpread = false
    var authority: Int32
    var phase: String?
    var year: Int?
    var value: Double
    var fileRow: Int
    var position: Int
    var heading: String
  }

  /// Somebody's answer to a question.
  struct Answer: Hashable, Sendable {
    var key: Key
    var slot: Int32
    /// Index in `meanings`; many people say the same.
    var meaning: Int32
    /// Who said it, and when (`YYYY-MM-DD`): indices in `names`.
    var by: Int32
    var on: Int32
    var fileRow: Int32
  }

  let plan: FilePlan
  /// The path as given.
  let file: String
  /// The row of the file, by row of the portion; the headings are row 1.
  var fileRows: [Int32] = []
  var keys: [Key] = []
  /// One column for each of the plan's.
  var columns: [CellColumn]
  var links: [Link] = []
  var aggregates: [Aggregate] = []
  var answers: [Answer] = []
  /// The values of answers.
  var meanings: [FactValue] = []
  /// References that are no numbers.
  var references = TextPool()
  /// Names of schools and authorities used as keys; who said something, and when.
  var names = TextPool()
  var report: FileReport

  init(plan: FilePlan, file: String, report: FileReport, vocabulary: Vocabulary) {
    self.plan = plan
    self.file = file
    self.report = report
    columns = plan.columns.map { CellColumn(kind: vocabulary.facts[$0.slot].kind) }
  }

  /// The number of rows taken.
  var count: Int { keys.count }
}
