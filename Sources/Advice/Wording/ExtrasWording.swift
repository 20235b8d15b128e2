import Evidence
import Notation
import RuleLanguage

/// Words for what goes with a card: resources, programmes, disputes.
enum ExtrasWording {
  /// `listed by Ainscow (2025)`.
  static func listedBy(_ list: SourceEntry?) -> String {
    guard let list, let author = list.authors.first else { return "listed elsewhere" }
    switch author {
    case .person(let family, _): return "listed by \(family) (\(list.year))"
    case .literal(let name): return "listed by \(name) (\(list.year))"
    }
  }

  /// Whether somebody has tried the address.
  static func link(_ resource: Resource) -> String {
    guard resource.address != nil else { return "no address is given" }
    return resource.linkChecked.map { "link checked on \(DateWording.day($0.description))" }
      ?? "link not checked"
  }

  /// `running`, `check whether it still runs`.
  static func status(_ programme: Programme) -> String {
    switch programme.status {
    case .running: "running"
    case .starting: "starting"
    case .cutBack: "cut back"
    case .varies: "different from place to place"
    case .check: "check whether it still runs"
    case .ended: "ended"
    }
  }

  /// `last seen March 2026`.
  static func seen(_ programme: Programme) -> String {
    programme.checked.map { "last seen \(DateWording.partly($0.description))" }
      ?? "no date is on record"
  }

  /// `Reaching Out to All Learners – teacher pack, for …; listed by Ainscow (2025). https://… (link not checked).`
  static func text(_ resource: SchoolAdvice.ResourceShown) -> String {
    let link =
      resource.address.map { "\($0) (\(resource.link))." }
      ?? "\(ListWording.sentence(resource.link))."
    let text =
      "\(resource.title) – \(resource.kind), for \(resource.purpose); \(resource.listedBy). \(link)"
    return ([text] + [resource.note].compactMap(\.self)).joined(separator: " ")
  }

  /// `English Hubs (34) – who may join. Running; last seen March 2026 (ENGHUB26). What more is known.`
  static func text(_ programme: SchoolAdvice.ProgrammeShown) -> String {
    let shape = programme.shape.map { " – \($0)" } ?? ""
    let sources =
      programme.sources.isEmpty ? "" : " (\(programme.sources.joined(separator: ", ")))"
    let remark = programme.remark.map { " \(ListWording.sentence($0))." } ?? ""
    return
      "\(programme.name)\(shape). \(ListWording.sentence(programme.status)); \(programme.seen)\(sources).\(remark)"
  }

  /// `Do hub gains last? One side: … (KEY). The other: … (KEY). So we say …`
  static func text(_ dispute: SchoolAdvice.DisputeShown) -> String {
    let (one, other) = (claims(dispute.oneSide), claims(dispute.otherSide))
    return "\(dispute.question) One side: \(one). The other: \(other). \(dispute.weSay)"
  }

  private static func claims(_ claims: [SchoolAdvice.ClaimShown]) -> String {
    claims.map { "\(ListWording.clause($0.says)) (\($0.source))" }.joined(separator: "; ")
  }
}
