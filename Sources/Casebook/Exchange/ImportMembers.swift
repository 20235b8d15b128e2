import Diagnostics

extension ImportReader {
  /// The members of one object, taken one by one, so that what is left over can be named.
  struct Members {
    let path: String
    let place: Source.Location?
    private var left: [JSONTree.Member]

    /// `nil` where something else stands there, which is a problem.
    init?(_ tree: JSONTree, _ path: String, _ problems: inout [ImportProblem]) {
      guard case .object(let members) = tree.content else {
        let kind = ImportProblem.Kind.wrongSort(expected: "an object", found: tree.sort)
        problems.append(ImportProblem(kind: kind, path: path, place: tree.place))
        return nil
      }
      self.path = path
      place = tree.place
      left = members
    }

    /// Where a member stands: `told[3].at`.
    func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The value of a key; `nil` when there is none.
    mutating func take(_ key: String) -> JSONTree? {
      guard let index = left.firstIndex(where: { $0.key == key }) else { return nil }
      return left.remove(at: index).value
    }

    /// Every key that nobody took is a problem: a misspelt one would be lost without a word.
    func refuseRest(_ known: [String], _ problems: inout [ImportProblem]) {
      for member in left {
        let nearest = NearestName.suggestion(for: member.key, among: known)
        problems.append(
          ImportProblem(
            kind: .unknownKey(member.key, nearest: nearest), path: path, place: member.place))
      }
    }
  }
}

extension JSONTree {
  /// The text of a key of this object; `nil` where there is none.
  func texts(of key: String) -> String? {
    guard case .object(let members) = content,
      case .text(let text)? = members.first(where: { $0.key == key })?.value.content
    else { return nil }
    return text
  }
}
