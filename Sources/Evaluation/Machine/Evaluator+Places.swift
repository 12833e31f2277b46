public import Base
import PythonSyntax

/// Where things were written.
extension Evaluator {
  /// The file's path as the dump prints it; nil for what was not written anywhere.
  public func path(of place: Place) -> String? {
    if place.isNowhere { return nil }
    let path = files[place.file].path
    return path.isEmpty ? nil : path
  }

  /// The 1-based line of a place, in the original source where the catalogue is reduced.
  public mutating func line(of place: Place) -> Int? {
    if place.isNowhere { return nil }
    let offset = files[place.file].tree.nodes[Int(place.node)].start
    if files[place.file].lines == nil { files[place.file].lines = LineIndex(files[place.file].tree.source) }
    guard let line = files[place.file].lines?.line(of: offset) else { return nil }
    guard files[place.file].isReduced else { return line }
    return Catalogue.originalLine(of: line, in: files[place.file].tree)
  }

  /// `path:line`; a line of the catalogue that has no original is that of the reduced source, marked with `~`.
  public mutating func describe(_ place: Place) -> String {
    guard let path = path(of: place) else { return "?" }
    if let line = line(of: place) { return "\(path):\(line)" }
    let offset = files[place.file].tree.nodes[Int(place.node)].start
    return "\(path):~\(files[place.file].lines?.line(of: offset) ?? 0)"
  }
}

extension Evaluator {
  /// Whether a class stands in the source as a `class` statement; others are made by calls.
  public func isWritten(_ type: ID<ClassObject>) -> Bool {
    let place = classes[type].place
    return !place.isNowhere && files[place.file].tree.nodes[Int(place.node)].kind == .classDef
  }
}
