import Django
import Testing

@Suite struct TemplateFinderTests {
  private static let files = [
    "templates/base.html", "templates/shop/list.html", "templates/error/404.html", "templates/logo.png",
    "shop/templates/base.html", "shop/templates/shop/list.html", "shop/templates/shop/x.json",
    "shop/jinja2/mail.html", "blog/templates/base.html", "blog/templates2/no.html",
    "site:lib/templates/base.html", "site:lib/templates/lib.html",
  ]

  private static let apps = [
    InstalledApp(label: "shop", module: "shop", path: "shop"),
    InstalledApp(label: "lib", module: "lib", path: "site:lib"),
    InstalledApp(label: "blog", module: "blog", path: "blog"),
  ]

  private static func found(_ engines: TemplateEngine...) -> [String] {
    TemplateFinder(TemplateSetup(engines: engines, apps: apps), files: files).templates().items.map { row in
      "\(row.name.value ?? "?") \(row.path.value ?? "?")" + (row.isShadowed == true ? " shadowed" : "")
    }
  }

  @Test func `directories come before apps, and apps in the order of INSTALLED_APPS`() {
    #expect(
      Self.found(TemplateEngine(.django, dirs: ["templates"], usesAppDirs: true)) == [
        "base.html templates/base.html", "error/404.html templates/error/404.html",
        "shop/list.html templates/shop/list.html",
        "base.html shop/templates/base.html shadowed", "shop/list.html shop/templates/shop/list.html shadowed",
        "shop/x.json shop/templates/shop/x.json",
        "base.html site:lib/templates/base.html shadowed", "lib.html site:lib/templates/lib.html",
        "base.html blog/templates/base.html shadowed",
      ])
  }

  @Test func `a nested directory gives its files a second name`() {
    #expect(
      Self.found(TemplateEngine(.django, dirs: ["templates/error", "templates"])) == [
        "404.html templates/error/404.html", "base.html templates/base.html",
        "error/404.html templates/error/404.html", "shop/list.html templates/shop/list.html",
      ])
  }

  @Test func `loaders decide the order`() {
    let loaders: [TemplateLoader] = [.cached([.appDirectories, .filesystem(dirs: ["templates/shop"])])]
    let found = Self.found(TemplateEngine(.django, dirs: ["templates"], loaders: loaders))
    #expect(found.first == "base.html shop/templates/base.html")
    #expect(found.last == "list.html templates/shop/list.html")
  }

  @Test func `an engine of its own shadows nothing of another`() {
    #expect(
      Self.found(TemplateEngine(.jinja2, dirs: ["blog/templates"], usesAppDirs: true), TemplateEngine(.django))
        == ["base.html blog/templates/base.html", "mail.html shop/jinja2/mail.html"])
  }

  @Test func `links are told of the project's own templates that Django's engine finds first`() {
    let engines = [
      TemplateEngine(.jinja2, usesAppDirs: true), TemplateEngine(.django, dirs: ["templates"], usesAppDirs: true),
    ]
    let finder = TemplateFinder(TemplateSetup(engines: engines, apps: Self.apps), files: Self.files)
    #expect(
      finder.linkedTemplates().map(\.path) == [
        "templates/base.html", "templates/error/404.html", "templates/shop/list.html", "shop/templates/shop/x.json",
      ])
  }

  @Test func `what an engine in front of Django's takes has no links of Django's`() {
    let django = TemplateEngine(.django, dirs: ["templates"])
    var other = TemplateEngine(.other(appDirectory: "jinja"), dirs: ["templates"])
    func linked(_ engines: TemplateEngine...) -> [String] {
      TemplateFinder(TemplateSetup(engines: engines, apps: []), files: Self.files).linkedTemplates().map(\.path)
    }
    let all = ["templates/base.html", "templates/error/404.html", "templates/shop/list.html"]
    #expect(linked(django, other) == all)
    #expect(linked(other, django) == [])
    other.extensions = [".jinja"]
    #expect(linked(other, django) == all)
    other.extensions = ["list.html"]
    #expect(linked(other, django) == ["templates/base.html", "templates/error/404.html"])
  }

  @Test func `an app without files or a loader of another class leaves the list open`() {
    let away = InstalledApp(label: "away", module: "away", path: nil)
    let plain = TemplateEngine(.django)
    let other = TemplateEngine(.django, loaders: [.cached([.other("db.Loader")])])
    for (setup, isOpen) in [
      (TemplateSetup(engines: [plain], apps: []), false), (TemplateSetup(engines: [plain], apps: [away]), true),
      (TemplateSetup(engines: [other], apps: []), true),
    ] {
      #expect(TemplateFinder(setup, files: []).templates().openness == (isOpen ? .open : .closed))
    }
  }
}
