import Checks

let urlNamespace = Convention(
  "url-namespace", "namespaces of URL names",
  sentence: { answer in
    answer == "namespaced"
      ? "URL names have their app's namespace (`app:name`); every `urls.py` sets `app_name`."
      : "URL names have no namespace."
  }
) { project, instances in
  var seen: Set<String> = []
  for route in project.dump.routes.items {
    guard let name = route.name.value ?? nil, let spaces = route.namespaces.value,
      let view = route.callback.value ?? nil, project.tables.packages.contains(String(view.prefix { $0 != "." })),
      let path = route.urlconfFile.value ?? nil, let file = project.file(at: path), !file.isTest
    else { continue }
    let full = (spaces + [name]).joined(separator: ":")
    guard seen.insert(full).inserted else { continue }
    instances.add(spaces.isEmpty ? "plain" : "namespaced", full, path, line(of: name, in: file))
  }
}

/// Where the file names it; its first line where a router makes the name.
private func line(of name: String, in file: CheckedFile) -> Int {
  let sites = file.project.routeSites.all.filter { $0.file.row == file.row && $0.name == name }
  return sites.first.map { file.lines.line(of: $0.place.range.start) } ?? 1
}
