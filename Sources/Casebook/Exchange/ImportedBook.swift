/// What an export holds, once all of it has been found sound.
struct ImportedBook {
  var told: [ToldFact] = []
  var decisions: [Decision] = []
  var rejections: [RejectedFinding] = []
  var notes: [Note] = []
  var sessions: [SavedSession] = []
  var aliases: [(name: String, subject: CaseSubject)] = []
  var settings: [(name: String, value: String)] = []
}
