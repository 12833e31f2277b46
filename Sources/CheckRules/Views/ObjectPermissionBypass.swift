import Checks

let objectPermissionBypass = Rule(
  "DJV104", "object-permission-bypass",
  "An API view finds its object in its own way and never asks whether the user may have it.",
  why: "`has_object_permission` is only called by `check_object_permissions`: everybody gets every object.",
  .warning, .likely,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from rest_framework.generics import RetrieveAPIView
      from rest_framework.permissions import BasePermission
      from .models import Order

      class IsOwner(BasePermission):
          def has_object_permission(self, request, view, obj): return obj.owner == request.user

      class OrderView(RetrieveAPIView):
          permission_classes = [IsOwner]

          def «get_object»(self): return Order.objects.get(pk=self.kwargs["pk"])
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from django.shortcuts import get_object_or_404
      from rest_framework.generics import RetrieveAPIView
      from rest_framework.permissions import BasePermission, IsAuthenticated
      from .models import Order

      class IsOwner(BasePermission):
          def has_object_permission(self, request, view, obj): return obj.owner == request.user

      class OrderView(RetrieveAPIView):
          permission_classes = [IsOwner]

          def get_object(self):
              obj = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
              self.check_object_permissions(self.request, obj)
              return obj

      class Parent(RetrieveAPIView):
          permission_classes = [IsOwner]

          def get_object(self): return super().get_object()

      class Own(RetrieveAPIView):
          permission_classes = [IsOwner]

          def get_object(self): return self.request.user

      class Plain(RetrieveAPIView):
          permission_classes = [IsAuthenticated]

          def get_object(self): return Order.objects.get(pk=self.kwargs["pk"])
      """),
  ],
  .nodes([.classDef]) { node, file, findings in
    guard !file.isTest, let type = file.project.tables.classNodes[file.row][node.index],
      file.project.tables.classes[type].libraryAncestors.contains(where: { $0.hasPrefix("rest_framework.") }),
      case .function(let id)? = file.project.tables.classes[type].members["get_object"],
      file.project.tables.member("get_permissions", of: type) == nil, asksForObjects(type, file.project)
    else { return }
    let row = file.project.tables.functions[id]
    let text = file.tree.text(of: row.node)
    if text.contains("check_object_permissions") || text.contains("super()") || text.contains("self.request.user") {
      return
    }
    findings.report(
      "get_object() needs self.check_object_permissions(self.request, obj)", at: file.namePlace(of: row.node),
      symbol: row.dotted)
  }
)

/// Whether one of the view's permissions, as they are written, looks at objects.
private func asksForObjects(_ type: ID<ClassRow>, _ project: CheckedProject) -> Bool {
  guard let (owner, member) = project.tables.member("permission_classes", of: type),
    case .value(_, let value?, _) = member, let index = project.tables.classes[owner].file
  else { return false }
  let file = project.file(index)
  return file.tree.subtree(of: value).contains { row in
    guard let dotted = file.tree.dottedName(of: ID(row)),
      case .type(let permission)? = project.tables.meaning(ofDotted: dotted, in: index)
    else { return false }
    return project.tables.member("has_object_permission", of: permission) != nil
  }
}
