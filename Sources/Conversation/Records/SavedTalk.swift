import Foundation

/// What a saved session knows beside its lines: focus, settings, and what was put forward after each line.
struct SavedTalk: Codable, Hashable {
  var school: String?
  var area: String?
  var action: String?
  var settings: TalkSettings
  var source: String
  /// One text a line: what was typed, the first row of the answer, and the steps put forward then.
  var lines: [Line]

  struct Line: Codable, Hashable {
    var typed: String
    var head: String
    var steps: String

    init(_ exchange: Exchange) {
      typed = exchange.line
      head = exchange.reply.split(separator: "\n").first.map(String.init) ?? ""
      steps = exchange.steps.joined(separator: "; ")
    }

    /// The exchange without the rest of the answer.
    var exchange: Exchange {
      Exchange(
        line: typed, reply: head,
        steps: steps.isEmpty ? [] : steps.components(separatedBy: "; "))
    }
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  init?(json: String) {
    guard let saved = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = saved
  }

  init(
    school: String?, area: String?, action: String?, settings: TalkSettings, source: String,
    lines: [Line]
  ) {
    self.school = school
    self.area = area
    self.action = action
    self.settings = settings
    self.source = source
    self.lines = lines
  }
}
