import Diagnostics

/// Reads an export and checks all of it; every problem is found in one run.
struct ImportReader {
  private(set) var problems: [ImportProblem] = []
  private(set) var book = ImportedBook()
  private let guarding: TextGuard

  init(_ text: String, file: String, guarding: TextGuard) {
    self.guarding = guarding
    do throws(JSONReader.Fault) {
      readBook(try JSONReader.read(text, file: file))
    } catch {
      problems = [ImportProblem(kind: .noJSON(error.words), path: "", place: error.place)]
    }
  }

  private mutating func readBook(_ tree: JSONTree) {
    guard var members = Members(tree, "", &problems) else { return }
    guard case .text(let schema)? = members.take("schema")?.content,
      schema == Casebook.exchangeSchema
    else {
      let schema = tree.texts(of: "schema")
      let isNewer = schema?.hasPrefix("waymark.casebook/") == true
      add(isNewer ? .newerSchema(schema ?? "") : .noExport(schema: schema), "", tree.place)
      return
    }
    book.told = readEntries(&members)
    book.decisions = readEntries(&members)
    book.rejections = readEntries(&members)
    book.notes = readEntries(&members)
    for (path, tree) in items("sessions", &members) {
      if let session = readSession(tree, path) { book.sessions.append(session) }
    }
    for (path, tree) in items("aliases", &members) {
      guard var own = Members(tree, path, &problems) else { continue }
      let (name, about) = (words("name", &own), subject(&own))
      own.refuseRest(["name", "school", "area"], &problems)
      if let name, let about { book.aliases.append((name, about)) }
    }
    for (path, tree) in items("settings", &members) {
      guard var own = Members(tree, path, &problems) else { continue }
      let (name, value) = (words("name", &own), words("value", &own))
      own.refuseRest(["name", "value"], &problems)
      if let name, let value { book.settings.append((name, value)) }
    }
    refuseRepeated(book.sessions.map(\.name), "sessions", tree.place)
    refuseRepeated(book.aliases.map(\.name), "aliases", tree.place)
    refuseRepeated(book.settings.map(\.name), "settings", tree.place)
    let lists = [
      "schema", "told", "decisions", "rejections", "notes", "sessions", "aliases", "settings",
    ]
    members.refuseRest(lists, &problems)
  }

  // MARK: Entries

  private mutating func readEntries<Entry: CasebookEntry>(_ members: inout Members) -> [Entry] {
    var entries: [Entry] = []
    var standing: [[String]: String] = [:]
    for (path, tree) in items(Entry.form.name, &members) {
      guard var own = Members(tree, path, &problems) else { continue }
      let (about, by, at) = (subject(&own), words("by", &own), moment(&own))
      let state = word("state", EntryState.allCases.map(\.rawValue), &own).flatMap(EntryState.init)
      var texts: [String: String] = [:]
      for field in Entry.form.fields { texts[field.name] = text(field, &own) }
      let names = ["school", "area", "by", "at", "state"] + Entry.form.fields.map(\.name)
      own.refuseRest(names, &problems)
      guard let about, let by, let at, let state else { continue }
      let entry = Entry(EntryMark(about: about, by: by, at: at, state: state), texts)
      entries.append(entry)
      guard state == .current, !Entry.form.topic.isEmpty else { continue }
      let topic = [about.sort, about.key] + Entry.form.topic.map { texts[$0, default: ""] }
      if let other = standing[topic] { add(.twoStand(other: other), path, tree.place) }
      standing[topic] = standing[topic] ?? path
    }
    return entries
  }

  private mutating func readSession(_ tree: JSONTree, _ path: String) -> SavedSession? {
    guard var own = Members(tree, path, &problems) else { return nil }
    let (name, at) = (words("name", &own), moment(&own))
    let digests = ["rules", "facts"].map {
      text(EntryField($0, .id, isRequired: false), &own) ?? ""
    }
    let lines = items("lines", &own).compactMap { words($1, $0) }
    var about: [CaseSubject] = []
    for (path, tree) in items("about", &own, isRequired: false) {
      guard var members = Members(tree, path, &problems) else { continue }
      if let subject = subject(&members) { about.append(subject) }
      members.refuseRest(["school", "area"], &problems)
    }
    let state = own.take("state")
    if state == nil { add(.missingKey("state"), path, tree.place) }
    for text in state?.texts ?? [] where !text.allSatisfy(\.isWhitespace) {
      guard let fault = EntryField.fault(inWords: text, guarding) else { continue }
      add(.fault(fault), "\(path).state", state?.place)
    }
    own.refuseRest(["name", "at", "rules", "facts", "lines", "about", "state"], &problems)
    guard let name, let at, let state else { return nil }
    return SavedSession(
      name: name, at: at, lines: lines, state: state.compact, rules: digests[0], facts: digests[1],
      about: about)
  }

  // MARK: Values

  private mutating func add(_ kind: ImportProblem.Kind, _ path: String, _ place: Source.Location?) {
    problems.append(ImportProblem(kind: kind, path: path, place: place))
  }

  /// The items of a list with their paths; a list that is not there is empty.
  private mutating func items(_ key: String, _ members: inout Members, isRequired: Bool = true)
    -> [(path: String, tree: JSONTree)]
  {
    let path = members.path(key)
    guard let tree = members.take(key) else {
      if isRequired { add(.missingKey(key), members.path, members.place) }
      return []
    }
    guard case .array(let items) = tree.content else {
      add(.wrongSort(expected: "a list", found: tree.sort), path, tree.place)
      return []
    }
    return items.enumerated().map { ("\(path)[\($0 + 1)]", $1) }
  }

  /// A field of an entry; an optional one may be missing.
  private mutating func text(_ field: EntryField, _ members: inout Members) -> String? {
    guard let tree = members.take(field.name) else {
      if field.isRequired { add(.missingKey(field.name), members.path, members.place) }
      return nil
    }
    guard let text = plainText(tree, members.path(field.name)) else { return nil }
    if let fault = field.fault(in: text, guarding) {
      add(.fault(fault), members.path(field.name), tree.place)
      return nil
    }
    return text
  }

  private mutating func words(_ key: String, _ members: inout Members) -> String? {
    text(EntryField(key, .words), &members)
  }

  private mutating func word(_ key: String, _ allowed: [String], _ members: inout Members)
    -> String?
  {
    text(EntryField(key, .oneOf(allowed)), &members)
  }

  /// Words that stand alone; they may be empty, as typed lines are.
  private mutating func words(_ tree: JSONTree, _ path: String) -> String? {
    guard let text = plainText(tree, path) else { return nil }
    if let fault = EntryField.fault(inWords: text, guarding), fault != .missing {
      add(.fault(fault), path, tree.place)
      return nil
    }
    return text
  }

  private mutating func plainText(_ tree: JSONTree, _ path: String) -> String? {
    if case .text(let text) = tree.content { return text }
    add(.wrongSort(expected: "a text", found: tree.sort), path, tree.place)
    return nil
  }

  private mutating func moment(_ members: inout Members) -> Moment? {
    guard let tree = members.take("at") else {
      add(.missingKey("at"), members.path, members.place)
      return nil
    }
    guard let text = plainText(tree, members.path("at")) else { return nil }
    if let moment = Moment(text) { return moment }
    add(.noMoment(text.quoted()), members.path("at"), tree.place)
    return nil
  }

  private mutating func subject(_ members: inout Members) -> CaseSubject? {
    let found = ["school", "area"].compactMap { sort in
      members.take(sort).map { (sort: sort, tree: $0) }
    }
    guard found.count == 1, let (sort, tree) = found.first else {
      add(.noSubject, members.path, members.place)
      return nil
    }
    guard let key = plainText(tree, members.path(sort)) else { return nil }
    if let fault = EntryField(sort, .words).fault(in: key, guarding) {
      add(.fault(fault), members.path(sort), tree.place)
      return nil
    }
    return CaseSubject(sort: sort, key: key)
  }

  private mutating func refuseRepeated(_ names: [String], _ list: String, _ place: Source.Location?)
  {
    var seen: Set<String> = []
    for (number, name) in names.enumerated() where !seen.insert(name).inserted {
      add(.nameTwice(name), "\(list)[\(number + 1)]", place)
    }
  }
}
