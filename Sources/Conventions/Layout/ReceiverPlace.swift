import Base
import Checks

let receiverPlace = Convention(
  "receiver-place", "modules of signal receivers",
  sentence: { $0 == "elsewhere" ? nil : "Signal receivers stand in `\($0)`." }
) { project, instances in
  for one in project.definitions.all where one.kind == "signal-handler" {
    let file = project.file(one.file)
    guard !file.isTest else { continue }
    let name = file.path.pathParts.last.map(String.init) ?? ""
    let folder = file.path.pathParts.dropLast().last.map(String.init) ?? ""
    let known = ["signals", "receivers", "handlers"]
    let answer = known.contains(folder) ? folder + "/" : known.contains(String(name.dropLast(3))) ? name : "elsewhere"
    instances.add(answer, one.dotted, at: one.place, in: file)
  }
}
