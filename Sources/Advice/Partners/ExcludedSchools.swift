import Facts
import Inference
import RuleLanguage
import Schools

/// The schools that the asking school wants left out, as far as its list can be read.
struct ExcludedSchools {
  private var rows: Set<Int> = []
  /// Schools of whom one is meant by a name that fits several.
  private var perhaps: Set<Int> = []
  /// All that stands in the list, as it is compared.
  private var names: Set<String> = []
  private var numbers: Set<String> = []

  /// Numbers or names with semicolons between them. Nothing told: nobody is left out.
  init(_ situation: Situation, _ school: Int, _ schools: SchoolDirectory) {
    let vocabulary = situation.engine.rules.checked.vocabulary
    guard let slot = vocabulary.slot(id: "excluded_partners"),
      case .known(.text(let list)) = situation.reading(slot, ofSchool: school).value
    else { return }
    for name in list.split(separator: ";") {
      names.insert(name.split(separator: " ").joined(separator: " ").lowercased())
      switch schools.find(String(name)) {
      case .found(let entry), .nearly(let entry):
        rows.insert(entry.row)
        numbers.insert(entry.urn)
      case .several(let entries): perhaps.formUnion(entries.map(\.row))
      case .unknown: break
      }
    }
  }

  /// Whether an entry of a register may be proposed.
  func verdict(_ entry: HelperRegisters.Entry) -> Verdict {
    let called = [entry.name, entry.id ?? ""].map { $0.lowercased() }.filter { !$0.isEmpty }
    let isNamed = called.contains(where: names.contains)
    return isNamed || (entry.urn.map(numbers.contains) ?? false) ? .no : .yes
  }

  /// Whether a school may be proposed.
  func verdict(_ school: Int) -> Verdict {
    rows.contains(school) ? .no : perhaps.contains(school) ? .unknown : .yes
  }
}
