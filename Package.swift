// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Data flows one way through the targets; each comment says what a target knows and what it never does.
let package = Package(
  name: "waymark",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "waymark", targets: ["waymark"])
  ],
  dependencies: [
    // Options, help texts and exit codes that behave as people expect of a command.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Reads YAML and says where each scalar stands; our strict subset is built on its nodes.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Ordered dictionaries: declarations keep the order of their file without a second array.
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    // SQLite with named migrations, typed rows and transactions that roll back when an error is thrown;
    // a casebook must outlive a kill, and none of that should be our own code.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // What is wrong, where, what to do next; one renderer. Never decides whether something is wrong.
    .target(name: "Diagnostics"),
    // Numbers that look random and are the same everywhere. Knows nothing of what is drawn.
    .target(name: "Draws"),
    // Work spread over processors, its results in a fixed order. Knows nothing of the work.
    .target(name: "Parallel"),
    // The strict subset of YAML: text in, a tree with places out; the only user of Yams, of which it
    // imports the C half (CYaml), as a second tree would be built only to be translated. Knows no rule.
    .target(
      name: "Notation",
      dependencies: ["Diagnostics", "Parallel", .product(name: "Yams", package: "Yams")]),
    // What can be known: kinds, units, the five states of a value, the columnar table. Reads no school data.
    .target(
      name: "Facts",
      dependencies: [
        "Diagnostics", "Notation",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    // Published files into facts: mappings, codes, joins, years, benchmarks. Judges nothing.
    .target(
      name: "Schools",
      dependencies: [
        "Diagnostics", "Parallel", "Notation", "Facts", "CZlib",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    // Schools that serve similar pupils, grouped; who could partner whom, matched. Never ranks them.
    .target(name: "Families", dependencies: ["Facts", "Schools", "Parallel"]),
    // The corpus: sources, claims, grades, cautions. Draws no conclusion.
    .target(
      name: "Evidence",
      dependencies: [
        "Diagnostics", "Notation",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    // Rule files to compiled rules: syntax, checking, compiling. Evaluates nothing.
    .target(
      name: "RuleLanguage",
      dependencies: [
        "Diagnostics", "Parallel", "Notation", "Facts", "Evidence",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    // Verdicts over all schools and proofs of one. No files, no printing.
    .target(
      name: "Inference",
      dependencies: ["Diagnostics", "Draws", "Facts", "Parallel", "RuleLanguage"]
    ),
    // What people told, decided and noted, kept in a file with who and when. Knows no rule and no school.
    .target(
      name: "Casebook",
      dependencies: ["Diagnostics", "Notation", .product(name: "GRDB", package: "GRDB.swift")]),
    // Pages and drawings as bytes; escapes by construction. Knows no school.
    .target(name: "Markup"),
    // Recommendations, ranking, balance, and every word people read of them. Decides no verdict.
    .target(
      name: "Advice",
      dependencies: [
        "Diagnostics", "Notation", "Facts", "Schools", "Families", "Evidence", "RuleLanguage",
        "Inference", "Parallel", "Casebook", "Markup",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    // Sheets and the pages of an area, for print, browsers and programs. Decides nothing.
    .target(
      name: "Sheets",
      dependencies: [
        "Advice", "Diagnostics", "Inference", "Markup", "Notation", "Parallel", "RuleLanguage",
        "Schools",
      ]),
    // What a typed line asks: tidy, spot, repair, match, decide. Knows no answer.
    .target(
      name: "Understanding",
      dependencies: [
        "Diagnostics", "Notation", "Facts", "Schools", "Evidence", "RuleLanguage", "Parallel",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    // A line in, a reply out; state is a value. Knows no terminal.
    .target(
      name: "Conversation",
      dependencies: [
        "Diagnostics", "Facts", "Schools", "Evidence", "RuleLanguage", "Inference", "Advice",
        "Understanding", "Casebook", "Parallel",
      ]),
    .systemLibrary(
      name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // The only caller of libedit's variadic functions.
    .target(name: "CLineEdit", dependencies: ["CLibedit"]),
    // The Swift face of the line editor: read, remember, complete. Knows no command.
    .target(name: "LineEditor", dependencies: ["CLineEdit"]),
    // The sample region: a seeded generator of invented schools. Uses no real school.
    .target(name: "SampleRegion", dependencies: ["Draws", "Facts"]),
    // Commands: options in, one call, output out.
    .executableTarget(
      name: "waymark",
      dependencies: [
        "Diagnostics", "Parallel", "Notation", "Facts", "Schools", "Families", "Evidence",
        "RuleLanguage", "Inference", "Advice", "Sheets", "Understanding", "Casebook",
        "Conversation", "LineEditor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // The neutral workloads and the timings of our own chain.
    .executableTarget(
      name: "waymark-bench",
      dependencies: [
        "Diagnostics", "Notation", "Facts", "Schools", "Families", "Evidence", "RuleLanguage",
        "Inference", "Advice", "Sheets", "Casebook", "Understanding", "Conversation",
      ]),
    // Writes the sample region into Corpus/samples.
    .executableTarget(
      name: "waymark-sample",
      dependencies: [
        "SampleRegion", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ]
)

// Tests: what they share, then one target a chapter.
package.targets += [
  .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
  .target(
    name: "TestSupport",
    dependencies: ["CPseudoTerminal", "Diagnostics", "Draws", "Notation", "Facts", "RuleLanguage"],
    path: "Tests/TestSupport"),
  // The shipped rules at work on whole regions, invented and real.
  .target(
    name: "TestRegions",
    dependencies: [
      "Facts", "Schools", "Families", "RuleLanguage", "Inference", "Advice", "Notation",
      "Casebook", "Understanding", "Conversation", "TestSupport",
    ],
    path: "Tests/TestRegions"),
  .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
  .testTarget(
    name: "SheetsTests",
    dependencies: [
      "Sheets", "Advice", "Casebook", "Facts", "Families", "Inference", "Notation", "RuleLanguage",
      "Schools",
      "TestRegions", "TestSupport",
    ],
    exclude: ["Browser/checks.js", "Browser/harness.html"]),
  .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
  .testTarget(name: "ParallelTests", dependencies: ["Parallel"]),
  .testTarget(name: "NotationTests", dependencies: ["Notation", "Diagnostics", "TestSupport"]),
  .testTarget(name: "FactsTests", dependencies: ["Facts", "Notation", "TestSupport"]),
  .testTarget(
    name: "SchoolsTests",
    dependencies: ["Schools", "Facts", "Diagnostics", "Notation", "TestSupport"]),
  .testTarget(
    name: "FamiliesTests",
    dependencies: ["Families", "Schools", "Facts", "Diagnostics", "Notation", "TestSupport"]),
  .testTarget(name: "EvidenceTests", dependencies: ["Evidence", "TestSupport"]),
  .testTarget(
    name: "RuleLanguageTests",
    dependencies: ["RuleLanguage", "Facts", "Evidence", "Notation", "TestSupport"]),
  .testTarget(
    name: "InferenceTests",
    dependencies: [
      "Inference", "RuleLanguage", "Facts", "Evidence", "Notation", "TestRegions", "TestSupport",
    ]),
  .testTarget(
    name: "AdviceTests",
    dependencies: [
      "Advice", "Casebook", "Diagnostics", "Inference", "RuleLanguage", "Schools", "Families",
      "Evidence", "Facts",
      "Notation",
      "TestRegions", "TestSupport",
    ]),
  // Explanations as people and programs get them, and the laws they keep.
  .testTarget(
    name: "AnswerTests",
    dependencies: [
      "Conversation", "Advice", "Inference", "RuleLanguage", "Schools", "Facts", "Notation",
      "Understanding", "TestRegions", "TestSupport",
    ]),
  // What typed lines are understood to ask, right and wrong counted over many of them.
  .testTarget(
    name: "UnderstandingTests",
    dependencies: [
      "Understanding", "Conversation", "Schools", "Facts", "Diagnostics", "Parallel", "TestRegions",
      "TestSupport",
    ],
    exclude: ["Lines"]),
  .testTarget(
    name: "ConversationTests",
    dependencies: [
      "Conversation", "Advice", "Casebook", "Understanding", "Inference", "RuleLanguage", "Schools",
      "TestRegions", "TestSupport",
    ]),
  // Writes into a casebook until it is killed, for tests that kill it. Not in the product.
  .executableTarget(
    name: "casebook-writer", dependencies: ["Casebook", "Diagnostics", "Notation"],
    path: "Tests/CasebookWriter"),
  .testTarget(
    name: "CasebookTests",
    dependencies: [
      "Casebook", "casebook-writer", "Diagnostics", "Notation", "TestSupport",
      .product(name: "GRDB", package: "GRDB.swift"),
    ]),
  // A loop round the line editor and nothing else, for tests that type at it. Not in the product.
  .executableTarget(name: "line-echo", dependencies: ["LineEditor"], path: "Tests/LineEcho"),
  .testTarget(name: "LineEditorTests", dependencies: ["LineEditor", "line-echo", "TestSupport"]),
  .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"]),
  .testTarget(name: "SampleRegionTests", dependencies: ["SampleRegion", "Facts", "TestSupport"]),
  // The shipped rules and corpus, loaded and held to what the domain asks of them.
  .testTarget(
    name: "ShippedRulesTests",
    dependencies: [
      "Diagnostics", "RuleLanguage", "Inference", "Evidence", "Facts", "Notation", "Advice",
      "TestRegions", "TestSupport",
    ]),
  // Ways into the program for bytes that nobody meant, and what it promises of each.
  .target(
    name: "FuzzDoors",
    dependencies: [
      "Diagnostics", "Notation", "Facts", "Schools", "Families", "Evidence", "RuleLanguage",
      "Inference", "Advice", "Casebook", "Understanding", "Conversation", "TestSupport",
    ],
    path: "Tests/Fuzzing/Doors"),
  // What fuzzing has found, kept and tried again.
  .testTarget(name: "FuzzingTests", dependencies: ["FuzzDoors", "TestSupport"]),
  // The built programs, from outside: real processes, a real terminal.
  .testTarget(
    name: "EndToEndTests",
    dependencies: ["waymark", "waymark-bench", "waymark-sample", "TestSupport"],
    exclude: ["Spark/advise.py"]),
]

// Fuzzing needs its own build of every target it reaches, so the program exists only when asked for;
// `.ci/fuzz` says how it is built.
let isFuzzing = ProcessInfo.processInfo.environment["WAYMARK_FUZZ"] != nil
if isFuzzing {
  package.targets.append(
    .executableTarget(
      name: "waymark-fuzz", dependencies: ["FuzzDoors"],
      // libFuzzer brings a `main` of its own, which goes away unused.
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-Xlinker", "--gc-sections"])]))
  let reached: Set = [
    "Diagnostics", "Draws", "Notation", "Facts", "Schools", "Families", "Evidence", "RuleLanguage",
    "Inference", "Advice", "Understanding", "Conversation", "TestSupport", "FuzzDoors",
    "waymark-fuzz",
  ]
  for target in package.targets where reached.contains(target.name) {
    target.swiftSettings = [.unsafeFlags(["-sanitize=fuzzer,address"])]
  }
}

// The tests run whole regions through inference, and start the program hundreds of times. Unoptimised that takes many
// times as long, so these chapters are optimised in debug builds too; preconditions stay.
var hotTargets: Set = [
  "Draws", "Notation", "Facts", "Families", "RuleLanguage", "Inference", "Understanding", "Advice",
]
// With the fuzzer's probes in it, optimising the advice takes several times as long as a minute of fuzzing gains by it.
if isFuzzing { hotTargets.remove("Advice") }
for target in package.targets where hotTargets.contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [.unsafeFlags(["-O"], .when(configuration: .debug))]
}

// A program that brings Swift's libraries along starts sooner than one that looks for them, and runs where there are
// none; its main module must be compiled for them too.
for target in package.targets where ["waymark", "waymark-bench"].contains(target.name) {
  let condition = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
  target.swiftSettings =
    (target.swiftSettings ?? []) + [.unsafeFlags(["-static-stdlib"], condition)]
  target.linkerSettings = [.unsafeFlags(["-static-stdlib"], condition)]
}

for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .swiftLanguageMode(.v6),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
}
