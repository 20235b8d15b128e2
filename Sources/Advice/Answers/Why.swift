import Evidence
import Facts
import Inference
import OrderedCollections
import RuleLanguage

/// Why an action has the status it has: the rule with what was found for each of its conditions.
package struct Why: Answer {
  package var subject: AnswerSubject
  package var action: ActionNamed
  /// How much is told.
  package var length: Length
  /// The reasons in a few words, the surest first.
  package var because: [String]
  /// What speaks against it or is open.
  package var although: [String]
  /// The conditions, numbered.
  package var steps: [WhyStep]
  /// How many more entries of the card hold like those in ``steps``.
  package var moreEntries: Int
  /// What was taken as favourable or not because nobody knows, with the reason.
  package var assumed: [String]
  /// Findings it looks at that people who know the place reject, each in a sentence.
  package var rejected: [String]
  /// What would stop or put it off, and whether it does.
  package var stops: [StopShown]
  package var strategy: String
  package var evidence: [EvidenceShown]
  /// How strong the evidence is, in a sentence.
  package var evidenceGrade: String

  /// How much is told.
  package enum Length: String, Codable, Hashable, Sendable, CaseIterable {
    /// One or two sentences.
    case brief
    /// What counted, down to the figures.
    case usual
    /// The whole rule, with what did not count, and where every figure stands.
    case full
  }

  /// A contra-indication or exception.
  package struct StopShown: Encodable, Hashable, Sendable {
    package var says: String
    /// `yes` where it stops the action, `no`, or `not known`.
    package var verdict: String
  }

  /// One claim that the card rests on, with its limits.
  package struct EvidenceShown: Encodable, Hashable, Sendable {
    package var says: String
    /// Key and place of the source.
    package var source: String
    package var grade: String?
    /// What must not be read into it.
    package var doesNotShow: [String]
  }
}

extension Explainer {
  /// Why an action of the rules has its status for this school.
  package func why(_ action: Int, _ length: Why.Length = .usual) -> Why {
    let situation = outlook.situation.telling(.tallies)
    let proof = situation.proof(action: action)
    let card = rules.actions[action]
    let isOpen = [.possible, .cannotTell].contains(proof.status)
    var maker = WhyStepMaker(
      situation, rules, rejected: outlook.request.rejected, tellsAll: length == .full)
    let steps = maker.steps(proof)
    let made = candidate(action).flatMap {
      CardMaker(adviser, outlook, outlook.situation.telling(.deciding)).cards([$0]).first
    }
    var stops = proof.deciding.flatMap { instance in
      instance.unless.map { (line: $0, says: $0.condition.say ?? maker.sentence($0.condition)) }
        .map { Why.StopShown(says: $0.says, verdict: WhyStep.word($0.line.verdict)) }
        + instance.contraIndications.filter {
          ($0.effect == .block || $0.effect == .defer) && $0.test != nil
        }.map {
          Why.StopShown(
            says: rules.contraIndications[$0.index].says, verdict: WhyStep.word($0.verdict))
        }
    }
    var seen: Set<String> = []
    stops = stops.filter { seen.insert($0.says).inserted }
    let assumptions = proof.deciding.flatMap(\.assumptions).map { line in
      let sentence = maker.sentence(line.condition)
      return switch line.condition.stance {
      case .carryOn(let because):
        "Not known, and taken as favourable: \(sentence), because \(because)."
      case .stop(let because):
        "Not known, and taken as unfavourable: \(sentence), because \(because)."
      case .wait: sentence
      }
    }
    var because = made?.because.map(\.short) ?? []
    if because.isEmpty {
      because = isOpen ? [] : steps.filter { $0.verdict == "yes" }.map(\.inShort)
    }
    return Why(
      subject: subject, action: named(action), length: length, because: because,
      although: made?.although ?? [], steps: steps,
      moreEntries: maker.entriesLeft(proof), assumed: assumptions, rejected: rejected(proof),
      stops: stops,
      strategy: card.strategy.rawValue, evidence: card.because.map(evidence),
      evidenceGrade: GradeWording.text(card.grade))
  }

  /// What people reject of the findings that a card looks at.
  private func rejected(_ proof: ActionProof) -> [String] {
    let findings = proof.instances.flatMap(\.when.rejectedFindings)
    return outlook.request.rejected.filter { rejection in
      rejection.findings.contains { findings.contains($0) }
    }.map {
      "\"\(rules.findings[$0.findings[0]].name)\" was rejected by people who know the \(kindOfPlace), because \(ListWording.clause($0.reason))."
    }
  }

  /// A claim of a card with what the evidence files say of its limits.
  func evidence(_ citation: Citation) -> Why.EvidenceShown {
    let limits = rules.evidence.claims.values.filter {
      $0.source == citation.source && $0.locator == citation.locator
    }
    var seen: Set<String> = []
    return Why.EvidenceShown(
      says: citation.says, source: "\(citation.source) \(citation.locator)",
      grade: citation.grade?.rawValue,
      doesNotShow: limits.map(\.doesNotShow).filter { !$0.isEmpty && seen.insert($0).inserted })
  }
}

extension Why {
  package var page: AnswerPage {
    let title = "\(subject.name) – why \(action.inWords)"
    let number = action.shownAt ?? 1
    switch length {
    case .brief:
      return AnswerPage(
        title, briefLines,
        next: action.shownAt == nil ? [] : ["why \(number)", "how sure \(number)"])
    case .usual:
      let lines = verdictLines + stepLines + openLines + [sourceLine]
      return AnswerPage(
        title, lines,
        next: action.shownAt == nil
          ? [] : ["why \(number) in full", "how sure \(number)", "ask me"])
    case .full:
      let stopped = stops.map {
        AnswerPage.Line($0.says, mark: "\(WhyStep.mark($0.verdict)) stopped if")
      }
      let claims = evidence.flatMap { claim in
        [AnswerPage.Line("\(claim.says) (\(claim.source))", mark: "rests on:")]
          + claim.doesNotShow.map { AnswerPage.Line("does not show: \($0)", indent: 2) }
      }
      return AnswerPage(
        title,
        verdictLines + stepLines + assumed.map { AnswerPage.Line($0) } + stopped
          + claims + [sourceLine],
        next: action.shownAt == nil
          ? [] : ["how sure \(number)", "what would it take to lose \(number)"])
    }
  }

  private var briefLines: [AnswerPage.Line] {
    var lines: [AnswerPage.Line] = []
    if because.isEmpty {
      lines.append(AnswerPage.Line("Nothing that is known speaks for it yet."))
    } else {
      lines.append(AnswerPage.Line("Because of: \(because.joined(separator: "; "))."))
    }
    if let first = although.first {
      lines.append(AnswerPage.Line("Although \(first)."))
    }
    return lines
  }

  private var stepLines: [AnswerPage.Line] {
    let more =
      moreEntries == 0
      ? []
      : [
        AnswerPage.Line(
          "And \(NumberWording.word(moreEntries)) more entr\(moreEntries == 1 ? "y" : "ies") of this card hold\(moreEntries == 1 ? "s" : "") like these."
        )
      ]
    return steps.flatMap { $0.lines(1) } + more
  }

  private var verdictLines: [AnswerPage.Line] {
    [AnswerPage.Line(StatusWording.sentence(action.status), indent: 1)]
  }

  /// What is open, in one line each: exceptions and assumptions of which nobody knows.
  private var openLines: [AnswerPage.Line] {
    let open = stops.filter { $0.verdict == "not known" }.map(\.says)
    let stopping = stops.filter { $0.verdict == "yes" }.map(\.says)
    return (assumed + rejected).map { AnswerPage.Line($0) }
      + (stopping.isEmpty
        ? [] : [AnswerPage.Line("It is stopped for now: \(stopping.joined(separator: "; ")).")])
      + (open.isEmpty
        ? []
        : [
          AnswerPage.Line(
            "It would have to wait if this is so, which nobody has said: \(ListWording.or(open)).")
        ])
  }

  private var sourceLine: AnswerPage.Line {
    AnswerPage.Line(
      "Rule \(action.id). Strategy: \(strategy). \(ListWording.sentence(evidenceGrade)).")
  }
}

extension ConditionProof {
  /// The findings it asks for that people reject, by index.
  fileprivate var rejectedFindings: [Int] {
    switch form {
    case .finding(let use): use.entries.filter(\.isRejected).map(\.finding)
    case .all, .any, .noneOf, .anyWhenOf, .contraIndication: parts.flatMap(\.rejectedFindings)
    case .test, .count: []
    }
  }
}
