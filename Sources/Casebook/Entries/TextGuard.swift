/// The last look at what people typed before it is written: whether it speaks of a child or a named person.
///
/// Given from outside, since the reading of lines is no business of a store.
package struct TextGuard: Sendable {
  /// Why a text is not kept, as people read it; `nil` where nothing speaks against it.
  package let refusal: @Sendable (String) -> String?

  package init(_ refusal: @escaping @Sendable (String) -> String?) { self.refusal = refusal }
}
