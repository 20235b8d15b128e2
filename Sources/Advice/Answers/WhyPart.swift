import Facts
import Inference
import RuleLanguage

/// One numbered part of a ``Why`` alone and in full, with what would change it.
package struct WhyPart: Answer {
  package var subject: AnswerSubject
  package var action: ActionNamed
  /// Its number in the whole answer, `1.2`.
  package var number: String
  /// The part with all that is beneath it; nothing in it points to another part.
  package var step: WhyStep
  /// What would change its verdict, or make it surer: whole sentences.
  package var changes: [String]
}

extension Explainer {
  /// A part of why an action has its status.
  ///
  /// - Parameters:
  ///   - action: The action's index.
  ///   - number: The part's number, `1.2`.
  ///   - length: How much the answer tells whose numbers are meant.
  /// - Returns: The part; `nil` where the answer has none of that number.
  package func whyPart(_ action: Int, _ number: String, _ length: Why.Length = .usual) -> WhyPart? {
    var maker = whyStepMaker(length)
    let steps = maker.steps(proof(action))
    let known = steps.flatMap(\.withParts).first { $0.number == number && !$0.isRepeated }
    guard let proof = maker.proofs[number] else {
      return known.map {
        WhyPart(subject: subject, action: named(action), number: number, step: $0, changes: [])
      }
    }
    // A maker of its own has told nothing yet, so that every place is named here.
    var own = whyStepMaker(length)
    var step = own.part(proof, number)
    if let known { step.about = known.about }
    return WhyPart(
      subject: subject, action: named(action), number: number, step: step, changes: changes(proof))
  }

  /// The number that a part of a step has in the answer to *why*: `1.2` of a step is its condition 2, or, where it has
  /// only one condition, part 2 of that.
  package func whyNumber(ofPart part: String, _ action: Int) -> String {
    var maker = whyStepMaker(.usual)
    return maker.steps(proof(action)).count == 1 ? "1.\(part)" : part
  }

  /// The numbers of all parts of an answer to *why*, in its order.
  package func whyNumbers(_ action: Int, _ length: Why.Length = .usual) -> [String] {
    var maker = whyStepMaker(length)
    return maker.steps(proof(action)).flatMap(\.withParts).filter { !$0.isRepeated }.map(\.number)
  }

  private func proof(_ action: Int) -> ActionProof {
    outlook.situation.telling(.tallies).proof(action: action)
  }

  private func whyStepMaker(_ length: Why.Length) -> WhyStepMaker {
    WhyStepMaker(
      outlook.situation.telling(.tallies), rules, rejected: outlook.request.rejected,
      tellsAll: length == .full)
  }

  private func changes(_ proof: ConditionProof) -> [String] {
    let wording = ConditionWording(rules)
    switch (proof.form, proof.verdict) {
    case (.finding(let use), _): return changes(use, proof, wording)
    case (_, .unknown): return waiting("It is open until this is known", proof.waitsFor)
    case (.test(let test), .yes):
      return ["It holds as long as this stays so: \(wording.sentence(test.test))."]
    case (.test(let test), .no):
      return ["It would hold if this were so: \(wording.sentence(test.test))."]
    case (.all, .yes): return ["It changes as soon as one of its parts does."]
    case (.all, .no): return ["It holds only when all of its parts do."]
    case (.any, .yes), (.anyWhenOf, .yes):
      return ["It holds as long as one of its parts does."]
    case (.any, .no), (.anyWhenOf, .no): return ["One of its parts would be enough."]
    case (.noneOf, .yes): return ["It changes as soon as one of them is so."]
    case (.noneOf, .no): return ["It holds only when none of them is so."]
    case (.count, _), (.contraIndication, _): return []
    }
  }

  /// What keeps a finding, what could make it surer, and signs of it that do not count now.
  private func changes(
    _ use: FindingUse, _ proof: ConditionProof, _ wording: ConditionWording
  ) -> [String] {
    guard use.entries.count == 1, let entry = use.entries.first, !entry.isRejected else {
      return waiting("It is open until this is known", proof.waitsFor)
    }
    let isThere = entry.strength.certain > .none
    let others = entry.signs.filter { $0.verdict == .no }.map { wording.sentence($0.condition) }
    let held =
      isThere
      ? [
        "It stays as long as \(entry.signs.filter { $0.verdict == .yes }.count == 1 ? "its sign" : "one of its signs") does."
      ]
      : []
    let lead = isThere ? "It could become surer with" : "It is open until this is known"
    let notFound =
      others.isEmpty
      ? []
      : ["Not found here, and would count too: \(others.prefix(3).joined(separator: "; "))."]
    return held + waiting(lead, entry.waitsFor) + notFound
  }

  private func waiting(_ lead: String, _ causes: [Cause]) -> [String] {
    let names = ListWording.distinct(causes.map(CauseWording(rules).text))
    guard !names.isEmpty else { return [] }
    let left =
      names.count > 4 ? ["\(NumberWording.word(names.count - 4)) more"] : []
    return ["\(lead): \(ListWording.and(names.prefix(4) + left))."]
  }
}

extension WhyPart {
  package var page: AnswerPage {
    let place = action.shownAt
    return AnswerPage(
      "\(subject.name) – why \(action.inWords): part \(number)",
      step.lines(1) + changes.map { AnswerPage.Line($0) },
      next: place.map { ["why \($0)", "what would it take to lose \($0)"] } ?? [])
  }
}

extension WhyStep {
  /// The step and all that is beneath it, in the order of the answer.
  fileprivate var withParts: [WhyStep] { [self] + parts.flatMap(\.withParts) }
}
