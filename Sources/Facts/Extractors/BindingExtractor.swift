import Base
import PythonSyntax

/// Assignments of module and class bodies, and lists that grow there by `append`, `extend` or `+=`.
let bindingExtractor = Extractor(
  "bindings", on: [.assign, .annotatedAssign, .augmentedAssign, .expressionStatement]
) { row, pass in
  guard pass.isAtModuleLevel || pass.isInClassBody else { return }
  switch pass.nodes[row].kind {
  case .assign: pass.addAssignment(row)
  case .annotatedAssign: pass.addAnnotated(row)
  case .augmentedAssign: pass.addExtension(row)
  default: pass.addGrowth(row)
  }
}

extension Extraction {
  fileprivate mutating func addAssignment(_ row: Int) {
    let parts = Array(children(of: row))
    guard let valueRow = parts.last, parts.count > 1 else { return }
    let value = lower(valueRow)
    for target in parts.dropLast() { bind(target, to: value, row) }
  }

  private mutating func bind(_ target: Int, to value: ID<Expression>, _ statement: Int) {
    switch nodes[target].kind {
    case .name: addBinding(.assign, target, value, statement)
    case .subscript where nodes[target + 1].kind == .name:
      let key = lower(target + 1 + Int(nodes[target + 1].size))
      addBinding(.item, target + 1, value, statement, detail: key)
    case .tuple, .list:
      let targets = Array(children(of: target))
      let isMatched = facts[value].kind == .tuple || facts[value].kind == .list
      let values = isMatched ? facts.children(of: value) : []
      for (position, part) in targets.enumerated() {
        bind(part, to: values.count == targets.count ? values[position] : .none, statement)
      }
    default: break
    }
  }

  fileprivate mutating func addAnnotated(_ row: Int) {
    guard nodes[row + 1].kind == .name else { return }
    var annotation = ID<Expression>.none
    var value = ID<Expression>.none
    for child in children(of: row).dropFirst() {
      if nodes[child].kind == .annotation { annotation = lower(child + 1) } else { value = lower(child) }
    }
    addBinding(.annotated, row + 1, value, row, detail: annotation)
  }

  fileprivate mutating func addExtension(_ row: Int) {
    let parts = Array(children(of: row))
    guard parts.count == 2, nodes[parts[0]].kind == .name else { return }
    addBinding(.extend, parts[0], lower(parts[1]), row)
  }

  /// As in `urlpatterns.append(…)`, `INSTALLED_APPS.extend(…)`, `DATABASES.update(…)`.
  fileprivate mutating func addGrowth(_ row: Int) {
    guard row + 3 < nodes.count, nodes[row + 1].kind == .call, nodes[row + 2].kind == .attribute,
      nodes[row + 3].kind == .name, interest(nodes[row + 2].symbol).contains(.grow),
      let argument = children(of: row + 1).dropFirst().suffix(1).first
    else { return }
    let method = file.name(nodes[row + 2].symbol)
    let isSingle = method == "append" || method == "insert"
    addBinding(isSingle ? .append : .extend, row + 3, lower(argument), row)
  }

  private mutating func addBinding(
    _ form: Binding.Form, _ nameRow: Int, _ value: ID<Expression>, _ statement: Int, detail: ID<Expression> = .none
  ) {
    var binding = Binding(
      form, file.name(nodes[nameRow].symbol), scope: scope, value: value, range: nodes[statement].range)
    binding.detail = detail
    binding.isConditional = isConditional
    facts.bindings.append(binding)
  }
}

/// `__all__`, in all the ways it is written.
let exportExtractor = Extractor("exports", on: [.assign, .augmentedAssign, .annotatedAssign, .expressionStatement]) {
  row, pass in
  guard pass.isAtModuleLevel, let binding = pass.facts.bindings.last, binding.name == "__all__",
    binding.range == pass.nodes[row].range, !binding.value.isNone
  else { return }
  var exports = binding.form == .assign ? ExportList() : pass.facts.exports ?? ExportList()
  pass.readExports(binding.value, into: &exports)
  pass.facts.exports = exports
}

extension Extraction {
  fileprivate func readExports(_ value: ID<Expression>, into exports: inout ExportList) {
    switch facts[value].kind {
    case .string: exports.names.append(words.texts[Int(facts[value].text.index)])
    case .list, .tuple, .set, .add:
      for child in facts.children(of: value) { readExports(child, into: &exports) }
    default: exports.isOpen = true
    }
  }
}
