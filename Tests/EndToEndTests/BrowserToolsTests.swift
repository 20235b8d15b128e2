import TestSupport
import Testing

/// A browser must be there wherever the surroundings promise it, so that no test that needs it is skipped in silence.
@Test func theBrowserIsThereWhereItIsExpected() {
  #expect(!expectsBrowser || BrowserTools.found != nil)
}
