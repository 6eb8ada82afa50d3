//! The results as tables.

use super::cost::Cost;
use super::task::Task;

/// The costs of every task on a catalogue of this name, and their ratio to the bare one.
pub fn costs(catalogue: &str, costs: &[(Task, Cost)]) {
    let bare = costs.iter().find(|(task, _)| *task == Task::Bare).map_or(0.0, |(_, cost)| cost.cpu.as_secs_f64());
    println!("\n{catalogue:<14}    CPU s    wall s   peak MB   CPU ÷ bare");
    for (task, cost) in costs {
        let cpu = cost.cpu.as_secs_f64();
        let (wall, peak) = (cost.wall.as_secs_f64(), cost.peak as f64 / 1e6);
        println!("{:<12} {cpu:>10.3} {wall:>9.3} {peak:>9.0} {:>12.2}", task.name(), cpu / bare);
    }
}

/// The processor time of each entry at each size. It stays the same when the cost is linear.
pub fn growth(measured: &[(usize, Vec<(Task, Cost)>)]) {
    let [(smallest, first), larger @ ..] = measured else { return };
    if larger.is_empty() {
        return;
    }
    let each = |cost: &Cost, entries: usize| cost.cpu.as_secs_f64() * 1e6 / entries as f64;
    println!("\nCPU µs for each entry, and beside the smallest catalogue (1.0 is linear)");
    for (at, (task, cost)) in first.iter().enumerate() {
        let base = each(cost, *smallest);
        print!("{:<8} {smallest}: {base:.0}", task.name());
        for (entries, costs) in larger {
            let here = each(&costs[at].1, *entries);
            print!("   {entries}: {here:.0} (× {:.2})", here / base);
        }
        println!();
    }
}
