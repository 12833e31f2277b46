import Checks

let viewLevelValidation = Rule(
  "DJV203", "view-level-validation",
  "An API view looks into the request's data itself.",
  why: "Clients get errors in another shape, and fields that nobody meant to be written can be.",
  .warning, enabled: .auto, .heuristic, facets: ["check", "mass-assignment"],
  examples: [
    .bad(
      """
      --- shop/views.py
      from rest_framework.decorators import api_view
      from rest_framework.exceptions import ValidationError
      from rest_framework.response import Response
      from rest_framework.views import APIView

      class Signup(APIView):
          def post(self, request):
              if «not request.data.get("email")»:
                  return Response({"detail": "email"}, status=400)
              return Response()

      @api_view(["POST"])
      def order(request):
          count = request.data["count"]
          if «int(count) > 3»:
              raise ValidationError("count")
          return Response()
      """, facet: "check"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/views.py
      from rest_framework.response import Response
      from rest_framework.views import APIView
      from shop.models import Order

      class Orders(APIView):
          def post(self, request):
              Order.objects.create(«**request.data»)
              Order(«**self.request.data»).save()
              return Response()
      """, facet: "mass-assignment"),
    .good(
      """
      --- shop/views.py
      from rest_framework import serializers
      from rest_framework.response import Response
      from rest_framework.views import APIView

      class SignupSerializer(serializers.Serializer):
          email = serializers.EmailField()

      class Signup(APIView):
          def post(self, request):
              serializer = SignupSerializer(data=request.data)
              serializer.is_valid(raise_exception=True)
              if request.data.get("newsletter"):
                  return Response({"newsletter": True})
              return Response(status=201)

      def plain(request):
          if not request.POST.get("email"):
              return Response(status=400)
      """),
  ],
  .nodes([.ifStatement, .keywordUnpack]) { node, file, findings in
    guard !file.isTest, let function = file.function(around: node), isHandler(function, file) else { return }
    if file.tree.kind(node) == .keywordUnpack {
      guard let value = file.tree.firstChild(of: node), isData(value, file.tree),
        let holder = file.parent(of: node), let call = Call(holder, in: file.tree), writes(call, file)
      else { return }
      findings.report(
        "whoever sends the request decides which fields are written: use a serializer", at: node, in: file,
        facet: "mass-assignment", severity: .error)
    } else {
      guard let test = file.tree.firstChild(of: node), let block = file.tree.firstChild(of: node, .block),
        refuses(block, file), mentionsData(test, function, file)
      else { return }
      findings.report("let a serializer check what the request sends", at: test, in: file, facet: "check")
    }
  }
)

private func isHandler(_ function: ID<Node>, _ file: CheckedFile) -> Bool {
  let decorators = file.tree.decorators(of: function).map { Call($0, in: file.tree)?.callee ?? $0 }
  if decorators.contains(where: { file.dotted($0) == "rest_framework.decorators.api_view" }) { return true }
  guard let outer = file.enclosing(function, .classDef),
    let type = file.project.tables.classNodes[file.row][outer.index]
  else { return false }
  return file.project.tables.classes[type].libraryAncestors.contains {
    $0.hasPrefix("rest_framework.") && ($0.hasSuffix("View") || $0.hasSuffix("ViewSet"))
  }
}

private func isData(_ node: ID<Node>, _ tree: PythonFile) -> Bool {
  ["request.data", "self.request.data"].contains(tree.dottedName(of: node))
}

/// Whether the data, or a variable that was taken from it, stands in a condition.
private func mentionsData(_ test: ID<Node>, _ function: ID<Node>, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  if tree.subtree(of: test).contains(where: { tree.nodes[$0].kind == .attribute && isData(ID($0), tree) }) {
    return true
  }
  let names = tree.own(.assign, in: function).flatMap { statement -> [String] in
    guard let value = tree.lastChild(of: statement), isTaken(value, tree), let target = tree.firstChild(of: statement),
      tree.kind(target) == .name
    else { return [] }
    return [tree.text(of: target)]
  }
  return tree.subtree(of: test).contains { row in
    tree.nodes[row].kind == .name && names.contains(tree.name(tree.nodes[row].symbol))
  }
}

/// `request.data["count"]`, `request.data.get("count")`.
private func isTaken(_ value: ID<Node>, _ tree: PythonFile) -> Bool {
  let head = tree.kind(value) == .subscript ? tree.firstChild(of: value) : Call(value, in: tree)?.callee
  guard let head else { return false }
  if tree.kind(value) == .subscript { return isData(head, tree) }
  return ["request.data.get", "self.request.data.get"].contains(tree.dottedName(of: head))
}

private func refuses(_ block: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let last = file.tree.statements(of: block).last, let value = file.tree.firstChild(of: last),
    let call = Call(value, in: file.tree), let name = call.calleeName?.split(separator: ".").last
  else { return false }
  switch file.tree.kind(last) {
  case .raiseStatement: return name == "ValidationError" || name == "ParseError"
  case .returnStatement:
    guard name == "Response" || name == "JsonResponse",
      let status = call[keyword: "status"] ?? call.arguments.dropFirst().first
    else { return false }
    let text = file.tree.text(of: status)
    return text.contains("400") || text.contains("422")
  default: return false
  }
}

/// Whether a call makes or changes rows.
private func writes(_ call: Call, _ file: CheckedFile) -> Bool {
  if let dotted = file.dotted(call.callee), let type = file.project.tables.classIndex[dotted] {
    return file.project.tables.classes[type].model != nil
  }
  guard file.tree.kind(call.callee) == .attribute, let value = file.tree.firstChild(of: call.callee),
    case .querySet? = ModelExpressions(file).kind(of: value)
  else { return false }
  return ["create", "update", "get_or_create", "update_or_create"].contains(
    file.tree.name(file.tree[call.callee].symbol))
}
