import Evidence
import Facts
import OrderedCollections
package import RuleLanguage
package import Schools

extension NameBook {
  /// Names of loaded data and rules.
  ///
  /// - Parameters:
  ///   - book: How words are read, and everyday names.
  ///   - directory: The schools.
  ///   - sets: Authorities, trusts and regions.
  ///   - rules: Facts, actions, findings, strategies and terms.
  package init(
    _ book: PhraseBook, directory: SchoolDirectory, sets: SchoolSets, rules: CheckedRules
  ) {
    self.init(book, directory: directory, sets: sets)
    insertNames(of: rules)
  }

  /// The names of loaded data alone, which can be made before rules are checked.
  package init(_ book: PhraseBook, directory: SchoolDirectory, sets: SchoolSets) {
    self.init(book)
    schools = SchoolNames(directory)
    for entry in sets.entries {
      // A trust of one school mostly has its name, and then the school is meant.
      if isNamedAsItsSchool(entry, directory, book.forms) {
        insert(entry.name + " trust", NamedThing(.area, entry.name))
        continue
      }
      insert(entry.name, NamedThing(.area, entry.name))
      // As it is called where an authority or a school has its name too: `region London`.
      if entry.kind != .authority {
        insert("\(entry.kind.rawValue) \(entry.name)", NamedThing(.area, entry.name))
      }
      if entry.kind == .trust, let short = shortName(of: entry.name, book.forms) {
        // One word alone is as good as the name of a place.
        if short.contains(" ") { insert(short, NamedThing(.area, entry.name)) }
        insert(short + " trust", NamedThing(.area, entry.name))
        insert("trust " + short, NamedThing(.area, entry.name))
      }
    }
  }

  /// Adds facts, actions, findings, strategies and terms.
  package mutating func insertNames(of rules: CheckedRules) {
    for fact in rules.vocabulary.facts {
      limits[fact.id] = fact.kind.limits
      for name in [fact.id, fact.name] + fact.aliases {
        insert(name, NamedThing(.fact, fact.id, fact.name))
        if fact.kind.limits != nil { insert(name, NamedThing(.measure, fact.id, fact.name)) }
      }
    }
    for action in rules.actions where [.trial, .stable].contains(action.life.status) {
      let thing = NamedThing(.action, action.id, action.name)
      insert(action.id, thing)
      insert(action.name, thing)
      insert(action.id, NamedThing(.rule, action.id, action.name))
    }
    for finding in rules.findings {
      insert(finding.id, NamedThing(.rule, finding.id, finding.name))
    }
    for strategy in Strategy.allCases {
      let id = strategy.rawValue.map { $0.isLetter ? String($0) : "_" }.joined()
      insert(strategy.rawValue, NamedThing(.strategy, id, strategy.rawValue))
    }
    for term in rules.evidence.glossary.keys { insert(term, NamedThing(.term, term)) }
  }

  /// Whether a trust has one school, whose name says all that its own does.
  private func isNamedAsItsSchool(
    _ set: SchoolSets.Entry, _ directory: SchoolDirectory, _ forms: WordForms
  ) -> Bool {
    guard set.kind == .trust, set.schools.count == 1 else { return false }
    let name = directory.entries[set.schools[0]].name
    let words = Set(SchoolName(name).words)
    return SchoolName(set.name).words.allSatisfy {
      words.contains($0) || SchoolName.common.contains($0) || forms.lists.has($0, .trusts)
        || forms.soft.contains($0)
    }
  }

  /// A trust's name without the words that all trusts share; `nil` where nothing is left or nothing was shared.
  private func shortName(of trust: String, _ forms: WordForms) -> String? {
    var words = trust.split(separator: " ").map(String.init)
    func isShared(_ word: String) -> Bool {
      let words = TypedLine.foldedWords(of: word)
      return forms.lists.has(words.joined(separator: " "), .trusts)
    }
    while let last = words.last, isShared(last) { words.removeLast() }
    if let first = words.first, forms.soft.contains(first.lowercased()) { words.removeFirst() }
    let short = words.joined(separator: " ")
    return short.isEmpty || short == trust ? nil : short
  }
}
