//! The stylesheet of this repository, seen with the eyes of a right-to-left reader.
//! (Running the program from here also has `cargo test` build it, for the stages of ./test that follow.)

use std::path::Path;
use std::process::Command;

#[test]
fn the_stylesheet_names_no_physical_direction() {
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style");
    let lint = Command::new(env!("CARGO_BIN_EXE_masmou-pack")).arg("lint").arg(style).output();
    let output = lint.expect("masmou-pack starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
