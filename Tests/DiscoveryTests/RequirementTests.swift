import Discovery
import Testing

@Suite struct RequirementTests {
  @Test(arguments: [
    ("==5.2", "5.2.0", true), ("==5.2.*", "5.2.9", true), ("==5.2.*", "5.20", false), ("!=4.*", "4.2", false),
    ("~=5.2.1", "5.2.9", true), ("~=5.2.1", "5.3", false), ("~=5.2", "5.9", true), (">=4.2,<5", "4.2.20", true),
    (">=4.2,<5", "5.0", false), ("<5.0", "5.0a1", false), ("^1.2.3", "1.9", true), ("^1.2.3", "2.0", false),
    ("^0.2.3", "0.3", false), ("~1.2", "1.2.9", true), ("~1.2", "1.3", false), ("1.4.*", "1.4.7", true),
    ("*", "9", true),
    ("^1.0||^3.0", "3.1", true), ("^1.0||^3.0", "2.1", false), ("", "1", true), (">5", "5.1", true),
    ("<=5", "5.0.1", false),
  ])
  func `a constraint allows what pip and Poetry allow`(constraint: String, version: String, allowed: Bool) throws {
    #expect(VersionConstraint(constraint).allows(try #require(Version(version))) == allowed)
  }

  @Test func `the newest allowed release is chosen, a pre-release only for want of another`() {
    let versions = ["4.2.1", "5.2.10", "5.2.9", "6.0rc1"]
    #expect(VersionConstraint(">=4").newest(of: versions) == "5.2.10")
    #expect(VersionConstraint(">=5.3").newest(of: versions) == "6.0rc1")
    #expect(VersionConstraint(">=7").newest(of: versions) == nil)
  }

  @Test(arguments: [("1.10", "1.9"), ("1.0", "1.0rc1"), ("1.0rc2", "1.0rc1"), ("2024.1", "9"), ("1.0.post1", "1.0")])
  func `the first of two versions is the later`(later: String, earlier: String) throws {
    #expect(try #require(Version(later)) > #require(Version(earlier)))
  }

  @Test func `requirements above a project in a folder of a repository are its own, those above the repository not`() {
    var files = ["manage.py": "", "../pyproject.toml": "[project]\nname = 'a'\ndependencies = ['django>=6.0']\n"]
    #expect(Surroundings(files).requirements.all.isEmpty)
    files["../.git/HEAD"] = "ref: refs/heads/main\n"
    #expect(Surroundings(files).requirements.all.map(\.name) == ["django"])
    files["requirements.txt"] = "flask\n"
    #expect(Surroundings(files).requirements.all.map(\.name) == ["flask"])
    files["requirements.txt"] = nil
    files[".git/HEAD"] = "ref: refs/heads/main\n"
    #expect(Surroundings(files).requirements.all.isEmpty)
  }

  @Test func `the folder of manage.py is searched, too, where PYTHONPATH does not hold the settings`() {
    let tree = TableTree(files: ["manage.py": "", "conf/settings.py": "", "src/shop/__init__.py": ""])
    func roots(_ settings: String) -> [String] {
      Surroundings(
        ProjectFiles(paths: tree.files.keys.sorted(), tree: tree),
        .init(rootNames: ["/project"], settingsModule: settings, pythonPath: "/project/src")
      ).roots.folders
    }
    #expect(roots("conf.settings") == ["src", ""])
    #expect(roots("shop") == ["src"])
  }

  @Test(arguments: [
    ("PIL.Image", "pillow"), ("rest_framework.views", "djangorestframework"), ("yaml", "pyyaml"),
    ("django_softdelete", "django-soft-delete"), ("google.cloud.storage", "google-cloud-storage"),
    ("debug_toolbar", "django-debug-toolbar"), ("dateutil.parser", "python-dateutil"), ("psycopg2", "psycopg2-binary"),
  ])
  func `a module is known by the distribution it comes from`(module: String, distribution: String) {
    let declared = Surroundings(["requirements.txt": "other\n\(distribution)>=1\n"]).requirements
    #expect(declared.distribution(ofModule: module)?.name == distribution)
    #expect(!Surroundings(["requirements.txt": "other\n"]).requirements.declares(module: module))
  }
}
