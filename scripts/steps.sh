# Progress that a person can follow. Sourced by run, test and bench; needs bash.

STEP=0
STEPS=${STEPS:-0}

if [ -t 1 ]; then BOLD=$'\e[1m' PLAIN=$'\e[0m'; else BOLD='' PLAIN=''; fi

# "step 3 of 6 (1 min 20 s so far): packing the assets"
step() {
  STEP=$((STEP + 1))
  echo "${BOLD}step $STEP of $STEPS ($(elapsed "$SECONDS") so far): $*${PLAIN}"
}

say() { echo "  $*"; }

fail() {
  echo "${BOLD}$*${PLAIN}" >&2
  exit 1
}

elapsed() {
  if [ "$1" -ge 60 ]; then echo "$(($1 / 60)) min $(($1 % 60)) s"; else echo "$1 s"; fi
}
