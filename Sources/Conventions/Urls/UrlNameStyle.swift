import Checks

let urlNameStyle = Convention(
  "url-name-style", "URL names of several words",
  sentence: { answer in
    switch answer {
    case "dashes": "URL names are written with dashes (`order-list`)."
    case "underscores": "URL names are written with underscores (`order_list`)."
    default: nil
    }
  }
) { project, instances in
  for site in project.routeSites.all {
    guard let name = site.name, let node = site.nameNode, !site.file.isTest else { continue }
    let (dash, underscore) = (name.contains("-"), name.contains("_"))
    guard dash || underscore else { continue }
    instances.add(
      dash && underscore ? "both" : dash ? "dashes" : "underscores", name, at: site.file.place(node), in: site.file)
  }
}
