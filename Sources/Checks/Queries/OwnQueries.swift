import Base

extension CheckedProject {
  /// Whether a queryset of the project, or the manager it comes from, looks names up in a way of its own: a `Query` of its
  /// own, or methods that every look-up goes through.
  public func looksUpNamesItself(_ model: ModelEntry, _ classes: [ID<ClassRow>]) -> Bool {
    let named = (model.row.managers.value ?? []).flatMap { [$0.className, $0.querySet] }
    let own = classes + named.compactMap { $0.flatMap { tables.classIndex[$0] } }
    return own.contains { type in
      ["_filter_or_exclude", "_filter_or_exclude_inplace", "query"].contains { tables.member($0, of: type) != nil }
        || ["__init__", "_clone", "_chain", "get_queryset"].contains { makesQuery($0, type) }
    }
  }

  /// Whether a method makes an object of a class of the project that is a `Query`.
  private func makesQuery(_ method: String, _ type: ID<ClassRow>) -> Bool {
    guard case .function(let id)? = tables.member(method, of: type)?.member else { return false }
    let function = tables.functions[id]
    let file = file(function.file)
    return file.tree.subtree(of: function.node).contains { row in
      guard let call = Call(ID(row), in: file.tree), case .type(let made)? = file.meaning(of: call.callee) else {
        return false
      }
      return tables.classes[made].libraryAncestors.contains { $0.hasPrefix("django.db.models.sql") }
    }
  }
}
