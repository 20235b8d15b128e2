extension PartnerOptions {
  /// The options in full, and of the steps that ask for other kinds of helper who could be one.
  package var page: AnswerPage {
    if let place, options.isEmpty, place.elsewhere > 0 {
      return AnswerPage(title, lines + otherLines, next: ["who could it partner with?"])
    }
    let next = options.filter { $0.kind == .school }.compactMap(\.school).prefix(1)
      .map { "why not \($0.name) as partner" }
    return AnswerPage(title, lines + otherLines, next: next)
  }

  /// The same in full for each of these steps, one page after the other.
  package var pages: [AnswerPage] {
    [AnswerPage(title, lines)] + others.map { AnswerPage($0.title, $0.lines) }
  }

  private var title: String { "\(subject.name) – who could be a partner for \(action.inWords)" }

  private var lines: [AnswerPage.Line] {
    var lines: [AnswerPage.Line] = []
    let isAboutBodies = looked.map(\.kind) == [.partner]
    let help =
      needs.isEmpty
      ? ""
      : "\(isAboutBodies ? "This step is about" : "You need help with") \(ListWording.and(needs)). "
    lines.append(AnswerPage.Line(help + summary))
    lines += missingRegisters.map {
      AnswerPage.Line(
        "No register of \($0.several) was given; one of your area would name \($0 == .leader ? "schools they are based at" : "more")."
      )
    }
    for (place, option) in options.enumerated() {
      lines.append(
        AnswerPage.Line(
          option.label + option.far, mark: "\(Character(UnicodeScalar(UInt8(65 + place)))).",
          indent: 1))
      lines += option.lines(leavingOut: shared)
    }
    if !shared.isEmpty {
      lines.append(
        AnswerPage.Line(options.count == 1 ? "To find out:" : "To find out of each of them:"))
      lines += shared.map { AnswerPage.Line($0, mark: "–", indent: 2) }
    }
    lines += unnamedLines + excludedLines
    return lines
  }

  private var unnamedLines: [AnswerPage.Line] {
    let unnamed = options.filter { !$0.mayBeNamed }
    guard !unnamed.isEmpty else { return [] }
    return [
      AnswerPage.Line(
        unnamed.allSatisfy { $0.kind == .school }
          ? "A school is not named before both heads have agreed to it; an authority or a trust can ask them."
          : "Nobody is named before they have agreed to it, of schools both heads; an authority or a trust can ask them."
      )
    ]
  }

  private var excludedLines: [AnswerPage.Line] {
    guard !excluded.isEmpty || withoutStrength > 0 else { return [] }
    var lines = [AnswerPage.Line("Why others are not here:")]
    lines += excluded.prefix(8).map {
      AnswerPage.Line("\($0.reason): \($0.kind.counted($0.count))", mark: "–", indent: 2)
    }
    if withoutStrength > 0 {
      lines.append(
        AnswerPage.Line(
          "nothing rules them out, but nothing shows a strength in what you need either: \(PartnerProfileWording.schools(withoutStrength))",
          mark: "–", indent: 2))
    }
    return lines
  }

  /// One line for each step that asks for another kind of helper.
  private var otherLines: [AnswerPage.Line] {
    guard !others.isEmpty else { return [] }
    return [AnswerPage.Line("Other steps put forward ask for other helpers:")]
      + others.map { other in
        let who =
          other.options.isEmpty
          ? "nobody fits who is known"
          : other.options.map { $0.label.firstInSentence + $0.far }.joined(separator: "; ")
        return AnswerPage.Line("\(other.action.inWords): \(who)", mark: "–", indent: 2)
      }
  }

  /// What was found in the place that was asked for, and what is elsewhere.
  private func summary(of place: Place) -> String {
    let others =
      place.elsewhere == 0
      ? "nobody elsewhere could be either"
      : place.elsewhere == 1
        ? "one elsewhere could be" : "\(NumberWording.word(place.elsewhere)) elsewhere could be"
    guard possible > 0 else { return "In \(place.name) nobody could be a partner; \(others)." }
    let fit = possible == 1 ? "one could be a partner" : "\(NumberWording.word(possible)) could be"
    let shown =
      options.count < possible
      ? "; here are \(NumberWording.word(options.count)) that differ from each other" : ""
    return "In \(place.name) \(fit)\(shown). The order says nothing of merit."
  }

  /// The questions that are open of every option.
  private var shared: [String] {
    guard let first = options.first else { return [] }
    return first.unknown.filter { ask in options.allSatisfy { $0.unknown.contains(ask) } }
  }

  private var summary: String {
    let counts = looked.map { $0.kind.counted($0.count) }
    let count = looked.reduce(0) { $0 + $1.count }
    guard count > 0 else { return "Nobody is known who could be asked." }
    let all =
      "\(ListWording.sentence(ListWording.and(counts))) \(count == 1 ? "was" : "were") looked at"
    if let place { return "\(all). \(summary(of: place))" }
    if options.isEmpty {
      return possible == 0 && withoutStrength > 0
        ? "\(all); of none that nothing rules out is a strength in this known."
        : "\(all); something rules out \(count == 1 ? "it" : "each of them")."
    }
    let fit = possible == 1 ? "one could be a partner" : "\(NumberWording.word(possible)) could be"
    let shown =
      options.count < possible
      ? "; here are \(NumberWording.word(options.count)) that differ from each other" : ""
    return "\(all), and \(fit)\(shown). The order says nothing of merit."
  }
}

extension PartnerOptions.Option {
  /// How far away it is: the minutes that a table states, else kilometres in a straight line.
  fileprivate var far: String {
    if isMinutesStated, let minutes {
      return ", \(NumberWording.text(minutes)) minutes away by the table of travel times"
    }
    return kilometres.map { ", \(PartnerProfileWording.kilometres($0)) away" } ?? ""
  }

  fileprivate func lines(leavingOut shared: [String]) -> [AnswerPage.Line] {
    var lines = [
      AnswerPage.Line(brings, mark: "It brings:", indent: 2),
      AnswerPage.Line(gains, mark: kind == .school ? "You bring:" : "What it gains:", indent: 2),
    ]
    if !rivalry.isEmpty { lines.append(AnswerPage.Line(rivalry, mark: "Rivals?", indent: 2)) }
    if !load.isEmpty { lines.append(AnswerPage.Line(load, mark: "How busy:", indent: 2)) }
    if !speaksFor.isEmpty {
      lines.append(
        AnswerPage.Line(speaksFor.joined(separator: "; "), mark: "Speaks for it:", indent: 2))
    }
    if !speaksAgainst.isEmpty {
      lines.append(
        AnswerPage.Line(
          speaksAgainst.joined(separator: "; "), mark: "Speaks against:", indent: 2))
    }
    lines += unknown.filter { !shared.contains($0) }.map {
      AnswerPage.Line($0, mark: "To find out:", indent: 2)
    }
    lines.append(AnswerPage.Line(message, mark: "A first message:", indent: 2))
    return lines
  }
}

extension String {
  /// A profile such as `A system leader based at …` with a small letter; a name as it is.
  fileprivate var firstInSentence: String {
    hasPrefix("A ") || hasPrefix("An ") ? prefix(1).lowercased() + dropFirst() : self
  }
}
