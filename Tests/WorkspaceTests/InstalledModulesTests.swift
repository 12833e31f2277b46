import Checks
import Testing

@testable import Workspace

/// What is installed beside a project that stays the same.
@Suite struct InstalledModulesTests {
  private static let library = ".venv/lib/python3.12/site-packages/shipping/__init__.py"
  private static let files: [String: String] = [
    "requirements.txt": "django\nshipping\n",
    "config/__init__.py": "",
    "config/settings.py": "SECRET_KEY = 'x'\nINSTALLED_APPS = []\nROOT_URLCONF = 'config.urls'\n",
    "config/urls.py": "urlpatterns = []\n",
    // No boot imports tests: only rules look at what they import.
    "config/tests/__init__.py": "",
    "config/tests/test_rates.py": "from shipping import quotes\n",
    ".venv/pyvenv.cfg": "version = 3.12.1\n",
    ".venv/lib/python3.12/site-packages/django-6.0.dist-info/METADATA": "Name: Django\n",
    library: "def quote(): ...\n",
  ]

  @Test func `a package that was updated is read again, though nothing of the project has changed`() throws {
    let project = try ScratchProject(copying: nil)
    for (path, text) in Self.files { try project.write(Array(text.utf8), to: path) }
    ScratchProject.rest()
    let live = LiveProject(root: project.root)
    var request = CheckRequest()
    request.boot.settingsModule = "config.settings"
    request.boot.variables = [:]
    let codes = { () throws in try live.check(request).outcome.diagnostics.map(\.code).filter { $0 == "DJX002" } }
    #expect(try codes() == ["DJX002"])
    project.overwrite(Array("def quotes(): ...\n".utf8), Self.library)
    ScratchProject.rest()
    #expect(try codes() == [])
  }
}
