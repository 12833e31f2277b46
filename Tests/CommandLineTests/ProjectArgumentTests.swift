import Platform
import Testing
import Workspace

@testable import djangology

@Suite struct ProjectArgumentTests {
  /// The rights of a file do not bind root, whom the tests may run as: the words are tested, the mapping is Platform's.
  @Test func `a folder without rights is told from one that is missing`() {
    let denied = ProjectArgument.failure(.unreadable(path: "shop", .permissionDenied), "shop")
    #expect(denied.message == "shop: permission denied")
    #expect(denied.advice?.contains("rights") == true)
    #expect(
      ProjectArgument.failure(.unreadable(path: "shop", .notFound), "shop").message == "shop: no such file or directory"
    )
  }
}
