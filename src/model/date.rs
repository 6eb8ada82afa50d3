//! A calendar day. The program's only clock is the `--today` it is given.

use std::fmt;

/// A day in the proleptic Gregorian calendar, written `YYYY-MM-DD` (RFC 3339 `full-date`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, when the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let real = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        real.then_some(Date { year, month, day })
    }

    /// The day written `YYYY-MM-DD`, and nothing else.
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| -> Option<u16> {
            bytes[range].iter().try_fold(0u16, |n, b| b.is_ascii_digit().then(|| n * 10 + u16::from(b - b'0')))
        };
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The UTC day of a Unix time in seconds.
    pub fn from_unix(seconds: u64) -> Date {
        // Days to civil date, after Howard Hinnant's `civil_from_days`.
        let days = seconds / 86_400 + 719_468;
        let era = days / 146_097;
        let doe = days - era * 146_097;
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + u64::from(month <= 2);
        Date { year: year.min(9999) as u16, month: month as u8, day: day as u8 }
    }

    /// The same day so many months later, or the last of that month where it is shorter.
    pub fn plus_months(self, months: u32) -> Date {
        let count = u32::from(self.year) * 12 + u32::from(self.month) - 1 + months;
        let (year, month) = ((count / 12).min(9999) as u16, (count % 12 + 1) as u8);
        Date { year, month, day: self.day.min(days_in(year, month)) }
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

/// How many days a month has; 0 for no month.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn a_unix_time_becomes_its_day() {
        assert_eq!(Date::from_unix(0).to_string(), "1970-01-01");
        assert_eq!(Date::from_unix(951_782_400).to_string(), "2000-02-29");
        assert_eq!(Date::from_unix(1_795_305_599).to_string(), "2026-11-21");
    }

    #[test]
    fn months_later_it_is_the_same_day_or_the_last() {
        let later = |text: &str, months| Date::parse(text).expect("a day").plus_months(months).to_string();
        assert_eq!(later("2024-01-31", 1), "2024-02-29");
        assert_eq!(later("2026-11-22", 24), "2028-11-22");
        assert_eq!(later("2026-12-01", 1), "2027-01-01");
    }

    #[test]
    fn only_real_days_in_the_one_form_are_read() {
        assert!(Date::parse("2024-02-29").is_some());
        for text in ["2023-02-29", "2024-13-01", "2024-1-01", "01.02.2024", "2024-02-30 ", "２０２４-02-01"] {
            assert!(Date::parse(text).is_none(), "{text}");
        }
    }
}
