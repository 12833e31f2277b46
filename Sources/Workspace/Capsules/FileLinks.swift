import Retrieval

extension Workspace {
  func fileLinks() -> [FileLink] { [] }
}
