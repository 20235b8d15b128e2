import Foundation

/// The rules of the ADVICE workload, as its file has them.
struct Workload {
  var fields: [Field]
  var indicators: [Indicator]
  var findings: [Finding]
  var actions: [Action]
  var top: Int

  struct Field {
    var name: String
    /// The words of a category; empty for a number.
    var values: [String]
  }

  struct Indicator {
    enum Operation {
      case difference(String, String)
      case halfDifference(String, String)
      case ratio(String, String)
      case linear(of: String, constant: Double, terms: [(field: String, weight: Double)])
      case againstFamily(String)
    }
    var id: String
    var operation: Operation
  }

  struct Finding {
    var id: String
    var when: Condition
  }

  struct Action {
    var id: String
    var when: Condition
    var base: Int
    var support: [(finding: String, points: Int)]
    var severity: Severity?
  }

  struct Severity {
    var of: String
    var direction: Double
    var at: Double
    var step: Double
    var cap: Int
  }

  indirect enum Condition {
    case all([Condition])
    case any([Condition])
    case compare(String, String, Double)
    case isWord(String, String)
    case isNotWord(String, String)
    case isIn(String, [String])
    case has(String)
    case lacks(String)
  }

  /// What is wrong with a rules file.
  struct Malformed: Error, CustomStringConvertible {
    var what: String
    var description: String { "the rules file cannot be used: \(what)" }
  }
}

/// Reading the file.
extension Workload {
  init(path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw Malformed(what: "no object at the top")
    }
    fields = try Self.list(root, "fields").map {
      Field(name: try Self.text($0, "name"), values: $0["values"] as? [String] ?? [])
    }
    indicators = try Self.list(root, "indicators").map {
      Indicator(id: try Self.text($0, "id"), operation: try Self.operation($0))
    }
    findings = try Self.list(root, "findings").map {
      Finding(id: try Self.text($0, "id"), when: try Self.condition($0["when"]))
    }
    actions = try Self.list(root, "actions").map { object in
      Action(
        id: try Self.text(object, "id"), when: try Self.condition(object["when"]),
        base: try Self.integer(object["base"]),
        support: try (object["support"] as? [[Any]] ?? []).map {
          (try Self.text($0.first), try Self.integer($0.last))
        }, severity: try (object["severity"] as? [String: Any]).map(Self.severity))
    }
    top = try Self.integer(root["top"])
  }

  private static func list(_ object: [String: Any], _ key: String) throws -> [[String: Any]] {
    guard let list = object[key] as? [[String: Any]] else { throw Malformed(what: "no \(key)") }
    return list
  }

  private static func text(_ object: [String: Any], _ key: String) throws -> String {
    try text(object[key])
  }

  private static func text(_ value: Any?) throws -> String {
    guard let text = value as? String else { throw Malformed(what: "a name is missing") }
    return text
  }

  private static func number(_ value: Any?) throws -> Double {
    guard let number = value as? NSNumber else { throw Malformed(what: "a number is missing") }
    return number.doubleValue
  }

  private static func integer(_ value: Any?) throws -> Int { Int(try number(value)) }

  private static func operation(_ object: [String: Any]) throws -> Indicator.Operation {
    switch try text(object, "op") {
    case "diff": .difference(try text(object, "a"), try text(object, "b"))
    case "half_diff": .halfDifference(try text(object, "a"), try text(object, "b"))
    case "ratio": .ratio(try text(object, "a"), try text(object, "b"))
    case "vs_family": .againstFamily(try text(object, "of"))
    case "linear":
      .linear(
        of: try text(object, "of"), constant: try number(object["const"]),
        terms: try (object["terms"] as? [[Any]] ?? []).map {
          (try text($0.first), try number($0.last))
        })
    case let other: throw Malformed(what: "the operation \(other)")
    }
  }

  private static func severity(_ object: [String: Any]) throws -> Severity {
    Severity(
      of: try text(object, "of"), direction: try number(object["dir"]),
      at: try number(object["at"]), step: try number(object["step"]),
      cap: try integer(object["cap"]))
  }

  private static func condition(_ value: Any?) throws -> Condition {
    guard let object = value as? [String: Any], let (key, part) = object.first else {
      throw Malformed(what: "a condition is missing")
    }
    let parts = part as? [Any] ?? []
    switch key {
    case "all": return .all(try parts.map(condition))
    case "any": return .any(try parts.map(condition))
    case "has": return .has(try text(part))
    case "lacks": return .lacks(try text(part))
    case "cmp" where parts.count == 3:
      return .compare(try text(parts[0]), try text(parts[1]), try number(parts[2]))
    case "is" where parts.count == 2: return .isWord(try text(parts[0]), try text(parts[1]))
    case "isnt" where parts.count == 2: return .isNotWord(try text(parts[0]), try text(parts[1]))
    case "in" where parts.count == 2:
      return .isIn(try text(parts[0]), parts[1] as? [String] ?? [])
    default: throw Malformed(what: "the condition \(key)")
    }
  }
}
