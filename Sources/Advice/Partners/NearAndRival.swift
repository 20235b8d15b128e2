import Inference
import RuleLanguage

/// Whether two schools may draw on the same pupils: how far apart they lie, and whether one of them is a
/// rival as the other sees it.
struct NearAndRival {
  /// In a straight line; `nil` where the place of one of the two is not known.
  let kilometres: Double?
  /// From this distance on they count as far apart.
  let farFrom: Double
  /// Whether the asking school is a rival as the partner sees it, and the other way round.
  let isRival: (asker: Verdict, partner: Verdict)

  var verdict: Verdict {
    if let kilometres, kilometres >= farFrom { return .yes }
    let rival = max(isRival.asker, isRival.partner)
    // Rivals of whom, nobody can tell as long as it is not known that they are neighbours.
    if rival == .yes { return kilometres == nil ? .unknown : .no }
    return !rival
  }
}
