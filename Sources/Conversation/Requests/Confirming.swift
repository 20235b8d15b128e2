import Advice
import RuleLanguage
import Schools
import Understanding

/// What is asked before something is recorded, replaced or written many times: one line, whose default is no.
extension Conversation {
  func question(before ask: Ask) throws(Stop) -> String {
    switch ask.intent {
    case "tell": return try question(beforeTelling: ask)
    case "load":
      let count = NumberWording.grouped(ground.directory.entries.count)
      return
        "Read \(ask["file"].map { "\"\($0.shown)\"" } ?? "other data") in place of \(ground.source) (\(count) schools)?"
    case "reload": return "Read the rule files again, in place of the rules in use?"
    case "sheet": return try questionBeforeSheets(ask)
    case "settings": return question(beforeSetting: ask)
    case "save": return "Save over \"\(ask["name"]?.shown ?? "the last session")\"?"
    default:
      let does = ground.understanding.request(ask.intent)?.does ?? ask.intent
      let row = (try? namedSchool(ask)) ?? state.school
      let step = ask["action"].flatMap { id in
        ground.rules.actions.first { $0.id == id }?.name
      }
      let about = [row.map(ground.name), step.map { "\"\($0)\"" }].compactMap(\.self)
      return
        "\(about.isEmpty ? "" : "\(about.joined(separator: ", ")) – ")\(does.capitalizedFirst): is that what you mean?"
    }
  }
}
