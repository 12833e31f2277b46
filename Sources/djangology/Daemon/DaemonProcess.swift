import Platform

/// The life of a daemon: one a root, whoever starts it and however the last one ended.
enum DaemonProcess {
  static func run(_ place: DaemonPlace) throws(CommandFailure) -> ExitCode {
    DetachedProcess.closeInheritedFiles()
    DetachedProcess.leaveDirectory()
    guard let server = DaemonServer(place, .ofProcess) else {
      throw CommandFailure(message: "no more files may be opened")
    }
    TerminationSignals.handle { _ in server.state.stop("a signal") }
    do throws(FileError) {
      guard let lock = try takeLock(place) else { return .ok }
      try serve(server)
      letFinish(server)
      _ = consume lock
    } catch {
      throw CommandFailure(message: "\(place.lock): \(error)")
    }
    return .ok
  }

  private static func serve(_ server: DaemonServer) throws(FileError) {
    do throws(SocketError) {
      _ = server.serve(try LocalListener(at: server.place.socket))
    } catch {
      server.log("cannot listen: \(error)")
      throw .other(errno: 98)
    }
  }

  /// Nothing when another daemon serves this root; one that is just ending is waited for.
  private static func takeLock(_ place: DaemonPlace) throws(FileError) -> FileLock? {
    let deadline = Deadline(afterMilliseconds: 3000)
    while true {
      if let lock = try FileLock(place.lock) { return lock }
      if deadline.isPast || DaemonClient(place.socket, patience: 200).reply(to: .ping) != nil { return nil }
      _ = WaitHandle.wait(for: [], milliseconds: 20)
    }
  }

  /// Who has asked before the end is still answered, if that does not take long.
  private static func letFinish(_ server: DaemonServer) {
    let deadline = Deadline(afterMilliseconds: 2000)
    while server.state.isBusy, !deadline.isPast { _ = WaitHandle.wait(for: [], milliseconds: 5) }
  }
}
