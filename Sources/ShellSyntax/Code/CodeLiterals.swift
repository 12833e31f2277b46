/// The texts that Python code writes down.
public enum CodeLiterals {
  public static func all(in code: String) -> [String] {
    PythonToken.all(of: code).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}
