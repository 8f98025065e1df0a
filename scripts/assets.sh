# The islands, the stylesheet and the static files, packed into target/assets.

WASM_BUILD=(--profile wasm-release --target wasm32-unknown-unknown --no-default-features --features hydrate)
WASM="${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/wasm-release/app.wasm"

build_islands() { cargo build --locked -p app --lib "${WASM_BUILD[@]}"; }

# pack_assets [PROGRAM]: with a masmou-pack that is built already, or through cargo.
pack_assets() {
  if [ $# -gt 0 ]; then "$1" --wasm "$WASM"; else cargo run --locked -p masmou-pack -- --wasm "$WASM"; fi
}
