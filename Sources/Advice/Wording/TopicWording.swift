/// The groups of questions, as people call them.
enum TopicWording {
  /// What a group of the vocabulary is about: `what you ask for and can give`.
  static func name(_ topic: String) -> String {
    switch topic {
    case "asking": "what you ask for and can give"
    case "attainment": "results"
    case "between schools": "work with other schools"
    case "community": "families and the community"
    case "families": "schools like this one"
    case "identity": "the school itself"
    case "practice": "teaching and what goes on in the school"
    case "system": "the area"
    case "workforce": "staff"
    default: ListWording.word(topic)
    }
  }
}
