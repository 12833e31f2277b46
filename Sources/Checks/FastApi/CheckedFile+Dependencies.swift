/// What FastAPI reads of parameters.
extension CheckedFile {
  /// `Depends(…)` or another marker of a parameter: its default, or in its `Annotated[…]`.
  public func markers(of parameter: Parameter) -> [Call] {
    var markers = parameter.defaultValue.flatMap { Call($0, in: tree) }.map { [$0] } ?? []
    guard let annotation = parameter.annotation else { return markers }
    let (file, node) = written(annotation)
    guard file.tree.kind(node) == .subscript else { return markers }
    let parts = file.tree.children(of: node).dropFirst()
    let inner = parts.flatMap { file.tree.kind($0) == .tuple ? Array(file.tree.children(of: $0)) : [$0] }
    markers += inner.compactMap { Call($0, in: file.tree) }
    return markers
  }

  /// The annotation behind a name like `SessionDep = Annotated[…]`, in its file.
  public func written(_ annotation: ID<Node>) -> (file: CheckedFile, node: ID<Node>) {
    guard let name = tree.dottedName(of: annotation),
      case .value(let module, _, let value)? = project.tables.meaning(ofDotted: name, in: row)
    else { return (self, annotation) }
    return (project.file(module), value)
  }

  /// The first type of an annotation, without `Annotated[…]` and `Optional[…]`: its dotted name.
  public func typeName(_ annotation: ID<Node>) -> String? {
    let (file, node) = written(annotation)
    if file.tree.kind(node) == .subscript {
      guard let head = file.tree.firstChild(of: node), let name = file.tree.dottedName(of: head),
        ["Annotated", "Optional", "typing.Annotated", "typing.Optional"].contains(name),
        let index = file.tree.lastChild(of: node)
      else { return file.tree.firstChild(of: node).flatMap { file.dotted($0) ?? file.tree.dottedName(of: $0) } }
      let first = file.tree.kind(index) == .tuple ? file.tree.firstChild(of: index) : index
      return first.flatMap { file.typeName($0) }
    }
    return file.dotted(node) ?? file.tree.dottedName(of: node)
  }
}

/// Whether a marker is `Depends(…)` or `Security(…)`, by name.
extension Call {
  public var isDependency: Bool {
    ["Depends", "Security", "fastapi.Depends", "fastapi.Security", "params.Depends"].contains(calleeName)
  }
}
