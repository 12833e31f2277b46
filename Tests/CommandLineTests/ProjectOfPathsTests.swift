import TestKit
import Testing

@testable import djangology

/// Which project `check PATH…` means when nobody says.
@Suite struct ProjectOfPathsTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "one/manage.py": "", "one/shop/models.py": "", "one/shop/views.py": "", "two/pyproject.toml": "",
      "two/backend/manage.py": "", "two/backend/shop/models.py": "", "loose/notes.py": "",
    ])
  }

  private func root(_ paths: String..., from place: String = "") -> String {
    let caller = Caller(directory: folder.root + place, variables: [:], isLast: false)
    return ProjectOfPaths.root(of: paths, from: ".", caller).replacing(folder.root, with: "FOLDER")
  }

  @Test func `above several projects, the outermost one around all paths counts`() {
    #expect(root("one/shop/models.py", "one/shop") == "FOLDER/one")
    #expect(root("two/backend/shop/models.py") == "FOLDER/two")
    #expect(root("one") == "FOLDER/one")
  }

  @Test func `paths of two projects, of none, and no paths leave the caller's folder`() {
    #expect(root("one/shop/models.py", "two/backend/shop/models.py") == ".")
    #expect(root("loose/notes.py") == ".")
    #expect(root("one/shop/models.py", "loose/notes.py") == ".")
    #expect(root() == ".")
  }

  @Test func `inside a project its folder stays the project`() {
    #expect(root("shop/models.py", from: "/one") == ".")
    #expect(root("backend/shop/models.py", from: "/two") == ".")
  }
}
