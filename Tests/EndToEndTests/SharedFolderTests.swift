import TestSupport
import Testing

/// The real data must be there wherever the surroundings promise it, so that no test that needs it
/// is skipped in silence.
@Test func sharedDataIsThereWhereItIsExpected() {
  #expect(!expectsSharedData || sharedFolder != nil)
}
