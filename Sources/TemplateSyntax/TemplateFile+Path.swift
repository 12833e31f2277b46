extension TemplateFile.Dialect {
  /// Jinja by its own endings or below a `jinja2` folder, as Django's backend looks for it; else Django's.
  public init(path: String) {
    let isJinja =
      [".jinja", ".jinja2", ".j2"].contains { path.hasSuffix($0) } || path.hasPrefix("jinja2/")
      || path.utf8.split(separator: UInt8(ascii: "/")).dropLast().contains { $0.elementsEqual("jinja2".utf8) }
    self = isJinja ? .jinja : .django
  }
}
