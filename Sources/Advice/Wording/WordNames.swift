/// The words of the vocabulary's closed lists that cannot be read as they stand: abbreviations, names
/// that need a capital, corners of a chart.
enum WordNames {
  /// What people read for a word; `nil` where the word itself will do.
  static func name(of word: String) -> String? {
    if let name = names[word] { return name }
    return languages.contains(word) ? capitals(word) : nil
  }

  private static let names: [String: String] = [
    // Topics and groups.
    "eal": "EAL", "sen": "SEN", "ehcp": "pupils with an education, health and care plan",
    "literacy_across_curriculum": "literacy across the curriculum",
    "learner_voice": "pupils' voice",
    "disadvantage_gap": "the gap for disadvantaged pupils", "other_subject": "another subject",
    "pathways_14_19": "routes from 14 to 19", "named_ethnic_group": "a named ethnic group",
    "looked_after": "looked-after pupils", "mobile": "pupils who move often",
    "high_prior": "pupils with high earlier results",
    "low_prior": "pupils with low earlier results",
    // Special educational needs.
    "slcn": "speech, language and communication", "semh": "social, emotional and mental health",
    "mld": "moderate learning difficulties", "spld": "specific learning difficulties",
    "pmld": "profound and multiple learning difficulties",
    // Phases.
    "all_through": "all-through", "post16": "post-16",
    // The family chart.
    "NE": "NE, above similar schools and gaining on them",
    "NW": "NW, below similar schools but gaining on them",
    "SE": "SE, above similar schools but losing ground to them",
    "SW": "SW, below similar schools and losing ground to them",
    "near_line": "near a line, in no corner",
  ]

  /// Names of languages begin with a capital.
  private static let languages: Set<String> = [
    "albanian", "akan", "amharic", "arabic", "bengali", "british_sign_language", "bulgarian",
    "chinese", "croatian", "czech", "dari", "dutch", "estonian", "filipino", "french", "german",
    "greek", "gujarati", "hausa", "hebrew", "hindi", "hungarian", "igbo", "indonesian", "italian",
    "japanese", "korean", "kurdish", "latvian", "lingala", "lithuanian", "malay", "malayalam",
    "nepali", "norwegian", "panjabi", "pashto", "persian", "polish", "portuguese", "romani",
    "romanian", "russian", "serbian", "shona", "sinhala", "slovak", "somali", "spanish", "swahili",
    "swedish", "sylheti", "tamil", "telugu", "thai", "tigrinya", "turkish", "ukrainian", "urdu",
    "vietnamese", "welsh", "yiddish", "yoruba",
  ]

  /// `british_sign_language` becomes `British Sign Language`.
  private static func capitals(_ word: String) -> String {
    word.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }
}
