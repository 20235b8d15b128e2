import Facts

/// The names of authorities by their codes, from whatever file gives both.
struct AuthorityNames {
  private var byCode: [Int32: String] = [:]

  init(_ portions: [FilePortion], vocabulary: Vocabulary) {
    let nameSlot = vocabulary.slot(id: "la_name")
    // Lists of authorities come first: their spelling counts.
    let isList: (FilePortion) -> Bool = { $0.plan.mapping.rows == .areas }
    for portion in portions.filter(isList) + portions.filter({ !isList($0) }) {
      let column = portion.plan.columns.indices.first {
        portion.plan.columns[$0].slot == nameSlot
      }
      for (row, key) in portion.keys.enumerated() where key.authority > 0 {
        guard byCode[key.authority] == nil else { continue }
        if key.authorityName >= 0 {
          byCode[key.authority] = portion.names.texts[Int(key.authorityName)]
        } else if let column, portion.columns[column].states[row] == .known {
          byCode[key.authority] =
            portion.columns[column].pool.texts[Int(portion.columns[column].texts[row])]
        }
      }
    }
  }

  /// The name of an authority; `nil` when no file gives it.
  func name(ofCode code: Int32) -> String? { byCode[code] }

  /// The authority's name of a row; empty when it is not known.
  func name(of key: FilePortion.Key, in portion: FilePortion) -> String {
    key.authorityName >= 0
      ? portion.names.texts[Int(key.authorityName)] : byCode[key.authority] ?? ""
  }
}
