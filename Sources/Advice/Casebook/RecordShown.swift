extension SchoolAdvice {
  /// What the casebook holds of the subject, as far as it stands.
  package struct RecordShown: Codable, Hashable, Sendable {
    package var told: [ToldShown]
    package var decisions: [DecisionShown]
  }

  /// A fact that somebody told.
  package struct ToldShown: Codable, Hashable, Sendable {
    package var fact: String
    package var name: String
    package var value: String
    package var by: String
    /// The day, `YYYY-MM-DD`.
    package var on: String
    /// Where it is known from, in the words of who told it.
    package var source: String?
    /// Whether it counts; a newer figure may stand in its place.
    package var isUsed: Bool
    /// The value that stands against it, and where that comes from.
    package var other: String?
    package var otherOrigin: String?
    /// The whole as a sentence.
    package var text: String
  }

  /// A decision about an action.
  package struct DecisionShown: Codable, Hashable, Sendable {
    package var action: String
    package var name: String
    /// The URN of the partner it is about.
    package var partner: String?
    /// `accepted` or `declined`.
    package var verdict: String
    package var reason: String?
    package var by: String
    /// The day, `YYYY-MM-DD`.
    package var on: String
    /// When to look at it again, `YYYY-MM-DD`.
    package var review: String?
    /// Whether the facts behind the action are other ones now.
    package var hasChanged: Bool
    /// The whole as a clause.
    package var text: String
  }
}
