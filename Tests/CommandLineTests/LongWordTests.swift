import Platform
import TestKit
import Testing

@testable import djangology

/// Data and notes with words and lines of many kilobytes: what looks for something in them must end.
@Suite struct LongWordTests {
  private static let word = String(repeating: "a", count: 200_000)

  private static let files = [
    "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\n",
    "settings.py":
      "SECRET_KEY = 'x'\nINSTALLED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes', 'shop']\n",
    "shop/__init__.py": "",
  ]

  private func check(_ path: String, _ text: String) throws -> String {
    let folder = try TemporaryFolder(Self.files.merging([path: text]) { $1 })
    var context = CommandContext.captured()
    _ = program.run(["check", "-C", folder.root, "-f", "concise"], &context)
    return String(decoding: context.output.collected, as: UTF8.self)
  }

  @Test func `a fixture with a long word is looked through`() throws {
    let row = #"[{"model": "auth.user", "pk": 1, "fields": {"email": "ADDRESS", "password": "\#(Self.word)"}}]"#
    let path = "shop/fixtures/start.json"
    #expect(try check(path, row.replacing("ADDRESS", with: "me@here.org")).contains("DJP105[user-data]"))
    #expect(try check(path, row.replacing("ADDRESS", with: "me@example.org")) == "")
  }

  @Test func `each file is looked through once, however many rows it has`() throws {
    let row = #"{"model": "auth.user", "pk": 1, "fields": {"email": "me@example.org"}}"#
    let rows = Array(repeating: row, count: 3000).joined(separator: ",\n")
    #expect(try check("shop/fixtures/start.json", "[\(rows)]") == "")
  }

  @Test func `a command of noise is judged to its end`() {
    var context = CommandContext.captured()
    let noise =
      "echo " + String(repeating: "{", count: 30_000) + " " + String(repeating: "{a", count: 10_000)
      + String(repeating: " a", count: 30_000)
    #expect(program.run(["guard", noise + "; python manage.py mig{r,}ate"], &context) == .findings)
  }

  @Test func `a line of instructions with many pieces of code is read`() throws {
    #expect(try !check("CLAUDE.md", String(repeating: "`a` ", count: 25_000)).contains("DJX003"))
  }
}
