import Base
import Platform

extension Server {
  /// Serves one client on the standard streams until it closes our input, then answers what is still open and returns.
  ///
  /// SIGINT and SIGTERM end the process at once, between two lines. To be called before other threads start.
  public func serve(workers: Int = 4, waiting: Int = 256) {
    let sender = LineSender(.output)
    TerminationSignals.handle { signal in
      sender.close(withinMilliseconds: 100)
      CurrentProcess.endAtOnce(128 + signal)
    }
    let queue = WorkQueue(workers: workers, limit: waiting)
    let frames = FrameSender { frame, isUnwanted in
      sender.send(JSONWriter.bytes(frame, .compact), unless: isUnwanted)
    }
    let session = Session(self, frames) { work in queue.add(work) }
    var reader = LineReader(.input, limit: Session.lineLimit)
    while let line = reader.next() { session.receive(line) }
    queue.finish { !sender.hasReader }
    session.finish()
    sender.close(withinMilliseconds: 1000)
  }
}
