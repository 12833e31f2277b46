import Checks

let requestInService = Rule(
  "DJX104", "request-in-service",
  "A function of the service layer takes the request.",
  why: "It can be used by nothing but a view: no task, command or test has a request to give.",
  .warning, enabled: .auto, .proven,
  examples: [
    .bad(
      """
      --- shop/services.py
      from django.http import HttpRequest

      def checkout(«request»): ...

      def pay(order, «call: HttpRequest»): ...
      """),
    .good(
      """
      --- shop/services.py
      def checkout(user): ...
      --- shop/views.py
      def view(request): ...
      --- shop/tests/services.py
      def fake(request): ...
      """),
  ],
  .nodes([.parameter]) { node, file, findings in
    guard isService(file.path), !file.isTest else { return }
    let name = file.tree.name(file.tree[node].symbol)
    let type = file.tree.firstChild(of: node, .annotation).flatMap { file.tree.firstChild(of: $0) }
    let requests: Set<String> = [
      "django.http.HttpRequest", "django.http.request.HttpRequest", "rest_framework.request.Request",
      "fastapi.Request", "starlette.requests.Request", "django.core.handlers.wsgi.WSGIRequest",
    ]
    let isRequest = type.flatMap { file.typeName($0) }.map(requests.contains)
    guard isRequest ?? (name == "request"), file.enclosing(node, .lambda) == nil else { return }
    findings.report("pass what the function needs of the request, for example user", at: node, in: file)
  }
)

private func isService(_ path: String) -> Bool {
  let parts = path.split(separator: "/")
  return ["services.py", "selectors.py"].contains(parts.last) || parts.dropLast().contains("services")
    || parts.dropLast().contains("selectors")
}
