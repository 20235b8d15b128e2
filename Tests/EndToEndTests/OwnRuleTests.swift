import Foundation
import TestSupport
import Testing

/// A rule of an area's own over what its registers say, from files to advice: journeys to hubs and
/// partners, results by subject and by group of pupils.
@Suite struct OwnRuleTests {
  private static let conditions = """
    when:
      all:
        - at least: 1
          of: hubs in reach
          call them: hubs near by
          where:
            - travel time: at most 20 minutes
            - distance to the hub: below 9 km
        - at least: 1
          of: community partners nearby
          call them: partners near by
          where:
            - distance: at most 5 km
        - at least: 1
          of: subjects in this school
          call them: weak subjects
          where:
            - subject progress: below -1 points
        - at most: 0
          of: pupil groups in this school
          call them: strong groups
          where:
            - group result: at least 60 percent

    """
  private static let examples = """
    examples:
      - name: a hub and a partner are near, and a subject is weak
        and hubs near by: 1
        and partners near by: 1
        and weak subjects: 1
        and strong groups: 0
        expect: recommended
      - name: no hub is near
        and hubs near by: 0
        expect: not indicated
      - name: nobody has given results by subject
        and hubs near by: 1
        and partners near by: 1
        and strong groups: 0
        expect: possible

    """

  private let folder: TemporaryFolder
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The shipped rules and one more, made of the card of another.
  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "Rules"), to: folder.file("Rules"))
    let strategy = folder.file("Rules/strategies/3-school-to-school")
    let card = try String(
      contentsOf: strategy.appending(path: "ss_eal_hub.yaml"), encoding: .utf8)
    let parts = try [
      #require(card.range(of: "when:")), #require(card.range(of: "partner:")),
      #require(card.range(of: "examples:")),
    ].map(\.lowerBound)
    let own =
      card[..<parts[0]] + Self.conditions + card[parts[1]..<parts[2]] + Self.examples
    try own.replacing("action: ss_eal_hub", with: "action: ss_own_rule")
      .replacing("name: Use an EAL hub school", with: "name: Visit the hub near by")
      .replacing("urgency: plan", with: "urgency: act now")
      .write(to: strategy.appending(path: "ss_own_rule.yaml"), atomically: true, encoding: .utf8)
    try write("school.csv", "URN,school name,phase,la_name,easting,northing")(
      "900001,Beech,primary,Ambleford,352000,418000",
      "900002,Oak,primary,Ambleford,352000,436000", "900003,Elm,primary,Ambleford,352000,418500",
      "900004,Ash,primary,Ambleford,352000,418600", "900005,Yew,primary,Ambleford,352000,418700",
      "900006,Lime,primary,Ambleford,352000,400500")
    try write("hubs.csv", "hub,help with,easting,northing")("Bridge,eal,352000,426000")
    try write("community-partners.csv", "partner,kind,easting,northing")(
      "Boxing Club,culture_sport,352000,420000", "Library,culture_sport,352000,436000")
    try write("subjects-2025.csv", "URN,subject,progress,pupils")(
      "900001,maths,-1.8,41", "900001,reading,0.4,41", "900002,maths,-3,30",
      "900004,maths,-1.8,41", "900005,maths,-1.8,41", "900006,maths,-1.8,41")
    try write("groups-2025.csv", "URN,group,result,pupils")(
      "900001,boys,55,20", "900002,boys,50,20", "900004,boys,70,20", "900005,boys,70,7",
      "900006,boys,55,20")
  }

  private func write(_ name: String, _ headings: String) -> (String...) throws -> Void {
    { [folder] rows in
      let text = ([headings] + rows).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: folder.file(name))
    }
  }

  private func advice(_ school: String) throws -> [String: Any] {
    let run = try ProcessRun(
      builtProgram("waymark"),
      [
        "advise", school, "--json", "--rules", "Rules", "--corpus",
        Self.root.appending(path: "Corpus").path, "--data", "school.csv", "hubs.csv",
        "community-partners.csv", "subjects-2025.csv", "groups-2025.csv",
      ], directory: folder.url)
    #expect(run.status == .exited(0), "\(run.error)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  /// From Beech it is 8 km or 18 minutes to the hub, from Oak 10 km: more than the rule allows, and the
  /// register need not be complete. Nobody has said anything of Elm's subjects, which is not the same
  /// as none. A group of Ash does well; one of Yew is too small for its result to be seen. Lime has
  /// no hub within its travel limit.
  @Test(arguments: [
    ("Beech", ["recommended", "recommended on an assumption"]), ("Oak", ["possible"]),
    ("Elm", ["possible"]), ("Ash", []), ("Yew", ["possible"]), ("Lime", ["possible"]),
  ])
  func anOwnRuleReadsJourneysSubjectsAndGroups(school: String, statuses: [String]) throws {
    let advice = try advice(school)
    let entries = ["nextSteps", "alsoConsidered"].flatMap { advice[$0] as? [[String: Any]] ?? [] }
    let status = entries.first { $0["action"] as? String == "ss_own_rule" }?["status"] as? String
    if statuses.isEmpty {
      #expect(status == nil)
    } else {
      #expect(statuses.contains(status ?? "none"), "\(status ?? "none")")
    }
  }
}
