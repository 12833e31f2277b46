import Base
import Workspace

extension BootedProject {
  /// What `name` was probably meant to be: a model, a field of a model that is there, a setting, an application's label
  /// or the name of a route; nil when nothing is near.
  func suggestion(for name: String) -> String? {
    let parts = name.dottedParts.map(String.init)
    var names = table(.models).texts(of: "label") + appLabels + routeNames
    names += table(.settings).texts(of: "name")
    if parts.count == 3, let fields = fields(of: parts[0] + "." + parts[1]) {
      names += fields.texts(of: "field").map { "\(parts[0]).\(parts[1]).\($0)" }
    }
    return Suggestion.nearest(to: name, in: names)
  }
}
