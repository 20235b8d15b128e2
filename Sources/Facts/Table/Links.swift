/// The members of one relation for every school, as one flat list and where each school's part starts.
package struct Links: Sendable {
  /// School `s` has the members `members[starts[s]..<starts[s + 1]]`; one more entry than schools.
  package private(set) var starts: [Int32]
  /// Rows of the table at the other end, ascending within a school.
  package private(set) var members: [Int32]
  /// The distance to each member in a straight line, where links are found by distance; NaN where a
  /// place is not known. Parallel to `members`.
  package var kilometres: [Float]?
  /// Schools whose members nobody can tell, since their own place is not known; not the same as none.
  package var withoutPlace: Set<Int32> = []

  /// From one list of member rows a school.
  package init(_ lists: [[Int]]) {
    starts = [0]
    members = []
    for list in lists {
      members += list.sorted().map(Int32.init)
      starts.append(Int32(members.count))
    }
  }

  /// From a flat list; `starts` has one more entry than there are schools and ends with `members.count`.
  package init(starts: [Int32], members: [Int32]) {
    precondition(starts.last.map(Int.init) == members.count, "the starts end where the members end")
    self.starts = starts
    self.members = members
  }

  /// The members of any of these schools, each once, ascending.
  package func union(of schools: [Int32]) -> [Int32] {
    var isMember: [Bool] = []
    for school in schools {
      for member in self[Int(school)] {
        let row = Int(member)
        if row >= isMember.count {
          isMember += Array(
            repeating: false, count: max(row + 1, 2 * isMember.count) - isMember.count)
        }
        isMember[row] = true
      }
    }
    return isMember.indices.lazy.filter { isMember[$0] }.map(Int32.init)
  }

  /// The member rows of a school.
  package subscript(school: Int) -> ArraySlice<Int32> {
    members[Int(starts[school])..<Int(starts[school + 1])]
  }
}

extension Links: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(all: starts)
    packer.put(all: members)
    (kilometres != nil).pack(into: &packer)
    if let kilometres { packer.put(all: kilometres) }
    withoutPlace.sorted().pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    starts = try unpacker.numbers()
    members = try unpacker.numbers()
    kilometres = try Bool(from: &unpacker) ? try unpacker.numbers() : nil
    withoutPlace = Set(try [Int32](from: &unpacker))
    guard starts.first == 0, starts.last.map(Int.init) == members.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), members.allSatisfy({ $0 >= 0 }),
      kilometres.map({ $0.count == members.count }) ?? true
    else { throw Unpacker.Damage() }
  }
}
