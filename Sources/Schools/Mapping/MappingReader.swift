package import Diagnostics
package import Facts
package import Foundation
import Notation

/// Reads import mappings: one file, one layout.
package struct MappingReader: Sendable {
  let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// All mappings of a folder, and what is wrong with them.
  ///
  /// - Parameters:
  ///   - folder: The folder `imports`, of which every `.yaml` file is read, by name.
  ///   - shownAs: How the folder is called in messages, for example `Rules/imports`.
  /// - Returns: The mappings without errors, and what is wrong with the others, by place.
  package func read(
    folder: URL, shownAs: String
  ) -> (mappings: [ImportMapping], problems: [Diagnostic]) {
    read(MappingFiles(folder: folder, shownAs: shownAs))
  }

  /// All mappings of files that were read, and what is wrong with them.
  package func read(_ files: MappingFiles) -> (mappings: [ImportMapping], problems: [Diagnostic]) {
    guard !files.readings.isEmpty else {
      return ([], [MappingProblem.noMappings(folder: files.folder).diagnostic(at: nil)])
    }
    var mappings: [ImportMapping] = []
    var problems: [Diagnostic] = []
    let readings = files.readings.map { mapping(of: $0.reading, file: $0.file) }
    for (mapping, found) in readings {
      problems += found
      if let mapping { mappings.append(mapping) }
    }
    problems += Self.clashes(among: mappings)
    return (mappings, problems.sortedByPlace)
  }

  /// One mapping from the bytes of its file.
  package func read(
    _ bytes: some Sequence<UInt8>, file: String
  ) -> (mapping: ImportMapping?, problems: [Diagnostic]) {
    mapping(of: Notation.read(bytes, file: file), file: file)
  }

  private func mapping(
    of reading: Notation.Reading, file: String
  ) -> (mapping: ImportMapping?, problems: [Diagnostic]) {
    var problems = reading.problems
    guard let root = reading.root else { return (nil, problems) }
    let stem = file.split(separator: "/").last.map { $0.split(separator: ".")[0] } ?? ""
    guard var fields = Fields(root, of: "the mapping \"\(stem)\"", problems: &problems) else {
      return (nil, problems)
    }
    let mapping = mapping(&fields, stem: String(stem))
    problems += fields.finish()
    return (problems.containsErrors ? nil : mapping, problems.sortedByPlace)
  }

  /// Mappings that cannot be told apart.
  private static func clashes(among mappings: [ImportMapping]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (index, mapping) in mappings.enumerated() {
      for earlier in mappings[..<index] {
        if earlier.layout == mapping.layout {
          problems.append(
            MappingProblem.duplicateLayout(mapping.layout).diagnostic(at: mapping.location))
        } else if earlier.recognition == mapping.recognition {
          problems.append(
            MappingProblem.sameRecognition(earlier.layout).diagnostic(at: mapping.location))
        }
      }
    }
    return problems
  }

  private func mapping(_ fields: inout Fields, stem: String) -> ImportMapping? {
    let layout = fields.text("layout")
    let name = fields.text("name")
    let recognition = fields.within("recognise") { inner -> ImportMapping.Recognition? in
      let all = inner.texts("all of")
      let none = inner.texts("none of", .optional)
      return all.map {
        ImportMapping.Recognition(all: $0.map(\.text), none: none?.map(\.text) ?? [])
      }
    }
    if let layout, layout.text != stem {
      fields.report(
        MappingProblem.nameDiffers(layout: layout.text, file: stem)
          .diagnostic(at: layout.location, length: layout.length))
    }
    var mapping = ImportMapping(
      layout: layout?.text ?? stem, name: name?.text ?? stem,
      recognition: recognition ?? ImportMapping.Recognition(all: []),
      location: layout?.location ?? fields.mapping.location)
    readShape(&fields, into: &mapping)
    readRows(&fields, into: &mapping)
    readCells(&fields, into: &mapping)
    readFacts(&fields, into: &mapping)
    check(mapping, &fields)
    return mapping
  }

  private func check(_ mapping: ImportMapping, _ fields: inout Fields) {
    if mapping.facts.isEmpty, mapping.answers == nil, mapping.holdsNothingBecause == nil {
      fields.report(MappingProblem.holdsNothing.diagnostic(at: mapping.location))
    }
    let keys = mapping.keys
    let findsSchool =
      keys.urn != nil || keys.authorityAndEstablishment != nil || keys.name != nil
      || (keys.authority != nil && (keys.establishment != nil || mapping.rows == .areas))
    let holdsSpread = mapping.kinds.contains { kind in
      if case .nationalSpread = kind.holds { kind.condition.isEmpty } else { false }
    }
    let needsKey = ![.hubs, .leaders, .partners, .journeys].contains(mapping.rows) && !holdsSpread
    if needsKey, !findsSchool, mapping.holdsNothingBecause == nil {
      fields.report(MappingProblem.noKey.diagnostic(at: mapping.location))
    }
    if case .words = mapping.innerYears { return }
    for source in mapping.facts {
      for heading in source.columns where heading.contains("{period}") {
        fields.report(
          MappingProblem.periodWithoutWords(heading).diagnostic(at: source.location))
      }
    }
  }
}
