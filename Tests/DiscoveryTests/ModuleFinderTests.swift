import Discovery
import Evaluation
import Testing

@Suite struct ModuleFinderTests {
  private static let files = [
    "manage.py": "", "shop/__init__.py": "", "shop/models.py": "", "shop/api/views.py": "", "shop/speed.cpython.so": "",
    "redis/redis.conf": "", "email.py": "", "requirements.txt": "redis\nDjango==5.2\nceleryish\n",
    "requirements-dev.txt": "django-debug-toolbar\n",
    "config/local.py": "", "alone.py": "", "both/__init__.py": "", "both.py": "",
  ]
  private static let environment = [
    "pyvenv.cfg": "version = 3.12.1\n", "lib/python3.12/site-packages/django/__init__.py": "",
    "lib/python3.12/site-packages/django/db/__init__.py": "",
    "lib/python3.12/site-packages/Django-5.2.dist-info/METADATA": "",
    "lib/python3.12/site-packages/alone.py": "", "lib/python3.12/site-packages/shop/__init__.py": "",
    "lib/python3.12/site-packages/config/__init__.py": "", "lib/python3.12/site-packages/json/__init__.py": "",
    "lib/python3.12/site-packages/google/auth/__init__.py": "",
    "lib/python3.12/site-packages/extra.pth": "# here\nimport os\n../more\n/project/lib\n",
    "lib/python3.12/more/furthermore.py": "",
    "lib/python3.12/site-packages/__editable___tool_1_0_finder.py":
      "MAPPING: dict[str, str] = {'tool': '/elsewhere/tool', 'own': '/project/plugins/own'}\n",
  ]
  private static let outside = [
    "/elsewhere/tool/__init__.py": "", "/elsewhere/tool/main.py": "", "plugins/own/__init__.py": "",
    "lib/inside.py": "",
  ]

  private static func text(_ lookup: ModuleLookup) -> String {
    switch lookup {
    case .found(let source): source.path
    case .namespace: "namespace"
    case .absent: "absent"
    case .unknown: "unknown"
    }
  }

  @Test(arguments: [
    ("shop.models", "shop/models.py"), ("shop", "shop/__init__.py"), ("shop.api", "namespace"),
    ("shop.api.views", "shop/api/views.py"), ("shop.gone", "absent"), ("shop.models.Order", "absent"),
    ("shop.speed", "unknown"), ("email", "email.py"), ("json", "unknown"), ("json.decoder", "unknown"),
    ("redis", "unknown"), ("redis.client", "unknown"), ("config", "namespace"), ("config.local", "config/local.py"),
    ("celeryish.app", "unknown"), ("nowhere", "absent"), ("nowhere.at.all", "absent"), ("both", "both/__init__.py"),
    ("django.db", "unknown"), ("", "absent"), ("shop.", "absent"), ("rest_framework", "unknown"),
  ])
  func `without an environment only declared and well-known libraries are unknown`(name: String, place: String) {
    #expect(Self.text(Surroundings(Self.files).finder.find(name)) == place)
  }

  @Test(arguments: [
    ("django.db", "site:django/db/__init__.py"), ("django.nothing", "absent"), ("alone", "alone.py"),
    ("shop", "shop/__init__.py"), ("config", "site:config/__init__.py"), ("config.local", "absent"),
    ("json", "unknown"),
    ("google", "namespace"), ("google.auth", "site:google/auth/__init__.py"), ("google.cloud", "absent"),
    ("furthermore", "site:furthermore.py"), ("tool.main", "site:tool/main.py"), ("own", "plugins/own/__init__.py"),
    ("inside", "lib/inside.py"), ("celeryish", "unknown"), ("redis", "unknown"), ("debug_toolbar", "absent"),
    ("rest_framework", "absent"),
  ])
  func `an environment with Django decides what can be imported`(name: String, place: String) {
    var files = Self.files.merging(Self.outside) { $1 }
    for (path, text) in Self.environment { files[".venv/" + path] = text }
    #expect(Self.text(Surroundings(files).finder.find(name)) == place)
  }

  @Test(arguments: [
    ("email", "email.py"), ("json", "prelude:json"), ("json.tool", "unknown"), ("redis", "catalogue:redis"),
    ("redis.client", "unknown"), ("celery", "catalogue:celery"), ("shop.models", "shop/models.py"),
    ("os.path", "prelude:os.path"),
  ])
  func `prelude and catalogue stand behind the project`(name: String, place: String) {
    func library(_ origin: String, _ names: Set<String>) -> LibraryModules {
      LibraryModules(source: { names.contains($0) ? ([], "\(origin):\($0)", true) : nil })
    }
    let found = Surroundings(
      Self.files, catalogue: library("catalogue", ["redis", "celery", "shop", "json"]),
      prelude: library("prelude", ["json", "email", "os", "os.path"]))
    #expect(Self.text(found.finder.find(name)) == place)
  }

  @Test func `the catalogue does not offer what a lock leaves out`() {
    let catalogue = LibraryModules(source: { ([], "catalogue:" + $0, true) })
    let files = ["uv.lock": "[[package]]\nname = \"django\"\nversion = \"5.2\"\n"]
    let finder = Surroundings(files, catalogue: catalogue).finder
    #expect(Self.text(finder.find("django")) == "catalogue:django")
    #expect(Self.text(finder.find("debug_toolbar")) == "absent")
    #expect(Self.text(finder.find("made_up_by_its_catalogue")) == "catalogue:made_up_by_its_catalogue")
  }

  @Test(arguments: [
    ("django==5.2.4", "django", "5.2.4"), ("django>=3,<5", "django", "4.2"), ("django>=99", "django", "99"),
    ("nowhere~=1.4", "nowhere", "1.4"),
  ])
  func `the catalogue is asked for the version a project gets`(line: String, name: String, version: String) {
    let versions = Surroundings(["requirements.txt": line]).requirements.versions(among: .embedded)
    #expect(versions[name]?.hasPrefix(version) == true)
  }

  @Test func `embedded libraries are found for what is required`() {
    let files = ["requirements.txt": "Django==5.2.1\ndjangorestframework\n"]
    let found = Surroundings(files, catalogue: nil, prelude: .prelude).finder
    #expect(Self.text(found.find("django.db.models.fields")) == "site:django/db/models/fields/__init__.py")
    #expect(Self.text(found.find("rest_framework.serializers")) == "site:rest_framework/serializers.py")
    #expect(Self.text(found.find("os.path")).hasPrefix("prelude:os"))
    #expect(found.submodules(of: "django.contrib").contains { $0.name == "admin" && $0.isPackage })
  }

  @Test func `a package lists its modules as pkgutil does`() {
    let finder = Surroundings(Self.files).finder
    let names = finder.submodules(of: "shop").map { "\($0.name) \($0.isPackage)" }
    #expect(names == ["models false", "speed false"])
    #expect(finder.submodules(of: "config").map(\.name) == ["local"])
    #expect(finder.submodules(of: "alone").isEmpty)
    #expect(finder.submodules(of: "nowhere").isEmpty)
  }

  @Test func `a file below two roots has one name and answers to both`() {
    let files = ["sandbox/settings.py": "", "sandbox/__init__.py": "", "src/shop/__init__.py": ""]
    let found = Surroundings(files, pythonPath: "/usr/lib:/project/sandbox:/project:/project/src/")
    #expect(found.roots.folders == ["sandbox", "", "src"])
    #expect(found.finder.moduleName(ofFile: "sandbox/settings.py") == "settings")
    #expect(Self.text(found.finder.find("settings")) == "sandbox/settings.py")
    #expect(Self.text(found.finder.find("sandbox.settings")) == "sandbox/settings.py")
    #expect(found.finder.moduleName(ofFile: "src/shop/__init__.py") == "shop")
    #expect(found.finder.moduleName(ofFile: "sandbox/__init__.py") == "sandbox")
  }

  @Test func `a file that no import reaches has no name`() {
    let finder = Surroundings(["both/__init__.py": "", "both.py": "", "a.b/c.py": ""]).finder
    #expect(finder.moduleName(ofFile: "both.py") == nil)
    #expect(finder.moduleName(ofFile: "a.b/c.py") == nil)
  }
}
