import Checks

let userDataFixture = Rule(
  "DJP105", "user-data-fixture",
  "A fixture holds users, sessions or tokens, or names that the models do not have.",
  why:
    "Passwords and addresses end up in version control; a name that is gone makes loaddata fail with DeserializationError.",
  .warning, .proven, facets: ["user-data", "unknown-model", "unknown-field"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Country(models.Model):
          name = models.CharField(max_length=20)
      --- shop/fixtures/start.json
      [{"model": «"auth.user"», "pk": 1, "fields": {"email": "a@b.c", "password": "pbkdf2_sha256$1"}},
       {"model": «"shop.contry"», "pk": 1, "fields": {}},
       {"model": "shop.country", "pk": 1, "fields": {«"nam"»: "Germany"}}]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Country(models.Model):
          name = models.CharField(max_length=20)
      --- shop/fixtures/start.json
      [{"model": "shop.country", "pk": "DE", "fields": {"name": "Germany"}},
       {"model": "auth.group", "pk": 1, "fields": {"name": "Staff"}}]
      --- shop/fixtures/other.json
      {"model": "auth.user"}
      """),
  ],
  .project { project, findings in
    for data in project.sources.data where data.path.hasSuffix(".json") {
      guard data.path.contains("fixtures/"), !isDemonstration(data.path),
        case .array(let objects) = PlacedJSON(data.bytes)
      else { continue }
      check(objects, data, project, &findings)
    }
  }
)

private func check(
  _ objects: [PlacedJSON], _ data: ProjectSources.Data, _ project: CheckedProject, _ findings: inout Findings
) {
  var told: Set<String> = []
  for object in objects {
    guard case .string(let label, let range)? = object["model"], object["fields"] != nil else { continue }
    // All rows of a file are asked about once: each look goes through the whole file.
    if isPersonal(label, project), told.insert("personal").inserted, !isInvented(data) {
      findings.report(
        "make \(label) in code, with a factory or a command: fixtures are for data that is the same for everybody",
        at: data.quoted(range), facet: "user-data", symbol: data.path)
    }
    guard let entry = project.fields.entry(label: label) else {
      if isMissing(label, project), told.insert(label).inserted {
        let labels = project.dump.models.items.compactMap { ($0.label.value ?? nil)?.lowercased() }.sorted()
        let near = Suggestion.nearest(to: label.lowercased(), in: labels).map { "; did you mean \"\($0)\"?" } ?? ""
        findings.report("there is no model \"\(label)\"\(near)", at: data.quoted(range), facet: "unknown-model")
      }
      continue
    }
    guard case .object(let fields)? = object["fields"] else { continue }
    for field in fields where !entry.isOpen && told.insert(label + "." + field.key).inserted {
      if entry.fields[field.key] != nil || entry.key(ofColumn: field.key) != nil || field.key == "pk" { continue }
      let near = project.fields.nearest(field.key, on: entry).map { "; did you mean \"\($0)\"?" } ?? ""
      findings.report(
        "\(entry.name) has no field \"\(field.key)\"\(near)", at: data.quoted(field.range), facet: "unknown-field")
    }
  }
}

private func isPersonal(_ label: String, _ project: CheckedProject) -> Bool {
  let label = label.lowercased()
  if ["sessions.session", "authtoken.token"].contains(label) { return true }
  guard case .string(let user)? = project.dump.settings.value?.scalars["AUTH_USER_MODEL"] else {
    return label == "auth.user"
  }
  return label == user.lowercased()
}

/// All addresses are at example.com and its like, which nobody can have.
private func isInvented(_ data: ProjectSources.Data) -> Bool {
  let hosts = data.bytes.mailHosts
  return !hosts.isEmpty
    && hosts.allSatisfy { host in
      ["example.com", "example.org", "example.net", "localhost"].contains(host) || host.hasSuffix(".test")
        || host.hasSuffix(".example.com") || host.hasSuffix(".invalid")
    }
}

private func isDemonstration(_ path: String) -> Bool {
  ["sandbox", "demo", "example", "tests/", "test/", "testing/", "test_", "_test", "unit_"].contains {
    path.contains($0)
  }
}

/// Whether the application is known, and the model is not in it.
private func isMissing(_ label: String, _ project: CheckedProject) -> Bool {
  guard project.dump.models.openness == .closed, project.dump.apps.openness == .closed,
    let app = label.split(separator: ".").first?.lowercased()
  else { return false }
  return project.dump.apps.items.contains { $0.label.value?.lowercased() == app }
}

extension ProjectSources.Data {
  /// With its quotes.
  fileprivate func quoted(_ range: TextRange) -> SourcePlace {
    let hasQuotes = range.start > 0 && bytes[Int(range.start) - 1] == 0x22
    let start = hasQuotes ? range.start - 1 : range.start
    let end = hasQuotes && Int(range.end) < bytes.count ? range.end + 1 : range.end
    return SourcePlace(path, TextRange(start, end))
  }
}
