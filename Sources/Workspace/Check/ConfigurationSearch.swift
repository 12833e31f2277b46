import Checks
import Platform

/// Where a project's configuration is written: in its own folder, or in one above it up to the repository's.
struct ConfigurationSearch {
  let root: String

  func read(_ given: String?) throws(CheckFailure) -> CheckConfiguration {
    if let given { return try given.isEmpty ? CheckConfiguration() : file(given) }
    for folder in folders {
      for name in ConfigurationReader.fileNames {
        let path = folder.isEmpty ? name : folder + "/" + name
        guard let bytes = try? FileReader.read(FilePath(root).appending(path).text) else { continue }
        if let found = try configuration(bytes, path) { return found }
      }
    }
    return CheckConfiguration()
  }

  /// The bytes of every file that may hold it: what an answer stands on.
  var witnesses: ContentHash {
    var texts: [String] = []
    for folder in folders {
      for name in ConfigurationReader.fileNames {
        let path = FilePath(root).appending(folder.isEmpty ? name : folder + "/" + name).text
        texts.append((try? FileReader.read(path)).map { ContentHash($0).text } ?? "")
      }
    }
    return ContentHash(texts)
  }

  private func file(_ path: String) throws(CheckFailure) -> CheckConfiguration {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.read(path)
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    return try configuration(bytes, path) ?? CheckConfiguration()
  }

  private func configuration(_ bytes: [UInt8], _ path: String) throws(CheckFailure) -> CheckConfiguration? {
    do throws(ConfigurationError) {
      return try ConfigurationReader.read(bytes, path: path, rules: knownRules)
    } catch {
      throw .configuration(error)
    }
  }

  /// The root itself, then those above it as far as the repository reaches, by paths relative to the root.
  private var folders: [String] {
    var folders = [""]
    var at = FilePath(root).absolute
    while folders.count < 16, at.text != "/" {
      if (try? FileStamp(of: at.appending(".git").text)) != nil { return folders }
      at = at.parent
      folders.append(folders.count == 1 ? ".." : folders[folders.count - 1] + "/..")
    }
    return [""]
  }
}
