//! The `masmou` command.
fn main() {}
