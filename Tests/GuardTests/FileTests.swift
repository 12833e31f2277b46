import Guard
import Platform
import Sessions
import Testing

@Suite struct FileTests {
  private static func folder() throws -> ProjectFolder {
    let folder = try ProjectFolder()
    try folder.write(".env", "SECRET_KEY=x")
    try folder.write("shop/migrations/0001_initial.py", "class Migration: operations = [CreateModel()]")
    try folder.write("shop/migrations/0002_vat.py", "class Migration: operations = [AddField()]")
    try folder.write("shop/migrations/0003_fill.py", "class Migration: operations = [RunPython(fill)]")
    try folder.write(
      "djangology.toml",
      """
      [guard]
      off-limits = ["legacy/", "*.lock"]
      [guard.rules]
      production-settings = "deny"
      secret = "perhaps"
      [guard.commands]
      migrate = "ask"
      send_invoices = "deny"
      test = "allow"
      """)
    return folder
  }

  private static func project(_ folder: ProjectFolder) throws -> GuardedProject {
    let settings = GuardSettings(
      reading: try FileReader.read(folder.root + "/djangology.toml"), isOurs: true)
    return GuardedProject(
      root: folder.root, settings: settings,
      scope: EditScope(
        files: [
          "shop/", "config/", "legacy/", "*.env*", "*.pem", ".claude/", "*.toml", "*.lock", "db.sqlite3",
          "secrets.yaml", "blog/models.py", "wiki/models/",
        ], readOnly: ["shop/urls.py"], offLimits: ["shop/keys/"]),
      history: MergedFiles { $0 == "shop/migrations/0001_initial.py" })
  }

  @Test(arguments: [
    ("shop/models.py", FileChange.Kind.edit, "", GuardVerdict.allow, ""),
    ("shop/models.py", .write, "", .allow, ""),
    ("shop/migrations/0001_initial.py", .edit, "", .deny, "merged-migration"),
    ("shop/migrations/0001_initial.py", .delete, "", .deny, "merged-migration"),
    ("shop/migrations/0002_vat.py", .edit, "x", .ask, "edited-migration"),
    ("shop/migrations/0002_vat.py", .edit, "migrations.RunPython(x)", .allow, ""),
    ("shop/migrations/0003_fill.py", .edit, "x", .allow, ""),
    ("shop/migrations/0002_vat.py", .delete, "", .ask, "deleted-migration"),
    ("shop/migrations/0004_new.py", .write, "", .deny, "written-migration"),
    ("shop/migrations/__init__.py", .write, "", .allow, ""),
    ("shop/migrations/versions/1_x.py", .write, "", .allow, ""),
    ("shop/migrations", .delete, "", .deny, "merged-migration"),
    ("legacy/deep/a.py", .edit, "", .deny, "off-limits"),
    ("shop/uv.lock", .edit, "", .deny, "off-limits"),
    ("crm/models.py", .edit, "", .ask, "out-of-scope"),
    ("shop/urls.py", .edit, "", .deny, "read-only"),
    ("shop/keys/a.py", .edit, "", .deny, "off-limits"),
    // Whoever may change an app's models may change its migrations, as far as anybody may.
    ("blog/migrations/0002_data.py", .edit, "migrations.RunPython(x)", .deny, "written-migration"),
    ("blog/migrations/__init__.py", .write, "", .allow, ""),
    ("wiki/migrations/__init__.py", .write, "", .allow, ""),
    ("crm/migrations/__init__.py", .write, "", .ask, "out-of-scope"),
    ("blog/views.py", .edit, "", .ask, "out-of-scope"),
    (".djangology/sessions/current.md", .edit, "", .ask, "guard-file"),
    (".djangology/memory/shop/decisions.md", .edit, "", .allow, ""),
    ("config/settings/production.py", .edit, "", .deny, "production-settings"),
    ("config/settings/products.py", .edit, "", .allow, ""),
    (".env", .write, "", .deny, "secret"),
    (".env.local", .edit, "", .ask, "secret"),
    (".env.example", .edit, "", .allow, ""),
    ("config/key.pem", .write, "", .deny, "secret"),
    ("secrets.yaml", .edit, "", .deny, "secret"),
    ("db.sqlite3", .delete, "", .deny, "database-file"),
    (".claude/settings.json", .edit, "", .ask, "guard-file"),
    (".claude/rules/models.md", .edit, "", .allow, ""),
    ("djangology.toml", .edit, "", .ask, "guard-file"),
    ("pyproject.toml", .edit, "[tool.djangology.guard]", .ask, "guard-file"),
    ("pyproject.toml", .edit, "django = 5", .allow, ""),
  ])
  func `a change of a file is judged by what the file is`(
    _ path: String, _ kind: FileChange.Kind, _ text: String, _ verdict: GuardVerdict, _ rule: String
  ) throws {
    let folder = try Self.folder()
    let project = try Self.project(folder)
    for spelling in [path, folder.root + "/" + path, "./shop/../" + path] {
      let decision = project.decide([FileChange(path: spelling, kind: kind, text: text)], from: folder.root)
      #expect(decision.verdict == verdict, "\(spelling): \(decision.reason)")
      #expect(decision.findings.first?.rule ?? "" == rule)
    }
  }

  @Test(arguments: [
    ("/tmp/elsewhere/models.py", GuardVerdict.allow), ("/home/me/.ssh/id_rsa", .deny), ("~/.ssh/id_ed25519", .deny),
    ("/home/me/.ssh/id_rsa.pub", .allow), ("/etc/hosts", .allow),
  ])
  func `outside of the project only secrets are guarded`(_ path: String, _ verdict: GuardVerdict) throws {
    let folder = try Self.folder()
    let project = try Self.project(folder)
    #expect(project.decide([FileChange(path: path, kind: .edit)], from: folder.root).verdict == verdict)
  }

  @Test(arguments: [
    ("python manage.py migrate", GuardVerdict.ask), ("python manage.py send_invoices", .deny),
    ("python manage.py flush", .deny),
    ("DJANGO_SETTINGS_MODULE=x.prod ./manage.py migrate", .deny), ("echo x >> legacy/a.py", .deny),
    ("python manage.py test", .allow),
    ("DJANGO_SETTINGS_MODULE=x.prod ./manage.py test", .ask),
    ("git checkout -- legacy/a.py", .deny), ("git restore shop/keys/a.py", .deny),
    ("git checkout HEAD~1 -- crm/models.py", .ask), ("git checkout .env", .allow), ("git checkout legacy", .allow),
    ("git checkout -- shop/models.py", .allow), ("git restore --staged legacy/a.py", .allow),
  ])
  func `a project says itself what is guarded`(_ command: String, _ verdict: GuardVerdict) throws {
    let folder = try Self.folder()
    #expect(try Self.project(folder).decide(command, from: folder.root).verdict == verdict)
  }

  @Test func `a slip in the configuration is told and opens nothing`() throws {
    let settings = try Self.project(Self.folder()).settings
    #expect(settings.problems == ["guard.rules.secret must be \"allow\", \"ask\" or \"deny\""])
    #expect(settings.rules["secret"] == nil)
  }

  @Test func `the configuration above a directory is found`() throws {
    let folder = try Self.folder()
    try folder.write("shop/deep/x.py", "")
    #expect(GuardedProject.around(folder.root + "/shop/deep", variables: [:]).root == folder.root)
  }
}
