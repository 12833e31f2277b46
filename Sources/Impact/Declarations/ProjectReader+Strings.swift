import Base
import Django
import PythonSyntax

/// Strings that name a template, a URL, a model or a piece of code.
extension ProjectReader {
  mutating func readString(_ node: ID<Node>, _ file: PythonFile, _ scope: Scope) {
    guard scope.isRecording, let text = file.string(node), text.utf8.count < 160, text.utf8.contains(UInt8(ascii: "."))
    else { return }
    let range = file.contents(node)
    if let template = templateNodes[text] {
      add(.renders, to: template, .proved, range, scope)
    } else if let type = tables.labels[text.lowercased()], text.first?.isLetter ?? false {
      reference(.type(type), .names, range, scope)
    } else if let type = tables.classIndex[text] {
      reference(.type(type), .names, range, scope)
    } else if let function = tables.functionIndex[text] {
      reference(.function(function), .names, range, scope)
    }
  }

  /// `reverse("orders:detail")`, `redirect("orders:cart")`.
  mutating func noteURLName(_ call: Call, _ file: PythonFile, _ scope: Scope) {
    guard scope.isRecording else { return }
    let last = call.calleeName?.dottedParts.last ?? ""
    switch last {
    case "reverse", "reverse_lazy", "redirect", "resolve_url", "lazy_reverse", "reverse_action": break
    case "path", "re_path", "url", "register": return noteRoute(call, file, scope)
    case "login_required", "user_passes_test", "permission_required":
      if let given = call[keyword: "login_url"] { mentionRoute(given, file, scope) }
      return
    default: return
    }
    let given = call.arguments.first ?? call[keyword: "viewname"] ?? call[keyword: "to"]
    guard let given, let text = file.string(given), routeNames.contains(text) else { return }
    add(.reverses, to: routeNode(text), .proved, file.contents(given), scope)
  }

  /// Where a route is written, to be joined to the registry's routes.
  private mutating func noteRoute(_ call: Call, _ file: PythonFile, _ scope: Scope) {
    let source = tables.sources.python[scope.module]
    let name = call[keyword: "name"].flatMap { file.string($0) }
    guard call.arguments.count > 1 || call[keyword: "view"] != nil else { return }
    var view = call[keyword: "view"] ?? call.arguments[1]
    if let inner = Call(view, in: file) { view = inner.callee }
    var dotted = file.dottedName(of: view) ?? ""
    if dotted.hasSuffix(".as_view") { dotted.removeLast(8) }
    var target: String?
    switch shared.meaning(ofDotted: dotted, in: scope.module) {
    case .type(let id)?: target = tables.classes[id].dotted
    case .function(let id)?: target = tables.functions[id].dotted
    case .library, .module, .value, nil: break
    }
    routePlaces.append(
      RoutePlace(
        name: name, view: target, path: source.path, line: source.lines.line(of: file[call.id].start),
        column: source.lines.column(of: file[call.id].start) + 1))
  }

  /// What a template is rendered with.
  mutating func noteRender(_ call: Call, _ file: PythonFile, _ scope: Scope) {
    guard scope.isRecording else { return }
    let arguments = call.arguments
    let named = call[keyword: "template_name"]
    let place = arguments.firstIndex { file.string($0).map { templateNodes[$0] != nil } ?? false }
    guard let template = place.map({ arguments[$0] }) ?? named, let name = file.string(template) else { return }
    var context = call[keyword: "context"] ?? call[keyword: "extra_context"]
    if context == nil, let place, place + 1 < arguments.count { context = arguments[place + 1] }
    guard let context else { return }
    var quiet = scope
    quiet.purpose = .inference
    guard case .mapping(let map)? = type(of: context, &quiet)?.type else { return }
    renders.append(RenderedTemplate(name: name, context: map))
  }
}

/// A template and what it is given.
struct RenderedTemplate: Sendable {
  var name: String
  var context: [String: ValueType]
}

/// A call of `path`, `re_path` or a router's `register`.
struct RoutePlace: Sendable {
  var name: String?
  /// The dotted name of the view.
  var view: String?
  var path: String
  var line: Int
  var column: Int
}
