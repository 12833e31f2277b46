/// Words of a command line without anything that a shell would interpret.
public enum ShellWords {
  static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+:=@%,".utf8)

  /// The word as a shell must be given it.
  public static func quoted(_ word: String) -> String {
    if !word.isEmpty, word.utf8.allSatisfy(plain.contains) { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// The words of a line; nil where a shell would do more than part it at spaces.
  public static func parted(_ line: String) -> [String]? {
    var words: [String] = []
    var rest = Substring(line)
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "'" || first == "\"" {
        let body = rest.dropFirst()
        guard let end = body.firstIndex(of: first),
          first == "'" || !body[..<end].contains(where: { "$`\\".contains($0) })
        else { return nil }
        words.append(String(body[..<end]))
        rest = body[body.index(after: end)...]
        guard rest.first ?? " " == " " else { return nil }
      } else {
        let word = rest.prefix { $0 != " " }
        guard word.utf8.allSatisfy(plain.contains) else { return nil }
        words.append(String(word))
        rest = rest[word.endIndex...]
      }
    }
    return words
  }
}
