package import Foundation

/// The folder that holds the built programs, beside the test bundle that is running.
package let productsFolder: URL = {
  #if os(macOS)
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      return bundle.bundleURL.deletingLastPathComponent()
    }
  #endif
  return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
}()

/// A program this package builds, such as `waymark`.
///
/// The test target must name the executable among its dependencies, so that it is built first.
package func builtProgram(_ name: String) -> URL {
  productsFolder.appending(path: name)
}
