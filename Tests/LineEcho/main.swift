// A loop round the line editor for tests that type at it: says what each reading gave.
//
//   line-echo [--history FILE] [--colour] [--sleep]
//
// `work` runs until Ctrl-C or for a minute, `forget` empties the history, `size` says the columns.
// --sleep waits a moment before each prompt, so that keys can be pressed before it is there.

import LineEditor

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

let words = [
  "advise", "help", "list", "quit", "Meadow", "École-Anne", "École-Paul", "Saint-Anne",
  "Saint-Adèle", "学校一", "学校二",
]
let arguments = CommandLine.arguments.dropFirst()

let historyFile = arguments.firstIndex(of: "--history").map {
  HistoryFile(path: arguments[$0 + 1])
}
let prompt: Prompt =
  arguments.contains("--colour")
  ? Prompt([.init("echo", .strongGreen), .init("> ")]) : "echo> "

/// Completes the word before the cursor; `many` is completed to a hundred others.
let completer: Completer = { line, cursor in
  if line[..<cursor] == "many" {
    return Completion(start: line.startIndex, candidates: (1...100).map { "item \($0)" })
  }
  return .ofWord(in: line, at: cursor, from: words)
}

let reader = openLineReader(program: "line-echo", historyFile: historyFile, completer: completer)
print(reader.isInteractive ? "ready" : "reading")

reading: while true {
  if arguments.contains("--sleep") { usleep(200_000) }
  switch reader.readLine(prompt: prompt) {
  case .end: break reading
  case .interrupted: print("cancelled")
  case .text("size"): print("columns \(reader.columns ?? 0)")
  case .text("forget"):
    reader.forgetHistory()
    print("forgotten")
  case .text("work"):
    print("working")
    var isStopped = false
    for _ in 0..<6_000 where !isStopped {
      usleep(10_000)
      isStopped = reader.takeInterrupt()
    }
    print(isStopped ? "stopped" : "finished")
  case .text(let text):
    reader.remember(text)
    print("<\(text)> \(text.unicodeScalars.count)")
  }
}
if let problem = reader.historyProblem {
  print("history: \(problem.kind)")
}
print("end")
