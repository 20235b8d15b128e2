import Foundation
package import Testing

extension Trait where Self == ConditionTrait {
  /// Runs a test only where the folder with real data stands beside the checkout.
  ///
  /// With `WAYMARK_EXPECT_SHARED` set, as on the build machine, a missing folder fails elsewhere:
  /// see `SharedFolderTests`.
  package static var needsSharedData: Self {
    .enabled(if: sharedFolder != nil, "skipped: the folder 'shared' with real data is not here")
  }
}

/// Whether the surroundings promise that the real data is there.
package let expectsSharedData =
  ProcessInfo.processInfo.environment["WAYMARK_EXPECT_SHARED"] != nil
