import Checks

let missingExceptionHandler = Rule(
  "DJE201", "missing-exception-handler",
  "Django REST framework has no exception handler of the project's own.",
  why: "The project's exceptions become server errors instead of answers in its own form.",
  .info, enabled: .auto, .proven, facets: ["handler"],
  examples: [
    .bad(
      """
      --- shop/views.py
      from rest_framework.views import APIView

      class OrderView(APIView): ...
      +++ settings.py
      «REST_FRAMEWORK» = {"PAGE_SIZE": 20}
      """, facet: "handler"),
    .good(
      """
      --- shop/views.py
      from rest_framework.views import APIView

      class OrderView(APIView): ...
      --- core/exceptions.py
      def api_exception_handler(error, context): ...
      +++ settings.py
      REST_FRAMEWORK = {"EXCEPTION_HANDLER": "core.exceptions.api_exception_handler"}
      """),
  ],
  .project { project, findings in
    guard let settings = project.dump.settings.value, case .closed = settings.restFramework.openness,
      let path = settings.file.value ?? nil, let file = project.file(at: path)
    else { return }
    if case .string(let handler)? = settings.restFramework.items["EXCEPTION_HANDLER"],
      handler != "rest_framework.views.exception_handler"
    {
      return
    }
    guard case .value(let target, _)? = project.tables.modules[file.row].bindings["REST_FRAMEWORK"] else { return }
    findings.report("set EXCEPTION_HANDLER to a handler of the project", at: target, in: file, facet: "handler")
  }
)
