import Foundation
import TestSupport
import Testing

/// `waymark partners` from outside, on the sample.
@Suite struct PartnersTests {
  private func waymark(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), ["partners"] + arguments)
  }

  /// The words of an output, whatever its lines.
  private func flat(_ run: ProcessRun) -> String {
    run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func oneSchoolGetsOptions() throws {
    let text = try waymark("900104", "--width", "80")
    #expect(text.status == .exited(0))
    #expect(text.output.contains("who could be a partner for step"))
    #expect(text.output.contains("A first message:"))
    let json = try waymark("900104", "--json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["intent"] as? String == "partners")
    let answer = try #require(document["answer"] as? [String: Any])
    #expect(answer["schema"] as? String == "waymark.partners/2")
  }

  @Test func whyNotAHubOfOneSchool() throws {
    let text = try waymark("900158", "--why-not", "the Dunmere EAL hub", "--width", "80")
    #expect(text.status == .exited(0))
    #expect(text.output.hasPrefix("Why Dunmere Language Hub is not among the helpers"))
    #expect(flat(text).contains("no: Too far: 77 minutes by the straight line"))
    let json = try waymark("900158", "--why-not", "Saltby Reading Hub", "--json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let answer = try #require(document["answer"] as? [String: Any])
    #expect(answer["schema"] as? String == "waymark.helper/1")
    #expect(answer["outcome"] as? String == "does not fit")
    #expect(try waymark("900158", "--why-not", "Hogwarts").status == .exited(4))
    #expect(try waymark("--why-not", "Saltby Reading Hub").status == .exited(2))
  }

  @Test func aPlanGoesRoundThroughItsFile() throws {
    let folder = try TemporaryFolder()
    let plan = try waymark("--area", "Ambleford", "--broker", "--format", "csv")
    #expect(plan.status == .exited(0))
    let lines = plan.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("URN,school,authority,step,topics") == true && lines.count > 5)
    let file = folder.url.appending(path: "plan.csv")
    try Data(plan.output.utf8).write(to: file)
    let again = try waymark(
      "--area", "Ambleford", "--broker", "--format", "csv", "--keep", file.path)
    #expect(again.output == plan.output)
    #expect(
      flat(try waymark("--area", "Ambleford", "--keep", file.path))
        .contains("None of the earlier plan's pairs changed"))
    let json = try waymark("--area", "Ambleford", "--json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "waymark.partner-plan/2")
    #expect((document["pairs"] as? [Any])?.count == lines.count - 1)
  }

  /// A plan may be made for a trust or a region, as `advise --area` speaks of them.
  @Test(arguments: ["trust Tarn Partnership", "tarn partnership"])
  func aPlanForATrust(typed: String) throws {
    let plan = try waymark("--area", typed)
    #expect(plan.status == .exited(0))
    #expect(plan.output.contains("Tarn Partnership (trust)"))
    // Its schools lie in several authorities, and they are fewer than all.
    let rows = try waymark("--area", typed, "--broker", "--format", "csv").output.split(
      separator: "\n")
    let all = try waymark("--broker", "--format", "csv").output.split(separator: "\n")
    #expect(rows.count > 1 && rows.count < all.count / 3)
  }

  /// Hubs, leaders and community partners are shown where steps ask for them, in full.
  @Test func otherStepsAskForOtherHelpers() throws {
    let text = try waymark("900158", "--width", "90").output
    for part in ["Hub, ", "A system leader based at", "Upper Garth Food Pantry", "What it gains:"] {
      #expect(text.contains(part), "\(part)")
    }
    let answer =
      try #require(
        try JSONSerialization.jsonObject(with: Data(try waymark("900158", "--json").output.utf8))
          as? [String: Any])["answer"] as? [String: Any]
    let others = try #require(answer?["others"] as? [[String: Any]])
    #expect(others.count >= 3 && others.allSatisfy { $0["options"] != nil })
  }

  /// Any helper may be locked, forbidden and asked about, by name or id; what fits nobody or several is said.
  @Test func helpersHaveNames() throws {
    let hub = try waymark(
      "--area", "Ambleford", "--why", "900125 = ambleford behaviour and attendance hub")
    #expect(hub.status == .exited(0) && hub.output.contains("They are matched."))
    let body = try waymark("--why", "900116 = University of Westmarch")
    #expect(body.output.contains("Another kind of body"), "\(body.output)")
    let leader = try waymark("--lock", "900158 = system leader at 900854", "--area", "Ambleford")
    #expect(leader.status == .exited(0), "\(leader.error)")
    let several = try waymark("--forbid", "900125 = hub")
    #expect(several.status == .exited(4) && several.error.contains("WM602"))
    #expect(several.error.contains("Dunmere Maths Hub, Dunmere (hub)"))
    let none = try waymark("--forbid", "900125 = Bramley Brewery")
    #expect(none.status == .exited(4) && none.error.contains("WM603"))
    let noNeed = try waymark("--lock", "900104 = Tarn Engineering")
    #expect(noNeed.status == .exited(4) && noNeed.error.contains("WM636"))
  }

  @Test func onlySoMuchChanges() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "plan.csv")
    let plan = try waymark(
      "--area", "Ambleford", "--broker", "--format", "csv", "--forbid",
      "900125 = Ambleford Behaviour and Attendance Hub", "--forbid",
      "900158 = Upper Garth Food Pantry")
    try Data(plan.output.utf8).write(to: file)
    let kept = try waymark(
      "--area", "Ambleford", "--keep", file.path, "--change-at-most", "1", "--json")
    #expect(kept.status == .exited(0), "\(kept.error)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(kept.output.utf8)) as? [String: Any])
    let limit = try #require(document["changeLimit"] as? [String: Any])
    #expect(limit["isKept"] as? Bool == true && limit["most"] as? Int == 1)
    #expect((document["changes"] as? Int ?? 9) <= 1)
    let rows = plan.output.split(separator: "\n").dropFirst().prefix(2)
      .map { $0.split(separator: ",").map(String.init) }
    let forbidden = rows.flatMap {
      ["--forbid", "\($0[0]) = \($0[$0.firstIndex(of: "school").map { $0 + 1 } ?? 0])"]
    }
    let forced = try ProcessRun(
      builtProgram("waymark"),
      ["partners", "--area", "Ambleford", "--keep", file.path, "--change-at-most", "0"] + forbidden)
    #expect(forced.status == .exited(2) && forced.error.contains("WM635"), "\(forced.error)")
    #expect(flat(forced).contains("cannot be held"))
    #expect(try waymark("--change-at-most", "3").status == .exited(2))
  }

  /// Stated minutes are told as such; rows that cannot be are said with line and column.
  @Test func travelTimesAreTold() throws {
    let folder = try TemporaryFolder()
    let table = folder.url.appending(path: "journeys.csv")
    try Data("from,to,minutes\n900125,Ambleford Behaviour and Attendance Hub,6\n900125,1,5\n".utf8)
      .write(to: table)
    let sample = packageRoot.appending(path: "Corpus/samples")
    let files = try FileManager.default.contentsOfDirectory(atPath: sample.path).sorted()
      .map { sample.appending(path: $0).path }
    let run = try ProcessRun(
      builtProgram("waymark"),
      ["partners", "--area", "Ambleford", "--all", "--data"] + files + [table.path])
    #expect(run.status == .exited(0))
    #expect(flat(run).contains("Attendance Hub, 6 minutes"))
    #expect(flat(run).contains("Minutes of journeys come from journeys.csv"))
    #expect(run.error.contains("journeys.csv:3:2") && run.error.contains("WM576"))
  }

  @Test func aPairIsExplained() throws {
    let run = try waymark("--why", "900104 = 900233", "--why", "900104=900104")
    #expect(run.status == .exited(0))
    #expect(run.output.contains("why not"))
  }

  @Test func wrongWordsAreSaid() throws {
    #expect(try waymark("900104", "--area", "Ambleford").status == .exited(2))
    #expect(try waymark("--step", "1").status == .exited(2))
    #expect(try waymark("--stay", "-1").status == .exited(2))
    let phase = try waymark("--phase", "primry")
    #expect(phase.status == .exited(2) && phase.error.contains("did you mean primary?"))
    let pair = try waymark("--lock", "900104")
    #expect(pair.status == .exited(4) && pair.error.contains("WM632"))
    let unknown = try waymark("--forbid", "900104 = Hogwarts")
    #expect(unknown.status == .exited(4) && unknown.error.contains("WM603"))
    let missing = try waymark("--keep", "no-such-plan.csv")
    #expect(missing.status == .exited(3) && missing.error.contains("WM633"))
  }

  /// Two wishes that contradict each other end with 2; both are named.
  @Test func contradictionsAreSaid() throws {
    let plan = try waymark("--area", "Ambleford", "--broker", "--format", "csv").output
    let pair = try #require(
      plan.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
        .first { $0.count > 8 && $0.contains("school") })
    let helper = try #require(pair.firstIndex(of: "school").map { pair[$0 + 1] })
    let text = "\(pair[0]) = \(helper)"
    let run = try waymark("--area", "Ambleford", "--lock", text, "--forbid", text)
    #expect(run.status == .exited(2) && run.error.contains("WM631"))
    #expect(run.error.contains("locked and forbidden"))
  }
}
