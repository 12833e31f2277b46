import Hooks
import Sessions

let sessionRestate = Command(
  "restate", "Print what an agent is told again after a compaction",
  arguments: [KitRoot.argument], examples: [.init("djangology session restate", "")]
) { arguments, context throws(CommandFailure) in
  let hooks = HookedProject(directory: KitRoot.found(arguments, context), caller: context.caller).hooks
  if let text = hooks.restatement()?.text, !text.isEmpty { context.print(text) }
  return .ok
}
