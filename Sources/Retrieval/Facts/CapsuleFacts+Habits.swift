import Base
import Django
import Facts
import Graph
import Search

extension CapsuleFacts {
  /// `nothing for Order: serializer (14 of 18 models have one)`: what a project has for most models and not for this one.
  ///
  /// Said where no file of that kind holds the model's name.
  func missing(_ cast: [RolePlayers]) -> [CapsuleFact] {
    let models = project.models.filter { !$0.isAbstract && !project.files[$0.file].flags.contains(.test) }
    guard models.count >= Self.fewModels else { return [] }
    return touched.filter { !$0.isAbstract }.prefix(1).compactMap { model in
      let parts = Self.expected.compactMap { kind, role, fileRole -> CapsuleFact.Part? in
        if cast.contains(where: { $0.model == model.name && $0.role == role }) { return nil }
        let served = Set(project.modelUsers.filter { kind == $0.kind && !$0.model.isNone }.map(\.model)).count
        guard served * 2 >= models.count, !isNamed(model.name, in: fileRole) else { return nil }
        return .init(text: "\(role.word) (\(served) of \(models.count) models have one)")
      }
      return parts.isEmpty ? nil : CapsuleFact(head: "nothing for \(model.name): ", parts: parts)
    }
  }

  /// Fewer make no habit.
  static let fewModels = 4
  private static let expected: [(ModelUser.Kind, ModelRole, FileRole)] = [
    (.serializer, .serializer, .serializer), (.form, .form, .form), (.filterSet, .filterSet, .filterset),
    (.admin, .admin, .admin), (.factory, .factory, .factory),
  ]

  private func isNamed(_ name: String, in role: FileRole) -> Bool {
    var splitter = TermSplitter()
    guard let term = splitter.terms(of: name).last else { return true }
    return graph.files.indices.contains { row in
      guard graph.files[row].role == role, let number = index.number(of: graph.files[row].path) else { return false }
      return index.documents[number].terms.rows.contains { $0.term == term }
    }
  }

  /// `test data: fixture order (conftest.py:30)`; factories are among the roles.
  func testData() -> [CapsuleFact] {
    let parts = touched.prefix(2).flatMap { fixtures(named: $0.name) }
    return parts.isEmpty ? [] : [CapsuleFact(head: "test data: ", parts: Array(parts.prefix(3)))]
  }

  /// `order` and `paid_order` of `Order`.
  private func fixtures(named model: String) -> [CapsuleFact.Part] {
    let end = model.lowercased()
    let found = project.functions.indices.lazy.filter { row in
      guard project.functions[row].roles.contains(.fixture) else { return false }
      let name = project.functions[row].name.filter { $0 != "_" }
      return name == end || name.hasSuffix(end)
    }
    return found.prefix(2).compactMap { row in
      let function = project.functions[row]
      let node = graph.symbols(named: function.name).first { graph[$0].file.index == function.file.index }
      guard let place = place(function.file, node).first else { return nil }
      return .init(text: "fixture \(function.name) (\(place.path):\(place.line))", places: [place])
    }
  }
}
