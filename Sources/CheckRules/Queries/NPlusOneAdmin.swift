import Checks

let nPlusOneAdmin = Rule(
  "DJQ104", "n-plus-one-admin",
  "A column of the admin's list reads a relation that the list does not load.",
  why: "The page asks the database once more for every row and column; a hundred rows are the default.",
  .warning, .likely, fix: .risky,
  examples: [
    .bad(
      """
      --- desk/models.py
      from django.db import models

      class Agent(models.Model):
          email = models.EmailField()

      class Ticket(models.Model):
          assignee = models.ForeignKey(Agent, models.CASCADE)
          closer = models.ForeignKey(Agent, models.CASCADE, null=True, related_name="closed")
      --- desk/admin.py
      from django.contrib import admin
      from desk.models import Ticket

      @admin.register(Ticket)
      class TicketAdmin(admin.ModelAdmin):
          list_display = ["id", «"assignee_email"»]

          def assignee_email(self, obj):
              return obj.assignee.email
      """),
    .bad(
      """
      --- desk/models.py
      from django.db import models

      class Agent(models.Model):
          email = models.EmailField()

      class Ticket(models.Model):
          assignee = models.ForeignKey(Agent, models.CASCADE)
          closer = models.ForeignKey(Agent, models.CASCADE, null=True, related_name="closed")
          opener = models.ForeignKey(Agent, models.CASCADE, null=True, related_name="opened")
      --- desk/admin.py
      from django.contrib import admin
      from desk.models import Ticket

      @admin.register(Ticket)
      class TicketAdmin(admin.ModelAdmin):
          list_display = ["id", "assignee", «"closer"», "opener_email"]

          def opener_email(self, obj):
              return obj.opener.email
      """),
    .bad(
      """
      --- desk/models.py
      from django.db import models

      class Team(models.Model):
          name = models.CharField(max_length=20)

      class Agent(models.Model):
          team = models.ForeignKey(Team, models.CASCADE, null=True)

          def __str__(self):
              return self.team.name

      class Ticket(models.Model):
          assignee = models.ForeignKey(Agent, models.CASCADE)
          team = models.ForeignKey(Team, models.CASCADE)

      class Note(models.Model):
          ticket = models.ForeignKey(Ticket, models.CASCADE)
          team = models.ForeignKey(Team, models.CASCADE, null=True)
      --- desk/admin.py
      from django.contrib import admin
      from desk.models import Note, Ticket

      @admin.register(Ticket)
      class TicketAdmin(admin.ModelAdmin):
          list_display = ["id", «"assignee"»]

      @admin.register(Note)
      class NoteAdmin(admin.ModelAdmin):
          list_display = ["id", "ticket", «"team_name"»]
          list_select_related = ["team"]

          def get_queryset(self, request):
              return super().get_queryset(request).select_related("ticket")

          @staticmethod
          def team_name(obj):
              return obj.team.name
      """),
    .good(
      """
      --- desk/models.py
      from django.db import models

      class Agent(models.Model):
          email = models.EmailField()

      class Ticket(models.Model):
          assignee = models.ForeignKey(Agent, models.CASCADE)
          closer = models.ForeignKey(Agent, models.CASCADE, null=True, related_name="closed")

      class Note(models.Model):
          ticket = models.ForeignKey(Ticket, models.CASCADE)

      class Step(models.Model):
          ticket = models.ForeignKey(Ticket, models.CASCADE)
      --- desk/admin.py
      from django.contrib import admin
      from desk.models import Note, Step, Ticket

      @admin.register(Ticket)
      class TicketAdmin(admin.ModelAdmin):
          list_display = ["id", "assignee_email", "closer"]
          list_select_related = ["assignee", "closer"]

          def assignee_email(self, obj):
              return obj.assignee.email

      @admin.register(Note)
      class NoteAdmin(admin.ModelAdmin):
          list_display = ["id", "ticket"]

      @admin.register(Step)
      class StepAdmin(admin.ModelAdmin):
          list_display = ["id", "who", "ticket_id"]

          def get_queryset(self, request):
              return super().get_queryset(request).select_related("ticket__assignee")

          def who(self, obj):
              return obj.ticket.assignee.email
      """),
  ],
  .project { project, findings in
    guard !project.dump.admin.items.isEmpty else { return }
    var reader = QueryReader(project)
    for row in project.dump.admin.items {
      guard let type = (row.className.value ?? nil).flatMap({ CheckedClass($0, row.place, project) }),
        let model = row.model.value.flatMap({ project.fields.entry(label: $0) }),
        let columns = row.lists[.listDisplay]?.value, !type.file.isTest
      else { continue }
      check(type, model, columns, &reader, &findings)
    }
  }
)

private func check(
  _ type: CheckedClass, _ model: ModelEntry, _ columns: [String], _ reader: inout QueryReader,
  _ findings: inout Findings
) {
  guard !type.defines("get_list_select_related", "get_list_display"), !isShort(model), !hasOwnPages(type),
    let rows = loaded(type, model, columns, &reader), !rows.eager.isOpen
  else { return }
  let project = type.project
  var read: [[String]] = []
  var missing: [(column: String, paths: [[String]])] = []
  var told: Set<String> = []
  for column in columns {
    let paths = paths(column, type, model, &reader).filter { !$0.isEmpty }
    read += paths
    let lacking = paths.filter { project.fields.uncovered($0, of: rows) != nil }
    let new = lacking.filter { path in
      let count = project.fields.uncovered(path, of: rows) ?? 0
      return told.insert(path.prefix(count).joined(separator: "__")).inserted
    }
    if !new.isEmpty { missing.append((column, lacking)) }
  }
  guard let first = missing.first else { return }
  // One class, one option: what it loads already must stay in it.
  let items = type.option("list_display")?.names.items ?? []
  let place = items.first { $0.text == first.column && type.isInside($0.node, of: $0.file) }?.place ?? type.place
  let names = missing.map { "\"\($0.column)\"" }.joined(separator: ", ")
  let cost =
    missing.count == 1 ? "the column \(names) costs a query per row" : "the columns \(names) cost a query per row"
  let lacking = missing.flatMap(\.paths)
  let advice = rows.isSelecting ? ownAdvice(lacking, type, model) : advice(lacking, read, type, model, columns)
  findings.report("\(cost); \(advice)", at: place, symbol: type.dotted + "." + first.column)
}

/// A table of names that people keep: nothing of it is dated, and nothing else needs to be there first.
private func isShort(_ model: ModelEntry) -> Bool {
  !model.isOpen
    && model.fields.values.allSatisfy { field in
      if field.isToOne { return field.isNull.value == true || field.isAutoCreated.value == true }
      guard let kind = field.internalType.value else { return false }
      return kind?.contains("Date") != true
    }
}

/// `get_urls()` without the list, and models that another admin class lists.
private func hasOwnPages(_ type: CheckedClass) -> Bool {
  if type.row.libraryAncestors.contains(where: { $0.hasSuffix(".PolymorphicChildModelAdmin") }),
    type.option("show_in_index") == nil
  {
    return true
  }
  guard case .function(let id)? = type.project.tables.member("get_urls", of: type.type)?.member else { return false }
  let function = type.project.tables.functions[id]
  let text = type.project.file(function.file).tree.text(of: function.node)
  return !text.contains("super(") && !text.contains("changelist_view")
}

/// Where `get_queryset()` selects, Django's list looks at no option.
private func ownAdvice(_ paths: [[String]], _ type: CheckedClass, _ model: ModelEntry) -> String {
  let fields = type.project.fields
  let names = Set(longest(paths.map { $0.joined(separator: "__") }))
  let calls = fields.advice(
    names.sorted().map { FieldBook.parts(of: $0) }, of: model.type)
  return "add \(calls) in get_queryset(), behind whose select_related list_select_related is not looked at"
}

/// An option replaces what the list loads by itself: what columns read of that has to be named too.
private func advice(
  _ missing: [[String]], _ read: [[String]], _ type: CheckedClass, _ model: ModelEntry, _ columns: [String]
) -> String {
  let fields = type.project.fields
  func names(_ paths: [[String]]) -> [String] { paths.map { $0.joined(separator: "__") } }
  let many = longest(names(missing.filter { fields.hasMany($0, of: model.type) }))
  let single = names(missing.filter { !fields.hasMany($0, of: model.type) })
  var advice: [String] = []
  if !single.isEmpty {
    let loaded = type.option("list_select_related")?.names.items.map(\.text) ?? []
    let keys = columns.filter { model.fields[$0]?.isToOne ?? false }
    let others = names(read.filter { !fields.hasMany($0, of: model.type) })
    let all = longest(loaded + keys + single + others)
    advice.append("add list_select_related = [\(all.map { "\"\($0)\"" }.joined(separator: ", "))]")
  }
  if !many.isEmpty {
    let all = many.map { "\"\($0)\"" }.joined(separator: ", ")
    advice.append("override get_queryset() with .prefetch_related(\(all))")
  }
  return advice.joined(separator: ", and ")
}

/// Each path once, and none that another loads on its way.
private func longest(_ names: [String]) -> [String] {
  var kept: [String] = []
  for name in names where !kept.contains(name) && !names.contains(where: { $0.hasPrefix(name + "__") }) {
    kept.append(name)
  }
  return kept
}

/// What the list loads: what `get_queryset` does, and `list_select_related` or its replacement.
private func loaded(
  _ type: CheckedClass, _ model: ModelEntry, _ columns: [String], _ reader: inout QueryReader
) -> Rows? {
  var rows = Rows(model: model.type, origin: QueryPlace(type.file.row, type.node))
  if type.defines("get_queryset") {
    guard let own = reader.rows(of: type.type), own.model == model.type else { return nil }
    if own.isSelecting { return own }
    rows = own
  }
  if let option = type.option("list_select_related") {
    switch option.tree.kind(option.value) {
    case .true: rows.eager.hasRequired = true
    case .false: break
    default:
      let names = option.names
      if !names.isComplete { return nil }
      for name in names.texts { rows.eager.insert(FieldBook.parts(of: name)) }
      return rows
    }
  }
  if columns.contains(where: { model.fields[$0]?.isToOne ?? false }) { rows.eager.hasRequired = true }
  return rows
}

private func paths(
  _ column: String, _ type: CheckedClass, _ model: ModelEntry, _ reader: inout QueryReader
) -> [[String]] {
  let tables = type.project.tables
  if let field = model.fields[column] { return field.isToOne ? [[column]] + shown(field, column, type, &reader) : [] }
  func reads(_ function: ID<FunctionRow>, _ parameter: Int) -> [[String]] {
    reader.reads(of: function, parameter: parameter, model: model.type).compactMap { read in
      if case .always = read.access { return nil }
      return read.isCounted || type.project.isRarelyRead(read) ? nil : read.path
    }
  }
  if case .function(let function)? = tables.member(column, of: type.type)?.member {
    return reads(function, tables.functions[function].isStatic ? 0 : 1)
  }
  if let function = tables.functionIndex[column] { return reads(function, 0) }
  if case .function(let function)? = tables.member(column, of: model.type)?.member { return reads(function, 0) }
  if column.contains("__") { return [FieldBook.parts(of: column).dropLast()] }
  return []
}

/// A foreign key is shown by `str()` of the other row, which may read on.
private func shown(
  _ field: DumpedField, _ column: String, _ type: CheckedClass, _ reader: inout QueryReader
) -> [[String]] {
  guard let target = type.project.fields.target(of: field),
    case .function(let function)? = type.project.tables.member("__str__", of: target.type)?.member
  else { return [] }
  return reader.reads(of: function, parameter: 0, model: target.type).compactMap { read in
    if case .always = read.access { return nil }
    return type.project.isRarelyRead(read) ? nil : [column] + read.path
  }
}
