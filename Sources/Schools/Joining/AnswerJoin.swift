package import Facts

/// Puts what people said beside what was published (`rule-language` 0.18).
struct AnswerJoin {
  let vocabulary: Vocabulary
  /// Answers about schools or areas that no file lists.
  private(set) var unplaced = 0

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  mutating func join(
    _ portions: [FilePortion], schools: inout FactTable, areas: inout FactTable,
    index: SchoolIndex, home: AreaJoin
  ) {
    for portion in portions {
      for answer in portion.answers {
        let origin = Origin.told(by: answer.by, on: answer.on)
        switch vocabulary.facts[answer.slot].bearer {
        case .school:
          guard let school = index.find(answer.key, in: portion) else {
            unplaced += 1
            continue
          }
          schools.tell(answer.slot, Int(school), answer.value, from: origin)
        case .area:
          let own = home.row(of: answer.key, in: portion)
          let ofSchool = index.find(answer.key, in: portion).map { home.areaOfSchool[Int($0)] }
          guard let area = own ?? ofSchool, area >= 0 else {
            unplaced += 1
            continue
          }
          areas.tell(answer.slot, Int(area), answer.value, from: origin)
        case .hub, .partner, .pupilGroup, .subject: unplaced += 1
        }
      }
    }
  }
}

extension FactTable {
  /// Which of two values for one fact counts, and the other one, which is shown as well.
  package enum Telling: Hashable, Sendable {
    /// What was said counts; the published figure, if any, is kept beside it.
    case counts(over: FactValue?, from: Origin?)
    /// A newer published figure counts; what was said is kept beside it.
    case isOlder
  }

  /// Sets what somebody said of a fact, unless a newer published figure stands there.
  ///
  /// What people say wins over a published figure of the same or an earlier school year; a newer
  /// figure wins over what was said before it. Something said without a date is said now and wins.
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
    if case .told(_, let day) = origin, published.isKnownOrBetween,
      case .published(_, _, _, _, let year?)? = publishedOrigin,
      let said = Self.academicYear(ofDay: day), said < year
    {
      setBesides(slot, row, to: value, from: origin)
      return .isOlder
    }
    if published.isKnownOrBetween, let publishedOrigin {
      setBesides(slot, row, to: published, from: publishedOrigin)
    }
    set(slot, row, to: value, from: origin)
    return .counts(over: published.isKnownOrBetween ? published : nil, from: publishedOrigin)
  }

  /// The end of the academic year in which a day lies; `nil` for another text.
  private static func academicYear(ofDay day: String) -> Int? {
    Array(day.utf8).withUnsafeBufferPointer { DayText($0)?.academicYear }
  }
}
