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
      "900002,Oak,primary,Ambleford,352000,436000",
      "900003,Elm,primary,Ambleford,352000,418500")
    try write("hubs.csv", "hub,help with,easting,northing")("Bridge,eal,352000,426000")
    try write("community-partners.csv", "partner,kind,easting,northing")(
      "Boxing Club,culture_sport,352000,420000", "Library,culture_sport,352000,436000")
    try write("subjects-2025.csv", "URN,subject,progress,pupils")(
      "900001,maths,-1.8,41", "900001,reading,0.4,41", "900002,maths,-3,30")
    try write("groups-2025.csv", "URN,group,result,pupils")(
      "900001,boys,55,20", "900001,eal,80,7", "900002,boys,50,20")
  }

  private func write(_ name: String, _ headings: String) -> (String...) throws -> Void {
    { [folder] rows in
      let text = ([headings] + rows).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: folder.file(name))
    }
  }

  private func advice(_ school: String) throws -> String {
    let run = try ProcessRun(
      builtProgram("waymark"),
      [
        "advise", school, "--rules", "Rules", "--corpus",
        Self.root.appending(path: "Corpus").path, "--data", "school.csv", "hubs.csv",
        "community-partners.csv", "subjects-2025.csv", "groups-2025.csv",
      ], directory: folder.url)
    #expect(run.status == .exited(0), "\(run.error)")
    return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// 8 km to the hub are 18 minutes; one group is too small for its result to be seen.
  @Test func anOwnRuleReadsJourneysSubjectsAndGroups() throws {
    let said = try advice("Beech")
    #expect(said.contains("2. Visit the hub near by tentative"), "\(said)")
    #expect(said.contains("hubs near by: 1 hubs in reach"), "\(said)")
    #expect(said.contains("partners near by: 1 community partners nearby"), "\(said)")
    #expect(said.contains("weak subjects: 1 of 2 subjects in this school"), "\(said)")
    #expect(said.contains("waits for what nobody has said: group result of pupil groups in"))
  }

  /// From Oak it is 10 km to the hub, too far for the rule; the register need not be complete.
  @Test func theSameHubIsTooFarForAnotherSchool() throws {
    let said = try advice("Oak")
    #expect(!said.contains("hubs near by"), "\(said)")
    #expect(said.contains("weak subjects: 1 of 1 subjects in this school"), "\(said)")
    #expect(said.contains("strong groups: 0 of 1 pupil groups in this school"), "\(said)")
    #expect(said.contains("waits for what nobody has said: the hubs in reach;"), "\(said)")
  }

  /// Nobody has said anything of Elm's subjects and groups, which is not the same as none.
  @Test func whatNobodyHasSaidIsNotKnown() throws {
    let said = try advice("Elm")
    #expect(said.contains("hubs near by: 1 hubs in reach"), "\(said)")
    #expect(
      said.contains(
        "waits for what nobody has said: the subjects in this school and the pupil groups in this"
          + " school"), "\(said)")
  }
}
