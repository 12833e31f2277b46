import Checks

let mixedFrameworkOrm = Rule(
  "FPI002", "mixed-framework-orm",
  "A project of FastAPI alone imports Django's models, settings or REST framework.",
  why:
    "Nothing configures Django here: the import or the first use raises ImproperlyConfigured or AppRegistryNotReady.",
  .warning, .proven,
  examples: [
    .bad(
      """
      --- manage.py
      --- settings.py
      --- api/main.py
      from fastapi import FastAPI
      app = FastAPI()
      --- api/models.py
      from «django.db» import models

      class Item(models.Model):
          name = models.CharField(max_length=20)
      """),
    .good(
      """
      --- manage.py
      --- settings.py
      --- api/main.py
      from fastapi import FastAPI
      from sqlalchemy import Column
      app = FastAPI()
      """),
    .good(
      """
      --- api/main.py
      from django.db import models
      from fastapi import FastAPI
      app = FastAPI()
      """),
    .good(
      """
      --- manage.py
      --- settings.py
      --- api/main.py
      import django
      from fastapi import FastAPI
      django.setup()
      from django.db import models
      app = FastAPI()
      """),
  ],
  .project { project, findings in
    guard project.dump.settings.value == nil, isFastAPIAlone(project) else { return }
    for file in project.files where !file.isTest {
      for row in file.tree.nodes.indices {
        guard let view = Import(ID(row), in: file.tree), let module = view.module, view.level == 0, isDjangos(module),
          let place = file.tree.firstChild(of: ID(row), .dottedName), !file.expectsImportError(ID(row))
        else { continue }
        findings.report(
          "nothing starts Django in this project: use the project's own models and settings instead of \(module)",
          at: place, in: file)
      }
    }
  }
)

private func isDjangos(_ module: String) -> Bool {
  ["django.db", "django.conf", "rest_framework"].contains { module == $0 || module.hasPrefix($0 + ".") }
}

private func isFastAPIAlone(_ project: CheckedProject) -> Bool {
  var hasApplication = false
  for file in project.files where !file.isTest {
    for row in file.tree.nodes.indices {
      switch file.tree.nodes[row].kind {
      case .call:
        guard let name = Call(ID(row), in: file.tree)?.calleeName else { continue }
        if [
          "django.setup", "settings.configure", "get_asgi_application", "get_wsgi_application",
          "execute_from_command_line",
        ].contains(name) {
          return false
        }
        if name == "FastAPI" || name == "fastapi.FastAPI" { hasApplication = true }
      case .string:
        if file.tree.literalText(of: row) == "DJANGO_SETTINGS_MODULE" { return false }
      case .name:
        if file.tree.name(file.tree.nodes[row].symbol) == "INSTALLED_APPS" { return false }
      default: break
      }
    }
  }
  return hasApplication
}
