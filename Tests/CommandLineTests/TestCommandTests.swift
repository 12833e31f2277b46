import Checks
import Platform
import TestKit
import Testing

@testable import djangology

/// Which command runs a project's tests: `claude-md` and `tests` say the same.
@Suite struct TestCommandTests {
  private static let leftOver = [
    "manage.py": "", "pyproject.toml": "[tool.pytest.ini_options]\n# not used\n",
    "README.md": "Run the tests with `./manage.py test`.\n",
  ]

  private func manage(_ changes: [String: String]) -> String? {
    let files = Self.leftOver.merging(changes) { $1 }.filter { $0.value != "-" }
    return TestTool(files: Set(files.keys)) { files[$0].map { Array($0.utf8) } }.manage
  }

  @Test func `settings of pytest alone do not outweigh what people are told`() {
    #expect(manage([:]) == "manage.py")
    #expect(manage(["README.md": "-"]) == nil)
    #expect(manage(["requirements.txt": "pytest==8\npytest-django\n"]) == nil)
    #expect(manage(["uv.lock": "[[package]]\nname = \"pytest\"\n"]) == nil)
    #expect(manage([".github/workflows/ci.yml": "run: pytest -n 4\n"]) == nil)
    #expect(manage(["README.md": "-", "manage.py": "-"]) == nil)
  }

  @Test func `what is installed but never run is not what runs the tests`() {
    let installed = ["pyproject.toml": "[dependency-groups]\ndev = [\"pytest-django>=4\"]\n", "README.md": "-"]
    #expect(manage(installed) == nil)
    #expect(manage(installed.merging([".gitlab-ci.yml": "- uv run shop test\n"]) { $1 }) == "manage.py")
  }

  @Test func `a line of continuous integration is not cut`() throws {
    let line = "coverage run --source='.' --omit='*/venv/*,*/migrations/*,*/tests/*,manage.py' manage.py test"
    #expect(
      try commands(line) == ["- Test: `python manage.py test`.", "run A: python manage.py test shop.tests.OrderTest"])
    #expect(try commands("python manage.py test --parallel")[0] == "- Test: `python manage.py test --parallel`.")
  }

  private func commands(_ line: String) throws -> [String] {
    let folder = try TemporaryFolder([
      "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\n",
      "settings.py": "SECRET_KEY = 'x'\nINSTALLED_APPS = ['shop']\n", "shop/__init__.py": "",
      "shop/models.py":
        "from django.db import models\n\nclass Order(models.Model):\n    paid = models.BooleanField()\n",
      "shop/tests.py": """
      from django.test import TestCase
      from shop.models import Order


      class OrderTest(TestCase):
          def test_paid(self):
              Order.objects.filter(paid=True)

      """, ".github/workflows/ci.yml": "jobs:\n  test:\n    steps:\n      - run: \(line)\n",
    ])
    return [["claude-md", "generate"], ["tests", folder.root + "/shop/models.py"]].compactMap { words in
      var context = CommandContext.captured()
      _ = program.run(words + ["-C", folder.root], &context)
      let lines = String(decoding: context.output.collected, as: UTF8.self).split(separator: "\n").map(String.init)
      return lines.first { $0.hasPrefix("- Test:") || $0.hasPrefix("run A:") }
    }
  }
}
