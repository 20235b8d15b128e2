import Foundation

/// A value on a line of JSON.
enum LineCell: Decodable, Hashable, Sendable {
  case nothing
  case yesNo(Bool)
  case number(Double)
  case text(String)
  case list([LineCell])
  /// An object: no fact has one.
  case object

  init(from decoder: any Decoder) throws {
    guard let value = try? decoder.singleValueContainer() else {
      self = .object
      return
    }
    if value.decodeNil() {
      self = .nothing
    } else if let yesNo = try? value.decode(Bool.self) {
      self = .yesNo(yesNo)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([LineCell].self) {
      self = .list(list)
    } else {
      self = .object
    }
  }

  /// The value as a person would type it; `nil` where a fact cannot have one like it.
  var text: String? {
    switch self {
    case .nothing, .object: return nil
    case .yesNo(let yes): return yes ? "yes" : "no"
    case .number(let number):
      return number == number.rounded() && abs(number) < 1e15
        ? String(Int(number)) : number.description
    case .text(let text): return text
    case .list(let list):
      let members = list.compactMap(\.text)
      guard members.count == list.count else { return nil }
      return members.isEmpty ? "none" : members.joined(separator: "; ")
    }
  }
}
