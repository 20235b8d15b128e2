// Fuzzing: libFuzzer makes up inputs, the doors take them. See Tests/Fuzzing/README.md.
import Foundation
import FuzzDoors

/// libFuzzer's own loop; it takes its options from the arguments and leaves the process by itself.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--write-seeds" {
  try Seeds.write(to: URL(filePath: CommandLine.arguments[2], directoryHint: .isDirectory))
  exit(0)
}

// What a door loads once is not counted as the time of the first input that comes through it.
for door in Door.allCases { Door.enter([door.byte]) }

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runFuzzer(&count, &arguments) { bytes, size in
    Door.enter(UnsafeBufferPointer(start: bytes, count: size))
    return 0
  })
