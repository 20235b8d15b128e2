import Advice
import ArgumentParser
import Diagnostics
import RuleLanguage

/// `waymark rules graph`: how facts, findings and cards hang together.
struct RulesGraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw facts, findings and cards with what uses what, as a picture or for Graphviz.",
    discussion: """
      With ids, only these are drawn, with all they rest on and all that directly uses them.

      Examples:
        waymark rules graph
        waymark rules graph ss_eal_hub W_EAL_CAPACITY
        waymark rules graph --format dot

      What is printed is an SVG document, or what Graphviz reads: send it to a file, or through dot.

      Ends with 3 when rules have errors, 4 when no rule or fact is called so.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case svg, dot, json }

  @Argument(help: "Ids of cards, findings, contra-indications or facts; all without one.")
  var ids: [String] = []

  @Option(name: .long, help: "svg, dot or json.")
  var format = Format.svg

  @Flag(name: .long, help: "The same as --format json.")
  var json = false

  @OptionGroup var options: RuleOptions

  func run() throws {
    let rules = try options.ruleSet(
      asOf: try options.date() ?? Today.date, home: try options.home())
    let whole = RuleGraph(rules)
    guard let graph = ids.isEmpty ? whole : whole.around(ids) else {
      complain(whole)
      throw Ended(.partly)
    }
    switch json ? .json : format {
    case .svg: Output.write(graph.svg)
    case .dot: Output.write(graph.dot)
    case .json: Output.write(graph.json + "\n")
    }
  }

  private func complain(_ graph: RuleGraph) {
    let known = graph.nodes.map(\.id)
    Output.complain(
      ids.filter { !known.contains($0) }.map { id in
        let nearest = NearestName.candidates(for: id, among: known, atMost: 3)
        return Diagnostic(
          "WM002", .error, "there is nothing called \"\(id)\" that rules use",
          nextStep: nearest.isEmpty
            ? "type \"waymark rules\" for all" : "try one of: " + nearest.joined(separator: "; "))
      })
  }
}
