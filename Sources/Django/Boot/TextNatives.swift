import Base
import Evaluation

/// Translation gives back its message: nothing that is booted depends on a language.
extension DjangoHost {
  static var textNatives: [Native] {
    let translation = "django.utils.translation."
    let first = ["gettext", "gettext_lazy", "gettext_noop", "ugettext", "ugettext_lazy"]
    let second = ["pgettext", "pgettext_lazy"]
    return first.map { name in Native(translation + name) { _, call, _ in call.arguments.first } }
      + second.map { name in Native(translation + name) { _, call, _ in call.arguments.dropFirst().first } }
      + ["ngettext", "ngettext_lazy"].map { name in Native(translation + name) { _, call, _ in number(call) } }
      + ["force_str", "smart_str"].map { name in
        Native("django.utils.encoding." + name) { _, call, evaluator in
          call.text(0, "s", in: evaluator).map { evaluator.makeString($0) }
        }
      }
      + [
        Native("django.utils.text.format_lazy") { _, call, evaluator in
          guard let format = call.arguments.first, evaluator.text(of: format) != nil,
            let method = evaluator.attribute("format", of: format)
          else { return nil }
          return evaluator.attempt(method, Array(call.arguments.dropFirst()), call.keywords, at: call.place)
        }
      ]
      + [
        // Compared and written as the expression that it becomes when it is first asked.
        Native("django.utils.regex_helper._lazy_re_compile") { _, call, evaluator in
          evaluator.resolve("re.compile").flatMap {
            evaluator.attempt($0, call.arguments, call.keywords, at: call.place)
          }
        },
        // parler names translated models so: what it becomes where nothing is translated is what migrations say.
        Native("django.utils.functional.lazy") { _, call, evaluator in
          guard call.arguments.count == 2, case .function(let id) = call.arguments[0],
            evaluator.functions[id].origin != .project, evaluator.string(evaluator.functions[id].name) == "<lambda>",
            evaluator.dottedName(of: call.arguments[1]) == "builtins.str"
          else { return nil }
          return call.arguments[0]
        },
        Native("django.utils.safestring.mark_safe") { _, call, _ in call.arguments.first },
        Native("social_core.utils.setting_name") { _, call, evaluator in settingName(call, in: &evaluator) },
      ]
  }

  /// `setting_name("USER_MODEL")` is `SOCIAL_AUTH_USER_MODEL`.
  private static func settingName(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    var words = ["SOCIAL_AUTH"]
    for argument in call.arguments {
      guard let word = evaluator.text(of: argument) else { return nil }
      if !word.isEmpty { words.append(word.uppercased().replacing("-", with: "_")) }
    }
    return evaluator.makeString(words.joined(separator: "_"))
  }

  /// The singular for one, the plural for another number; the singular where it is not known.
  private static func number(_ call: HostCall) -> Value? {
    guard call.arguments.count == 3, case .int(let number) = call.arguments[2], number != 1 else {
      return call.arguments.first
    }
    return call.arguments[1]
  }
}
