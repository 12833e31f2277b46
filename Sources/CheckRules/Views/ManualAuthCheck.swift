import Checks

let manualAuthCheck = Rule(
  "DJV102", "manual-auth-check",
  "A view asks by hand whether the user may come in.",
  why: "What every view repeats one view forgets; decorators, mixins and permission classes are seen at a glance.",
  .warning, enabled: .auto, .likely,
  examples: [
    .bad(
      """
      --- shop/views.py
      from django.core.exceptions import PermissionDenied
      from django.http import HttpResponse
      from django.shortcuts import redirect
      from django.views import View

      def invoices(request):
          if «not request.user.is_authenticated»:
              return HttpResponse(status=401)
          return HttpResponse()

      def report(request):
          if «request.user.is_anonymous or not request.user.is_staff»:
              return redirect("login")
          return HttpResponse()

      class Orders(View):
          def get(self, request):
              if «self.request.user.is_superuser»:
                  return HttpResponse()
              else:
                  raise PermissionDenied
      """),
    .good(
      """
      --- shop/views.py
      from django.core.exceptions import PermissionDenied
      from django.contrib.auth.decorators import login_required
      from django.http import HttpResponse
      from django.shortcuts import redirect
      from django.views import View

      @login_required
      def invoices(request):
          if not request.user.is_staff and request.GET:
              return HttpResponse(status=403)
          if request.user.is_staff:
              return HttpResponse("all")
          return HttpResponse()

      def welcome(request):
          if request.user.is_authenticated:
              return redirect("after-login")
          return HttpResponse()

      def login_view(request):
          if request.user.is_anonymous:
              return redirect("login")

      def only_staff(view):
          def inner(request):
              if not request.user.is_staff:
                  raise PermissionDenied
              return view(request)
          return inner

      class StaffMixin:
          def dispatch(self, request):
              if not request.user.is_staff:
                  raise PermissionDenied
      """),
  ],
  .nodes([.ifStatement]) { node, file, findings in
    guard !file.isTest, let test = file.tree.firstChild(of: node), asksWho(test, file.tree), isInView(node, file) else {
      return
    }
    let blocks = file.tree.children(of: node).compactMap { child in
      file.tree.kind(child) == .block ? child : file.tree.firstChild(of: child, .block)
    }
    let refused = isOfStrangers(test, file.tree) ? blocks.prefix(1) : blocks.dropFirst()
    guard refused.contains(where: { turnsAway($0, file) }) else { return }
    findings.report(
      "use a decorator, a mixin or a permission class instead of asking here", at: test, in: file)
  }
)

/// Whether nothing but who the user is decides.
private func asksWho(_ test: ID<Node>, _ tree: PythonFile) -> Bool {
  switch tree.kind(test) {
  case .boolOp, .unaryOp: return tree.children(of: test).allSatisfy { asksWho($0, tree) }
  case .call: return tree.firstChild(of: test).map { asksWho($0, tree) } ?? false
  case .attribute:
    guard let name = tree.dottedName(of: test) else { return false }
    return ["is_authenticated", "is_anonymous", "is_staff", "is_superuser"].contains { mark in
      name == "request.user." + mark || name == "self.request.user." + mark
    }
  default: return false
  }
}

/// Whether the condition holds for those who are not to come in.
private func isOfStrangers(_ test: ID<Node>, _ tree: PythonFile) -> Bool {
  tree.subtree(of: test).contains { row in
    let node = tree.nodes[row]
    return node.kind == .unaryOp || node.kind == .attribute && tree.name(node.symbol) == "is_anonymous"
  }
}

/// A function that takes a request, or a handler of a class of views.
private func isInView(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node), let view = FunctionDefinition(function, in: file.tree) else {
    return false
  }
  let words = ["login", "logout", "signin", "signup", "register", "permission", "auth", "dispatch", "test_func"]
  if words.contains(where: { view.name.lowercased().contains($0) }) { return false }
  let first = view.parameters.first?.name
  guard let outer = file.enclosing(function, .classDef, .functionDef, .asyncFunctionDef) else {
    return first == "request"
  }
  guard let type = ClassDefinition(outer, in: file.tree), !type.name.hasSuffix("Mixin") else { return false }
  let handlers = ["get", "post", "put", "patch", "delete", "list", "create", "retrieve", "update", "destroy"]
  return handlers.contains(view.name) && first == "self"
}

/// Whether a branch ends with a refusal.
private func turnsAway(_ block: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let last = file.tree.statements(of: block).last, let value = file.tree.firstChild(of: last) else {
    return false
  }
  let call = Call(value, in: file.tree)
  let name = (call.map(\.callee) ?? value)
  let written = file.tree.dottedName(of: name)?.split(separator: ".").last.map(String.init) ?? ""
  switch file.tree.kind(last) {
  case .raiseStatement: return ["PermissionDenied", "NotAuthenticated", "AuthenticationFailed"].contains(written)
  case .returnStatement:
    guard let call else { return false }
    if ["HttpResponseForbidden", "redirect_to_login"].contains(written) { return true }
    if ["redirect", "HttpResponseRedirect"].contains(written) {
      return call.arguments.first.map { file.tree.text(of: $0).lowercased().contains("login") } ?? false
    }
    let status = (call[keyword: "status"] ?? call[keyword: "status_code"]).map { file.tree.text(of: $0) } ?? ""
    return written.hasSuffix("Response") && (status.contains("401") || status.contains("403"))
  default: return false
  }
}
