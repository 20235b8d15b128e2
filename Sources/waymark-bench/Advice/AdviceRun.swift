import Facts
import Foundation
import Inference
import RuleLanguage

/// One run of the ADVICE workload with its timings.
struct AdviceRun {
  private var compile = 0.0
  private var load = 0.0
  private var derive = 0.0
  private var infer = 0.0
  private var output = 0.0
  private var count = 0

  init(rules path: String, schools: String, output outputPath: String, repeats: Int) throws {
    var watch = Stopwatch()
    let workload = try Workload(path: path)
    let lowering = try Lowering(workload)
    let rules = CompiledRules(lowering.rules)
    let outputs = Scoring.nodes(rules)
    let program = VerdictProgram(rules, outputs: [.school: outputs])
    compile = watch.lap()

    var data = try WorkloadSchools(path: schools, workload)
    count = data.ids.count
    load = watch.lap()

    data.derive(workload, lowering.slots)
    let facts = SettledFacts.settle(
      data.base(lowering.rules.vocabulary), lowering.rules, asOfYear: 2024)
    derive = watch.lap()

    var best: [Int16] = []
    var times: [Double] = []
    for _ in 0..<max(1, repeats) {
      _ = watch.lap()
      let planes = VerdictPass(program, facts: facts).run()
      if let schools = planes[.school] {
        best = Scoring(workload, rules, lowering, data).best(schools)
      }
      times.append(watch.lap())
    }
    infer = times.sorted()[times.count / 2]

    try AdviceOutput.write(best, data.ids, top: workload.top, to: outputPath)
    output = watch.lap()
  }

  /// The line that the measuring script reads.
  var line: String {
    """
    {"engine": "waymark", "n": \(count), "compile": \(compile), "load": \(load), \
    "derive": \(derive), "infer": \(infer), "output": \(output), "rss_mb": \(Stopwatch.peakMemory)}
    """
  }
}

/// The answer of the workload as text.
enum AdviceOutput {
  /// Writes a line a school: `id;Axx=score;…`.
  static func write(_ best: [Int16], _ ids: [Int], top: Int, to path: String) throws {
    // An identifier and its sign, then at most 4 signs of a card, 6 of a score and one between.
    let longest = 21 + top * 11
    let text = [UInt8](unsafeUninitializedCapacity: ids.count * longest) { bytes, count in
      for (row, id) in ids.enumerated() {
        append(id, to: bytes, &count)
        append(byte: UInt8(ascii: ";"), to: bytes, &count)
        for place in 0..<top {
          let key = Int(best[row * top + place])
          guard key != 0 else { break }
          if place > 0 { append(byte: UInt8(ascii: ";"), to: bytes, &count) }
          let number = 64 - key % 64
          append(byte: UInt8(ascii: "A"), to: bytes, &count)
          append(byte: 48 + UInt8(number / 10), to: bytes, &count)
          append(byte: 48 + UInt8(number % 10), to: bytes, &count)
          append(byte: UInt8(ascii: "="), to: bytes, &count)
          append(key / 64, to: bytes, &count)
        }
        append(byte: 10, to: bytes, &count)
      }
    }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    try file.write(contentsOf: text)
    try file.close()
  }

  @inline(__always) private static func append(
    byte: UInt8, to bytes: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) {
    bytes[count] = byte
    count += 1
  }

  private static func append(
    _ number: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(byte: 48 + UInt8(number / divisor % 10), to: bytes, &count)
      divisor /= 10
    }
  }
}
