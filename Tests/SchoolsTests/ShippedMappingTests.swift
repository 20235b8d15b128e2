import Schools
import TestSupport
import Testing

@Suite struct ShippedMappingTests {
  @Test func everyShippedMappingIsSound() {
    #expect(Shipped.imports.problems == [])
    #expect(Shipped.imports.mappings.count > 20)
  }
}
