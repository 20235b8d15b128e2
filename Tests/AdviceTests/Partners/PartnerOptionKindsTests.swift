import Advice
import Facts
import Inference
import RuleLanguage
import TestRegions
import Testing

/// Options for one school among schools, hubs, system leaders and community partners.
@Suite struct PartnerOptionKindsTests {
  private static let shared = Result { try options(of: SampleAdviser.shared.get()) }

  /// The options of every tenth school with the school's row.
  private static func options(of adviser: Adviser) -> [(school: Int, options: PartnerOptions)] {
    stride(from: 0, to: adviser.engine.base.schools.count, by: 10).compactMap { school in
      let outlook = adviser.outlook(for: school, AdviceRequest(questions: 0))
      let search = PartnerSearch(adviser, outlook)
      return PartnerCheck(adviser, outlook).likeliestAction
        .flatMap { search.options(action: $0) }.map { (school, $0) }
    }
  }

  private static var all: [PartnerOptions] {
    get throws { try shared.get().flatMap { [$0.options] + $0.options.others } }
  }

  @Test func everyKindIsPutForwardSomewhere() throws {
    let kinds = Set(try Self.all.flatMap(\.options).map(\.kind))
    #expect(kinds == Set(HelperKind.allCases))
    for options in try Self.all { #expect(options.options.count <= 3) }
  }

  /// A step shows only the kinds its card asks for; a school may stand in for a hub.
  @Test func onlyKindsThatAreAskedFor() throws {
    let adviser = try SampleAdviser.shared.get()
    for options in try Self.all {
      let card = try #require(adviser.rules.actions.first { $0.id == options.action.id })
      let relations = adviser.vocabulary.relations
      let linked = [card.partner?.from, card.partner?.alsoFrom].compactMap { name in
        name.flatMap { name in relations.first { $0.key == name }?.value.linksTo }
      }
      for option in options.options {
        switch option.kind {
        case .school: #expect(linked.contains(.school) || linked.contains(.hub))
        case .hub: #expect(linked.contains(.hub))
        case .leader: #expect(linked.contains(.leader))
        case .partner: #expect(linked.contains(.partner))
        }
      }
    }
  }

  /// All that was looked at is put forward, ruled out with a reason, or has nothing to bring.
  @Test func nobodyIsLostOnTheWay() throws {
    for options in try Self.all {
      let looked = options.looked.reduce(0) { $0 + $1.count }
      let out = options.excluded.reduce(0) { $0 + $1.count }
      #expect(looked == out + options.withoutStrength + options.possible, "\(options.action.id)")
      #expect(options.excluded.allSatisfy { !$0.reason.isEmpty })
    }
  }

  /// Whoever has not agreed is not named, has no number and no id; a leader is never more than a school.
  @Test func nobodyIsNamedBeforeAgreeing() throws {
    let adviser = try SampleAdviser.shared.get()
    let partners = adviser.engine.base.registers[.partner]
    let names = try #require(adviser.vocabulary.slot(id: "partner_name"))
    let agreed = try #require(adviser.vocabulary.slot(id: "partner_agreed"))
    var silent: Set<String> = []
    for row in 0..<(partners?.count ?? 0)
    where partners?.value(agreed, row) != .known(.word(1)) {
      if case .known(.text(let name))? = partners?.value(names, row) { silent.insert(name) }
    }
    #expect(silent.count > 5)
    for options in try Self.all {
      let page = AnswerText.render(options.page)
      for name in silent { #expect(!page.contains(name)) }
      for option in options.options where !option.mayBeNamed {
        #expect(option.school == nil && option.id == nil)
      }
      for option in options.options where option.kind == .leader {
        #expect(option.label.hasPrefix("A system leader based at "))
      }
    }
  }

  /// Of a school that helps something is known that it brings; where nothing is known of anybody, nothing is claimed.
  @Test func nobodyIsOfferedAsIfItBroughtSomething() throws {
    var known = 0
    for options in try Self.all {
      for option in options.options where option.kind == .school {
        if option.brings.contains("strength in") {
          known += 1
        } else {
          #expect(option.brings.hasPrefix("nothing is known so far"))
          #expect(!option.message.contains("see how you go about it"), "\(option.message)")
        }
      }
    }
    #expect(known > 20)
  }

  /// Each option says what each side has of it, and has a message that can be sent.
  @Test func eachOptionIsWhole() throws {
    for option in try Self.all.flatMap(\.options) {
      #expect(!option.brings.isEmpty && !option.gains.isEmpty && !option.label.isEmpty)
      #expect(option.message.hasPrefix("\"Dear ") && option.message.hasSuffix("\""))
      #expect((option.kind == .hub || option.kind == .partner) == option.rivalry.isEmpty)
    }
  }

  /// A list to leave out reaches hubs and community partners by name.
  @Test func leftOutMeansLeftOut() throws {
    let adviser = try SampleAdviser.shared.get()
    let slot = try #require(adviser.vocabulary.slot(id: "excluded_partners"))
    let (school, before) = try #require(
      try Self.shared.get().first { found in
        ([found.options] + found.options.others).contains {
          $0.options.contains { $0.kind == .hub }
        }
      })
    let hubs = ([before] + before.others).flatMap(\.options).filter { $0.kind == .hub }
    let name = try #require(hubs.first?.label)
    var request = AdviceRequest(questions: 0)
    request.told[slot] = .known(.text("\(name); Nobody At All"))
    let outlook = adviser.outlook(for: school, request)
    let actions = ([before] + before.others).map(\.action.id)
    for id in actions {
      let index = try #require(adviser.rules.actions.firstIndex { $0.id == id })
      let after = PartnerSearch(adviser, outlook).options(action: index)
      #expect(after?.options.contains { $0.label == name } != true)
    }
  }
}
