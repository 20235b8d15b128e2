import ArgumentParser

/// `--hide-names`: made-up names in place of those of schools.
struct HideNamesOption: ParsableArguments {
  @Flag(
    name: .long,
    help: ArgumentHelp(
      "Made-up names such as \"School 112\" in place of schools' names, without numbers and whatever else tells which they are.",
      discussion: "The same data gives the same made-up names."))
  var hideNames = false
}
