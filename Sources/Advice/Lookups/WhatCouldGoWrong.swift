import OrderedCollections
package import RuleLanguage

/// What could go wrong with a step, each with what to do about it.
package struct WhatCouldGoWrong: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.cautions/1"

  package var schema = WhatCouldGoWrong.schema
  package var action: String
  package var name: String
  package var risks: [Risk]
  /// What people should ask themselves before they begin.
  package var stopIf: [String]
  /// Under what it works.
  package var worksIf: [String]
  /// What to ask afterwards.
  package var watch: [String]

  /// One risk.
  package struct Risk: Encodable, Hashable, Sendable {
    package var says: String
    /// Key and place of the source; none where the card's own evidence is meant.
    package var source: String?
  }
}

extension CheckedRules {
  /// What could go wrong with an action, by its index.
  package func whatCouldGoWrong(with action: Int) -> WhatCouldGoWrong {
    let card = actions[action]
    let cautioned = card.cautions.compactMap { reference -> WhatCouldGoWrong.Risk? in
      switch reference {
      case .catalogue(let id):
        cautions[id].map {
          let source = [$0.source, $0.locator].filter { !$0.isEmpty }.joined(separator: " ")
          return WhatCouldGoWrong.Risk(says: $0.says, source: source.isEmpty ? nil : source)
        }
      case .own(let text): WhatCouldGoWrong.Risk(says: text, source: nil)
      }
    }
    return WhatCouldGoWrong(
      action: card.id, name: card.name, risks: Array(cautioned.prefix(4)), stopIf: card.stopIf,
      worksIf: card.conditions, watch: card.monitor)
  }
}

extension WhatCouldGoWrong {
  package var page: AnswerPage {
    var lines = risks.map { risk in
      AnswerPage.Line(risk.says + (risk.source.map { " (\($0))" } ?? ""), mark: "–")
    }
    if risks.isEmpty {
      lines.append(AnswerPage.Line("Its card names no risk of its own."))
    }
    lines += stopIf.map { AnswerPage.Line("Not if \(ListWording.clause($0)).", mark: "–") }
    let told = { (label: String, texts: [String]) -> [AnswerPage.Line] in
      texts.isEmpty
        ? [] : [AnswerPage.Line("\(label): \(texts.joined(separator: " "))", indent: 0)]
    }
    lines += told("It works when", worksIf) + told("Ask afterwards", watch)
    return AnswerPage(
      "\"\(name)\" – what could go wrong, and what to do about it", lines,
      next: ["whats the evidence?", "how sure are you?"])
  }
}
