import Foundation
import GRDB

extension CasebookProblem {
  /// What went wrong below, as a problem of the casebook. Values never come along: SQLite's message
  /// names no argument.
  init(_ error: any Error, at path: String) {
    if let problem = error as? CasebookProblem {
      self = problem
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, "\(type(of: error))")
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notACasebook(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, error.words)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .cannotBeWritten(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .cannotBeOpened(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    // A write that a quota or a limit cuts off is reported so, that of the index of the log too.
    case .SQLITE_IOERR
    where [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE].contains(error.extendedResultCode):
      self = .diskFull(path: path)
    default: self = .failed(path: path, error.words)
    }
  }
}

extension DatabaseError {
  /// SQLite's own words.
  fileprivate var words: String { message ?? "\(resultCode)" }
}
