import Evaluation

let catalogCommand = Command(
  "catalog", "Show or rebuild what is known of libraries",
  discussion: """
    Djangology carries reduced source of Django and its companions, and reads it where a project's own environment is not \
    at hand.
    """,
  subcommands: [catalogList, catalogShow, catalogBuild])

private let module = ArgumentKey<String>.required("module", "Dotted name: django.db.models.fields")
private let require = ArgumentKey<[String]>.repeated(
  "require", short: "r", "A version the project requires, as NAME==VERSION", placeholder: "PIN")

private let catalogList = Command(
  "list", "Distributions with their versions and licences",
  examples: [.init("djangology catalog list", "All of them")]
) { _, context in
  for distribution in Catalogue.embedded.distributions {
    let licence = context.terminal.paint(distribution.licence, .faint)
    context.print("\(distribution.name) \(distribution.version)  \(licence)")
  }
  return .ok
}

private let catalogShow = Command(
  "show", "The reduced source of a module", arguments: [module, require],
  examples: [
    .init("djangology catalog show django.contrib.auth.models", ""),
    .init("djangology catalog show django.urls.conf -r django==4.2", "As of another version"),
  ]
) { arguments, context throws(CommandFailure) in
  var versions: [String: String] = [:]
  for pin in arguments[require] {
    let pin = try PinnedPackage(pin)
    versions[DistributionName.normalised(pin.name)] = pin.version
  }
  guard let found = Catalogue.embedded.module(arguments[module], versions: versions) else {
    throw CommandFailure(
      message: "no module '\(arguments[module])' in the catalogue", advice: "'djangology catalog list' names what is.")
  }
  context.write(String(decoding: found.bytes, as: UTF8.self))
  return .ok
}
