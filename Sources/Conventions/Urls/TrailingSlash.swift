import Checks

let trailingSlash = Convention(
  "trailing-slash", "ends of routes",
  sentence: { $0 == "slash" ? "Routes end with a slash." : "Routes end without a slash." }
) { project, instances in
  for site in project.routeSites.all where site.include == nil && !site.file.isTest {
    guard var text = site.text else { continue }
    if site.isRegex {
      guard text.hasSuffix("$") else { continue }
      text.removeLast()
    }
    guard !text.isEmpty, text != "^", !text.hasSuffix("?"), !text.hasSuffix(")"), !text.contains(".") else { continue }
    instances.add(
      text.hasSuffix("/") ? "slash" : "no slash", site.name ?? text, at: site.file.place(site.textNode), in: site.file)
  }
}
