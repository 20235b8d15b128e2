import Diagnostics

/// `instead of`, `needs` and `before` must each be free of circles (`rule-language` 6.2).
enum RelationCircles {
  static func check(_ actions: [CheckedAction], _ log: inout ProblemLog) {
    let indices = Dictionary(
      uniqueKeysWithValues: actions.enumerated().map { ($1.id, $0) })
    let relations: [(key: String, ids: (CheckedAction) -> [String])] = [
      ("instead of", { $0.insteadOf }), ("needs", { $0.needs }), ("before", { $0.before }),
    ]
    for relation in relations {
      let uses = actions.map { action in relation.ids(action).compactMap { indices[$0] } }
      for circle in DependencyOrder.sort(uses).circles where circle.count > 1 {
        let first = actions[circle[0]]
        log.report(
          .circle(.relationCircle(relation.key, circle.map { actions[$0].id })), at: first.location,
          length: first.id.count)
      }
    }
  }
}
