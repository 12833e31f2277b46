/// A bar of text: eighths of a column are seen.
public enum BarChart {
  private static let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// - Parameter share: from 0 to 1; a full bar has `width` columns.
  public static func bar(_ share: Double, width: Int) -> String {
    let eighths = Int((max(0, min(1, share)) * Double(width * 8)).rounded())
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
