package import Advice
package import Casebook
package import Evidence

/// What a conversation needs of the world around it: the time, files, other data and rules. Commands give it a real
/// one, tests one that keeps everything in memory.
package protocol Desk: Sendable {
  /// The time of what is recorded now.
  var now: Moment { get }

  /// Whether there is a file of a name.
  func exists(_ file: String) -> Bool

  /// Writes a file, whole or not at all; a file of the name is replaced.
  func write(_ text: String, to file: String) throws(DeskProblem)

  /// Removes a file that was written before.
  func remove(_ file: String) throws(DeskProblem)

  /// Reads another file of schools under the rules in use.
  func load(_ file: String) throws(DeskProblem) -> TalkGround

  /// Reads the rules anew; the data stay.
  func reload() throws(DeskProblem) -> TalkGround

  /// The cases of the papers, by id, each as it is told in workshops and as rules are run on it.
  func cases() throws(DeskProblem) -> [TalkCase]

  /// Empties the history of typed lines.
  func forgetHistory() throws(DeskProblem)
}

/// A case of the papers.
package struct TalkCase: Sendable {
  package var told: WorkshopCase
  package var story: CaseStory

  package init(told: WorkshopCase, story: CaseStory) {
    self.told = told
    self.story = story
  }
}

/// Why something outside the conversation did not work; what was in use before is in use still.
package struct DeskProblem: Error {
  /// What is wrong, with places and next steps, ready to print.
  package var text: String

  package init(_ text: String) { self.text = text }
}
