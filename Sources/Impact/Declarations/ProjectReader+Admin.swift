import Base
import Django
import PythonSyntax

/// What admins say of fields by code: methods that return names, and functions that are actions.
extension ProjectReader {
  private static let methods: Set<String> = [
    "get_readonly_fields", "get_fields", "get_exclude", "get_list_display", "get_list_display_links",
    "get_list_filter", "get_list_select_related", "get_search_fields", "get_ordering", "get_sortable_by",
    "get_autocomplete_fields", "get_prepopulated_fields", "get_fieldsets",
  ]

  /// The names in what such a method returns, or puts together in variables that it returns.
  mutating func readAdminMethod(_ id: ID<FunctionRow>, _ file: PythonFile, _ scope: Scope) {
    let row = tables.functions[id]
    guard scope.isRecording, !row.owner.isNone, tables.classes[row.owner].role == .admin,
      Self.methods.contains(row.name), let model = model(of: row.owner)
    else { return }
    var own = scope
    own.owner = functionNode(id)
    for value in ReturnedDisplays(of: row.node, in: file).values {
      let names = row.name == "get_fieldsets" ? file.fieldsetNames(in: value) : file.optionNames(in: value)
      for one in names { mentionOption(one, of: row.owner, model, own) }
    }
  }

  /// A name in an option of an admin, unless the admin itself has something of that name.
  mutating func mentionOption(
    _ one: WaitingLookup, of type: ID<ClassRow>, _ model: ID<ClassRow>, _ scope: Scope
  ) {
    guard shared.member(one.path, of: type) == nil else { return }
    lookUp(one.path, one.range, on: model, .administers, .proved, scope)
    addMemberMention(one, on: model, .administers, scope)
  }

  /// Functions that admins of one model list as actions, to that model.
  static func actionModels(_ tables: ProjectTables) -> [ID<FunctionRow>: ID<ClassRow>] {
    var found: [ID<FunctionRow>: ID<ClassRow>] = [:]
    for row in tables.classes where row.role == .admin && !row.subject.isNone {
      guard let module = row.file, case .value(_, let value?, _)? = row.members["actions"] else { continue }
      let file = tables.file(module)
      for node in file.children(of: value) {
        guard let name = file.dottedName(of: node), case .function(let id)? = tables.meaning(ofDotted: name, in: module)
        else { continue }
        found[id] = found[id].map { $0 == row.subject ? $0 : .none } ?? row.subject
      }
    }
    return found.filter { !$0.value.isNone }
  }
}
