/// How the lines of the domain model are met that are not written in names alone.
enum LooseLines {
  /// A line of `when`: the names of conditions that meet it, each set within one way of the card to come
  /// true; none for a line that is no trigger.
  struct Trigger {
    var card: String
    var line: String
    var ways: [Set<String>]
    var because: String

    init(_ card: String, _ line: String, _ ways: [Set<String>], _ because: String) {
      (self.card, self.line, self.ways, self.because) = (card, line, ways, because)
    }
  }

  /// A line of `not_when`: words of the `stop if` line that says it, or what else keeps the card away.
  struct Stop {
    enum Means: Hashable {
      /// These words stand in a line of `stop if`.
      case says(String)
      /// A line of `unless` puts these names together.
      case unless(Set<String>)
      /// The card is not for those it names.
      case speaksTo([String])
    }
    var card: String
    var line: String
    var means: [Means]
    var because: String

    init(_ card: String, _ line: String, _ means: [Means], _ because: String) {
      (self.card, self.line, self.means, self.because) = (card, line, means, because)
    }

    /// Prose that no fact holds.
    init(_ card: String, _ line: String, says words: String) {
      self.init(card, line, [.says(words)], "no fact holds it")
    }
  }

  private static let settled = "settled in the rule language, 4.2"
  private static let inSchools = "a share or number of the schools in the area"

  static let triggers: [Trigger] = [
    // First advice and new plans.
    Trigger(
      "up_expertise_audit", "first advice to any school with no partnership",
      [["earlier_advice", "partnerships_now"]], settled),
    Trigger(
      "up_inclusive_self_review", "new head or new plan", [["head_new"], ["earlier_advice"]],
      settled),
    Trigger(
      "ev_contextual_analysis", "always first for a new plan", [["earlier_advice"]], settled),
    Trigger(
      "up_joint_experiment", "after up_mutual_lesson_observation or up_pupil_evidence",
      [["actions_in_use"]], settled),
    Trigger(
      "up_flexible_organisation", "before any high-effort action", [],
      "no trigger: the first step of N_NO_TIME"),
    Trigger(
      "ev_strengths_needs_exchange", "before any pairing", [],
      "no trigger: the first step of N_NO_EVIDENCE"),
    // Words beside names.
    Trigger("up_reframe_the_problem", "W_CLOSED at hint", [["W_CLOSED"]], settled),
    Trigger(
      "up_inclusive_self_review", "W_GROUP_GAP with W_STATS_ONLY",
      [["W_GROUP_GAP", "W_STATS_ONLY"]], "with means and"),
    Trigger(
      "ev_subject_deep_dive", "W_VARIATION between subjects",
      [["W_VARIATION", "subject_strengths", "subject_concerns"]], settled),
    Trigger(
      "ev_peer_review_critical_friends",
      "phase primary and (W_NO_OUTSIDE_EYE or W_SUDDEN_DIP or W_COASTING)",
      [["phase", "W_NO_OUTSIDE_EYE"], ["phase", "W_SUDDEN_DIP"], ["phase", "W_COASTING"]],
      "phase primary means phase = primary"),
    Trigger(
      "ss_complementary_pairing", "P_EXPERTISE on each side", [["P_EXPERTISE"]],
      "\(settled): the partner's side is matching"),
    Trigger(
      "ss_transition_partnership", "W_DECLINE in first secondary years",
      [["W_DECLINE", "cross_phase_links"]], settled),
    Trigger(
      "ss_senior_leader_conversations", "W_DECLINE with leaders in place",
      [["W_DECLINE", "head_in_post"]], settled),
    Trigger(
      "sl_receive_system_leader", "new head in hard circumstances",
      [["head_new", "Y_POVERTY"], ["head_new", "W_LOW_FOR_CONTEXT"]], settled),
    Trigger(
      "ss_keys_matched_pairing", "inspection_status is a concern", [["inspection_status"]],
      settled),
    Trigger(
      "bc_poverty_proofing", "belonging <=1 for disadvantaged pupils",
      [["belonging", "W_GAP"], ["belonging", "Y_POVERTY"]], settled),
    Trigger(
      "bc_community_partner_broker", "Y_POVERTY and few community_partners",
      [["Y_POVERTY", "community_partners"]], settled),
    Trigger(
      "bc_citizenship_voice", "area plan touches children", [["economic_plan_link"]], settled),
    Trigger(
      "bc_citizenship_voice", "W_PUPILS_UNHEARD and learner_voice in declared_priorities",
      [["W_PUPILS_UNHEARD", "declared_priorities"]], settled),
    Trigger(
      "bc_place_partnership", "several schools share the same streets", [["scope"]], settled),
    Trigger(
      "ss_two_way_enrichment", "partners of different communities", [],
      "no fact holds it: the card says to stop where both serve the same community"),
    // Topics that people want to change.
    Trigger(
      "ss_lead_family_strand", "in_family and leadership in declared_priorities",
      [["in_family", "declared_priorities"]], settled),
    Trigger(
      "ss_head_learning_walks", "leadership in declared_priorities", [["declared_priorities"]],
      settled),
    Trigger(
      "ss_student_work_showcase", "aspirations in declared_priorities", [["declared_priorities"]],
      settled),
    Trigger(
      "ss_transition_partnership", "transition in declared_priorities", [["declared_priorities"]],
      settled),
    Trigger(
      "ss_subject_hub", "subject in declared_priorities", [["declared_priorities"]], settled),
    Trigger(
      "cb_governor_strand", "governance in declared_priorities", [["declared_priorities"]],
      settled),
    Trigger(
      "cb_work_strand", "strand_topic fits declared_priorities",
      [["strand_topic", "declared_priorities"]], settled),
    // Groups of pupils, needs and hubs.
    Trigger("ss_eal_hub", "eal or new_to_english in group_gaps", [["group_gaps"]], settled),
    Trigger("ss_eal_hub", "B_NO_HUB for eal", [["B_NO_HUB"]], settled),
    Trigger("ss_subject_hub", "B_NO_HUB for the subject", [["B_NO_HUB"]], settled),
    Trigger("ss_special_school_outreach", "sen or ehcp in group_gaps", [["group_gaps"]], settled),
    Trigger(
      "ss_special_school_outreach", "suspensions of pupils with SEN",
      [["suspension_level", "W_SEN_CAPACITY"]], settled),
    Trigger(
      "ss_shared_priority_group", "in_family and shared need found",
      [["in_family", "W_EAL_CAPACITY", "schools in the family"]], settled),
    Trigger(
      "sl_special_school_outreach_offer", "phase = special and P_WILLING",
      [["phase", "P_WILLING"]], "in names alone"),
    // Partnerships and pairings.
    Trigger(
      "ev_monitor_partnership", "any partnership running", [["partnerships_now"]], settled),
    Trigger(
      "cb_cross_la_partner", "any pairing action is proposed",
      [
        ["ss_keys_matched_pairing"], ["ss_complementary_pairing"],
        ["ss_senior_leader_conversations"], ["ss_embedded_leadership_support"],
        ["ss_cross_phase_literacy"],
      ], settled),
    Trigger(
      "cb_cross_la_partner", "local partners have no strength in the need",
      [["W_EAL_CAPACITY", "schools in reach", "la_name", "P_EXPERTISE"]], settled),
    // Areas.
    Trigger(
      "cb_work_strand", "W_GAP across the area", [["W_GAP", "schools in the area"]], inSchools),
    Trigger(
      "sl_regional_practice_exchange", "W_EAL_CAPACITY in many schools",
      [["W_EAL_CAPACITY", "schools in the area"]], inSchools),
    Trigger(
      "sl_regional_practice_exchange", "scope != school and P_EXPERTISE",
      [["P_EXPERTISE", "schools in the area"]],
      "the card speaks to areas only, which have the strength where a school of theirs has it"),
    Trigger(
      "la_broker_collaboration", "B_ISOLATED in many schools",
      [["B_ISOLATED", "schools in the area"]], inSchools),
    Trigger(
      "sl_support_system_leaders", "scope != school and any sl_ action in use",
      [["scope", "actions_in_use"]], settled),
    Trigger(
      "la_conscience_monitoring", "area with many school types", [["school_types_in_area"]],
      settled),
    Trigger(
      "la_officer_mutual_support", "new national demands", [["national_pressure"]], settled),
    Trigger(
      "la_lead_work_strand", "scope in {local_authority, region} and strand_topic set",
      [["scope", "strand_topic"]], settled),
    Trigger(
      "la_sustain_momentum", "recent gains followed a support programme",
      [["improvement_3y", "receives_support"]], settled),
  ]

  static let stops: [Stop] = [
    Stop(
      "ss_cross_phase_literacy", "reading needs not yet assessed",
      says: "what these pupils need in reading"),
    Stop(
      "ss_embedded_leadership_support", "N_HELP_HARMS_HOME",
      [.says("Helping would harm the partner's own pupils")],
      "the card is for the school that is helped, and its own facts say nothing of the partner's home"
    ),
    Stop("ss_embedded_leadership_support", "governors not agreed", says: "still have to agree"),
    Stop("ss_two_way_enrichment", "core aim not yet moving", says: "has not begun to move"),
    Stop(
      "ss_special_school_outreach", "used to prepare pupils' removal",
      says: "pupils to be moved out"),
    Stop(
      "ss_behaviour_attendance_hub", "reasons for absence not yet asked about",
      says: "why pupils are absent"),
    Stop(
      "cb_cross_la_partner", "travel beyond limit and no online form",
      says: "longer than your limit"),
    Stop(
      "cb_cross_la_partner", "topic bound to one authority's own rules",
      says: "bound to one authority's own rules"),
    Stop("cb_work_strand", "issue belongs to one authority only", says: "one authority only"),
    Stop(
      "cb_work_strand", "no link to classrooms planned", says: "never reach a classroom"),
    Stop(
      "bc_primary_aspiration_visits", "one-off trip without work in class",
      says: "single trip without work in class"),
    Stop(
      "bc_primary_aspiration_visits", "used instead of better teaching",
      says: "stand in for better teaching"),
    Stop("bc_shared_internships", "no plan for missed lessons", says: "no plan for the lessons"),
    Stop(
      "bc_eal_parent_engagement", "children used as interpreters", says: "asked to interpret"),
    Stop(
      "bc_place_partnership",
      "partners have no shared aim yet: begin with cb_work_strand or ev_contextual_analysis",
      says: "share no aim yet"),
    Stop(
      "bc_childrens_zone", "scope = school", [.speaksTo(["cluster", "area"])],
      "the card speaks to groups and areas only"),
    Stop(
      "bc_childrens_zone", "funding under three years", says: "certain for less than three years"),
    Stop(
      "sl_become_system_leader", "own school has an open W_DECLINE or W_HARDEST",
      [.unless(["W_DECLINE"]), .unless(["W_HARDEST"])], "either finding rules it out"),
    Stop("sl_become_hub", "strength rests on one person", says: "rests on one person"),
    Stop(
      "sl_regional_practice_exchange", "no follow-up visits planned",
      says: "without visits to follow it"),
    Stop("sl_head_led_agency", "no heads ready", says: "No heads are ready"),
    Stop(
      "sl_head_led_agency", "body would stand for one type of school only",
      says: "one type of school only"),
    Stop(
      "la_broker_collaboration", "N_NO_EVIDENCE",
      [.says("before evidence shows their strengths and needs")],
      "the card is for an area, which has no barriers of its own that a pairing rests on"),
    Stop(
      "la_enabling_shift", "a school is unsafe: duties come first", says: "duties come first"),
    Stop("la_lead_work_strand", "topic not shared by all", says: "not one that all"),
    Stop("la_lead_work_strand", "no link to learners", says: "reaches learners"),
    Stop(
      "cg_enabler_role", "scope = school", [.speaksTo(["area"])], "the card speaks to areas only"),
  ]
}
