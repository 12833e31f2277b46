import Checks

let overBroadViewSet = Rule(
  "DJV202", "over-broad-viewset",
  "A view set takes all of CRUD and then gives most of it back.",
  why: "What is not wanted is only hidden: the next change of the list of methods opens it again.",
  .warning, enabled: .auto, .proven, fix: .risky,
  examples: [
    .bad(
      """
      --- shop/views.py
      from rest_framework.exceptions import MethodNotAllowed
      from rest_framework.viewsets import ModelViewSet

      class «TagViewSet»(ModelViewSet):
          http_method_names = ["get"]

      class «NoDelete»(ModelViewSet):
          def destroy(self, request, *args, **kwargs):
              raise MethodNotAllowed("DELETE")
      """),
    .good(
      """
      --- shop/views.py
      from rest_framework.mixins import ListModelMixin
      from rest_framework.viewsets import GenericViewSet, ModelViewSet

      class TagViewSet(ListModelMixin, GenericViewSet): ...

      class NoPut(ModelViewSet):
          http_method_names = ["get", "post", "patch", "delete", "head", "options"]
      """),
  ],
  .nodes([.classDef]) { node, file, findings in
    guard !file.isTest, let type = file.project.tables.classNodes[file.row][node.index],
      let view = CheckedClass(type, file.project),
      view.row.libraryAncestors.contains("rest_framework.viewsets.ModelViewSet")
    else { return }
    if let option = view.option("http_method_names"), option.owner.type == type, option.names.isComplete {
      let missing = Set(["get", "post", "patch", "delete"]).subtracting(option.names.texts.map { $0.lowercased() })
      if !missing.isEmpty {
        return findings.report(
          "\(view.name) has no use for \(missing.sorted().joined(separator: ", ")): take the mixins it needs",
          at: view.place, symbol: view.dotted)
      }
    }
    for name in ["create", "update", "partial_update", "destroy"] {
      guard case .function(let id)? = view.row.members[name], refuses(file.project.tables.functions[id], file.tree)
      else {
        continue
      }
      return findings.report(
        "\(view.name) refuses \(name): take the mixins it needs", at: view.place, symbol: view.dotted)
    }
  }
)

/// Whether a method does nothing but raise.
private func refuses(_ function: FunctionRow, _ tree: PythonFile) -> Bool {
  guard let definition = FunctionDefinition(function.node, in: tree), definition.body.count == 1,
    tree.kind(definition.body[0]) == .raiseStatement
  else { return false }
  let text = tree.text(of: definition.body[0])
  return text.contains("MethodNotAllowed") || text.contains("NotImplemented")
}
