import Django
import Testing

@Suite struct LibraryFinderTests {
  private static let files = [
    "shop/templatetags/__init__.py", "shop/templatetags/money.py", "shop/templatetags/plain.py",
    "shop/templatetags/deep/__init__.py", "shop/templatetags/deep/more.py", "shop/templatetags/loose/lost.py",
    "blog/templatetags/__init__.py", "blog/templatetags/money.py", "blog/extras.py",
  ]

  private static func libraries(_ engine: TemplateEngine) -> [String] {
    let apps = ["shop", "blog"].map { InstalledApp(label: $0, module: $0, path: $0) }
    let finder = LibraryFinder(TemplateSetup(engines: [engine], apps: apps), files: files) { module in
      files.first { $0 == module.replacing(".", with: "/") + ".py" }
    }
    var registrations: [String: LibraryRegistrations] = [:]
    for candidate in finder.candidates() where candidate.file != nil {
      registrations[candidate.module] = LibraryRegistrations()
      registrations[candidate.module]?.isLibrary = !["plain", "deep"].contains(candidate.name)
    }
    return finder.libraries(registrations).items.map { "\($0.library.value ?? "?") \($0.module)" }
  }

  private static let builtins = ["defaultfilters", "defaulttags", "loader_tags"].map {
    "<builtin>django.template.\($0) django.template.\($0)"
  }

  @Test func `modules with a register are libraries, the last app's of a name`() {
    #expect(
      Self.libraries(TemplateEngine(.django)) == Self.builtins + [
        "deep.more shop.templatetags.deep.more", "money blog.templatetags.money",
      ])
  }

  @Test func `options name libraries and builtins`() {
    var engine = TemplateEngine(.django)
    engine.libraries = ["money": "blog.extras", "gone": "no.where"]
    engine.builtins = ["shop.templatetags.money"]
    #expect(
      Self.libraries(engine) == Self.builtins + [
        "<builtin>shop.templatetags.money shop.templatetags.money", "deep.more shop.templatetags.deep.more",
        "gone no.where", "money blog.extras",
      ])
  }
}
