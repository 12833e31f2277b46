import Installer
import Platform

private let dryRun = ArgumentKey<Bool>.flag("dry-run", "Print the changes as a diff and write nothing")
private let showsDiff = ArgumentKey<Bool>.flag("diff", "Print the changes as a diff, too")

let uninstallCommand = Command(
  "uninstall", "Take out of a project what init put in",
  discussion: """
    Files that were not edited since are restored byte for byte; from edited ones only what is ours is taken out. \
    Sessions and memory in .djangology stay.
    """,
  arguments: [ProjectArgument.root, dryRun, showsDiff],
  examples: [.init("djangology uninstall --dry-run", "What would be taken out")]
) { arguments, context throws(CommandFailure) in
  let site = installSite(arguments[ProjectArgument.root], context)
  let everything = InstallChoice(agents: Set(AgentKind.allCases), injectsCapsule: true)
  let texts = KitTexts.installed(at: site.root.text)
  let plan = InstallPlan.remove(AgentFiles.wanted(everything, texts, at: site), at: site)
  return try carryOut(plan, isDryRun: arguments[dryRun], showsDiff: arguments[showsDiff], &context)
}
