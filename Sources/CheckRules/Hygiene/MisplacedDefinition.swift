import Checks

let misplacedDefinition = Rule(
  "DJX202", "misplaced-definition",
  "A definition stands in another file than the project's layout has for its kind.",
  why: "Whoever looks where such things belong does not find it, and writes it again.",
  .warning, enabled: .auto, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- shop/views.py
      from celery import shared_task

      @shared_task
      def «rebuild_index»(): ...
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def send(): ...
      """,
      configuration: """
        [[placement]]
        kind = "celery-task"
        allow = ["{app}/tasks.py", "{app}/tasks/**"]
        """),
    .bad(
      """
      --- shop/views.py
      from rest_framework import routers, serializers, viewsets

      class «OrderSerializer»(serializers.Serializer): ...

      class OrderViewSet(viewsets.ViewSet): ...
      """,
      configuration: """
        [[placement]]
        kind = "serializer"
        allow = ["**/serializers.py"]
        """),
    .good(
      """
      --- shop/tasks/__init__.py
      --- shop/tasks/mail.py
      from celery import shared_task

      @shared_task
      def send(): ...
      --- core/tasks_of_all.py
      from celery import shared_task

      @shared_task
      def everything(): ...
      """,
      configuration: """
        [[placement]]
        kind = "celery-task"
        allow = ["{app}/tasks.py", "{app}/tasks/**"]
        except = ["core/**"]
        """),
  ],
  .project { project, findings in
    for wanted in project.configuration.placements {
      for one in project.definitions.all where one.kind == wanted.kind {
        let file = project.file(one.file)
        if wanted.except.matches(file.path) || file.isTest && !["test", "factory"].contains(one.kind) { continue }
        let allowed = PathFilter(wanted.allow.map { pattern($0, file) })
        if allowed.matches(file.path) { continue }
        findings.report(
          "the project keeps \(words(one.kind)) in \(wanted.allow.joined(separator: " or "))", at: one.place,
          symbol: one.dotted)
      }
    }
  }
)

/// `{app}` is the folder of the application that the file belongs to.
private func pattern(_ text: String, _ file: CheckedFile) -> String {
  let folder = file.project.app(ofModule: file.module)?.folder.split(separator: "/").last.map(String.init)
  return text.replacing("{app}", with: folder ?? "*")
}

private func words(_ kind: String) -> String {
  let text = kind.replacing("-", with: " ")
  return text.hasSuffix("s") ? text : text + "s"
}
