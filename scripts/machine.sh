# Installs what a fresh Debian machine lacks, and nothing when nothing is missing.
# Sourced after steps.sh, with the repository's root as working directory.

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# ensure_packages WHY PACKAGE…
ensure_packages() {
  local why=$1
  shift
  command -v apt-get >/dev/null || fail "Missing: $why. Please install it (on Debian: $*)."
  say "installing $* ($why)"
  # The lists may be days old or absent; installing tells if the update did not help.
  as_root apt-get update -qq >/dev/null 2>&1 || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    fail "Could not install $*."
}

ensure_compilers() {
  command -v cargo >/dev/null || fail "Rust is missing. Install the stable toolchain with rustup and start again."
  command -v cc >/dev/null || ensure_packages "a C compiler, for SQLite" build-essential
}

# The standard library of the islands' target.
ensure_wasm_target() {
  local library
  library="$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib"
  if compgen -G "$library/libstd*.rlib" >/dev/null; then return; fi
  say "adding Rust's wasm32-unknown-unknown target"
  if command -v rustup >/dev/null && timeout 120 rustup target add wasm32-unknown-unknown >/dev/null 2>&1; then return; fi
  say "rustup could not fetch it: building it from Debian's copy of Rust's sources"
  build_wasm_std "$library"
}

# build_wasm_std FOLDER: where Rust's own server is out of reach, Debian's package rust-src holds
# the standard library's source. It must be of exactly the compiler's version.
build_wasm_std() {
  local library=$1 version work suite
  version=$(rustc --version | cut -d' ' -f2)
  work=$(mktemp -d)
  fetch_rust_src "$version" "$work" || fail "No rust-src $version among Debian's packages, and rustup found no target."
  # The compiler accepts unstable features only for its own library, which this is.
  (cd "$work"/usr/src/rustc-*/library && RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/built" \
    RUSTFLAGS="-Zforce-unstable-if-unmarked -Cembed-bitcode=yes" \
    cargo build --quiet --release --target wasm32-unknown-unknown -p sysroot) ||
    fail "Building the standard library for wasm failed."
  mkdir -p "$library"
  cp "$work"/built/wasm32-unknown-unknown/release/deps/*.rlib "$library/"
  rm -rf "$work"
}

# fetch_rust_src VERSION FOLDER: unpacks the package, looking through Debian's suites on the mirror
# that this machine is set up with. Nothing of the machine's own package lists is touched.
fetch_rust_src() {
  local version=$1 work=$2 mirror suite package apt
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || return 1
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  for suite in trixie-backports forky sid trixie bookworm-backports; do
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$work/sources.list"
    apt=(-o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
      -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)
    timeout 300 apt-get "${apt[@]}" update -qq >/dev/null 2>&1 || continue
    package=$(apt-cache "${apt[@]}" madison rust-src | cut -d'|' -f2 | tr -d ' ' | grep -m1 -E "^$version(\+|-|~)") || continue
    say "found rust-src $package in $suite"
    (cd "$work" && timeout 300 apt-get "${apt[@]}" download "rust-src=$package" >/dev/null 2>&1 &&
      dpkg -x rust-src_*.deb .) && return 0
  done
  return 1
}

debian_mirror() {
  local listed
  listed=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null)
  grep -oE '(https?|mirror\+[a-z]+):/[^ ]*/debian/?( |$)' <<<"$listed" | tr -d ' ' | head -n1
}

# The browser tests' packages, and the tools that make the wasm and the glue smaller.
ensure_node_packages() {
  command -v npm >/dev/null || ensure_packages "Node.js, for the browser tests and wasm-opt" nodejs npm
  local stamp=end2end/node_modules/.complete
  if [ -f "$stamp" ] && cmp -s end2end/package-lock.json "$stamp"; then return; fi
  say "npm ci in end2end"
  # No install scripts: they would download browsers, and Debian's is used.
  (cd end2end && npm ci --ignore-scripts --loglevel=error) || fail "npm ci failed in end2end."
  cp end2end/package-lock.json "$stamp"
}

# Sets CHROMIUM, which the browser tests start.
ensure_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then break; fi
  done
  command -v "$name" >/dev/null || { ensure_packages "a browser for the journeys" chromium && name=chromium; }
  CHROMIUM=${CHROMIUM:-$(command -v "$name")}
  export CHROMIUM
}

# Licences and advisories of our dependencies. Kept in target/tools, so compiled once.
CARGO_DENY_VERSION=0.20.2
ensure_cargo_deny() {
  export PATH="$PWD/target/tools/bin:$PATH"
  if cargo deny --version 2>/dev/null | grep -qF "$CARGO_DENY_VERSION"; then return; fi
  say "compiling cargo-deny $CARGO_DENY_VERSION (once)"
  # It runs for a second: compiling it fast matters more than running it fast.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_STRIP=debuginfo CARGO_TARGET_DIR="$PWD/target/tools/build" \
    cargo install --quiet cargo-deny --version "$CARGO_DENY_VERSION" --root target/tools --no-track --force ||
    return 1
  rm -rf target/tools/build
}
