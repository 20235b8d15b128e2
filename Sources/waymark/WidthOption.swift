import ArgumentParser

/// How wide a page is written.
struct WidthOption: ParsableArguments {
  @Option(name: .long, help: "Columns to write in, 20 to 100; the terminal's, or 80.")
  var width: Int?

  /// The columns of a page on standard output.
  var columns: Int { Output.width(width) }
  /// Those of a page in a file, whatever the terminal.
  var columnsOfFile: Int { Output.width(width ?? 80) }
}
