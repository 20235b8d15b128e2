package import Diagnostics
package import Foundation
import Notation
import Parallel

/// Reads the folder `Corpus/phrases`: `words.yaml`, files of everyday names, and one file a request.
package struct PhraseReader {
  /// What came of reading.
  package struct Reading: Sendable {
    package var book: PhraseBook
    /// Everything wrong with the files, by place.
    package var problems: [Diagnostic]
    /// The texts of the files, to quote lines from.
    package var texts: [Source.Text]
  }

  private var book = PhraseBook()
  private var problems: [Diagnostic] = []
  /// Whose the lines of phrases are that were met so far.
  private var owners = PhraseOwners()

  /// Reads every `.yaml` file of a folder, shown as `Corpus/phrases/…`.
  package static func read(folder: URL) -> Reading {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      let bytes = FileManager.default.contents(atPath: "\(folder.path)/\(name)") ?? Data()
      return (file: "Corpus/phrases/\(name)", bytes: Array(bytes))
    }
    return read(files)
  }

  /// Reads files given as bytes.
  package static func read(_ files: [(file: String, bytes: [UInt8])]) -> Reading {
    var reader = PhraseReader()
    let readings = Notation.read(files)
    for reading in readings {
      var inner: [Diagnostic] = []
      if var fields = Fields(reading.root, of: "the phrases", problems: &inner) {
        reader.problems = []
        reader.file(&fields)
        inner += reader.problems + fields.finish()
      }
      reader.problems = []
      reader.found += reading.problems(with: inner)
    }
    return Reading(
      book: reader.book, problems: reader.found.sortedByPlace,
      texts: readings.map(\.source))
  }

  private var found: [Diagnostic] = []

  private mutating func file(_ fields: inout Fields) {
    if let id = fields.text("request", .optional) { return request(id, &fields) }
    forms(&fields)
    // Moved out and back: a copy of all that was read would be made for each file.
    var people = PeopleReader(book.people)
    book.people = PeopleWords()
    people.read(&fields)
    book.people = people.people
    problems += people.problems
    for kind in NamedThing.Kind.allCases {
      guard let section = fields.mapping(kind.rawValue, .optional) else { continue }
      names(section, kind)
    }
  }

  // MARK: Forms of words

  private mutating func forms(_ fields: inout Fields) {
    for entry in fields.mapping("read as", .optional)?.entries ?? [] {
      guard let meant = entry.value.scalar else { continue }
      book.forms.rewrite(words(entry.key.text), as: words(meant.text))
    }
    for entry in fields.mapping("same words", .optional)?.entries ?? [] {
      let head = words(entry.key.text).joined()
      for form in entry.value.list ?? [] {
        guard let scalar = form.scalar else { continue }
        let word = words(scalar.text).joined()
        if let other = book.forms.heads[word], other != head {
          problems.append(
            PhraseProblem.formTwice(scalar.text, other, head)
              .diagnostic(at: scalar.location, length: scalar.length))
        }
        book.forms.heads[word] = head
      }
    }
    func set(_ key: String) -> [[String]] {
      (fields.texts(key, .optional) ?? []).map { words($0.text) }
    }
    book.forms.fillers.formUnion(set("fillers").joined())
    book.forms.soft.formUnion(set("soft").joined())
    book.forms.negatives.formUnion(set("negatives").joined())
    book.forms.courtesies.formUnion(set("courtesies"))
    var lists = WordListReader(book.forms)
    book.forms = WordForms()
    lists.read(&fields)
    book.forms = lists.forms
  }

  private func words(_ text: String) -> [String] { TypedLine.foldedWords(of: text) }

  // MARK: Everyday names

  private mutating func names(_ section: Mapping, _ kind: NamedThing.Kind) {
    for entry in section.entries {
      let names = entry.value.list?.compactMap(\.scalar?.text) ?? []
      let thing = NamedThing(kind, entry.key.text)
      book.names += names.map { ($0, thing) }
    }
  }

  // MARK: Requests

  private mutating func request(_ id: Scalar, _ fields: inout Fields) {
    let variant = fields.text("kind", .optional)?.text
    if book.requests.contains(where: { $0.id == id.text && $0.variant == variant }) {
      problems.append(
        PhraseProblem.requestTwice(id.text).diagnostic(at: id.location, length: id.length))
    }
    let does = fields.text("does")?.text ?? ""
    let effect = fields.word("effect", as: RequestKind.Effect.self) ?? .reads
    var kind = RequestKind(id: id.text, does: does, effect: effect)
    kind.variant = variant
    kind.moment = fields.word("when", as: RequestKind.Moment.self, .optional) ?? .always
    kind.slots = slots(fields.texts("slots", .optional))
    kind.needs = (fields.texts("needs", .optional) ?? []).map { either in
      either.text.split(separator: "|").compactMap { Slot(rawValue: $0.trimmed) }
    }
    kind.mustSay = slots(fields.texts("must say", .optional))
    kind.phrases = patterns(
      fields.texts("phrases", .optional), of: kind.moment == .always ? id.text : nil)
    kind.cues = patterns(fields.texts("cues", .optional), of: nil)
    kind.anywhere = patterns(fields.texts("anywhere", .optional), of: nil)
    kind.blocking = Set(
      (fields.texts("blocked by", .optional) ?? []).flatMap { read($0.text) })
    kind.also = Set((fields.texts("beside cues", .optional) ?? []).flatMap { read($0.text) })
    kind.examples = (fields.texts("examples", .optional) ?? []).map(\.text)
    book.requests.append(kind)
  }

  private func read(_ text: String) -> [String] { words(text) }

  private mutating func slots(_ names: [Scalar]?) -> [Slot] {
    (names ?? []).compactMap { name in
      if let slot = Slot(rawValue: name.text) { return slot }
      let nearest = NearestName.suggestion(for: name.text, among: Slot.allCases.map(\.rawValue))
      problems.append(
        PhraseProblem.unknownSlot(name.text, nearest: nearest)
          .diagnostic(at: name.location, length: name.length))
      return nil
    }
  }

  /// Notes whose the lines of a phrase are; one that stands for another request already is reported. Phrases of
  /// very many lines are left to the match, which takes the cheaper.
  private mutating func claim(_ pattern: PhrasePattern, for owner: String, at scalar: Scalar) {
    guard let other = owners.claim(pattern, for: owner) else { return }
    problems.append(
      PhraseProblem.samePhrase(scalar.text, other: other)
        .diagnostic(at: scalar.location, length: scalar.length))
  }

  /// Reads phrases.
  private mutating func patterns(_ texts: [Scalar]?, of owner: String?) -> [PhrasePattern] {
    (texts ?? []).compactMap { scalar in
      do throws(PhrasePattern.Trouble) {
        let pattern = try PhrasePattern(scalar.text)
        if let owner { claim(pattern, for: owner, at: scalar) }
        return pattern
      } catch {
        problems.append(
          PhraseProblem.pattern(error).diagnostic(
            at: scalar.location(at: error.offset), length: 1))
        return nil
      }
    }
  }
}

extension PhrasePattern.Trouble {
  /// How far into the phrase it is.
  var offset: Int {
    switch self {
    case .unknownSlot(_, let at), .unclosed(let at), .unexpected(_, let at): at
    case .tooMany, .noWords: 0
    }
  }
}
