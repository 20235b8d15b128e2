/// The name of an element. Only names that stand in the source can be one, so that no text from outside becomes markup.
package struct Tag: Sendable {
  let name: StaticString
  /// It has no content and no end, as `<br>`.
  let isVoid: Bool

  /// - Parameters:
  ///   - name: As the page writes it.
  ///   - isVoid: Whether it never has content.
  package init(_ name: StaticString, isVoid: Bool = false) {
    self.name = name
    self.isVoid = isVoid
  }
}

/// Elements of pages (HTML Living Standard, section 4).
extension Tag {
  package static let html = Tag("html")
  package static let head = Tag("head")
  package static let title = Tag("title")
  package static let meta = Tag("meta", isVoid: true)
  package static let body = Tag("body")
  package static let header = Tag("header")
  package static let main = Tag("main")
  package static let footer = Tag("footer")
  package static let nav = Tag("nav")
  package static let article = Tag("article")
  package static let section = Tag("section")
  package static let div = Tag("div")
  package static let h1 = Tag("h1")
  package static let h2 = Tag("h2")
  package static let h3 = Tag("h3")
  package static let h4 = Tag("h4")
  package static let p = Tag("p")
  package static let ul = Tag("ul")
  package static let ol = Tag("ol")
  package static let li = Tag("li")
  package static let dl = Tag("dl")
  package static let dt = Tag("dt")
  package static let dd = Tag("dd")
  package static let a = Tag("a")
  package static let b = Tag("b")
  package static let span = Tag("span")
  package static let small = Tag("small")
  package static let figure = Tag("figure")
  package static let figcaption = Tag("figcaption")
  package static let img = Tag("img", isVoid: true)
  package static let br = Tag("br", isVoid: true)
  package static let table = Tag("table")
  package static let caption = Tag("caption")
  package static let thead = Tag("thead")
  package static let tbody = Tag("tbody")
  package static let tr = Tag("tr")
  package static let th = Tag("th")
  package static let td = Tag("td")
  package static let form = Tag("form")
  package static let label = Tag("label")
  package static let input = Tag("input", isVoid: true)
  package static let select = Tag("select")
  package static let option = Tag("option")
  package static let button = Tag("button")
  package static let output = Tag("output")
  package static let details = Tag("details")
  package static let summary = Tag("summary")
}

/// Elements of drawings (SVG 2), as they stand in a page or in a file of their own.
extension Tag {
  package static let svg = Tag("svg")
  package static let desc = Tag("desc")
  package static let g = Tag("g")
  package static let path = Tag("path")
  package static let rect = Tag("rect")
  package static let circle = Tag("circle")
  package static let text = Tag("text")
}
