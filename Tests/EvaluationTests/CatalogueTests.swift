import PythonSyntax
import Testing

@testable import Evaluation

@Suite struct CatalogueTests {
  let catalogue = Catalogue.embedded

  @Test(arguments: Catalogue.embedded.distributions)
  func `every embedded module can be parsed and found`(_ distribution: CatalogueDistribution) {
    let modules = catalogue.modules(of: distribution)
    #expect(!modules.isEmpty)
    for module in modules {
      #expect(PythonFile(module.bytes).problems.isEmpty, "\(module.path)")
      let found = catalogue.module(module.name, versions: [distribution.key: distribution.version])
      #expect(found?.bytes == module.bytes, "\(module.name)")
    }
  }

  @Test func `reducing what is embedded changes nothing`() throws {
    let filters = try #require(catalogue.distribution(of: "django_filters"))
    for module in catalogue.modules(of: filters) {
      let again = SourceReducer.reduce(PythonFile(module.bytes), module: module.name)
      #expect(String(decoding: again, as: UTF8.self) == String(decoding: module.bytes, as: UTF8.self))
    }
  }

  @Test(arguments: [
    (nil, "5.2"), ("4.2.1", "4.2"), ("3.2.25", "4.2"), ("5.0.6", "5.2"), ("5.1", "5.2"), ("5.2.99", "5.2"),
    ("6.0", "6.0"), ("6.1", "6.1"), ("9.0", "6.1"), ("what", "5.2"),
  ])
  func `a wish is answered by the nearest version of Django`(_ wish: String?, _ series: String) {
    let versions = wish.map { ["django": $0] } ?? [:]
    let answer = catalogue.distribution(of: "django", versions: versions)?.version ?? ""
    #expect(answer.hasPrefix(series + "."), "\(answer)")
  }

  @Test(arguments: [("1.0", 0), ("1.2", 1), ("1.2.5", 2), ("1.3", 2), ("1.8", 3), ("2.0.0", 4), ("0.1", 0)])
  func `the nearest release is of the same series, else of the same major number, else the newest below`(
    _ wish: String, _ index: Int
  ) {
    let releases = ["1.1", "1.2.3", "1.2.5", "1.9", "2.0"].compactMap { ReleaseNumber($0) }
    #expect(ReleaseNumber.index(nearest: ReleaseNumber(wish), among: releases, longTerm: false) == index)
  }

  @Test func `a module says where it lay and what lies below it`() throws {
    let admin = try #require(catalogue.module("django.contrib.admin"))
    #expect(admin.path == "site:django/contrib/admin/__init__.py")
    #expect(admin.isPackage)
    #expect(catalogue.module("django.contrib.nothing")?.path == nil)
    let below = catalogue.submodules(of: "django.contrib.admin")
    #expect(below.map(\.name) == below.map(\.name).sorted())
    #expect(below.contains { $0.name == "views" && $0.isPackage })
    #expect(below.contains { $0.name == "sites" && !$0.isPackage })
    #expect(!below.contains { $0.name.contains(".") })
  }

  @Test func `a module that was left out is told from one that does not exist`() {
    #expect(catalogue.isLeftOut("django.db.models.sql.compiler"))
    #expect(catalogue.module("django.db.models.sql.compiler")?.path == nil)
    #expect(!catalogue.isLeftOut("django.db.models.sql"))
    #expect(catalogue.isLeftOut("django.contrib.gis.geos.point"))
    #expect(!catalogue.isLeftOut("django.nothing"))
  }

  @Test func `versions share what is the same in both`() throws {
    let old = try #require(catalogue.module("django.conf.urls.static", versions: ["django": "4.2"]))
    let new = try #require(catalogue.module("django.conf.urls.static", versions: ["django": "5.2"]))
    #expect(old.bytes == new.bytes)
    #expect(!new.bytes.isEmpty)
  }

  /// Their last parts are named like folders that are skipped, or are no identifiers.
  @Test(arguments: ["django.conf.urls.static", "django.views.static", "django.contrib.auth.migrations.0001_initial"])
  func `odd names are modules too`(_ name: String) {
    #expect(catalogue.module(name)?.name == name)
  }

  @Test func `a distribution names its templates`() throws {
    let django = try #require(catalogue.distribution(of: "django"))
    #expect(catalogue.templates(of: django).contains("django/contrib/admin/templates/admin/base_site.html"))
  }

  @Test func `a header remembers its original line, other lines do not`() {
    let source = "\n\n@a\nclass A:\n\n    x = 1\n\n    def f(self, a,\n          b=1): pass\n"
    let reduced = PythonFile(SourceReducer.reduce(PythonFile(Array(source.utf8)), module: "m"))
    #expect((1...4).map { Catalogue.originalLine(of: $0, in: reduced) } == [3, 4, nil, 8])
    #expect(Catalogue.originalLine(of: 99, in: reduced) == nil)
  }
}
