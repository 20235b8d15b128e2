package import Evidence

/// Evidence grades in plain words (`domain` 0).
package enum GradeWording {
  package static func text(_ grade: EvidenceGrade) -> String {
    switch grade {
    case .seedStrong: "Ainscow reports it across a whole programme, or more than once"
    case .seedCase: "Ainscow reports it from one case or a few"
    case .seedIdea: "Ainscow recommends it, without a reported case"
    case .ext: "not in Ainscow's model: an addition from another source"
    }
  }
}
