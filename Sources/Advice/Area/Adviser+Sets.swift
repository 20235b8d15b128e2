import Facts
import Inference
import Notation
import RuleLanguage
package import Schools

extension Adviser {
  /// Everything to be said about a local authority, a trust or a region.
  ///
  /// The rules about an area speak to local authorities. Of a trust or a region only what its schools have
  /// in common is told, with no next steps; what `request` says or rejects counts for none of its schools.
  package func advice(for set: SchoolSets.Entry, _ request: AdviceRequest = AdviceRequest())
    -> SchoolAdvice
  {
    if let area = set.area { return advice(for: .area(area), request) }
    var advice = SchoolAdvice(
      school: SchoolAdvice.Identity(name: set.name, schools: set.schools.count),
      voice: Voice.area.rawValue, asOf: asOf.description, dataLine: dataLine,
      rulesDigest: rules.digest, factsDigest: factsDigest(of: set), strengths: [], nextSteps: [],
      alsoConsidered: [], unknowns: [], offers: [], findings: [], rejected: [],
      remarks: remarks(set, request), words: [], family: [], sources: [])
    advice.picture = shownPicture(of: set)
    advice.words = wordList.words(of: advice)
    advice.sources = SourceList(rules.evidence).sources(of: advice)
    return advice
  }

  /// What the schools of a set have in common, in exact numbers; `nil` without rules for it.
  package func picture(of set: SchoolSets.Entry) -> AreaPicture? {
    guard let policy = rules.areas else { return nil }
    return AreaCounting(set, self, engine.situation(of: subject(of: set)), policy)
      .picture(asOfYear: asOf.year)
  }

  /// What may be said of it; `nil` without rules for it.
  package func shownPicture(of set: SchoolSets.Entry) -> SchoolAdvice.Picture? {
    guard let policy = rules.areas, let picture = picture(of: set) else { return nil }
    return AreaWording(picture, policy, rules, steps: []).shown()
  }

  /// Nothing is supposed, so that any school of the set will do to look at the others from.
  private func subject(of set: SchoolSets.Entry) -> Subject {
    set.area.map { .area($0) } ?? .school(set.schools.first ?? 0)
  }

  private var dataLine: String {
    let newest = engine.base.newestYear.map(DateWording.academicYear)
    return "It rests on what was said of its schools"
      + (newest.map { ", and on figures up to \($0)." } ?? ".")
  }

  private func remarks(_ set: SchoolSets.Entry, _ request: AdviceRequest) -> [String] {
    var lines = [
      "The rules about an area speak to local authorities. Of a \(set.kind.rawValue) it is told what its open schools have in common; for next steps look at the authorities in which they lie."
    ]
    if !request.told.isEmpty || !request.rejected.isEmpty {
      lines.append(
        "What was said or rejected for this answer is about one school or authority, and counts for no school here."
      )
    }
    return lines
  }

  /// The schools that are spoken of, and everything they are held against.
  private func factsDigest(of set: SchoolSets.Entry) -> String {
    var hash = SHA256()
    hash.update("\(set.kind.rawValue)=\(set.name);schools=\(digestOfAllFacts());".utf8)
    return hash.finish()
  }
}
