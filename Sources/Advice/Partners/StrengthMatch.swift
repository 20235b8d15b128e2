import Inference
import RuleLanguage

/// Whether a school is shown to be strong in what another needs.
struct StrengthMatch {
  /// The topics that are needed; empty where no need has been shown so far.
  let needs: [String]
  /// The needs have been shown, and are not only what a card is about.
  let areShown: Bool
  /// Strengths that are at least likely and have a needed topic: that topic, and the index of the asset.
  let shown: [(topic: String, asset: Int)]
  /// Strengths with a needed topic that only figures, or records, point to.
  let hinted: [(topic: String, asset: Int)]
  let verdict: Verdict

  /// Looks through the strengths of a school for what is needed.
  init(_ needed: TopicAssets, of school: Int, in situation: Situation) {
    var (shown, hinted): ([(String, Int)], [(String, Int)]) = ([], [])
    var verdict = Verdict.no
    for (topic, fitting) in zip(needed.topics, needed.assets) {
      // Of a topic that no strength speaks of nothing can be said.
      if fitting.isEmpty { verdict = max(verdict, .unknown) }
      for asset in fitting {
        let strength = situation.strength(asset, ofSchool: school)
        if strength.certain >= .likely {
          shown.append((topic, asset))
          verdict = .yes
        } else if strength.possible >= .likely {
          verdict = max(verdict, .unknown)
        }
        if strength.certain == .hint { hinted.append((topic, asset)) }
      }
    }
    needs = needed.topics
    areShown = needed.isShown
    self.shown = shown
    self.hinted = hinted
    self.verdict = needed.topics.isEmpty ? .unknown : verdict
  }
}
