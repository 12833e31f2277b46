import Base
import Facts

/// The facts of a file as lines for specs: one row a line, subjects in a fixed order, places as line numbers.
struct FactsDump {
  let facts: FileFacts

  var text: String {
    let groups: [[String]] = [
      facts.imports.map(describe), facts.definitions.indices.map(describe(definition:)), facts.bindings.map(describe),
      exports, facts.calls.map(describe), facts.uses.map(describe), facts.strings.map(describe),
      facts.routes.map(describe), facts.templateUses.map { "template \($0.template) by \($0.by)" },
      facts.urlUses.map { "reverse \($0.name) by \($0.by)" }, facts.receivers.map(describe), template,
    ]
    return groups.joined().joined(separator: "\n")
  }

  private func describe(_ fact: ImportFact) -> String {
    let dots = String(repeating: ".", count: fact.level)
    let flags: [(ImportFact.Flags, String)] = [
      (.typeChecking, " typing"), (.attempted, " try"), (.conditional, " if"), (.nested, " nested"),
    ]
    let marks = flags.filter { fact.flags.contains($0.0) }.map(\.1).joined()
    let target = dots + fact.module + (fact.form == .member ? ":" + fact.name : fact.form == .star ? ":*" : "")
    return "import \(target)\(fact.local.isEmpty ? "" : " as " + fact.local)\(marks)"
  }

  private func describe(definition index: Int) -> String {
    let definition = facts.definitions[index]
    let kind = definition.kind == .class ? "class" : definition.kind == .function ? "def" : "async def"
    let lines = facts.lines.lines(of: definition.range)
    let bases = definition.bases.isEmpty ? "" : "(" + definition.bases.map(expression).joined(separator: ", ") + ")"
    let parameters = definition.kind == .class ? bases : "(" + definition.parameters.joined(separator: ", ") + ")"
    let decorators = definition.decorators.map { " @" + expression($0) }.joined()
    let doc = definition.docstring.isEmpty ? "" : " doc"
    return "\(kind) \(facts.qualifiedName(of: ID(index)))\(parameters)\(decorators)\(doc) "
      + "\(lines.lowerBound)-\(lines.upperBound)"
  }

  private func describe(_ binding: Binding) -> String {
    let owner = binding.scope.isNone ? "" : facts.qualifiedName(of: binding.scope) + "."
    let sign =
      switch binding.form {
      case .assign: "="
      case .annotated: ":" + (binding.detail.isNone ? "" : " " + expression(binding.detail)) + " ="
      case .extend: "+="
      case .append: "append"
      case .item: "[\(expression(binding.detail))] ="
      }
    let value = binding.value.isNone ? "nothing" : expression(binding.value)
    return "bind \(owner)\(binding.name) \(sign) \(value)\(binding.isConditional ? " if" : "")"
  }

  private var exports: [String] {
    facts.exports.map { ["exports " + $0.names.joined(separator: " ") + ($0.isOpen ? " …" : "")] } ?? []
  }

  private func describe(_ call: CallFact) -> String { "call \(expression(call.expression))\(scope(call.scope))" }

  private func describe(_ use: Use) -> String { "use \(facts.text(use.path)) \(use.form)\(scope(use.scope))" }

  private func describe(_ string: StringFact) -> String {
    let label = string.label.isNone ? "" : " label " + facts.text(string.label)
    let call = string.call.isNone ? "" : " call " + facts.text(string.call)
    return "string \(facts.text(string.text))\(call)\(label)"
  }

  private func describe(_ route: RouteFact) -> String {
    let name = route.name.isEmpty ? "" : " name " + route.name
    let space = route.namespace + (route.appNamespace.isEmpty ? "" : "/" + route.appNamespace)
    let parent = route.parent.isNone ? "" : " in \(route.parent.index)"
    return "route \(route.form) '\(route.route)' \(route.target)\(name)\(space.isEmpty ? "" : " space " + space)"
      + " list \(route.list)\(parent)"
  }

  private func describe(_ fact: ReceiverFact) -> String {
    "receiver \(fact.handler) of \(fact.signal)\(fact.sender.isEmpty ? "" : " from " + fact.sender)"
  }

  private func scope(_ id: ID<Definition>) -> String { id.isNone ? "" : " in " + facts.qualifiedName(of: id) }

  private var template: [String] {
    guard let template = facts.template else { return [] }
    let groups: [(String, [TemplateFacts.Mention])] = [
      ("extends", template.extends), ("includes", template.includes), ("loads", template.loads),
      ("block", template.blocks), ("url", template.urlNames), ("static", template.statics),
      ("variable", template.variables),
    ]
    return groups.flatMap { group in group.1.map { "\(group.0) \($0.text)" } }
  }

  /// An expression in a short notation of its own.
  func expression(_ id: ID<Expression>) -> String {
    let row = facts[id]
    let parts = facts.children(of: id)
    func list(_ open: String, _ close: String) -> String {
      open + parts.map(expression).joined(separator: ", ") + close
    }
    let text = facts.text(of: id)
    switch row.kind {
    case .string: return "'\(text)'"
    case .formatted: return "f'\(text)'"
    case .bytes: return "b'\(text)'"
    case .number, .name: return text
    case .true: return "True"
    case .false: return "False"
    case .none: return "None"
    case .ellipsis: return "..."
    case .call:
      return text + "(" + parts.filter { facts[$0].kind != .callee }.map(expression).joined(separator: ", ") + ")"
    case .callee: return ""
    case .keyword: return list(text + "=", "")
    case .starred: return list("*", "")
    case .unpack: return list("**", "")
    case .list: return list("[", "]")
    case .tuple: return list("(", ")")
    case .set, .dict: return list("{", "}")
    case .subscript: return list("item(", ")")
    case .attribute: return list("(", ").") + text
    case .add: return list("add(", ")")
    case .operation: return list("operation(", ")")
    case .conditional: return list("either(", ")")
    case .lambda: return list("lambda(", ")")
    case .comprehension: return list("each(", ")")
    case .opaque: return "?"
    }
  }
}
