import Checks
import Synchronization

/// What one file of instructions was read as: sentences are dear to read, and they rarely change.
struct KeptInstructions: Sendable {
  let bytes: [UInt8]
  let instructions: [Instruction]
}

extension LiveProject {
  /// What a file with these bytes asks for.
  func instructions(in bytes: [UInt8], path: String) -> [Instruction] {
    if let known = instructed.withLock({ $0[path] }), known.bytes == bytes { return known.instructions }
    let made = KeptInstructions(bytes: bytes, instructions: Instruction.all(in: bytes, path: path))
    instructed.withLock { $0[path] = made }
    return made.instructions
  }
}
