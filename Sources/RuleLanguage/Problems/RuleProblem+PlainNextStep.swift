import Diagnostics

extension RuleProblem {
  /// Next steps that suggest no name.
  var plainNextStep: String? {
    switch self {
    case .folderMissing: "name the folder that holds it"
    case .fileMissing: "add the file"
    case .fileUnreadable: "see that the file may be read"
    case .noRuleInFile: "begin it with \"finding: ID\", \"asset: ID\" or \"action: ID\""
    case .unknownParameter(_, nil):
      "add \"about: {need: needs}\" to the rule, or name the value itself"
    case .unknownParameter: "correct one of the two"
    case .noColumns: "write \"the …\" without \"'s\""
    case .needWithoutHub: "add \"hub: …\" to the need"
    case .needWithoutFinding: "correct the need, or add the file of the finding"
    case .unknownStrength: "write hint, likely or clear, with or without \"at least\""
    case .barrierOrAsset(let id, isAsset: true): "write \"asset: \(id)\""
    case .barrierOrAsset(let id, isAsset: false): "write \"finding: \(id)\""
    case .findingWithoutAbout: "leave out \"about …\""
    case .phraseDoesNotFit(_, _, let kind): Self.phrases(kind)
    case .writeInstead(_, let instead): "write \(instead.quoted())"
    case .wrongUnit(_, _, let unit):
      unit.isEmpty ? "leave it out, as the fact has no unit" : "write \(unit)"
    case .unitNeeded(let number, _, let unit): "write \"\(number) \(unit)\""
    case .outsideRange, .gapOutsideRange: "correct the number"
    case .wholeNumber: "write a whole number"
    case .factorNotPositive: "write, for example, \"at least 1.25 times national\""
    case .yearsOutOfRange: "write 2 to 10 years for a change, and up to 200 for an age"
    case .levelAsNumber(let comparison, _, let level?, _):
      "write \"\(comparison) \(level)\""
    case .levelAsNumber(_, _, nil, let levels), .levelBeyond(_, _, let levels):
      "the levels are \(levels.joinedInWords("and"))"
    case .sameAsNumber(_, let same):
      same
        ? "write, for example, \"within 2 points of this school\""
        : "write, for example, \"above this school by at least 2 points\""
    case .thisSchoolOutsideWhere: "compare with the family mean, or move the line into \"where\""
    case .notASet: "name a fact that is a set"
    case .differentLists: "compare sets of the same list"
    case .textIsNeverTested, .neverScored: "leave the line out"
    case .bearerOutOfPlace(_, _, nil): "move the line into the \"where\" of a count"
    case .bearerOutOfPlace: "move the line to where it belongs"
    case .itemsExpected: "write each condition on a line of its own after \"- \""
    case .noItems, .nothingAsked, .nothingAfter: "write a condition, or delete the line"
    case .itemExpected: "write, for example, \"reading cohort size: at least 11\""
    case .severalTests: "begin each on a line of its own with \"- \""
    case .lineExpected(_, let list?): "write \"any of \(list)\""
    case .lineExpected(_, nil): "write, for example, \"at least 11\""
    case .overSeveralLines: "write it on one line after the colon"
    case .quantityNotClear: "write, for example, 2 or 30 percent"
    case .actionsExpected: "write their ids in brackets: [a, b]"
    case .extraNotHere("say"): "put it on a line of \"unless\""
    case .extraNotHere("gives at most"): "put it on a sign of a finding"
    case .extraNotHere("if unknown"): "put it on the single lines"
    case .extraNotHere: "delete the line"
    case .onlyHint: "write \"gives at most: hint\""
    case .stanceNeedsReason: "add a line \"because: …\""
    case .becauseWithoutStance: "add \"if unknown: carry on\" or \"if unknown: stop\", or delete it"
    case .countInsideWhere: "make the inner count a finding, and name that finding here"
    case .notInDerivation: "name the fact behind it"
    case .onlyOfSchools: "test a fact of theirs instead"
    case .onlyInActions: "move the line to an action"
    case .setNameTaken: "give one of them another name"
    case .fileNameDiffers(_, let id): "call the file \(id).yaml"
    case .nameTaken: "choose another name, or delete one of the two"
    case .kindDiffers: "delete the line"
    case .reviewPast, .reviewLongPast: "read the rule again, then set a new date"
    case .retiredWithoutSuccessor: "add a line \"replaced by: …\""
    case .emptyPart: "write at least one entry"
    case .gradeMissing: "add \"grade: seed-strong\", seed-case, seed-idea or ext"
    case .gradeTooHigh(_, _, let highest): "write \(highest), or name a better source"
    case .listedTwice, .namesItself: "delete it"
    case .helpedByBarrier: "name an asset, or delete it"
    case .oneParameter: "write, for example, \"about: {need: needs}\""
    case .reachNotClear:
      "write {every card except: [a, b]}, {cards that list it: yes} or candidate"
    case .strengthOrder: "put clear first, then likely, then hint"
    case .orderWords(_, let words): "write \(words.quoted())"
    case .orderMustEnd: "end it with \"rule: by name\""
    case .callsNotClear: "write, for example, \"when W_STATS_ONLY or N_STAT_ONLY\""
    case .setSizeNotClear: "write 2, \"2 of 10\" or \"2 to 5 of 10\", or list the members"
    case .memberExpected: "write, for example, [{group size: 14}, {group size: 22}]"
    case .aboutWithoutParameter: "delete the line"
    case .reachBelow: "leave \"could reach\" out, or correct it"
    case .expectationNotHere, .expectationContradicts: "delete the line, or correct \"expect\""
    case .operandIsNoNumber: "name a number, or a fact with levels"
    case .partsDiffer: "name facts with the same kind and words"
    case .derivedKind: "change the kind, or the way it is worked out"
    case .findingCircle, .factCircle, .whenCircle, .relationCircle:
      "take one of them out of the circle"
    case .copiesTooMuch: "make what they share a finding"
    default: nil
    }
  }

  /// The phrases that fit a kind.
  private static func phrases(_ kind: String) -> String? {
    switch kind {
    case "number": "write, for example, \"at least 30\", \"below family mean\" or a named band"
    case "yes or no": "write yes, no, known or unknown"
    case "choice": "write a word, \"not …\" or \"any of [a, b]\""
    case "ordinal": "write a level, \"at least …\", \"at most …\" or \"not …\""
    case "set": "write \"includes …\", \"empty\", \"at least 2 of them\" or \"shares one with …\""
    case "year": "write, for example, \"older than 2 years\""
    case "label": "write \"same as this school\" or \"different from this school\" inside \"where\""
    default: nil
    }
  }
}
