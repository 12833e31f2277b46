import Evaluation
import Platform

private let packages = ArgumentKey<String?>.option(
  "packages", "File with one NAME==VERSION a line", kind: .path, placeholder: "FILE")
private let out = ArgumentKey<String?>.option("out", "Folder of the data target", kind: .path, placeholder: "DIR")
private let wheels = ArgumentKey<String>.option(
  "wheels", "Folder with one unpacked NAME-VERSION folder a package", default: ".", kind: .path, placeholder: "DIR")

let catalogBuild = Command(
  "build", "Reduce unpacked packages to the data this program embeds",
  discussion: """
    For maintainers: Scripts/refresh-catalogue fetches the packages and calls this. Nothing is fetched and nothing of a \
    package is run.
    """,
  arguments: [packages, out, wheels],
  examples: [
    .init("djangology catalog build --packages P --wheels /tmp/w --out Sources/CatalogueData", "What the script does")
  ]
) { arguments, context throws(CommandFailure) in
  guard let list = arguments[packages], let out = arguments[out] else {
    throw CommandFailure(message: "--packages and --out are needed", advice: "See 'djangology catalog build --help'.")
  }
  let pins = try PinnedPackage.list(in: list)
  var files: [String] = []
  var notice = CatalogueNotice()
  var shared: [String: SharedSources] = [:]
  for pin in pins {
    let reader = DistributionReader(folder: FilePath(arguments[wheels]).appending(pin.folder).text)
    let distribution = try reader.read()
    let text = distribution.text(sharing: &shared[distribution.name, default: SharedSources()])
    try save(text, to: "\(out)/data/\(pin.folder).txt")
    let licence = try reader.licenceText()
    if !licence.isEmpty { try save(licence, to: "\(out)/licences/\(pin.folder).txt") }
    files.append("\(pin.folder).txt")
    notice.add(distribution)
    context.print("\(pin.folder): \(distribution.modules.count) modules, \(text.count / 1024) KiB")
  }
  try save(Array(CatalogueSource.text(files).utf8), to: "\(out)/CatalogueData.c")
  try save(Array(notice.text.utf8), to: "\(out)/NOTICE.md")
  return .ok
}

private func save(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
  do throws(FileError) {
    try AtomicWrite.makeDirectory(FilePath(path).parent.text)
    try AtomicWrite.write(bytes, to: path)
  } catch {
    throw CommandFailure(message: "\(path): \(error)")
  }
}
