/// Words by which a line says that what it names is not there, must not be, or is still to be made.
public enum AbsenceWords {
  public static func stand(in line: String) -> Bool {
    let lower = line.lowercased()
    return words.contains { lower.contains($0) } || saysNothingWasFound(lower)
  }

  /// As `No .cursorrules file found` does.
  private static func saysNothingWasFound(_ line: String) -> Bool {
    let words = line.split { !$0.isLetter }
    guard let none = words.firstIndex(where: { $0 == "no" || $0 == "not" || $0 == "none" }) else { return false }
    return words[none...].contains { $0 == "found" || $0 == "exists" }
  }

  private static let words = [
    "never", "don't", "do not", "avoid", "create", "new ", "example", "e.g.", "bad", "wrong", "instead of", "removed",
    "deprecated", "legacy", "will be", "generated", "would", "no longer", "not exist", "rename", "optional",
    "if present", "gitignored", "old ",
  ]
}
