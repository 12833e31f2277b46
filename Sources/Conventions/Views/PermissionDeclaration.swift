import Checks

let permissionDeclaration = Convention(
  "permission-declaration", "permissions of API views",
  sentence: { answer in
    answer == "stated"
      ? "Every API view states its `permission_classes`."
      : "API views leave permissions to `DEFAULT_PERMISSION_CLASSES`."
  }
) { project, instances in
  for type in project.leaves("viewset", "api-view") {
    instances.add(type.defines("permission_classes", "get_permissions") ? "stated" : "default", type)
  }
}
