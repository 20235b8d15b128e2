import Facts
import Inference
import RuleLanguage

/// How sure an advice is, in a word, and the three things behind it kept apart: chance in the figures,
/// what is not known, and the strength of the evidence. They are never blended into one number.
package struct HowSure: Answer {
  package var subject: AnswerSubject
  package var action: ActionNamed
  /// `firm`, `fairly sure` or `tentative`; none for what is not put forward.
  package var sureness: String?
  /// Why it is that word.
  package var because: String
  package var noise: NoiseShown
  package var open: [OpenShown]
  /// How many more facts there are like those in ``open``.
  package var more: Int
  /// Facts that are open and change nothing, whatever they turn out to be.
  package var settled: Int
  package var evidenceGrade: String
  package var evidence: [Why.EvidenceShown]

  /// Chance in the figures.
  package struct NoiseShown: Encodable, Hashable, Sendable {
    /// How often the figures were drawn anew, and with which seed.
    package var draws: Int
    package var seed: UInt64
    /// How often the step came out otherwise.
    package var lost: Int
    /// Names of the figures that were drawn.
    package var figures: [String]
  }

  /// A fact that nobody knows and whose answer would change it.
  package struct OpenShown: Encodable, Hashable, Sendable {
    package var fact: String
    package var name: String
    /// What each answer that changes something would make of it.
    package var answers: [AnswerShown]
  }

  package struct AnswerShown: Encodable, Hashable, Sendable {
    package var values: [String]
    /// The word for how sure it would be, or its status where it would not be put forward.
    package var becomes: String
  }
}

extension Explainer {
  /// Draws of the figures for one answer.
  static let draws = 100
  /// Open facts told at most.
  private static let mostOpen = 5

  /// How sure an action is. The same seed gives the same answer.
  package func howSure(_ action: Int, seed: UInt64 = 1) -> HowSure {
    let situation = outlook.situation
    let redraws = situation.redraws(
      action, reading: adviser.factsRead.byAction[action], count: Self.draws, seed: seed)
    let state = state(action, situation)
    var open: [HowSure.OpenShown] = []
    var (settled, more) = (0, 0)
    for slot in openFacts(action) {
      let groups = outcomes(action, slot, otherThan: state)
      if groups.isEmpty {
        settled += 1
      } else if open.count < Self.mostOpen {
        let fact = rules.vocabulary.facts[slot]
        open.append(HowSure.OpenShown(fact: fact.id, name: fact.name, answers: groups))
      } else {
        more += 1
      }
    }
    let card = rules.actions[action]
    return HowSure(
      subject: subject, action: named(action), sureness: sureness(action, state)?.rawValue,
      because: because(action, state),
      noise: HowSure.NoiseShown(
        draws: redraws.count, seed: seed, lost: redraws.lost,
        figures: redraws.figures.map { rules.vocabulary.facts[$0].name }),
      open: open, more: more, settled: settled, evidenceGrade: GradeWording.text(card.grade),
      evidence: card.because.map(evidence))
  }

  /// The word of the page: an action that others wait for is put forward whatever its own conditions say.
  private func sureness(_ action: Int, _ state: State) -> Sureness? {
    candidate(action)?.sureness ?? state.sureness
  }

  private func because(_ action: Int, _ state: State) -> String {
    guard let candidate = candidate(action) else {
      return SurenessWording.because(state.status, state.strength, isFirm: state.isFirm)
    }
    return SurenessWording.because(
      candidate.status, candidate.strength, isFirm: candidate.firmness == .firm)
  }

  /// What an answer can change about one action.
  private struct State: Hashable {
    var status: Status
    var strength: Strength
    var isFirm: Bool

    var sureness: Sureness? {
      Candidate.rankedStatuses.contains(status)
        ? Sureness(of: status, strength, isFirm: isFirm) : nil
    }
  }

  private func state(_ action: Int, _ situation: Situation) -> State {
    let status = situation.status(action)
    guard status == .recommended else {
      return State(status: status, strength: .none, isFirm: true)
    }
    let strength = Outlook.strength(
      situation.standing(action), situation, isAreaVoice: outlook.voice == .area)
    return State(status: status, strength: strength, isFirm: situation.isFirm(action))
  }

  /// Facts that an action waits for, or that could still make its findings stronger, in the order of the card.
  private func openFacts(_ action: Int) -> [Int] {
    let proof = outlook.situation.proof(action: action)
    return UnknownsThatMatter.waitedFor(proof).filter {
      UnknownsThatMatter.isAskable($0, adviser, outlook)
    }
  }

  /// Answers to a fact that make something else of an action, those with the same outcome together.
  private func outcomes(_ action: Int, _ slot: Int, otherThan now: State) -> [HowSure.AnswerShown] {
    var groups: [(becomes: String, values: [FactValue])] = []
    for answers in outlook.situation.answersBySort(slot, isReadDirectly: false) {
      guard let answer = answers.first else { continue }
      let then = state(action, outlook.situation.answering(slot, answer))
      guard then.status != now.status || then.sureness != now.sureness else { continue }
      let word =
        then.sureness.map { "it would be \($0.rawValue)" } ?? SurenessWording.gone(then.status)
      if let index = groups.firstIndex(where: { $0.becomes == word }) {
        groups[index].values += answers
      } else {
        groups.append((word, answers))
      }
    }
    let kind = rules.vocabulary.facts[slot].kind
    return groups.map { group in
      HowSure.AnswerShown(
        values: AnswerWording.texts(group.values, kind: kind), becomes: group.becomes)
    }
  }
}

extension HowSure {
  package var page: AnswerPage {
    let word = sureness.map { "\(ListWording.sentence($0)): " }
    var lines = [
      AnswerPage.Line((word ?? "") + (word == nil ? because : ListWording.clause(because) + "."))
    ]
    lines.append(AnswerPage.Line(noiseText, mark: "Chance in the figures:"))
    if open.isEmpty {
      lines.append(
        AnswerPage.Line(
          settled > 0
            ? "no single answer to what is open would change it: settled whatever the answer."
            : "nothing that it looks at is open.", mark: "What is not known:"))
    } else {
      lines.append(AnswerPage.Line("these answers would change it.", mark: "What is not known:"))
      for fact in open {
        for answer in fact.answers {
          lines.append(
            AnswerPage.Line(
              "\(fact.name): \(ListWording.or(answer.values)) – \(answer.becomes)", mark: "–",
              indent: 2))
        }
      }
    }
    if more > 0 {
      lines.append(
        AnswerPage.Line(
          "and \(NumberWording.word(more)) more fact\(more == 1 ? "" : "s")", mark: "–", indent: 2))
    }
    lines.append(AnswerPage.Line(evidenceGrade, mark: "Evidence:"))
    for claim in evidence.prefix(2) {
      lines.append(AnswerPage.Line("\(claim.says) (\(claim.source))", mark: "–", indent: 2))
      for limit in claim.doesNotShow.prefix(1) {
        lines.append(AnswerPage.Line("It does not show: \(limit)", indent: 3))
      }
    }
    let number = action.shownAt
    return AnswerPage(
      "\(subject.name) – how sure is \(action.inWords)", lines,
      next: number.map { ["why \($0)", "ask me"] } ?? [])
  }

  private var noiseText: String {
    guard !noise.figures.isEmpty else { return "it rests on no figure that moves by chance." }
    let figures =
      noise.figures.count <= 3 ? ListWording.and(noise.figures) : "\(noise.figures.count) figures"
    let draws = "\(noise.draws) re-draws of \(figures)"
    if noise.lost == 0 {
      return
        "in none of \(draws), each moved by chance as it could for so many pupils, would it be otherwise."
    }
    let word =
      action.status == Status.recommended.rawValue ? "would this drop out" : "would it be otherwise"
    return
      "in \(noise.lost) of \(draws), each moved by chance as it could for so many pupils, \(word)."
  }
}
