import Diagnostics
import Notation

/// Reads how people are spoken of: the keys of `Corpus/phrases/people.yaml`.
struct PeopleReader {
  private(set) var people: PeopleWords
  private(set) var problems: [Diagnostic] = []

  init(_ people: PeopleWords) { self.people = people }

  /// Reads the keys that a file has of people; a file of other things has none.
  mutating func read(_ fields: inout Fields) {
    for name in fields.texts("first names", .optional) ?? [] {
      people.firstNames.formUnion(TypedLine.foldedWords(of: name.text))
    }
    for entry in fields.mapping("groups", .optional)?.entries ?? [] {
      people.groups[entry.key.text, default: []] += patterns(
        entry.value.list?.compactMap(\.scalar) ?? [])
    }
    people.innocent += patterns(fields.texts("innocent", .optional) ?? [])
    people.schoolsNamed += patterns(fields.texts("schools named", .optional) ?? [])
    people.refused += rules(fields.mapping("refused", .optional))
    people.doubtful += rules(fields.mapping("refused where nothing fits", .optional))
  }

  private mutating func patterns(_ texts: [Scalar]) -> [PhrasePattern] {
    texts.compactMap { scalar in
      do throws(PhrasePattern.Trouble) {
        return try PhrasePattern(scalar.text)
      } catch {
        problems.append(
          PhraseProblem.pattern(error).diagnostic(at: scalar.location(at: error.offset)))
        return nil
      }
    }
  }

  /// Rules by kind; a group that no file has is reported.
  private mutating func rules(_ section: Mapping?) -> [PeopleWords.Rule] {
    var rules: [PeopleWords.Rule] = []
    for entry in section?.entries ?? [] {
      for scalar in entry.value.list?.compactMap(\.scalar) ?? [] {
        let groups = scalar.text.split(separator: " ").map(String.init)
        for group in groups where people.groups[group] == nil {
          let nearest = NearestName.suggestion(for: group, among: people.groups.keys.sorted())
          problems.append(
            PhraseProblem.unknownThing(group, kind: "group", nearest: nearest)
              .diagnostic(at: scalar.location, length: scalar.length))
        }
        rules.append(PeopleWords.Rule(kind: entry.key.text, groups: groups))
      }
    }
    return rules
  }
}
