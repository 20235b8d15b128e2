package import RuleLanguage

/// What in a condition speaks for a step that it leads to.
struct Support {
  /// The strength of the strongest barrier or asset that it asks for and that is there, of those of the school and of
  /// all.
  var strengthOfSchool = Strength.none
  var strength = Strength.none
  /// Something that is known speaks for it: a figure or judgement, a finding, a number of schools.
  var isGrounded = false

  fileprivate mutating func takeStrengths(of part: Support) {
    strength = max(strength, part.strength)
    strengthOfSchool = max(strengthOfSchool, part.strengthOfSchool)
  }
}

extension Situation {
  /// The strength of the strongest barrier or asset that an action is put forward for, of the entries that decide.
  ///
  /// `ofSchoolAlone` leaves out those of the school's area.
  package func strength(behind standing: ActionStanding, ofSchoolAlone: Bool) -> Strength {
    standing.deciding.reduce(.none) { strongest, instance in
      let support = support(lines(standing.action, instance: instance.index).when)
      return max(strongest, ofSchoolAlone ? support.strengthOfSchool : support.strength)
    }
  }

  /// Whether something that is known speaks for one of the entries that decide (``Support/isGrounded``). A phase or a role
  /// alone says nothing about a school.
  package func isGrounded(_ standing: ActionStanding) -> Bool {
    standing.deciding.contains {
      support(lines(standing.action, instance: $0.index).when).isGrounded
    }
  }

  /// The barriers and assets that an action rests on: those that the entries that decide ask for and that are there, each
  /// once, in the order of the card.
  package func findings(behind standing: ActionStanding) -> [Int] {
    var findings: [Int] = []
    for instance in standing.deciding {
      forEachFinding(lines(standing.action, instance: instance.index).when, atLeast: .hint) {
        if !findings.contains($0) { findings.append($0) }
      }
    }
    return findings
  }

  /// What in a condition about the subject speaks for a step, worked out once; taken over where nothing was learnt that
  /// it looks at.
  func support(_ line: Int) -> Support {
    if supports.isEmpty { supports = Array(repeating: nil, count: rules.outline.lines.count) }
    if let known = supports[line] { return known }
    let support: Support
    if let earlier, !rules.slotsOfLines.looks(line, at: earlier.learnt) {
      support = earlier.situation.support(line)
    } else {
      support = foundSupport(line)
    }
    supports[line] = support
    return support
  }

  /// Visits the findings that a condition about the subject asks for in parts that are not false, where they certainly are
  /// so strong; one may be met twice.
  func forEachFinding(_ line: Int, atLeast least: Strength, _ visit: (_ finding: Int) -> Void) {
    guard support(line).strength >= least else { return }
    let (outline, lines) = (rules.outline, rules.outline.lines[line])
    switch lines.form {
    case .finding:
      for place in lines.parts where strength(outline.parts[place]).certain >= least {
        visit(outline.parts[place])
      }
    case .all, .any, .anyWhenOf:
      for place in lines.parts { forEachFinding(outline.parts[place], atLeast: least, visit) }
    case .test, .noneOf, .count, .contraIndication: break
    }
  }

  private func foundSupport(_ line: Int) -> Support {
    let lines = rules.outline.lines[line]
    let verdict = verdict(lines.verdict, at: subject.row)
    var support = Support()
    if verdict == .no { return support }
    switch lines.form {
    case .test(_, _, let isRecord): support.isGrounded = verdict == .yes && !isRecord
    case .contraIndication: support.isGrounded = verdict == .yes
    case .count(let number):
      support.isGrounded =
        verdict == .yes && !memberRows(rules.counts[number], at: subject.row).rows.isEmpty
    case .finding:
      for place in lines.parts {
        let finding = rules.outline.parts[place]
        let strength = strength(finding).certain
        support.strength = max(support.strength, strength)
        if !rules.isOfArea[finding] {
          support.strengthOfSchool = max(support.strengthOfSchool, strength)
        }
      }
      support.isGrounded = support.strength > .none
    case .any, .anyWhenOf:
      for part in parts(of: lines) {
        support.takeStrengths(of: part)
        support.isGrounded = support.isGrounded || part.isGrounded
      }
    case .all:
      for part in parts(of: lines) { support.takeStrengths(of: part) }
      support.isGrounded = isGrounded(all: lines.parts)
    case .noneOf: break
    }
    return support
  }

  private func parts(of line: ConditionOutline.Line) -> some Sequence<Support> {
    line.parts.lazy.map { self.support(self.rules.outline.parts[$0]) }
  }

  /// Of conditions that have to hold together one does not speak for the others: that many pupils are from low-income
  /// families is no reason for a step that is meant for a school with a new head.
  private func isGrounded(all places: Range<Int>) -> Bool {
    var isAny = false
    for place in places {
      let part = rules.outline.parts[place]
      if support(part).isGrounded {
        isAny = true
      } else if verdict(ofLine: part, at: subject.row) != .yes {
        return false
      }
    }
    return isAny
  }
}
