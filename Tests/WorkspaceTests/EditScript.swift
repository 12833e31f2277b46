import Platform
import TestKit

/// One change to a project's files, as data: the same on each run, printable, and harmless where it does not apply.
enum Edit: Hashable, CustomStringConvertible {
  case create(String, String)
  case append(String, String)
  case replace(String, of: String, by: String)
  /// The first of several places only, counted from a number: edits inside of one function, one tag.
  case replaceOne(String, of: String, by: String, number: Int)
  case swapLetters(String)
  case touch(String)
  case delete(String)
  case move(String, to: String)
  case breakSyntax(String)
  case mendSyntax(String)
  case checkout(String)

  var description: String {
    switch self {
    case .create(let path, let text): "create \(path): \(text.debugDescription)"
    case .append(let path, let text): "append to \(path): \(text.debugDescription)"
    case .replace(let path, let old, let new): "in \(path) replace \(old.debugDescription) by \(new.debugDescription)"
    case .replaceOne(let path, let old, let new, let number):
      "in \(path) replace one (\(number)) \(old.debugDescription) by \(new.debugDescription)"
    case .swapLetters(let path): "exchange two letters in \(path), same size"
    case .touch(let path): "touch \(path)"
    case .delete(let path): "delete \(path)"
    case .move(let path, let other): "move \(path) to \(other)"
    case .breakSyntax(let path): "break \(path)"
    case .mendSyntax(let path): "mend \(path)"
    case .checkout(let branch): "git checkout \(branch)"
    }
  }

  func apply(to project: ScratchProject) throws {
    switch self {
    case .create(let path, let text): try project.write(Array(text.utf8), to: path)
    case .append(let path, let text): try edit(path, project) { $0 + text }
    case .replace(let path, let old, let new): try edit(path, project) { $0.replacing(old, with: new) }
    case .replaceOne(let path, let old, let new, let number):
      try edit(path, project) { text in
        let places = text.ranges(of: old)
        if places.isEmpty { return text }
        let place = places[number % places.count]
        return text[..<place.lowerBound] + new + text[place.upperBound...]
      }
    case .swapLetters(let path):
      guard var bytes = try? project.read(path), let place = Self.swappable(bytes) else { return }
      bytes.swapAt(place, place + 1)
      project.overwrite(bytes, path)
    case .touch(let path): if let bytes = try? project.read(path) { project.overwrite(bytes, path) }
    case .delete(let path): project.delete(path)
    case .move(let path, let other): try project.move(path, to: other)
    case .breakSyntax(let path): try edit(path, project) { $0 + "\ndef broken(:\n" }
    case .mendSyntax(let path): try edit(path, project) { $0.replacing("\ndef broken(:\n", with: "") }
    case .checkout(let branch): project.git(["checkout", "-q", "-f", branch])
    }
  }

  private func edit(_ path: String, _ project: ScratchProject, _ change: (String) -> String) throws {
    guard let bytes = try? project.read(path) else { return }
    try project.write(Array(change(String(decoding: bytes, as: UTF8.self)).utf8), to: path)
  }

  /// Two different lower-case letters side by side, past the middle of the file.
  private static func swappable(_ bytes: [UInt8]) -> Int? {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return bytes.indices.dropLast().dropFirst(bytes.count / 2).first { place in
      letters.contains(bytes[place]) && letters.contains(bytes[place + 1]) && bytes[place] != bytes[place + 1]
    }
  }
}

/// Draws edits for the files that are there.
struct EditGenerator {
  var random: SplitMix

  mutating func next(_ project: ScratchProject) -> Edit {
    let files = project.files
    let python = files.filter { $0.hasSuffix(".py") }
    let models = python.filter { $0.hasSuffix("models.py") }
    let settings = python.filter { $0.contains("settings") }
    guard let any = files.randomElement(using: &random), let source = python.randomElement(using: &random) else {
      return .create("late.py", "x = 1\n")
    }
    let number = Int.random(in: 0..<1000, using: &random)
    if Bool.random(using: &random) { return inside(source, files, number) }
    switch Int.random(in: 0..<16, using: &random) {
    case 0:
      return .create(folder(of: source) + "made_\(number).py", "from django.db import models\n\n\nX = \(number)\n")
    case 1: return .create("docs/page_\(number).html", "{% load i18n %}{% url 'x\(number)' %}\n")
    case 2, 3:
      return .append(source, "\n\ndef added_\(number)(request):\n    return render(request, 'a\(number).html')\n")
    case 4, 5:
      let model = models.randomElement(using: &random) ?? source
      return .append(
        model, "\n\nclass Made\(number)(models.Model):\n    title = models.CharField(max_length=\(number + 1))\n")
    case 6: return .replace(source, of: "    ", by: "      ")
    case 7: return .swapLetters(any)
    case 8: return .touch(source)
    case 9: return .delete(any)
    case 10: return .move(source, to: folder(of: source) + "moved_\(number).py")
    case 11:
      let folder = folder(of: source)
      return folder.isEmpty ? .touch(source) : .move(String(folder.dropLast()), to: "moved_\(number)")
    case 12:
      let path = settings.randomElement(using: &random) ?? source
      return .append(path, "\nINSTALLED_APPS = list(INSTALLED_APPS)[:\(number % 9 + 4)] + ['django.contrib.sites']\n")
    case 13: return .breakSyntax(source)
    case 14: return .mendSyntax(source)
    default: return .checkout(random.pick(["other", "main"]))
    }
  }

  /// An edit that mostly leaves alone what other files see of this one.
  private mutating func inside(_ source: String, _ files: [String], _ number: Int) -> Edit {
    let templates = files.filter { $0.hasSuffix(".html") }
    let page = templates.randomElement(using: &random) ?? source
    let ends = "\n        return "
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return .append(source, "\n# remark \(number)\n")
    case 1: return .replaceOne(source, of: "\n", by: "\n\n# remark\n", number: number)
    case 2: return .replaceOne(source, of: ends, by: "\n        print(\(number))" + ends, number: number)
    case 3:
      let query = "\n        Order.objects.filter(total=\(number), customer__name='x').order_by('-total')"
      return .replaceOne(source, of: ends, by: query + ends, number: number)
    case 4: return .replaceOne(source, of: ends, by: "\n        reverse('orders:detail')" + ends, number: number)
    case 5: return .replaceOne(source, of: ":\n    ", by: ":\n    # first\n    ", number: number)
    case 6: return .replaceOne(source, of: "\"\"\"", by: "\"\"\"Says \(number). ", number: number)
    case 7: return .replaceOne(page, of: ">", by: ">{% url 'home' %}\n", number: number)
    default: return .replaceOne(page, of: "\n", by: "\n{# \(number) #}\n", number: number)
    }
  }

  private func folder(of path: String) -> String {
    let parent = FilePath(path).parent.text
    return parent.isEmpty ? "" : parent + "/"
  }
}
