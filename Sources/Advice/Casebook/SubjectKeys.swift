package import Casebook
package import Facts
package import Inference
package import Schools

/// By which keys a casebook knows the schools and areas of the data that is loaded.
package struct SubjectKeys: Sendable {
  private let directory: SchoolDirectory
  private let schoolRows: [String: Int]
  private let areaCodes: [String]
  private let areaNames: [String]
  private let areaRows: [String: Int]

  package init(_ base: FactBase, _ directory: SchoolDirectory) {
    self.directory = directory
    schoolRows = Dictionary(directory.entries.map { ($0.caseKey, $0.row) }) { first, _ in first }
    func texts(_ id: String) -> [String] {
      let slot = base.vocabulary.slot(id: id)
      return (0..<base.areas.count).map { row in
        switch slot.map({ base.areas.value($0, row) }) {
        case .known(.text(let text))?: text
        case .known(.number(let number))?: String(Int(number))
        default: ""
        }
      }
    }
    areaNames = texts("la_name")
    areaCodes = zip(texts("la_code"), areaNames).map { $0.isEmpty ? $1 : $0 }
    areaRows = Dictionary(areaCodes.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The key of a school or area.
  package func subject(of subject: Subject) -> CaseSubject {
    switch subject {
    case .area(let row): .area(areaCodes[row])
    case .school(let row): .school(directory.entries[row].caseKey)
    }
  }

  /// The school or area of a key; `nil` when the data does not have it.
  package func row(of subject: CaseSubject) -> Subject? {
    switch subject {
    case .school(let key): schoolRows[key].map { .school($0) }
    case .area(let key): areaRows[key].map { .area($0) }
    }
  }

  /// What people call it: `Meadow Primary, Ambleford (URN 900104)`; the key where the data does not have it.
  package func label(_ subject: CaseSubject) -> String {
    switch row(of: subject) {
    case .school(let row)?: directory.entries[row].label
    case .area(let row)?: "\(areaNames[row]) (area \(areaCodes[row]))"
    case nil:
      switch subject {
      case .school(let key): "School \(key), which is not in the data"
      case .area(let key): "Area \(key), which is not in the data"
      }
    }
  }
}

extension SchoolDirectory.Entry {
  /// The URN, or the name of a school without one.
  package var caseKey: String { urn.isEmpty ? name : urn }
}
