import Diagnostics

extension RuleProblem {
  /// What to do about it.
  package var nextStep: String? {
    switch self {
    case .unknownFact(_, let nearest?):
      "did you mean \(nearest.name.quoted())? (defined in \(nearest.file), line \(nearest.line))"
    case .unknownFact(_, nil): "declare it in Rules/vocabulary, or correct the name"
    case .unknownFinding(_, _, let nearest):
      Self.suggest(nearest, else: "add its file, or correct the name")
    case .unknownAction(_, let nearest):
      Self.suggest(nearest, else: "add its file, or correct the id")
    case .unknownBenchmark(_, let nearest, let known), .unknownRelation(_, let nearest, let known),
      .unknownValue(_, _, let nearest, let known), .unknownColumn(_, let nearest, let known),
      .unknownTopic(_, let nearest, let known):
      Self.suggest(nearest, else: Self.choose(known))
    case .unknownBand(_, _, let nearest, let known):
      Self.suggest(
        nearest,
        else: known.isEmpty ? "write a number, for example \"at least 30\"" : Self.choose(known))
    case .unknownSet(_, let nearest, let known):
      Self.suggest(
        nearest,
        else: known.isEmpty ? "name it with \"call them\" in the conditions" : Self.choose(known))
    case .unknownContraIndication(_, let nearest):
      Self.suggest(nearest, else: "add it to Rules/contraindications.yaml")
    case .unknownSource(_, let nearest):
      Self.suggest(nearest, else: "add it to Corpus/sources.yaml, or correct the key")
    case .unknownCaution(_, let nearest):
      Self.suggest(
        nearest, else: "add it to Rules/cautions.yaml, or write {text: …} for the card's own")
    case .unknownCriterion(_, _, let nearest):
      Self.suggest(nearest, else: "add it to Rules/partnering.yaml, or correct the name")
    case .unknownList(_, let nearest), .unknownEntry(_, _, let nearest):
      Self.suggest(nearest, else: "correct it, or add it to Rules/vocabulary")
    case .unknownStance(_, let nearest): Self.suggest(nearest, else: "write wait, carry on or stop")
    case .unknownItemKey(_, let nearest): "did you mean \(nearest.quoted())?"
    case .onlyThisSchool(_, let nearest): Self.suggest(nearest, else: "write \"this school\"")
    case .badExampleValue(_, _, let kind, let nearest):
      Self.suggest(nearest, else: Self.exampleValue(kind))
    case .phrase(let fault): fault.nextStep
    default: plainNextStep
    }
  }

  private static func suggest(_ nearest: String?, else otherwise: String?) -> String? {
    nearest.map { "did you mean \($0.quoted())?" } ?? otherwise
  }

  private static func choose(_ known: [String]) -> String? {
    known.isEmpty || known.count > 14 ? nil : "choose from \(known.joinedInWords("and"))"
  }

  private static func exampleValue(_ kind: String) -> String {
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
