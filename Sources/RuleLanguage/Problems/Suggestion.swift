import Diagnostics

/// Next steps that suggest a name.
enum Suggestion {
  /// The nearest name as a question, else something else.
  static func nearest(_ name: String?, else otherwise: String?) -> String? {
    name.map { "did you mean \($0.quoted())?" } ?? otherwise
  }

  /// The known names if they are few enough to read.
  static func choose(_ known: [String]) -> String? {
    known.isEmpty || known.count > 14 ? nil : "choose from \(known.joinedInWords("and"))"
  }
}

/// Kinds of fact as problems speak of them, by the names of ``Facts/FactKind/name``.
enum KindWords {
  /// A kind as it stands in a sentence.
  static func inSentence(_ kind: String) -> String {
    switch kind {
    case "number": "a number"
    case "yes or no": "yes or no"
    case "choice": "one of a list of words"
    case "ordinal": "one of a list of levels"
    case "set": "a set of words"
    case "year": "a year"
    case "label": "a name or code"
    default: "a free text"
    }
  }

  /// The phrases that fit a kind.
  static func phrases(_ kind: String) -> String? {
    switch kind {
    case "number": "write, for example, \"at least 30\", \"below family mean\" or a named band"
    case "yes or no": "write yes, no, known or unknown"
    case "choice": "write a word, \"not …\" or \"any of [a, b]\""
    case "ordinal": "write a level, \"at least …\", \"at most …\" or \"not …\""
    case "set": "write \"includes …\", \"empty\", \"at least 2 of them\" or \"shares one with …\""
    case "year": "write, for example, \"older than 2 years\""
    case "label":
      "write \"same as this school\" or \"different from this school\" inside \"where\""
    default: nil
    }
  }

  /// How a value of a kind is given in an example.
  static func exampleValue(_ kind: String) -> String {
    switch kind {
    case "number": "write a number within its limits, \"20 to 30\", or \"not known\""
    case "ordinal": "write a level or its number, \"weak to partial\", or \"not known\""
    case "yes or no": "write yes, no or \"not known\""
    case "set": "write words in brackets, none, or \"not known\""
    case "year": "write a year, for example 2019"
    default: "write one of its words, or \"not known\""
    }
  }
}
