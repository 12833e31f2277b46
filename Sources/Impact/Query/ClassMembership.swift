import Base

/// Whether a class has a member of some name, by itself or through its bases.
public enum Membership: Sendable, Equatable {
  case present
  case absent
  /// These library classes above it decide; none where a base is not known at all.
  case unknown(libraryBases: [String])
}

/// The members of every class of the project, its ancestors' among them.
struct ClassMembership: Sendable {
  struct Row {
    var members: Set<String>
    var ancestors: [ID<ClassRow>]
    var libraryBases: [String]
    var isOpen: Bool
  }
  var rows: [Row] = []
  var index: [String: Int] = [:]

  init() {}

  init(_ tables: ProjectTables) {
    for (place, row) in tables.classes.enumerated() {
      var members = Set(row.members.keys)
      if let model = row.model { members.formUnion(model.fields.keys) }
      rows.append(
        Row(
          members: members, ancestors: row.ancestors, libraryBases: row.libraryAncestors,
          isOpen: row.ancestors.contains { tables.hasUnreadBase($0) }))
      if index[row.dotted] == nil { index[row.dotted] = place }
    }
  }

  func membership(of member: String, inClass dotted: String) -> Membership {
    guard let place = index[dotted] else { return .unknown(libraryBases: []) }
    let row = rows[place]
    if row.members.contains(member) || row.ancestors.contains(where: { rows[Int($0.index)].members.contains(member) }) {
      return .present
    }
    if row.isOpen { return .unknown(libraryBases: []) }
    return row.libraryBases.isEmpty ? .absent : .unknown(libraryBases: row.libraryBases)
  }
}
