/// Phrases ready to be compared with lines: everything of understanding that needs no data, so that it can be made
/// while data is read.
package struct ReadyPhrases: Sendable {
  package let book: PhraseBook
  let matcher: Matcher
  let people: PeopleTalk
  /// Words of phrases and forms.
  let spoken: Set<String>
  /// Those of them with which waymark is asked for something.
  let asked: Set<String>

  /// - Parameter book: Forms, everyday names and requests.
  package init(_ book: PhraseBook) {
    self.book = book
    // One after the other: others wait for this on threads of their own, and may have taken all there are.
    matcher = Matcher(book)
    people = PeopleTalk(book.people, forms: book.forms)
    let forms = book.forms.allWords
    spoken = matcher.words.union(forms)
    asked = matcher.wordsOfRequests.union(forms)
  }
}
