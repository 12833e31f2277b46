import Base
import Evaluation
import Platform
import PythonSyntax

/// Reads one unpacked distribution and reduces its modules.
struct DistributionReader {
  let folder: String

  func read() throws(CommandFailure) -> DistributionText {
    let paths = try paths()
    guard let metadata = paths.first(where: { $0.hasSuffix(".dist-info/METADATA") && !$0.dropLast(19).contains("/") })
    else { throw CommandFailure(message: "\(folder): no .dist-info/METADATA", advice: "Unpack it with pip first.") }
    let head = PackageMetadata(String(decoding: try bytes(of: metadata), as: UTF8.self))
    guard let licence = Licence.accepted(head.licences) else {
      throw CommandFailure(
        message: "\(folder): licence '\(head.licences.joined(separator: "', '"))' is not one the catalogue may carry",
        advice: "Leave the package out.")
    }
    var distribution = DistributionText(name: head.name, version: head.version, licence: licence, url: head.url)
    var leftOut: Set<String> = []
    for path in paths {
      if CataloguePath.isTemplate(path) {
        distribution.templates.append(path)
      } else if let module = CataloguePath.module(of: path) {
        if module.isLeftOut {
          leftOut.insert(module.name)
        } else {
          distribution.modules.append(try reduced(path, as: module))
        }
      }
    }
    distribution.leftOut = leftOut.sorted()
    return distribution
  }

  /// The texts of its licences, one behind the other.
  func licenceText() throws(CommandFailure) -> [UInt8] {
    var text: [UInt8] = []
    for path in try paths() where Self.isLicence(path) {
      if !text.isEmpty { text += Array("\n\n".utf8) }
      text += try bytes(of: path)
    }
    return text
  }

  private static func isLicence(_ path: String) -> Bool {
    let parts = path.pathParts
    guard parts.count > 1, parts[0].hasSuffix(".dist-info"), let name = parts.last?.lowercased() else { return false }
    return ["licen", "copying", "notice", "copyright"].contains { name.hasPrefix($0) }
  }

  private func reduced(
    _ path: String, as module: CataloguePath.Module
  ) throws(CommandFailure) -> DistributionText.Module {
    let source = SourceReducer.reduce(PythonFile(try bytes(of: path)), module: module.name)
    return DistributionText.Module(name: module.name, isPackage: module.isPackage, source: source)
  }

  private func paths() throws(CommandFailure) -> [String] {
    do throws(FileError) {
      return try DirectoryWalk(root: folder).run { _ in true }.files.map(\.path)
    } catch {
      throw CommandFailure(message: "\(folder): \(error)", advice: "Scripts/refresh-catalogue fetches packages.")
    }
  }

  private func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    do throws(FileError) { return try FileReader.read("\(folder)/\(path)") } catch {
      throw CommandFailure(message: "\(folder)/\(path): \(error)")
    }
  }
}
