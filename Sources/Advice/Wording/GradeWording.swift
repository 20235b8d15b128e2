package import Evidence

/// Evidence grades in plain words (`domain` 0).
package enum GradeWording {
  package static func text(_ grade: EvidenceGrade) -> String {
    switch grade {
    case .seedStrong: "reported across a whole programme, or more than once, by Ainscow"
    case .seedCase: "reported from one or a few cases by Ainscow"
    case .seedIdea: "recommended by Ainscow, without a reported case"
    case .ext: "an addition to Ainscow's model, from another source"
    }
  }
}
