import Base
import Facts

/// The rows of a project after an edit that moved their places and changed nothing else of them.
extension DjangoProject {
  /// Nil where a row stands on something that is not of the file's surface.
  func moved(_ file: ID<ProjectFile>, by shift: SurfaceShift, to facts: FileFacts) -> DjangoProject? {
    var project = self
    project.files[Int(file.index)].facts = facts
    let move = Move(file: file, shift: shift)
    guard project.models.move(move), project.modelUsers.move(move), project.routes.move(move),
      project.receivers.move(move), project.tasks.move(move), project.migrations.move(move)
    else { return nil }
    project.addLines(of: file)
    return project
  }
}

private struct Move {
  let file: ID<ProjectFile>
  let shift: SurfaceShift

  func callAsFunction(_ range: inout TextRange, of file: ID<ProjectFile>) -> Bool {
    guard file == self.file else { return true }
    guard let moved = shift.moved(range) else { return false }
    range = moved
    return true
  }
}

private protocol Movable {
  /// Whether anything of the row may stand in the file.
  func mentions(_ file: ID<ProjectFile>) -> Bool
  mutating func move(_ move: Move) -> Bool
}

extension Array where Element: Movable {
  fileprivate mutating func move(_ move: Move) -> Bool {
    for row in indices where self[row].mentions(move.file) {
      guard self[row].move(move) else { return false }
    }
    return true
  }
}

extension Model: Movable {
  fileprivate func mentions(_ file: ID<ProjectFile>) -> Bool {
    fields.contains { $0.file == file } || managers.contains { $0.file == file } || options.contains { $0.file == file }
  }

  fileprivate mutating func move(_ move: Move) -> Bool {
    for row in fields.indices where !move(&fields[row].range, of: fields[row].file) { return false }
    for row in managers.indices where !move(&managers[row].range, of: managers[row].file) { return false }
    for row in options.indices where options[row].file == move.file {
      guard let value = move.shift.moved(options[row].value) else { return false }
      options[row].value = value
    }
    return true
  }
}

extension ModelUser: Movable {
  fileprivate func mentions(_ file: ID<ProjectFile>) -> Bool { self.file == file }

  fileprivate mutating func move(_ move: Move) -> Bool {
    for row in fields.indices where !move(&fields[row].range, of: file) { return false }
    return move(&range, of: file)
  }
}

extension Route: Movable {
  fileprivate func mentions(_ file: ID<ProjectFile>) -> Bool { self.file == file }
  fileprivate mutating func move(_ move: Move) -> Bool { move(&range, of: file) }
}

extension Receiver: Movable {
  fileprivate func mentions(_ file: ID<ProjectFile>) -> Bool { self.file == file }
  fileprivate mutating func move(_ move: Move) -> Bool { move(&range, of: file) }
}

extension CeleryTask: Movable {
  fileprivate func mentions(_ file: ID<ProjectFile>) -> Bool { self.file == file }
  fileprivate mutating func move(_ move: Move) -> Bool { move(&range, of: file) }
}

extension Migration: Movable {
  fileprivate func mentions(_ file: ID<ProjectFile>) -> Bool { self.file == file }

  fileprivate mutating func move(_ move: Move) -> Bool {
    for row in operations.indices where !move(&operations[row].range, of: file) { return false }
    return true
  }
}
