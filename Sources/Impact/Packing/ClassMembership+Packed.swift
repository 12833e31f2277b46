import Base

extension ClassMembership: Packed {
  static var blank: ClassMembership { ClassMembership() }

  mutating func pack(_ coder: inout PackCoder) {
    coder(&rows)
    coder(&index)
  }
}

extension ClassMembership.Row: Packed {
  static var blank: ClassMembership.Row {
    ClassMembership.Row(members: [], ancestors: [], libraryBases: [], isOpen: false)
  }

  mutating func pack(_ coder: inout PackCoder) {
    var sorted = coder.isReading ? [] : members.sorted()
    coder(&sorted)
    if coder.isReading { members = Set(sorted) }
    coder(&ancestors)
    coder(&libraryBases)
    coder(&isOpen)
  }
}
