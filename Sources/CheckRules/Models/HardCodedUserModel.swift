import Checks

let hardCodedUserModel = Rule(
  "DJM104", "hard-coded-user-model",
  "The user model is named instead of asked for.",
  why:
    "With a custom user model Django refuses relations to auth.User; without one, changing it later touches every place.",
  .warning, .proven, fix: .risky, facets: ["relation-to-auth-user", "runtime-import", "get-user-model-at-import"],
  examples: [
    .bad(
      """
      --- accounts/models.py
      from django.contrib.auth.models import AbstractUser

      class Member(AbstractUser):
          pass
      --- notes/models.py
      from django.contrib.auth import models as auth
      from django.db import models

      class Note(models.Model):
          owner = models.ForeignKey(«"auth.User"», on_delete=models.CASCADE)
      +++ settings.py
      AUTH_USER_MODEL = "accounts.Member"
      """, facet: "relation-to-auth-user"),
    .bad(
      """
      --- accounts/models.py
      from django.contrib.auth.models import AbstractUser

      class Member(AbstractUser):
          pass
      --- notes/views.py
      from django.contrib.auth.models import Group, «User»

      def users(request):
          return User.objects.all()
      +++ settings.py
      AUTH_USER_MODEL = "accounts.Member"
      """, facet: "runtime-import"),
    .good(
      """
      --- notes/models.py
      from django.conf import settings
      from django.contrib.auth.models import User
      from django.db import models

      class Note(models.Model):
          owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
          other = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
      """),
    .good(
      """
      --- accounts/models.py
      from typing import TYPE_CHECKING
      from django.contrib.auth.models import AbstractUser

      if TYPE_CHECKING:
          from django.contrib.auth.models import User

      class Member(AbstractUser):
          pass
      --- accounts/tests.py
      from django.contrib.auth.models import User
      +++ settings.py
      AUTH_USER_MODEL = "accounts.Member"
      """),
  ],
  .files { file, findings in
    guard case .string(let label)? = file.project.dump.settings.value?.scalars["AUTH_USER_MODEL"],
      label.lowercased() != "auth.user", !file.isTest, !file.isMigration
    else { return }
    for row in file.tree.nodes.indices {
      let id = ID<Node>(row)
      switch file.tree.kind(id) {
      case .call: checkRelation(id, file, &findings)
      case .importFrom: checkImport(id, file, &findings)
      default: break
      }
    }
  }
)

private func checkRelation(_ id: ID<Node>, _ file: CheckedFile, _ findings: inout Findings) {
  guard let call = Call(id, in: file.tree),
    let last = call.calleeName?.split(separator: ".").last,
    ["ForeignKey", "OneToOneField", "ManyToManyField"].contains(last),
    let dotted = file.dotted(call.callee), dotted.hasPrefix("django.db.models."),
    let to = call[keyword: "to"] ?? call.arguments.first
  else { return }
  let isUser =
    file.tree.string(to)?.lowercased() == "auth.user" || file.dotted(to) == "django.contrib.auth.models.User"
  if isUser {
    findings.report(
      "the user model is another one: write settings.AUTH_USER_MODEL", at: to, in: file, facet: "relation-to-auth-user",
      confidence: .proven)
  }
}

private func checkImport(_ id: ID<Node>, _ file: CheckedFile, _ findings: inout Findings) {
  guard let view = Import(id, in: file.tree), view.module == "django.contrib.auth.models",
    view.names.contains(where: { $0.name == "User" })
  else { return }
  for outer in file.ancestors(of: id) where file.tree.kind(outer) == .ifStatement {
    if let test = file.tree.firstChild(of: outer), file.tree.text(of: test).contains("TYPE_CHECKING") { return }
  }
  let name = file.tree.children(of: id).first {
    file.tree.kind($0) == .alias && file.tree.text(of: $0).hasPrefix("User")
      && !file.tree.text(of: $0).hasPrefix("UserM")
  }
  findings.report(
    "the user model is another one: ask get_user_model()", at: name ?? id, in: file, facet: "runtime-import")
}
