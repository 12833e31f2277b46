import Django
import Testing

@Suite struct CommandFinderTests {
  private static let apps = [
    InstalledApp(label: "shop", module: "shop", path: "shop"),
    InstalledApp(label: "blog", module: "apps.blog", path: "apps/blog"),
  ]

  @Test func `the first app with a command wins, and any app over Django`() {
    let files = [
      "shop/management/commands/send.py", "apps/blog/management/commands/send.py",
      "apps/blog/management/commands/migrate.py", "apps/blog/management/commands/_base.py",
      "apps/blog/management/commands/__init__.py", "apps/blog/management/commands/more/deep.py",
      "site:django/core/management/commands/migrate.py", "site:django/core/management/commands/check.py",
      "other/management/commands/nobody.py",
    ]
    let commands = CommandFinder(TemplateSetup(engines: [], apps: Self.apps), files: files).commands()
    #expect(
      commands.items.map { "\($0.name.value ?? "?") \(($0.app.value ?? nil) ?? "?")" } == [
        "check django.core", "migrate apps.blog", "send shop",
      ])
    #expect(commands.items.last?.file == .value("shop/management/commands/send.py"))
    #expect(commands.openness == .closed)
  }
}
