/// How Django's command line is spelt.
enum ManagementNames {
  /// A file that a command can see starting Django.
  static let sample = "#!/usr/bin/env python\nexecute_from_command_line(sys.argv)\n"

  static func isProgram(_ word: String) -> Bool {
    let name = ShellNames.base(word).lowercased()
    if name == "manage.py" || name == "manage.pyc" || name == "django-admin" || name == "django-admin.py" {
      return true
    }
    return word.hasSuffix("django/__main__.py") || (name.utf8.count > 5 && isGlob(name))
  }

  /// A script for the interpreter that starts Django, too: `manage`.
  static func isScript(_ word: String) -> Bool {
    isProgram(word) || ShellNames.base(word) == "manage" || word.hasSuffix("/django") || word == "django"
  }

  static func isModule(_ name: String) -> Bool {
    name == "django" || name.hasPrefix("django.") || name == "manage" || name.hasSuffix(".manage")
  }

  /// A pattern that was meant to find `manage.py`.
  private static func isGlob(_ name: String) -> Bool {
    guard ShellNames.isOpen(name), name.hasPrefix("man") || name.hasSuffix("ge.py") else { return false }
    return ShellNames.could(name, be: "manage.py")
  }

  static func startsDjango(_ text: String) -> Bool {
    text.contains("execute_from_command_line(sys.argv)") || text.contains("ManagementUtility(")
  }
}

enum PythonNames {
  static func isInterpreter(_ name: String) -> Bool {
    let name = name.hasSuffix(".exe") ? String(name.dropLast(4)) : name
    for stem in ["python", "pypy", "py", "ipython", "bpython", "pythonw"] where name.hasPrefix(stem) {
      if name.dropFirst(stem.utf8.count).utf8.allSatisfy({ ShellReader.isDigit($0) || $0 == UInt8(ascii: ".") }) {
        return true
      }
    }
    return name.hasPrefix("python3") && name.hasSuffix("t")
  }
}

extension ShellNames {
  static let shells: Set<String> = [
    "bash", "sh", "zsh", "dash", "ksh", "mksh", "ash", "fish", "rbash", "pwsh", "csh", "tcsh", "yash",
  ]
}
