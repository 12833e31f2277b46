/// A class of the project as rules about forms, serializers, admin … see it.
public struct CheckedClass: Sendable {
  public unowned let project: CheckedProject
  public let type: ID<ClassRow>
  public let file: CheckedFile
  public let node: ID<Node>

  public init?(_ dotted: String, _ project: CheckedProject) {
    guard let type = project.tables.classIndex[dotted] else { return nil }
    self.init(type, project)
  }

  /// The class at the boot's line: of several of one name the last one counts.
  public init?(_ dotted: String, _ place: DumpedPlace, _ project: CheckedProject) {
    guard let first = CheckedClass(dotted, project) else { return nil }
    guard let line = place.line.value ?? nil, first.line != line else {
      self = first
      return
    }
    for row in project.tables.classes.indices where project.tables.classes[row].dotted == dotted {
      guard let other = CheckedClass(ID(row), project), other.line == line else { continue }
      self = other
      return
    }
    return nil
  }

  /// Of `class`.
  private var line: Int { file.lines.line(of: file.tree[node].range.start) }

  public init?(_ type: ID<ClassRow>, _ project: CheckedProject) {
    guard let row = project.tables.classes[type].file else { return nil }
    self.project = project
    self.type = type
    file = project.file(row)
    node = project.tables.classes[type].node
  }

  public var row: ClassRow { project.tables.classes[type] }
  public var name: String { row.name }
  public var dotted: String { row.dotted }
  public var definition: ClassDefinition? { ClassDefinition(node, in: file.tree) }
  public var place: SourcePlace { file.namePlace(of: node) }

  /// Itself and the classes of the project above it.
  public var lineage: [CheckedClass] { row.ancestors.compactMap { CheckedClass($0, project) } }

  /// The classes of the project below it.
  public var heirs: [ID<ClassRow>] { project.tables.heirs[type] ?? [] }

  /// Whether nothing above it is hidden but libraries' classes with one of these prefixes.
  public func isReadable(above prefixes: String...) -> Bool {
    row.ancestors.allSatisfy { !project.tables.hasUnreadBase($0) }
      && row.libraryAncestors.allSatisfy { base in prefixes.contains { base.hasPrefix($0) } || base == "object" }
  }

  /// Whether the class or one above it in the project binds one of the names.
  public func defines(_ names: String...) -> Bool {
    row.ancestors.contains { type in
      names.contains { project.tables.classes[type].members[$0] != nil }
    }
  }

  public func defines(_ name: String, own: Bool) -> Bool { own ? row.members[name] != nil : defines(name) }

  /// The value that an option has, its own or an inherited one.
  public func option(_ name: String) -> WrittenOption? {
    guard let (owner, member) = project.tables.member(name, of: type), case .value(let target, let value?, _) = member,
      let holder = CheckedClass(owner, project)
    else { return nil }
    return WrittenOption(owner: holder, target: target, value: value)
  }

  /// The inner class `Meta`, its own or an inherited one.
  public var meta: CheckedClass? {
    guard case .type(let meta)? = project.tables.member("Meta", of: type)?.member else { return nil }
    return CheckedClass(meta, project)
  }

  public func isInside(_ node: ID<Node>, of file: CheckedFile) -> Bool {
    file.row == self.file.row && self.file.tree.subtree(of: self.node).contains(Int(node.index))
  }
}

/// An option of a class: who says it, and what.
public struct WrittenOption: Sendable {
  public let owner: CheckedClass
  public let target: ID<Node>
  public let value: ID<Node>

  public var file: CheckedFile { owner.file }
  public var tree: PythonFile { owner.file.tree }
  public var text: String? { tree.string(value) }
  public var names: WrittenList { WrittenList(self) }
}
