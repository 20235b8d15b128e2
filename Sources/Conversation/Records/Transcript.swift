import Advice
import Foundation

/// What was typed and answered, kept for saving and export; lines about children are never in it.
struct Exchange: Codable, Hashable, Sendable {
  var line: String
  var reply: String
  /// Ids of the steps put forward for the school in focus after it, with how sure each is.
  var steps: [String]
}

/// A transcript in a format people ask for. The text is itself valid input: what is no typed line begins with `#`.
enum TranscriptWriter {
  enum Format: String, CaseIterable {
    case text = "txt"
    case markdown = "md"
    case html
    case json
  }

  /// - Parameters:
  ///   - exchanges: What was typed and answered, in order.
  ///   - format: How it is written.
  ///   - about: Versions and digests, one sentence each.
  /// - Returns: The whole file.
  static func render(_ exchanges: [Exchange], _ format: Format, about: [String]) -> String {
    switch format {
    case .text:
      let head = about.map { "# \($0)\n" }.joined()
      return head
        + exchanges.map { exchange in
          "\(exchange.line)\n"
            + exchange.reply.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
        }.joined()
    case .markdown:
      return "# A conversation with waymark\n\n" + about.map { "\($0)  \n" }.joined()
        + exchanges.map { "\n**\(escaped($0.line))**\n\n```text\n\($0.reply)\n```\n" }.joined()
    case .html: return html(exchanges, about)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
      let document = Document(about: about, exchanges: exchanges)
      return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) + "\n" }
        ?? ""
    }
  }

  private struct Document: Encodable {
    var schema = "waymark.transcript/1"
    var about: [String]
    var exchanges: [Exchange]
  }

  private static func html(_ exchanges: [Exchange], _ about: [String]) -> String {
    let rows = exchanges.map {
      "<section><h2>\(markup($0.line))</h2>\n<pre>\(markup($0.reply))</pre></section>\n"
    }.joined()
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>A conversation with waymark</title>
      <style>body{font-family:sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap}h2{font-size:1rem}</style>
      </head>
      <body><main><h1>A conversation with waymark</h1>
      <p>\(about.map(markup).joined(separator: "<br>"))</p>
      \(rows)</main></body>
      </html>

      """
  }

  /// Text as HTML shows it.
  private static func markup(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// Text as Markdown shows it.
  private static func escaped(_ text: String) -> String {
    String(text.flatMap { "\\`*_{}[]<>#+-!|".contains($0) ? ["\\", $0] : [$0] })
  }
}
