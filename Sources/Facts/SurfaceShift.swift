public import Base

/// How the surface of a file moved by an edit that left it alone.
///
/// The surface is what other files can see of a file, and what the project's own rows are made of: imports, definitions,
/// bindings, routes, receivers, templates that are named. Where it stays the same, only what the file itself mentions
/// must be linked again, and the places that others remember of it are moved.
public struct SurfaceShift: Sendable {
  private var ranges: [TextRange: TextRange] = [:]
  private var expressions: [ID<Expression>: ID<Expression>] = [:]
  private let old: FileFacts
  private let new: FileFacts

  /// Nil if the surface changed, or might have.
  public init?(from old: FileFacts, to new: FileFacts) {
    (self.old, self.new) = (old, new)
    guard old.kind == new.kind, old.isGenerated == new.isGenerated, old.exports == new.exports, matchImports(),
      matchDefinitions(), matchBindings(), matchRoutes(), matchReferences(), matchRegistrations(), matchTemplate()
    else { return nil }
  }

  /// Where a place of the surface is now; nil for one that is not of it.
  public func moved(_ range: TextRange) -> TextRange? { ranges[range] }

  /// The row of an expression of the surface now.
  public func moved(_ expression: ID<Expression>) -> ID<Expression>? { expressions[expression] }
}

extension SurfaceShift {
  /// One place cannot become two.
  private mutating func match(_ before: TextRange, _ after: TextRange) -> Bool {
    if let known = ranges.updateValue(after, forKey: before) { return known == after }
    return true
  }

  private mutating func match(_ before: ID<Expression>, _ after: ID<Expression>) -> Bool {
    if before.isNone || after.isNone { return before.isNone && after.isNone }
    let count = old[before].size
    guard new[after].size == count else { return false }
    for step in 0..<count {
      let (one, other) = (ID<Expression>(before.index + step), ID<Expression>(after.index + step))
      let (row, now) = (old[one], new[other])
      guard row.kind == now.kind, row.size == now.size, old.text(row.text) == new.text(now.text),
        match(row.range, now.range)
      else { return false }
      if let known = expressions.updateValue(other, forKey: one), known != other { return false }
    }
    return true
  }

  private mutating func match(_ before: [ID<Expression>], _ after: [ID<Expression>]) -> Bool {
    guard before.count == after.count else { return false }
    return zip(before, after).allSatisfy { match($0, $1) }
  }

  /// Their order counts: rows of others name them by number.
  private func matchImports() -> Bool {
    old.imports.elementsEqual(new.imports) { before, after in
      before.form == after.form && before.level == after.level && before.module == after.module
        && before.name == after.name && before.local == after.local && before.flags == after.flags
        && before.scope == after.scope
    }
  }

  private mutating func matchDefinitions() -> Bool {
    guard old.definitions.count == new.definitions.count else { return false }
    return zip(old.definitions, new.definitions).allSatisfy { before, after in
      before.kind == after.kind && before.name == after.name && before.parent == after.parent
        && before.parameters == after.parameters && before.isConditional == after.isConditional
        && match(before.range, after.range) && match(before.header, after.header)
        && match(before.nameRange, after.nameRange) && match(before.decorators, after.decorators)
        && match(before.bases, after.bases)
    }
  }

  private mutating func matchBindings() -> Bool {
    guard old.bindings.count == new.bindings.count else { return false }
    return zip(old.bindings, new.bindings).allSatisfy { before, after in
      before.form == after.form && before.name == after.name && before.scope == after.scope
        && before.isConditional == after.isConditional && match(before.range, after.range)
        && match(before.value, after.value) && match(before.detail, after.detail)
    }
  }

  private mutating func matchRoutes() -> Bool {
    guard old.routes.count == new.routes.count else { return false }
    return zip(old.routes, new.routes).allSatisfy { before, after in
      var still = after
      (still.range, still.targetRange, still.value) = (before.range, before.targetRange, before.value)
      return still == before && match(before.range, after.range) && match(before.targetRange, after.targetRange)
        && match(before.value, after.value)
    }
  }

  private mutating func matchReferences() -> Bool {
    guard old.templateUses.count == new.templateUses.count, old.receivers.count == new.receivers.count else {
      return false
    }
    let sameTemplates = zip(old.templateUses, new.templateUses).allSatisfy { before, after in
      before.template == after.template && before.by == after.by && before.scope == after.scope
    }
    return sameTemplates
      && zip(old.receivers, new.receivers).allSatisfy { before, after in
        var still = after
        still.range = before.range
        return still == before && match(before.range, after.range)
      }
  }

  /// `admin.site.register(…)`, wherever it is called, tells of classes in other files.
  private mutating func matchRegistrations() -> Bool {
    let before = old.calls.filter { old.text($0.last) == "register" }
    let after = new.calls.filter { new.text($0.last) == "register" }
    return match(before.map(\.expression), after.map(\.expression))
  }

  private mutating func matchTemplate() -> Bool {
    guard let before = old.template, let after = new.template else { return old.template == nil && new.template == nil }
    return match(before.extends, after.extends) && match(before.includes, after.includes)
      && match(before.blocks, after.blocks)
  }

  private mutating func match(_ before: [TemplateFacts.Mention], _ after: [TemplateFacts.Mention]) -> Bool {
    guard before.count == after.count else { return false }
    return zip(before, after).allSatisfy { $0.text == $1.text && match($0.range, $1.range) }
  }
}
