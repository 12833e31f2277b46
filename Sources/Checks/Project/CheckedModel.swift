/// A model whose class stands in a file of the project: the registry's row and the class's text.
public struct CheckedModel: Sendable {
  public unowned let project: CheckedProject
  public let entry: DumpedModel
  public let type: ID<ClassRow>
  public let file: CheckedFile
  /// The row of `class`.
  public let node: ID<Node>

  public init?(_ entry: DumpedModel, _ project: CheckedProject) {
    guard let dotted = entry.className.value, let type = project.tables.classIndex[dotted],
      let row = project.tables.classes[type].file
    else { return nil }
    self.project = project
    self.entry = entry
    self.type = type
    file = project.file(row)
    node = project.tables.classes[type].node
  }

  public var dotted: String { project.tables.classes[type].dotted }
  /// `orders.Order`; the dotted name for an abstract model.
  public var label: String { (entry.label.value ?? nil) ?? dotted }
  public var definition: ClassDefinition? { ClassDefinition(node, in: file.tree) }
  /// The class's name, to point at.
  public var place: SourcePlace { file.namePlace(of: node) }

  /// The statement of the class's own body that binds a name.
  public func value(of name: String) -> ID<Node>? {
    guard case .value(_, let value, _)? = project.tables.classes[type].members[name] else { return nil }
    return value
  }

  /// Whether the class or a base in the project or a library has a member; nil where a base is not known.
  public func has(_ member: String) -> Bool? {
    if project.tables.member(member, of: type) != nil { return true }
    for ancestor in project.tables.classes[type].ancestors where project.tables.hasUnreadBase(ancestor) {
      return nil
    }
    return false
  }
}
