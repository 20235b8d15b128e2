/// Why a data file cannot be read, or not in full.
package enum FileProblem: Error, Hashable, Sendable {
  /// It is not there, or may not be read; the system's reason.
  case cannotOpen(reason: String)
  /// It is a folder.
  case isFolder
  /// There is nothing in it.
  case empty
  /// A gzip file that is cut off, or whose checksum is wrong.
  case damaged(cut: Bool)
  /// A file of another kind, perhaps with the wrong name.
  case otherKind(OtherKind)
  /// Text in UTF-16.
  case utf16
  /// A quotation mark opened in this row (or the cell after it) is never closed.
  case unclosedQuote(row: Int)
  /// A row that is longer, or has more cells, than any table has.
  case rowTooLong(row: Int)
  /// There are more rows than can be counted; those before were read.
  case tooManyRows(Int)

  /// Kinds of file people take for a CSV file.
  package enum OtherKind: String, Hashable, Sendable, CaseIterable {
    case excel, excelBinary, openDocument, zip, pdf, richText, webPage, xml, json, parquet
    /// Packed by another program than gzip, or twice.
    case packed
    case binary
  }
}
