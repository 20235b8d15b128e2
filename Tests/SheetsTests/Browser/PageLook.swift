import Foundation
import TestSupport
import Testing

/// Shows pages in a browser one after another, and tells what `checks.js` finds on each.
struct PageLook {
  /// A page, and how it is looked at.
  struct Ask {
    /// Where its file is put, below the folder.
    var name: String
    var page: String
    /// Pixels.
    var width: Int
    var usesAxe = false
    var triesFilters = false
    var opensDetails = false
  }

  /// What was found on one page.
  struct Seen {
    var faults: [String] = []
    /// How many lines of text were looked at.
    var texts = 0
  }

  private let tools: BrowserTools
  private let folder: URL

  init(_ tools: BrowserTools, _ folder: URL) {
    self.tools = tools
    self.folder = folder
  }

  /// Looks at pages in their order.
  ///
  /// - Parameter asks: The pages, each with a name of its own.
  /// - Returns: What was found on each; fewer where the browser did not come to its end in time.
  /// - Throws: What keeps files from being written, or the browser from being started.
  func look(at asks: [Ask]) throws -> [Seen] {
    let here = packageRoot.appending(path: "Tests/SheetsTests/Browser")
    let scripts = [tools.axe, here.appending(path: "checks.js")].map {
      "<script src=\"\($0.absoluteString)\"></script>"
    }.joined()
    var list: [[String: Any]] = []
    for ask in asks {
      let url = folder.appending(path: ask.name + ".html")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(ask.page.replacing("</body>", with: scripts + "</body>").utf8).write(to: url)
      list.append([
        "name": ask.name, "file": ask.name + ".html", "width": ask.width, "axe": ask.usesAxe,
        "filters": ask.triesFilters, "opens": ask.opensDetails,
      ])
    }
    let pages = String(decoding: try JSONSerialization.data(withJSONObject: list), as: UTF8.self)
    let harness = try String(contentsOf: here.appending(path: "harness.html"), encoding: .utf8)
    let start = folder.appending(path: "harness.html")
    try Data(
      harness.replacing(
        "\"use strict\";", with: "\"use strict\"; const PAGES = \(pages);", maxReplacements: 1
      ).utf8
    ).write(to: start)
    return Self.read(try console(of: start), asks.count)
  }

  /// Runs the browser to its end, as for writing a PDF.
  func run(_ arguments: [String]) throws {
    let run = try ProcessRun(
      tools.browser, options + arguments, environment: ["HOME": folder.path],
      within: .seconds(120))
    #expect(run.status == .exited(0), "\(run.error.suffix(500))")
  }

  private var options: [String] {
    [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
      "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage",
      "--user-data-dir=\(folder.appending(path: "profile").path)",
    ]
  }

  /// What the page writes to its console until it says that it is done.
  private func console(of page: URL) throws -> [String] {
    let process = Process()
    let errors = Pipe()
    process.executableURL = tools.browser
    process.arguments =
      options + ["--enable-logging=stderr", "--window-size=1300,900", page.absoluteString]
    process.environment = [
      "HOME": folder.path,
      "PATH": ProcessInfo.processInfo.environment["PATH", default: "/usr/bin:/bin"],
    ]
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // A browser that hangs is ended, and what it has not said is missed.
    let deadline = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 170, execute: deadline)
    var text = Data()
    while !text.suffix(4_000).contains("WAYMARK done") {
      let more = errors.fileHandleForReading.availableData
      if more.isEmpty { break }
      text += more
    }
    deadline.cancel()
    process.terminate()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Lines such as `[…] "WAYMARK fault 360/index.html: …", source: file:///…`.
  private static func read(_ lines: [String], _ count: Int) -> [Seen] {
    var seen: [Seen] = []
    var open = Seen()
    for line in lines {
      guard let mark = line.firstRange(of: "WAYMARK ") else { continue }
      let said = line[mark.upperBound...].split(separator: "\", source:")[0]
      if said.hasPrefix("fault ") { open.faults.append(String(said.dropFirst(6))) }
      if said.hasPrefix("seen ") {
        open.texts = Int(said.split(separator: " ").dropLast().last ?? "") ?? 0
        seen.append(open)
        open = Seen()
      }
    }
    return seen
  }
}

extension Data {
  fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
