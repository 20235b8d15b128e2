import Advice
import Casebook
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// Other data and other rules under a conversation that goes on.
extension Conversation {
  mutating func load(_ ask: Ask) throws(Stop) -> Said {
    guard let file = ask["file"] else {
      throw Stop("Which file? For example: load schools.csv")
    }
    do throws(DeskProblem) {
      ground = try desk.load(file)
    } catch {
      throw Stop(error.text)
    }
    forgetFocus()
    return Said(
      "Read \(ground.source): \(NumberWording.grouped(ground.directory.entries.count)) schools"
        + (adviser.engine.base.newestYear.map {
          ", newest figures of \(DateWording.academicYear($0))"
        } ?? "")
        + ".", next: ["how old is this data?", "list schools"])
  }

  mutating func forgetFocus() {
    state.school = nil
    state.area = nil
    state.action = nil
    state.list = .none
    state.supposed = nil
    state.mask = nil
    state.formerSchool = nil
    state.masks = []
    state.spokenOf = []
  }

  /// Reads the rules anew and says which suggestions changed for the school in focus.
  mutating func reload(_ ask: Ask) throws(Stop) -> Said {
    let before = state.school.map {
      (row: $0, steps: stepsNow, urn: ground.directory.entries[$0].urn)
    }
    let digest = ground.rules.digest
    do throws(DeskProblem) {
      ground = try desk.reload()
    } catch {
      throw Stop("\(error.text)\nThe last good rules stay in use.")
    }
    let isSame = digest == ground.rules.digest
    var lines = [
      AnswerPage.Line(
        "\(ground.rules.actions.count) cards and \(Set(ground.rules.findings.map(\.id)).count) findings read; rules \(ground.rules.digest.prefix(8))"
          + (isSame ? ", unchanged." : ", before \(digest.prefix(8)).")
      )
    ]
    if let before {
      state.school = ground.directory.find(before.urn).entry?.row
      let after = stepsNow
      let actions = ground.rules.actions
      let name = { (step: String) in
        let id = step.prefix { $0 != " " }
        return actions.first { $0.id == id }?.name ?? String(id)
      }
      for step in before.steps where !after.contains(step) {
        lines.append(
          AnswerPage.Line("goes, or is as sure as another word: \(name(step))", mark: "–"))
      }
      for step in after where !before.steps.contains(step) {
        lines.append(
          AnswerPage.Line(
            "comes: \(name(step)) (\(step.drop { $0 != " " }.dropFirst()))", mark: "–"))
      }
      if before.steps == after {
        lines.append(
          AnswerPage.Line("The same suggestions are put forward for the school in focus."))
      }
      state.list = .steps(after.map { String($0.prefix { $0 != " " }) })
      state.action = after.first.map { String($0.prefix { $0 != " " }) }
    }
    return Said(
      AnswerPage("Rules read again", lines, next: ["what should it do next?", "which rules fired"]))
  }
}
