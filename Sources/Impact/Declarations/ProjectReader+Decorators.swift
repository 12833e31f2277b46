import Base
import Django
import PythonSyntax

/// Decorators and method names that speak of fields.
extension ProjectReader {
  mutating func readDecorator(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    _ = type(of: node, &scope)
    guard scope.isRecording, let call = Call(node, in: file), !scope.type.isNone else { return }
    readFieldNames(call, file, scope)
    guard call.calleeName?.hasSuffix("display") ?? false, let ordering = call[keyword: "ordering"],
      let text = file.string(ordering), let model = model(of: scope.type)
    else { return }
    lookUp(text, file.contents(ordering), on: model, .administers, .proved, scope)
  }

  /// `@field_validator("total", "tax")` and its like: pydantic refuses a class that has no such field.
  private mutating func readFieldNames(_ call: Call, _ file: PythonFile, _ scope: Scope) {
    guard shared.records[scope.type] != nil, let name = call.calleeName?.dottedParts.last,
      Self.namingFields.contains(String(name))
    else { return }
    for argument in call.arguments {
      guard let text = file.string(argument), let field = shared.field(text, of: scope.type) else { continue }
      addMention(field, of: scope.type, .names, .proved, file.contents(argument), scope)
    }
  }

  private static let namingFields: Set<String> = ["field_validator", "validator", "field_serializer", "validates"]

  /// `clean_total` of a form, `validate_total` of a serializer.
  mutating func readHook(_ id: ID<FunctionRow>, _ file: PythonFile, _ scope: Scope) {
    let row = tables.functions[id]
    guard scope.isRecording, !row.owner.isNone, let model = model(of: row.owner) else { return }
    let prefix: String
    switch tables.classes[row.owner].role {
    case .form: prefix = "clean_"
    case .serializer: prefix = "validate_"
    default: return
    }
    guard row.name.hasPrefix(prefix), let field = shared.field(String(row.name.dropFirst(prefix.count)), of: model),
      let name = file.firstChild(of: row.node, .identifier)
    else { return }
    var own = scope
    own.owner = functionNode(id)
    addMention(field, of: model, optionKind(tables.classes[row.owner].role), .proved, file[name].range, own)
  }
}
