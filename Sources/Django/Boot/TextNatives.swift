import Evaluation

/// Translation gives back its message: nothing that is booted depends on a language.
extension DjangoHost {
  static var textNatives: [Native] {
    let translation = "django.utils.translation."
    let first = ["gettext", "gettext_lazy", "gettext_noop", "ugettext", "ugettext_lazy"]
    let second = ["pgettext", "pgettext_lazy"]
    return first.map { name in Native(translation + name) { _, call, _ in call.arguments.first } }
      + second.map { name in Native(translation + name) { _, call, _ in call.arguments.dropFirst().first } }
      + ["ngettext", "ngettext_lazy"].map { name in Native(translation + name) { _, call, _ in call.arguments.first } }
      + [Native("django.utils.safestring.mark_safe") { _, call, _ in call.arguments.first }]
  }
}
