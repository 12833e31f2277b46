import Base

extension CheckedProject {
  /// Why a dotted name in a text leads nowhere; nil where it leads somewhere, or may be no dotted name of Python.
  ///
  /// People write `orders.Order`, `orders.add_order` and the names of tasks where a module's name would be longer.
  public func lost(mention name: String) -> String? {
    let parts = name.lowercased().dottedParts
    if parts.count >= 2, tables.labels[parts.prefix(2).joined(separator: ".")] != nil { return nil }
    if parts.count == 2, isPermission(parts[1], of: parts[0]) { return nil }
    if dump.tasks.items.contains(where: { $0.name.value == name }) { return nil }
    return lost(name)
  }

  private func isPermission(_ name: Substring, of app: Substring) -> Bool {
    guard ["add_", "change_", "delete_", "view_"].contains(where: { name.hasPrefix($0) }) else { return false }
    return dump.apps.items.contains { ($0.label.value ?? "") == app }
  }
}
