import Checks

let manualErrorResponse = Rule(
  "DJV204", "manual-error-response",
  "An API view builds its own error response instead of raising an exception.",
  why: "Clients get errors in another shape than those that the exception handler makes.",
  .warning, enabled: .auto, .proven,
  examples: [
    .bad(
      """
      --- shop/views.py
      from rest_framework import status
      from rest_framework.response import Response
      from rest_framework.views import APIView

      class Invoice(APIView):
          def get(self, request):
              if request.GET:
                  return «Response({"detail": "no"}, status=status.HTTP_400_BAD_REQUEST)»
              return «Response({"error": "not found"}, status=404)»
      """),
    .good(
      """
      --- shop/views.py
      from django.http import JsonResponse
      from rest_framework.exceptions import NotFound
      from rest_framework.response import Response
      from rest_framework.views import APIView

      class Invoice(APIView):
          def get(self, request):
              if request.GET:
                  return Response({"error": "fine"}, status=200)
              if request.POST:
                  return Response({"rows": []}, status=404)
              raise NotFound("invoice")

      def plain(request): return JsonResponse({"error": "x"}, status=404)

      def exception_handler(error, context): return Response({"detail": "x"}, status=500)
      """),
  ],
  .nodes([.call]) { node, file, findings in
    guard !file.isTest, let call = Call(node, in: file.tree), call.calleeName?.hasSuffix("Response") ?? false,
      file.dotted(call.callee) == "rest_framework.response.Response",
      let data = call.arguments.first ?? call[keyword: "data"], file.tree.kind(data) == .dict,
      let status = call[keyword: "status"] ?? call.arguments.dropFirst().first, isError(status, file.tree),
      let first = file.tree.firstChild(of: data), let key = file.tree.string(first),
      ["error", "errors", "detail", "message"].contains(key),
      !(file.enclosing(node, .functionDef).map { file.tree.name(file.tree[$0].symbol).contains("handler") }
        ?? false)
    else { return }
    findings.report("raise an APIException instead of building the error", at: node, in: file)
  }
)

private func isError(_ status: ID<Node>, _ tree: PythonFile) -> Bool {
  let text = tree.text(of: status)
  let code = tree.kind(status) == .integer ? text : String((text.split(separator: "_").dropFirst().first ?? ""))
  return code.count == 3 && (code.hasPrefix("4") || code.hasPrefix("5"))
}
