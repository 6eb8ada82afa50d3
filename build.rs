//! The binary carries the standard schemas and theme with it: build it anew when one of their files changes.

fn main() {
    println!("cargo::rerun-if-changed=schemas");
    println!("cargo::rerun-if-changed=themes/standard");
}
