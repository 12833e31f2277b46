/// What the options of one admin class name, looked up in its model: the questions of DJA001.
public struct AdminOptions {
  let admin: CheckedAdmin

  public init(_ admin: CheckedAdmin) { self.admin = admin }

  public func check(_ findings: inout Findings) {
    for name in ["list_display", "readonly_fields"] { checkShown(name, &findings) }
    if !admin.isInline {
      checkListOptions(&findings)
      checkPaths(&findings)
      checkSearch(&findings)
    }
    checkRelations(&findings)
    checkFormFields(&findings)
    if admin.isInline { checkInline(&findings) }
  }

  /// An option of the class itself; inherited ones may be meant for another model.
  private func option(_ name: String) -> WrittenOption? {
    guard let option = admin.type.option(name), option.owner.type == admin.type.type else { return nil }
    return option
  }

  private func items(_ name: String) -> [WrittenList.Item] {
    guard let option = option(name), option.text == nil else { return [] }
    return option.names.items.filter { admin.type.isInside($0.node, of: $0.file) || $0.file.row == admin.type.file.row }
  }

  private func report(
    _ message: String, _ item: WrittenList.Item, _ facet: String, _ findings: inout Findings, isCertain: Bool = true
  ) {
    findings.report(
      message, at: item.place, facet: facet, symbol: admin.type.dotted, isCertain: isCertain)
  }

  private func hint(_ near: String?) -> String { near.map { "; did you mean \"\($0)\"?" } ?? "" }

  // MARK: Options

  private func checkShown(_ name: String, _ findings: inout Findings) {
    for item in items(name) {
      switch admin.shows(item.text) {
      case .found: continue
      case .unknown: if admin.slip(of: item.text) == nil { continue }
      case .absent: break
      }
      if item.text.contains("__"), name == "list_display" {
        guard case .broken(let found) = admin.fields.resolve(item.text, on: admin.model, guessing: true) else {
          continue
        }
        report(found.text, item, name, &findings, isCertain: found.isCertain)
        continue
      }
      report(
        "neither \(admin.type.name) nor \(admin.model.name) has \"\(item.text)\"\(hint(admin.nearest(item.text)))",
        item, name, &findings, isCertain: admin.shows(item.text).isAbsent)
    }
  }

  private func checkListOptions(_ findings: inout Findings) {
    guard let display = admin.type.option("list_display")?.names, display.isComplete, display.others.isEmpty,
      !admin.type.defines("get_list_display"), admin.type.isReadable(above: "django.contrib.")
    else { return }
    for name in ["list_editable", "list_display_links"] {
      for item in items(name) where !display.texts.contains(item.text) {
        report("\"\(item.text)\" is not in list_display", item, name, &findings)
      }
    }
  }

  private func checkPaths(_ findings: inout Findings) {
    for item in items("list_filter") {
      guard case .broken(let found) = admin.fields.resolve(item.text, on: admin.model, guessing: true) else { continue }
      report(found.text, item, "list_filter", &findings, isCertain: found.isCertain)
    }
    for item in items("ordering") {
      let path = item.text.hasPrefix("-") ? String(item.text.dropFirst()) : item.text
      guard path != "?", case .broken(let found) = admin.fields.resolve(path, on: admin.model, guessing: true),
        !(admin.type.defines("get_queryset") && admin.project.writtenNames.annotated.contains(found.part))
      else { continue }
      report(found.text, item, "ordering", &findings, isCertain: found.isCertain)
    }
    if let option = option("date_hierarchy"), let path = option.text { checkDate(path, option, &findings) }
  }

  private func checkDate(_ path: String, _ option: WrittenOption, _ findings: inout Findings) {
    let place = option.file.place(option.value)
    switch admin.fields.resolve(path, on: admin.model) {
    case .unknown: return
    case .broken(let found):
      findings.report(found.text, at: place, facet: "date_hierarchy", symbol: admin.type.dotted)
    case .found(let end):
      guard case .field(let field) = end.step, end.rest.isEmpty, let kind = field.internalType.value ?? nil,
        field.relation != nil || (field.className.value ?? nil)?.hasPrefix("django.") ?? false,
        kind != "DateField", kind != "DateTimeField"
      else { return }
      findings.report(
        "\"\(path)\" is neither a DateField nor a DateTimeField", at: place, facet: "date_hierarchy",
        symbol: admin.type.dotted)
    }
  }

  /// Nobody looks at these before somebody searches.
  private func checkSearch(_ findings: inout Findings) {
    if admin.type.defines("get_search_results", "get_search_fields") { return }
    for item in items("search_fields") {
      let prefix = item.text.first.map { "^=@".contains($0) } ?? false
      let path = prefix ? String(item.text.dropFirst()) : item.text
      switch admin.fields.resolve(path, on: admin.model, guessing: true) {
      case .unknown: continue
      case .broken(let found):
        if admin.project.writtenNames.annotated.contains(found.part) { continue }
        report(found.text, item, "search_fields", &findings, isCertain: found.isCertain)
      case .found(let end):
        guard end.rest.isEmpty, isRelation(end.step) else { continue }
        report(
          "\"\(path)\" is a relation and cannot be searched: name a field behind it, for example \"\(path)__…\"", item,
          "search_fields", &findings)
      }
    }
  }

  private func isRelation(_ step: FieldBook.Step) -> Bool {
    switch step {
    case .field(let field): field.relation != nil && !field.isGenericKey
    case .reverse: true
    }
  }

  private func checkRelations(_ findings: inout Findings) {
    for name in ["raw_id_fields", "autocomplete_fields", "filter_horizontal", "filter_vertical"] {
      for item in items(name) {
        guard let field = admin.model.fields[item.text] else {
          // The other side of a many-to-many relation does for these two.
          let isBack = admin.model.reverse(query: item.text)?.field.isManyToMany ?? false
          if admin.model.isOpen || isBack && !name.hasPrefix("filter_") { continue }
          let near = admin.fields.nearest(item.text, on: admin.model)
          report("\(admin.model.name) has no field \"\(item.text)\"\(hint(near))", item, facet(name), &findings)
          continue
        }
        let isRight = name.hasPrefix("filter_") ? field.isManyToMany : field.isToOne || field.isManyToMany
        if isRight || field.isGenericKey || isOwnKind(field) { continue }
        let wanted = name.hasPrefix("filter_") ? "a many-to-many field" : "a relation"
        report("\"\(item.text)\" is not \(wanted)", item, facet(name), &findings)
      }
    }
    if let option = option("prepopulated_fields") {
      for item in option.names.items where admin.model.fields[item.text] == nil && !admin.model.isOpen {
        let near = admin.fields.nearest(item.text, on: admin.model)
        report(
          "\(admin.model.name) has no field \"\(item.text)\"\(hint(near))", item, "prepopulated_fields", &findings)
      }
    }
  }

  private func facet(_ name: String) -> String { name == "filter_vertical" ? "filter_horizontal" : name }

  private func isOwnKind(_ field: DumpedField) -> Bool {
    !((field.className.value ?? nil)?.hasPrefix("django.db.models.") ?? false)
  }

  // MARK: The form

  private func checkFormFields(_ findings: inout Findings) {
    if admin.type.defines("get_form", "get_formset", "get_fields", "get_fieldsets", "get_readonly_fields") { return }
    if admin.model.isOpen || isReadOnly { return }
    // A base of a library may bring a form of its own.
    let extra = admin.type.isReadable(above: "django.contrib.admin.") ? formFields() : nil
    let read = admin.type.option("readonly_fields")?.names
    if let read, !read.isComplete { return }
    for item in items("fields") + fieldsetItems("fields") + fieldsetItems("fieldsets") {
      let name = item.text
      if admin.model.fields[name] != nil || extra?.contains(name) ?? false || read?.texts.contains(name) ?? false {
        continue
      }
      // A form that is not seen may make fields of what the model has, as parler's does of translated fields.
      if extra == nil, admin.slip(of: name) == nil || isShown(name) { continue }
      let near = admin.fields.nearest(name, on: admin.model)
      report(
        "\(admin.model.name) has no field \"\(name)\" for a form\(hint(near))", item, "fields", &findings,
        isCertain: extra != nil)
    }
  }

  private func isShown(_ name: String) -> Bool { if case .found = admin.shows(name) { true } else { false } }

  /// Whether nobody may add or change: `ModelAdmin.get_form` leaves all fields out then, whatever their names.
  private var isReadOnly: Bool {
    !admin.isInline && admin.type.defines("has_add_permission") && admin.type.defines("has_change_permission")
  }

  /// What the form declares; nil where it is not known.
  private func formFields() -> Set<String>? {
    guard let form = admin.form else { return nil }
    if form.hasPrefix("django.forms.") { return [] }
    guard let row = admin.project.dump.forms.items.first(where: { $0.className.value == form }),
      row.fields.openness == .closed
    else { return nil }
    return Set(row.fields.items.keys)
  }

  /// The strings behind `"fields":`, and those in groups of fields.
  private func fieldsetItems(_ name: String) -> [WrittenList.Item] {
    guard let option = option(name) else { return [] }
    let tree = option.tree
    var found: [WrittenList.Item] = []
    if name == "fields" {
      for (file, node) in option.names.others where [.tuple, .list].contains(file.tree.kind(node)) {
        found += WrittenList(node, file).items
      }
      return found
    }
    for row in tree.subtree(of: option.value) where tree.kind(ID(row)) == .dict {
      let parts = Array(tree.children(of: ID(row)))
      for index in stride(from: 0, to: parts.count - 1, by: 2) where tree.string(parts[index]) == "fields" {
        let list = WrittenList(parts[index + 1], option.file, scope: option.owner.type)
        found += list.items
        for (file, node) in list.others where [.tuple, .list].contains(file.tree.kind(node)) {
          found += WrittenList(node, file).items
        }
      }
    }
    return found
  }

  // MARK: Inlines

  /// An inline needs exactly one foreign key to the model of the admin it is in.
  private func checkInline(_ findings: inout Findings) {
    guard let parent = admin.parent, let option = admin.type.option("model"), admin.type.option("fk_name") == nil,
      option.owner.type == admin.type.type, !admin.model.isOpen,
      !admin.type.row.libraryAncestors.contains(where: { $0.contains("Generic") }),
      !admin.type.defines("get_formset", "formset")
    else { return }
    // A model of an application that was not read is another one, mostly; what it inherits from is not known.
    let foreign = admin.model.row.fields.items.filter { $0.isToOne && admin.fields.target(of: $0) == nil }
    let keys = admin.model.row.fields.items.filter { field in
      guard field.isToOne, let target = admin.fields.target(of: field) else { return false }
      return admin.project.tables.isA(admin.fields.concrete(parent).type, admin.fields.concrete(target).type)
    }
    if keys.isEmpty, foreign.isEmpty {
      findings.report(
        "\(admin.model.name) has no foreign key to \(parent.name)", at: option.file.place(option.target),
        facet: "inline", symbol: admin.type.dotted)
    } else if keys.count > 1 {
      let names = keys.compactMap(\.name.value).joined(separator: ", ")
      findings.report(
        "\(admin.model.name) has several foreign keys to \(parent.name) (\(names)): say which with fk_name",
        at: option.file.place(option.target), facet: "inline", symbol: admin.type.dotted)
    }
  }
}
