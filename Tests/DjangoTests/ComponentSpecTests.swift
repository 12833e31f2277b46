import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "forms"))
func `forms have the fields that their spec lists`(_ spec: Spec) {
  let rows = booted(spec).forms.items
  spec.check(rows.map { table($0.className, $0.model, $0.fields) { $0.lastName } }.joined(separator: "\n"))
}

@Test(arguments: Spec.all(in: "filtersets"))
func `filter sets have the filters that their spec lists`(_ spec: Spec) {
  let rows = booted(spec).filterSets.items
  spec.check(rows.map { table($0.className, $0.model, $0.filters) { $0.lastName } }.joined(separator: "\n"))
}

@Test(arguments: Spec.all(in: "serializers"))
func `instances of serializers have the fields that their spec lists`(_ spec: Spec) {
  let rows = booted(spec).serializers.items
  spec.check(rows.map { table($0.className, $0.model, $0.fields) { $0.shown } }.joined(separator: "\n"))
}

/// The spec's files as the application `shop` of a project.
private func booted(_ spec: Spec) -> RegistryDump {
  var tree = SpecFileTree(spec)
  let applications = #"["django.contrib.contenttypes", "django.contrib.auth", "shop"]"#
  let more = [
    "shop/__init__.py": "", "urls.py": "urlpatterns = []",
    "settings.py": "INSTALLED_APPS = \(applications)\nROOT_URLCONF = 'urls'",
  ]
  tree.files.merge(more.mapValues { Array($0.utf8) }) { $1 }
  return dumped(tree)
}

/// The class and its model in a line, its members in one each; `…` where there may be more.
private func table<Member>(
  _ className: Known<String>, _ model: Known<String?>, _ members: OpenMap<Member>, _ shown: (Member) -> String
) -> String {
  var lines = [className.lastName + (model.value.map { $0.map { " of " + $0 } ?? "" } ?? " of ?")]
  lines += members.items.sorted { $0.key < $1.key }.map { "  \($0.key) \(shown($0.value))" }
  switch members.openness {
  case .closed: break
  case .open, .hints: lines.append("  …")
  case .unknown(let reason): lines.append("  ? " + reason)
  }
  return lines.joined(separator: "\n")
}

extension Known where Value == String {
  /// The last part of a dotted name.
  fileprivate var lastName: String { value.map { String($0.split(separator: ".").last ?? "") } ?? "?" }
}

extension DumpedSerializerField {
  fileprivate var shown: String {
    var text = className.value.map { String(($0 ?? "?").split(separator: ".").last ?? "") } ?? "?"
    if let source = source.value { text += " source=" + (source ?? "-") }
    let flags = [
      ("read", isReadOnly), ("write", isWriteOnly), ("required", isRequired), ("null", allowsNull), ("many", isMany),
    ]
    for (name, flag) in flags where flag != false { text += flag == true ? " " + name : " \(name)?" }
    if case .value(let nested?) = nested { text += " nested=" + String(nested.split(separator: ".").last ?? "") }
    return text
  }
}
