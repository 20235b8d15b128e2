import RuleLanguage

/// How actions stand, read from the verdicts of their conditions.
extension Situation {
  /// How an action stands.
  ///
  /// - Parameters:
  ///   - action: The index in ``CheckedRules/actions``.
  ///   - earlier: How it stands in another situation of the same subject, if that is known.
  ///   - isSame: Whether nothing that an entry looks at is otherwise than there.
  /// - Returns: Its status and what bears on each entry.
  package func standing(
    _ action: Int, since earlier: ActionStanding? = nil,
    where isSame: (Int) -> Bool = { _ in false }
  ) -> ActionStanding {
    let outline = rules.outline
    var standing = ActionStanding(action: action, status: .doesNotApply, instances: [])
    standing.instances.reserveCapacity(outline.actions[action].count)
    for place in outline.actions[action] {
      let index = place - outline.actions[action].lowerBound
      if let earlier, isSame(index) {
        standing.instances.append(earlier.instances[index])
      } else {
        standing.instances.append(instance(index, outline.instances[place]))
      }
      let status = standing.instances[index].status
      standing.status = index == 0 ? status : Status.better(standing.status, status)
    }
    return standing
  }

  private func instance(_ index: Int, _ lines: ConditionOutline.Instance) -> InstanceStanding {
    var standing = InstanceStanding(
      index: index, status: lines.status.status { holds($0, at: subject.row) },
      when: verdict(ofLine: lines.when, at: subject.row), bearing: [])
    for place in lines.reaches {
      let reach = rules.outline.reaches[place]
      let verdict = reach.test.map { self.verdict(ofLine: $0, at: subject.row) } ?? .unknown
      if verdict == .yes || (verdict == .unknown && reach.stopsIfUnknown) {
        standing.bearing.append(reach.index)
      }
    }
    return standing
  }

  /// The verdict of a condition.
  func verdict(ofLine line: Int, at row: BearerRow) -> Verdict {
    verdict(rules.outline.lines[line].verdict, at: row)
  }

  /// The lines of an entry of an action.
  func lines(_ action: Int, instance: Int) -> ConditionOutline.Instance {
    rules.outline.instances[rules.outline.actions[action].lowerBound + instance]
  }
}
