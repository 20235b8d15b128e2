import Facts
package import RuleLanguage

extension Engine {
  /// The rules at work on one invented bearer: a school of which nothing is known, the one school of its
  /// area.
  ///
  /// Examples and cases are run on it; what they give is supposed with ``Supposition/isOneBearer``.
  ///
  /// - Parameters:
  ///   - rules: The rules.
  ///   - asOfYear: The year that ages are measured against, and of the figures.
  /// - Returns: Rules and bearer, everything decided.
  package static func ofOneBearer(_ rules: CompiledRules, asOfYear: Int) -> Engine {
    let vocabulary = rules.checked.vocabulary
    let base = FactBase(
      vocabulary: vocabulary,
      schools: FactTable(vocabulary: vocabulary, bearer: .school, count: 1),
      areas: FactTable(vocabulary: vocabulary, bearer: .area, count: 1), areaOfSchool: [0],
      newestYear: asOfYear)
    return Engine(rules: rules, base: base, asOfYear: asOfYear)
  }
}
