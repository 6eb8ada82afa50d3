//! What a task costs: processor time, time on the clock, memory.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, Instant};

/// The cost of one task in one process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// Processor time of all threads, the system's share included.
    pub cpu: Duration,
    /// Time on the clock.
    pub wall: Duration,
    /// The most memory that the process had at once, in bytes.
    pub peak: u64,
}

/// Counts from when it is made.
pub struct Meter {
    cpu: Duration,
    start: Instant,
}

impl Meter {
    /// Starts to count.
    pub fn start() -> Meter {
        Meter { cpu: processor_time(), start: Instant::now() }
    }

    /// The cost so far of one of `times` equal rounds.
    pub fn cost(&self, times: u32) -> Cost {
        let wall = self.start.elapsed() / times;
        Cost { cpu: processor_time().saturating_sub(self.cpu) / times, wall, peak: peak_memory() }
    }
}

/// What all threads of this process have used, in nanoseconds from the scheduler. Nothing where the system has no
/// `/proc`. A thread that has ended is not counted; those of the pipeline live as long as the process.
fn processor_time() -> Duration {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let used = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("schedstat")).ok());
    Duration::from_nanos(used.filter_map(|line| line.split(' ').next()?.parse::<u64>().ok()).sum())
}

fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) * 1024
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.cpu.as_nanos(), self.wall.as_nanos(), self.peak)
    }
}

impl FromStr for Cost {
    type Err = ();

    fn from_str(text: &str) -> Result<Cost, ()> {
        let numbers: Vec<u64> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [cpu, wall, peak] = numbers[..] else { return Err(()) };
        Ok(Cost { cpu: Duration::from_nanos(cpu), wall: Duration::from_nanos(wall), peak })
    }
}
