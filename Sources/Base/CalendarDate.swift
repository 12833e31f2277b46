/// A moment as people write it: the date and time of Greenwich.
public struct CalendarDate: Hashable, Sendable {
  public var year: Int
  public var month: Int
  public var day: Int
  public var hour: Int
  public var minute: Int

  /// The date of a moment, given in seconds since 1970.
  public init(secondsSince1970 seconds: Int) {
    let (days, rest) = (seconds.flooredQuotient(86_400), seconds.flooredRemainder(86_400))
    (hour, minute) = (rest / 3600, rest % 3600 / 60)
    // Years that begin in March end with the leap day; 400 of them have 146,097 days.
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted.flooredRemainder(146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-11-20`.
  public var date: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

  /// `2026-11-20 10:05`.
  public var text: String { "\(date) \(Self.two(hour)):\(Self.two(minute))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Int {
  fileprivate func flooredQuotient(_ other: Int) -> Int { (self - flooredRemainder(other)) / other }

  fileprivate func flooredRemainder(_ other: Int) -> Int { ((self % other) + other) % other }
}
