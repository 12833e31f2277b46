import Checks
import ShellSyntax
import Testing

@testable import Contract

@Suite struct InstructionReadingTests {
  private static let files: [String: String] = [
    "CLAUDE.md": "@AGENTS.md and `@not/this.md`\n\n```\n@nor/that.md\n```\nwrite to @ana or ana@example.org\n",
    "AGENTS.md": "See @docs/one.md.\n",
    "docs/one.md": "@two.md\n",
    "docs/two.md": "@three.md\n",
    "docs/three.md": "@four.md\n",
    "docs/four.md": "@five.md\n",
    "docs/five.md": "never read\n",
    "lost.md": "@docs/nowhere.md\n",
    ".claude/rules/shop.md": "---\npaths:\n  - \"shop/**\"\n---\n- Money is Decimal.\n",
  ]

  private func set(_ paths: String...) -> InstructionSet {
    InstructionSet(paths, in: Set(Self.files.keys)) { Self.files[$0].map { Array($0.utf8) } }
  }

  @Test func `imports are followed four deep, outside of code`() {
    let set = set("CLAUDE.md")
    #expect(
      set.files.map(\.path)
        == ["CLAUDE.md", "AGENTS.md", "docs/one.md", "docs/two.md", "docs/three.md"])
    #expect(set.broken.map(\.reason) == ["docs/four.md is imported more than 4 deep: nobody reads it"])
  }

  @Test func `an import that leads nowhere is kept with its place`() {
    let broken = set("lost.md").broken
    #expect(broken.map(\.reason) == ["there is no file docs/nowhere.md"])
    #expect(broken.first?.span.range == TextRange(1, 16))
  }

  @Test func `without a file the usual ones are read, and rules`() {
    #expect(
      set().files.map(\.path).filter { !$0.hasPrefix("docs/") } == ["CLAUDE.md", "AGENTS.md", ".claude/rules/shop.md"])
  }

  @Test func `what is not shown to an agent is no line`() {
    let file = InstructionFile(CheckedText(path: "a.md", bytes: Array("---\na: b\n---\n<!-- x\ny -->\nText\n".utf8)))
    #expect(file.lines.filter(\.isShown).map(\.text) == ["Text"])
  }

  @Test(arguments: [
    ("$ python manage.py migrate --plan", ["manage.py: migrate --plan"]),
    ("DEBUG=1 uv run --group dev python manage.py test shop && make lint", ["manage.py: test shop", "make lint"]),
    ("docker compose -f a.yml exec -T web ./manage.py shell  # careful", ["web manage.py: shell"]),
    ("poetry run pytest 'a b' | tee log; cd x", ["pytest a b", "tee log"]),
    ("docker-compose run --rm app sh -c \"python manage.py test\"", ["app manage.py: test"]),
    ("env DJANGO_SETTINGS_MODULE=a.b ./manage.py check", ["manage.py: check"]),
    ("python manage.py --settings=a.b migrate shop", ["manage.py: migrate shop --settings=a.b"]),
    ("python3 -W error manage.py test", ["manage.py: test"]),
    ("python -m django check", ["manage.py: check"]),
    ("django-admin makemessages", ["manage.py: makemessages"]),
    ("python setup.py", ["python setup.py"]),
    ("(venv) $ source scripts/variables.sh", ["source scripts/variables.sh"]),
    ("pytest tests/$NAME.py", ["pytest tests/….py"]),
    ("git commit -m 'manage.py flush'", ["git commit -m manage.py flush"]),
  ])
  func `a text is read as a shell would run it`(_ text: String, _ runs: [String]) {
    let shown = MentionedRun.all(in: text).map { run in
      let lead = run.kind == .management ? ["manage.py:"] : []
      return ShellNames.shown(([run.service].compactMap(\.self) + lead + run.words).joined(separator: " "))
    }
    #expect(shown == runs)
  }

  @Test(arguments: [
    ("shop/models.py", "shop/models.py"), ("shop/views.py:12", "shop/views.py"),
    ("tests/test_a.py::test_b", "tests/test_a.py"),
    ("shop/", "shop/"), ("/api/v1/", nil), ("<app>/models.py", nil), ("myapp/models.py", nil), ("a/*.py", nil),
    ("https://example.org/a.py", nil), ("models.py", nil), ("Makefile", "Makefile"), ("GET/POST", nil),
    ("../x.py", nil),
  ])
  func `a path is told from what only looks like one`(_ text: String, _ path: String?) {
    #expect(MentionedPath(text)?.text == path)
  }
}
