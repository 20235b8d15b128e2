import Advice
import Schools
import Understanding

/// Hidden names: everything that is shown passes here.
extension Conversation {
  /// The answer with letters for names where these are hidden.
  mutating func masked(_ said: Said) -> Said {
    guard state.settings.hidesNames else { return said }
    var said = said
    said.page.title = masked(said.page.title)
    said.page.lines = said.page.lines.map { line in
      var line = line
      line.text = masked(line.text)
      line.remark = masked(line.remark)
      line.cells = line.cells.map { masked($0) }
      return line
    }
    said.page.next = said.page.next.map { masked($0) }
    said.picture = said.picture.map { masked($0) }
    said.laid = said.laid?.map { rows in rows.map { masked($0) } }
    return said
  }

  /// What hides names, those that people set themselves among them.
  var newMask: NameMask {
    NameMask(
      ground.directory,
      alsoCalled: aliases.compactMap { alias in
        ground.directory.find(alias.urn).entry.map { (alias.name, $0.row) }
      })
  }

  mutating func masked(_ text: String) -> String {
    guard state.settings.hidesNames else { return text }
    let mask = state.mask ?? newMask
    state.mask = mask
    return mask.masked(text, &state.masks)
  }
}
