import Base
import Platform

extension CalendarDate {
  static var now: CalendarDate {
    CalendarDate(secondsSince1970: Int(WallClock.now.nanoseconds / 1_000_000_000))
  }
}
