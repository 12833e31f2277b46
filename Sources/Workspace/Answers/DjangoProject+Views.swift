import Base
import Django

extension DjangoProject {
  /// The view of a dotted name; nil for one of a library.
  func view(called name: String?) -> View? {
    guard let name else { return nil }
    return views.first { files[$0.file].module + "." + $0.qualifiedName == name }
  }

  /// With the module.
  func dottedName(of type: ID<ProjectClass>) -> String {
    let found = classes[Int(type.index)]
    return files[found.file].module + "." + found.qualifiedName
  }
}
