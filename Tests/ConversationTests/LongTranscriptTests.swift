import Conversation
import TestSupport
import Testing

/// Two long sittings as people have them: slips of the pen, changes of mind, corrections and follow-ups. Read the
/// difference before you record.
@Suite struct LongTranscriptTests {
  /// An officer's morning: from the area to one school, with what the school said on the telephone.
  static let morning = [
    "good morning", "which schools in amblefrod need help most?", "more",
    "tell me about the second one",
    "whats thier attendance", "and eal?", "what should it do next", "why 2", "why 2.1", "why 1.1",
    "no i meant highbank community primary", "what should they do next?", "why?", "why 1.1.1.2",
    "why 1.9",
    "how sure are you", "could you be wrong?", "call highbank community primary hb",
    "tell me about hb",
    "set eal expertise to weak", "yes", "what should it do next?", "undo",
    "theyve got a new head", "yes", "what have i told you?", "undo",
    "note: head keen, cover is short until easter", "why not hollin bridge language hub",
    "why not the dunmere maths hub", "who can help with phonics", "who could it partner with?",
    "why not oakfield high as partner", "decline 3, no capacity this term", "any other ideas?",
    "accept the second", "what would it take for 2", "what if attendance dropped 2 points",
    "advice for ambleford", "why 1", "who has no partner", "switch to hb", "make the sheet", "undo",
    "show my notes", "list my aliases", "export this chat", "save as highbank-morning",
    "resume highbank-morning", "where am i", "replay highbank-morning", "thanks", "bye",
  ]

  /// A trainer's afternoon before an audience: cases, what-ifs, rules, and the questions that people call out.
  static let training = [
    "help", "projector mode", "turn colour off", "tour", "next", "stop", "cases", "case S01",
    "why 1", "why 1.1",
    "how sure are you?", "whats the evidence?", "what could go wrong?", "case S09", "why?",
    "what are the six strategies?", "whats the second one about", "explain cross-border",
    "define mobility", "p8??", "whats a system leader", "advice for st annes", "2",
    "what should it do next?", "no i meant 900104", "what should it do next?", "why 1 above 2",
    "what if eal expertise were strong", "keep that", "yes", "what should it do next?", "undo",
    "what if eal expertse is weak and attendance is 90", "compare it with 900101",
    "which is better",
    "draw the family chart", "whos in its family", "ask me", "why do you ask?", "weak", "skip",
    "stop",
    "what have i told you?", "show the rule", "which rules fired", "trace", "more",
    "rule ss_eal_hub",
    "reload rules", "no", "write a letter to parents", "is mrs jones any good", "hide school names",
    "where am i", "show the real names", "save as training", "bye",
  ]

  @Test(arguments: [("morning", morning), ("training", training)])
  func transcripts(_ name: String, _ lines: [String]) throws {
    let script = try Script(lines, desk: TestDesk())
    expectGolden(script.transcript, name, in: "Conversation")
  }
}
