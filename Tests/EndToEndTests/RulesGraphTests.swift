import Foundation
import TestSupport
import Testing

/// `waymark rules graph` from outside.
@Suite struct RulesGraphTests {
  private func graph(_ arguments: [String]) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), ["rules", "graph"] + arguments)
  }

  private struct Graph: Decodable {
    struct Node: Decodable { var id, name, layer: String }
    struct Edge: Decodable, Hashable { var from, to, use: String }
    var nodes: [Node]
    var edges: [Edge]
  }

  private func decoded(_ ids: [String] = []) throws -> Graph {
    let run = try graph(ids + ["--json"])
    #expect(run.status == .exited(0))
    return try JSONDecoder().decode(Graph.self, from: Data(run.output.utf8))
  }

  @Test func allRulesAreNodesAndEveryCardRestsOnSomething() throws {
    let graph = try decoded()
    #expect(graph.nodes.count { $0.layer == "action" } == 69)
    #expect(Set(graph.nodes.map(\.id)).count == graph.nodes.count)
    let ids = Set(graph.nodes.map(\.id))
    #expect(graph.edges.allSatisfy { ids.contains($0.from) && ids.contains($0.to) })
    #expect(Set(graph.edges).count == graph.edges.count)
    let readers = Set(graph.edges.filter { $0.use == "reads" }.map(\.to))
    for node in graph.nodes where ["action", "finding"].contains(node.layer) {
      let isCopied = ["ev_strengths_needs_exchange"].contains(node.id)
      #expect(readers.contains(node.id) || isCopied, "\(node.id) reads nothing")
    }
  }

  /// One card with all that it rests on, down to published figures.
  @Test func aCardIsDrawnWithWhatItRestsOn() throws {
    let graph = try decoded(["ss_eal_hub"])
    let edges = Set(graph.edges.map { "\($0.from) \($0.use) \($0.to)" })
    #expect(edges.contains("W_EAL_CAPACITY reads ss_eal_hub"))
    #expect(edges.contains("eal_expertise reads W_EAL_CAPACITY"))
    #expect(edges.contains("N_OVERLOAD stops ss_eal_hub"))
    #expect(graph.nodes.count < 100)
  }

  /// The picture is XML, holds every name, and stays inside its frame.
  @Test func thePictureIsWhole() throws {
    let run = try graph(["ss_eal_hub", "bc_place_partnership"])
    #expect(run.status == .exited(0))
    let parser = XMLShape(run.output)
    #expect(parser.isWellFormed)
    #expect(run.output.contains("role=\"img\""))
    #expect(run.output.contains("<desc id=\"desc\">From left to right, "))
    #expect(run.output.contains(">Use an EAL hub school</text>"))
    let numbers = run.output.matches(of: /<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/)
    let frame = try #require(run.output.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/))
    let (width, height) = (Int(frame.output.1) ?? 0, Int(frame.output.2) ?? 0)
    #expect(numbers.count > 20)
    for box in numbers {
      let parts = [box.output.1, box.output.2, box.output.3, box.output.4].compactMap { Int($0) }
      #expect(parts[0] + parts[2] <= width && parts[1] + parts[3] <= height)
    }
    let boxes = Set(numbers.map { "\($0.output.1) \($0.output.2)" })
    #expect(boxes.count == numbers.count, "no box covers another")
  }

  @Test func graphvizGetsItsLanguage() throws {
    let run = try graph(["W_GAP", "--format", "dot"])
    #expect(run.output.hasPrefix("digraph rules {\n"))
    #expect(run.output.hasSuffix("}\n"))
    #expect(run.output.contains("\"rwm_gap\" -> \"W_GAP\";"))
  }

  @Test func anUnknownNameIsSaid() throws {
    let run = try graph(["ss_eel_hub", "W_GAP"])
    #expect(run.status == .exited(4))
    #expect(run.error.contains("there is nothing called \"ss_eel_hub\""))
    #expect(run.error.contains("ss_eal_hub"))
  }
}

/// Whether tags are closed in the order in which they were opened.
private struct XMLShape {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var isSound = true
    for tag in text.matches(of: /<(\/?)([a-z]+)[^<>]*?(\/?)>/) {
      if tag.output.1 == "/" {
        isSound = isSound && open.popLast() == tag.output.2
      } else if tag.output.3.isEmpty {
        open.append(tag.output.2)
      }
    }
    isWellFormed = isSound && open.isEmpty && text.hasPrefix("<svg ")
  }
}
