package import Facts

/// Puts what people said beside what was published (`rule-language` 0.18).
struct AnswerJoin {
  /// What became of one file's answers.
  struct Placement {
    /// The schools and areas that something was said of.
    var schools: Set<Int32> = []
    var areas: Set<Int32> = []
    /// Answers about schools or areas that no file lists.
    var unplaced = Tally()
  }

  let vocabulary: Vocabulary
  /// By the path of the file.
  private(set) var placements: [String: Placement] = [:]

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  mutating func join(
    _ portions: [FilePortion], schools: inout FactTable, areas: inout FactTable,
    index: SchoolIndex, home: AreaJoin
  ) {
    for portion in portions where !portion.answers.isEmpty {
      let finder = index.finder(for: portion)
      var placement = Placement()
      for answer in portion.answers {
        let (slot, value) = (Int(answer.slot), portion.meanings[Int(answer.meaning)])
        let origin = Origin.told(
          by: portion.names.texts[Int(answer.by)], on: portion.names.texts[Int(answer.on)])
        let school = finder.school(of: answer.key)
        if vocabulary.facts[slot].bearer == .school {
          guard let school else {
            placement.unplaced.add(row: Int(answer.fileRow))
            continue
          }
          placement.schools.insert(school)
          schools.tell(slot, Int(school), value, from: origin)
        } else {
          let own = home.row(of: answer.key, in: portion)
          guard let area = own ?? school.map({ home.areaOfSchool[Int($0)] }), area >= 0 else {
            placement.unplaced.add(row: Int(answer.fileRow))
            continue
          }
          placement.areas.insert(area)
          areas.tell(slot, Int(area), value, from: origin)
        }
      }
      placements[portion.file] = placement
    }
  }
}

extension FactTable {
  /// Which of two values for one fact counts, and the other one, which is shown as well.
  package enum Telling: Hashable, Sendable {
    /// What was said counts; the published figure, if any, is kept beside it.
    case counts(over: FactValue?, from: Origin?)
    /// A newer figure or answer counts; what was said is kept beside it.
    case isOlder
    /// Somebody did not know what is published; the figure stands.
    case saysNothing
  }

  /// Sets what somebody said of a fact, unless something newer stands there.
  ///
  /// What people say wins over a published figure of the same or an earlier school year; a newer
  /// figure wins over what was said before it, and of two answers the later one, whichever is read
  /// first. Something said without a date is said now and wins. That somebody does not know a figure
  /// does not take it away.
  ///
  /// - Parameters:
  ///   - slot: The fact.
  ///   - row: The school or area.
  ///   - value: What was said.
  ///   - origin: `told` with who and when (`YYYY-MM-DD`), or `supposed`.
  /// - Returns: Which value counts; the other stands in ``besides``.
  @discardableResult
  package mutating func tell(
    _ slot: Int, _ row: Int, _ value: FactValue, from origin: Origin
  ) -> Telling {
    let published = self.value(slot, row)
    let publishedOrigin = self.origin(slot, row)
    if published.isKnownOrBetween, value == .notKnown, case .published? = publishedOrigin {
      return .saysNothing
    }
    if Self.isOlder(origin, than: publishedOrigin, hasFigure: published.isKnownOrBetween) {
      if value.isKnownOrBetween { setBesides(slot, row, to: value, from: origin) }
      return .isOlder
    }
    if published.isKnownOrBetween, let publishedOrigin {
      setBesides(slot, row, to: published, from: publishedOrigin)
    }
    set(slot, row, to: value, from: origin)
    return .counts(over: published.isKnownOrBetween ? published : nil, from: publishedOrigin)
  }

  private static func isOlder(_ origin: Origin, than other: Origin?, hasFigure: Bool) -> Bool {
    guard case .told(_, let day) = origin else { return false }
    switch other {
    case .published(_, _, _, _, let year?)?:
      return hasFigure && (academicYear(ofDay: day).map { $0 < year } ?? false)
    // Days are written year first, so that their texts are in their order.
    case .told(_, let otherDay)?: return !day.isEmpty && !otherDay.isEmpty && day < otherDay
    case .published, .derived, .supposed, nil: return false
    }
  }

  /// The end of the academic year in which a day lies; `nil` for another text.
  private static func academicYear(ofDay day: String) -> Int? {
    Array(day.utf8).withUnsafeBufferPointer { DayText($0)?.academicYear }
  }
}
