import Guard
import ShellSyntax
import TestKit
import Testing

/// Ten thousand ways of writing what must not run, and as many of what may.
@Suite struct CommandFuzzTests {
  private static let project = GuardedProject(
    root: "/nowhere/shop", variables: [:], history: MergedFiles { _ in false })

  private static let programs = [
    ["python", "manage.py"], ["python3", "manage.py"], ["python3.12", "-u", "./manage.py"], ["./manage.py"],
    ["python", "-W", "ignore", "manage.py"], ["python", "-m", "django"], ["django-admin"],
    ["python", "backend/manage.py"],
    [".venv/bin/python", "manage.py"], ["python", "-m", "coverage", "run", "manage.py"], ["../manage.py"],
  ]

  private static let dangers = [
    ["migrate"], ["migrate", "shop", "0001"], ["migrate", "--noinput"], ["flush", "--noinput"], ["flush"],
    ["loaddata", "x.json"],
    ["dbshell"], ["reset_db"], ["--settings=shop.settings.dev", "migrate"], ["-v", "2", "flush"],
    ["migrate", "--fake"],
    ["makemigrations"], ["delete_squashed_migrations"],
  ]

  private static let others = [
    ["rm", "-rf", "shop/migrations"], ["rm", "db.sqlite3"], ["dropdb", "shop"], ["psql", "-c", "'DROP TABLE x'"],
    ["sqlite3", "db.sqlite3", "'DELETE FROM x'"],
  ]

  @Test func `no wrapping hides a dangerous command`() {
    var wrapping = CommandWrapping(seed: 6)
    var bypasses: [String] = []
    var softened = 0
    for round in 0..<10_000 {
      let isOther = round % 10 == 9
      let words =
        isOther
        ? wrapping.random.pick(Self.others)
        : wrapping.random.pick(Self.programs) + wrapping.random.pick(Self.dangers)
      let command = wrapping.wrapped(words, disguising: !isOther)
      switch Self.project.decide(command, from: "/nowhere/shop").verdict {
      case .allow: bypasses.append(command)
      case .ask: softened += 1
      case .deny: break
      }
    }
    #expect(bypasses.prefix(5) == [])
    // Asking is no bypass; being sure is better.
    #expect(softened < 100, "\(softened) of 10,000 were only asked about")
  }

  private static let ordinary: [[String]] = [
    ["grep", "-rn", "'manage.py migrate'", "."], ["rg", "'python manage.py flush'", "docs"], ["git", "status"],
    ["git", "commit", "-m", "'Run python manage.py migrate on deploy'"], ["git", "log", "--oneline", "-5"],
    ["git", "diff", "--", "shop/migrations"], ["echo", "'python manage.py flush'"],
    ["printf", "'%s'", "'manage.py migrate'"],
    ["cat", "shop/migrations/0001_initial.py"], ["ls", "-la", "manage.py", "migrate"],
    ["sed", "-n", "'/migrate/p'", "deploy.md"],
    ["python", "manage.py", "check"], ["python", "manage.py", "test", "shop"],
    ["python", "manage.py", "showmigrations"],
    ["./manage.py", "makemigrations", "shop", "-n", "add_vat"], ["python", "manage.py", "migrate", "--plan"],
    ["python", "manage.py", "makemigrations", "--check", "--dry-run"], ["python", "-m", "pytest", "-k", "migrate"],
    ["pytest", "tests/test_flush.py", "-x"], ["ruff", "check", "manage.py", "migrate.py"],
    ["pip", "install", "django"],
    ["npm", "run", "build"], ["find", ".", "-name", "'*.py'"], ["wc", "-l", "manage.py"], ["mkdir", "-p", "migrate"],
    ["curl", "-s", "http://localhost:8000/flush"], ["python", "manage.py", "sqlmigrate", "shop", "0001"],
    ["make", "migrate"],
    ["python", "-c", "'print(\"python manage.py migrate\")'"], ["python", "manage.py", "help", "flush"],
    ["cp", "a.txt", "b.txt"],
    ["gh", "pr", "create", "--title", "migrate", "--body", "'after: python manage.py migrate'"],
    ["rm", "-rf", "build"],
    ["django-admin", "startproject", "migrate"],
    ["python", "manage.py", "shell", "-c", "'print(Order.objects.count())'"],
    ["docker", "compose", "logs", "migrate"], ["tail", "-f", "flush.log"], ["touch", "migrate.md"],
    ["jq", ".migrate", "a.json"],
    ["python", "scripts/report.py", "migrate"], ["node", "-e", "'console.log(1)'"],
    ["awk", "'/migrate/ {print}'", "f"],
  ]

  @Test func `no ordinary command is denied, however it is wrapped`() {
    var wrapping = CommandWrapping(seed: 60)
    var denied: [String] = []
    var asked: [String] = []
    for _ in 0..<10_000 {
      let words = wrapping.random.pick(Self.ordinary)
      let isPlain = words.allSatisfy { $0.utf8.allSatisfy { $0 != 39 && $0 != 34 } }
      let command = wrapping.wrapped(words, disguising: isPlain && wrapping.random.next() % 3 == 0, withUnset: false)
      switch Self.project.decide(command, from: "/nowhere/shop").verdict {
      case .allow: break
      case .ask: asked.append(command)
      case .deny: denied.append(command)
      }
    }
    #expect(denied.prefix(5) == [])
    #expect(asked.count < 100, "\(asked.count) of 10,000 were asked about: \(asked.prefix(3))")
  }

  @Test func `no bytes break the reader`() {
    var random = SplitMix(seed: 66)
    let pieces = [
      "python manage.py migrate", "$(", "`", "'", "\"", "${", "}", "((", "))", "<<EOF\n", "EOF\n", "case x in", ";;",
      "esac", "if", "fi",
      "(", ")", "{", "|", "&&", ";", "\\", "\n", "$'", "[[", "]]", "\u{1F40D}", "\u{0}", "<(", ">", ">&", "<<<",
      "function f", "for x in",
      "do", "done", "=(", "#", "!", "*", "{a,b}", "${x:-", "$((", "2>", "\r\n", "a=b", "bash -c", "xargs", "python -c",
      "é",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in random.pick(pieces) }
        .joined(separator: random.pick(["", " "]))
      _ = Self.project.decide(text, from: "/nowhere/shop")
    }
    for piece in pieces { _ = Self.project.decide(String(repeating: piece, count: 3_000), from: "/nowhere/shop") }
  }
}
