package import Casebook

/// A desk for trying lines: no file is written, none is read.
package struct QuietDesk: Desk {
  package let now: Moment

  package init(_ now: Moment) { self.now = now }

  package func exists(_ file: String) -> Bool { false }
  package func write(_ text: String, to file: String) throws(DeskProblem) {}
  package func remove(_ file: String) throws(DeskProblem) {}
  package func load(_ file: String) throws(DeskProblem) -> TalkGround {
    throw DeskProblem("Other data are not read here.")
  }
  package func reload() throws(DeskProblem) -> TalkGround {
    throw DeskProblem("Rules are not read again here.")
  }
  package func cases() throws(DeskProblem) -> [TalkCase] {
    throw DeskProblem("Cases are not told here.")
  }
  package func forgetHistory() throws(DeskProblem) {}
}
