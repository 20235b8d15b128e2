package import Diagnostics
import Inference
package import RuleLanguage

/// What the examples in rule files came to, for those who write rules: examples that come out
/// otherwise, lines that no example shows in every way, and which example shows what.
package struct ExampleReport: Sendable {
  private let rules: CheckedRules
  private let results: [ExampleRun.Result]
  private let lines: [ExampleCoverage.Line]

  /// Runs all examples.
  ///
  /// - Parameters:
  ///   - rules: The rules with their examples.
  ///   - asOfYear: The year that ages are measured against.
  ///   - rule: The id of the rule to look at; all when `nil`.
  package init(_ rules: CompiledRules, asOfYear: Int, only rule: String? = nil) {
    let run = ExampleRun(rules, asOfYear: asOfYear)
    self.rules = rules.checked
    let checked = rules.checked
    results = run.all().filter { rule == nil || checked.id(of: $0.rule) == rule }
    lines = ExampleCoverage(run).lines.filter { rule == nil || $0.rule == rule }
  }

  /// Examples that come out otherwise (errors), and what no example shows (warnings), by place.
  package var problems: [Diagnostic] {
    (results.filter { !$0.misses.isEmpty }.map(failure) + lines.compactMap(gap)).sortedByPlace
  }

  /// `1,204 examples of 157 rules: all hold. 1,310 lines: all are seen true, false and unknown.`
  package var summary: String {
    let failed = results.count { !$0.misses.isEmpty }
    let open = lines.count { !$0.unseen.isEmpty }
    let ids = Set(results.map { rules.id(of: $0.rule) })
    let held =
      failed == 0
      ? "all hold" : "\(results.count - failed) hold, \(failed) \(failed == 1 ? "does" : "do") not"
    let seen =
      open == 0
      ? "each is seen true, false and unknown"
      : "\(lines.count - open) are seen true, false and unknown, \(open) "
        + (open == 1 ? "is not" : "are not")
    return
      "\(Self.counted(results.count, "example")) of \(Self.counted(ids.count, "rule")): \(held). "
      + "\(Self.counted(lines.count, "line")): \(seen)."
  }

  /// Line by line which example shows what, and how each example comes out.
  package func details(texts: [Source.Text]) -> [String] {
    let written = Dictionary(texts.map { ($0.file, $0) }) { first, _ in first }
    var file = ""
    var shown: [String] = []
    for line in lines {
      let place = line.condition.location
      if place.file != file {
        file = place.file
        shown += shown.isEmpty ? [file] : ["", file]
      }
      let text = written[place.file]?.line(place.line)?.drop { $0 == " " } ?? ""
      shown.append("  \(place.line): \(text)")
      shown += line.verdicts.map { verdict in
        let names = line.examples[verdict] ?? []
        let more = names.count > 3 ? " and \(names.count - 3) more" : ""
        let list = names.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
        return "      \(Self.word(verdict)): \(names.isEmpty ? "no example" : list + more)"
      }
    }
    shown += ["", "Examples"]
    shown += results.map { result in
      "  \(result.misses.isEmpty ? "holds" : "FAILS"): \(result.example.name) – "
        + Self.outcome(result.outcome)
    }
    return shown
  }

  /// One object a line: first the examples, then the lines of the rules.
  package var json: [String] {
    results.map { result in
      let place = result.example.location
      return "{\"example\":\(result.example.name.jsonText),"
        + "\"rule\":\(rules.id(of: result.rule).jsonText),\"file\":\(place.file.jsonText),"
        + "\"line\":\(place.line),\"holds\":\(result.misses.isEmpty),"
        + "\"outcome\":\(Self.outcome(result.outcome).jsonText)}"
    }
      + lines.map { line in
        let place = line.condition.location
        let seen = line.verdicts.map { verdict in
          let names = (line.examples[verdict] ?? []).map(\.jsonText)
          return "\(Self.word(verdict).jsonText):[\(names.joined(separator: ","))]"
        }
        return "{\"rule\":\(line.rule.jsonText),\"file\":\(place.file.jsonText),"
          + "\"line\":\(place.line),\"column\":\(place.column),"
          + "\"seen\":{\(seen.joined(separator: ","))}}"
      }
  }

  // MARK: Words

  private func failure(_ result: ExampleRun.Result) -> Diagnostic {
    Diagnostic(
      "WM420", .error,
      "the example \"\(result.example.name)\" of \(rules.id(of: result.rule)) comes out otherwise: "
        + result.misses.map(Self.words).joined(separator: "; "),
      at: result.example.location,
      nextStep: "change the rule if the example is right, else what it expects")
  }

  private func gap(_ line: ExampleCoverage.Line) -> Diagnostic? {
    guard !line.unseen.isEmpty else { return nil }
    let words = ListWording.or(line.unseen.map(Self.word))
    return Diagnostic(
      "WM421", .warning, "no example shows this line \(words)", at: line.condition.location,
      length: line.condition.length,
      nextStep: "add an example in which it is "
        + ListWording.and(line.unseen.map(Self.word))
        + (line.unseen.count > 1 ? ", one for each" : ""))
  }

  private static func words(_ miss: ExampleRun.Miss) -> String {
    switch miss {
    case .status(let expected, let found):
      "expected \(expected.rawValue), found \(found.rawValue)"
    case .strength(let expected, let found): "expected \(expected.word), found \(found.word)"
    case .couldReach(let expected, let found):
      "could reach \(found.word), not \(expected.word)"
    case .doesNotWaitFor(let name): "does not wait for \(name)"
    case .doesNotAssume(let name): "does not assume \(name)"
    case .doesNotPutFirst(let name): "does not put \(name) first"
    }
  }

  private static func outcome(_ outcome: ExampleRun.Outcome) -> String {
    switch outcome {
    case .action(let proof): proof.status.rawValue
    case .finding(let proof):
      proof.strength.certain == proof.strength.possible
        ? proof.strength.certain.word
        : "\(proof.strength.certain.word), could reach \(proof.strength.possible.word)"
    }
  }

  private static func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .yes: "true"
    case .no: "false"
    case .unknown: "unknown"
    }
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    "\(NumberWording.grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension CheckedRules {
  fileprivate func id(of rule: ExampleRun.Rule) -> String {
    switch rule {
    case .action(let index): actions[index].id
    case .finding(let index): findings[index].id
    }
  }
}
