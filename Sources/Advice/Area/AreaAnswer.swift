package import RuleLanguage
package import Schools

/// What is said of the schools of an area together, as the answer to a question: all of it, or one part.
package struct AreaAnswer: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.area-answer/1"

  package var schema = AreaAnswer.schema
  package var subject: AnswerSubject
  /// What was asked: `all`, `to ask`, or the part as `Rules/areas.yaml` calls it.
  package var asked: String
  /// With the parts that were asked for.
  package var picture: SchoolAdvice.Picture
  /// What to ask next, as it is typed.
  package var next: [String]

  /// What can be asked of an area.
  package enum Topic: Hashable, Sendable {
    case all, toAsk
    case part(AreaPolicy.Part.Kind)

    /// What ``AreaAnswer/asked`` calls so; `nil` for other words.
    package init?(name: String) {
      let topics = [.all, .toAsk] + AreaPolicy.Part.Kind.allCases.map(Self.part)
      guard let topic = topics.first(where: { $0.name == name }) else { return nil }
      self = topic
    }

    var name: String {
      switch self {
      case .all: "all"
      case .toAsk: "to ask"
      case .part(let kind): kind.rawValue
      }
    }
  }

  package var page: AnswerPage {
    let title = picture.parts.count == 1 ? ListWording.clause(picture.parts[0].title) : ""
    let sections = PicturePage.sections(picture).filter {
      asked == "all" || $0.title != "Across the schools"
    }
    let isOne = sections.count == 1
    let lines = sections.flatMap { section in
      (isOne ? [] : [AnswerPage.Line("\(section.title):")])
        + section.lines.map { AnswerPage.Line($0, mark: "–", indent: isOne ? 1 : 2) }
    }
    return AnswerPage(
      subject.name
        + (asked == "to ask"
          ? " – what to ask the schools" : title.isEmpty ? " – across its schools" : " – \(title)"),
      lines.isEmpty ? [AnswerPage.Line(Self.nothing(asked))] : lines, next: next)
  }

  private static func nothing(_ asked: String) -> String {
    asked == "to ask"
      ? "Nothing is open of most schools."
      : "Of this too little is known to say anything; \"what to ask the schools\" says what would tell."
  }
}

extension AreaAnswer {
  /// The answer about one topic.
  ///
  /// - Parameters:
  ///   - set: The schools.
  ///   - picture: All that may be said of them.
  ///   - topic: What is asked.
  ///   - phrases: How each topic is asked for, as it is typed.
  package init(
    _ set: SchoolSets.Entry, _ picture: SchoolAdvice.Picture, _ topic: Topic,
    phrases: [(topic: Topic, phrase: String)]
  ) {
    subject = AnswerSubject(name: set.label)
    asked = topic.name
    self.picture = picture
    let told = Set(
      picture.parts.filter { !$0.lines.isEmpty || !$0.untold.isEmpty }.map(\.id))
    switch topic {
    case .all: next = []
    case .toAsk, .part:
      let others = phrases.filter { other, _ in
        if other == topic { return false }
        return switch other {
        case .all: false
        case .toAsk: !picture.toAsk.isEmpty
        case .part(let kind): told.contains(kind.rawValue)
        }
      }
      next = Array(others.map(\.phrase).prefix(3))
    }
    if topic != .all {
      self.picture.parts.removeAll { $0.id != topic.name }
      if topic != .toAsk { self.picture.toAsk = [] }
    }
  }
}
