import Parallel
import Synchronization
import Testing

@Suite struct DeferredTests {
  @Test func theOutcomeIsWaitedForAndMadeOnce() {
    let runs = Mutex(0)
    let deferred = Deferred {
      runs.withLock { $0 += 1 }
      return (0..<10_000).reduce(0, +)
    }
    #expect(deferred.value == 49_995_000)
    #expect(deferred.value == 49_995_000)
    #expect(runs.withLock { $0 } == 1)
  }

  /// Many who wait at once, also from within a loop on all processors.
  @Test func manyMayWait() {
    let deferred = Deferred { inParallel(64) { $0 * $0 } }
    let sums = inParallel(32) { _ in deferred.value.reduce(0, +) }
    #expect(sums.allSatisfy { $0 == 85_344 })
  }

  /// Nobody has to wait for what nobody wants any more.
  @Test func whoeverAskedMayGo() {
    for number in 0..<100 { _ = Deferred { number } }
    #expect(Deferred { 1 }.value == 1)
  }
}
