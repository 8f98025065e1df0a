# A PostgreSQL of our own for the length of one command. Sourced after machine.sh.

# Sets MASMOU_TEST_POSTGRES. Listens on a socket in its own folder only, so that any number
# may run side by side and nothing else on the machine is touched.
start_postgres() {
  local bin
  bin=$(postgres_programs)
  if [ -z "$bin" ]; then
    ensure_packages "PostgreSQL, the second engine" postgresql
    bin=$(postgres_programs)
  fi
  POSTGRES_BIN=$bin
  POSTGRES_FOLDER=$(mktemp -d /tmp/masmou-postgres.XXXXXX)
  # PostgreSQL refuses to run as root.
  if [ "$(id -u)" = 0 ]; then chown postgres "$POSTGRES_FOLDER"; fi
  as_postgres "$bin/initdb" -D "$POSTGRES_FOLDER/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
    >"$POSTGRES_FOLDER.log" 2>&1 || { cat "$POSTGRES_FOLDER.log"; return 1; }
  # Without fsync: what is lost when the power fails is thrown away anyway.
  as_postgres "$bin/pg_ctl" -D "$POSTGRES_FOLDER/data" -w -l "$POSTGRES_FOLDER/log" start -o \
    "-k $POSTGRES_FOLDER -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" \
    >>"$POSTGRES_FOLDER.log" 2>&1 || { cat "$POSTGRES_FOLDER.log"; return 1; }
  export MASMOU_TEST_POSTGRES="postgres://postgres@localhost/postgres?host=$POSTGRES_FOLDER"
  say "PostgreSQL $("$bin/postgres" --version | grep -oE '[0-9]+(\.[0-9]+)?' | head -n1) in $POSTGRES_FOLDER"
}

stop_postgres() {
  [ -n "${POSTGRES_FOLDER:-}" ] || return 0
  as_postgres "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_FOLDER/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$POSTGRES_FOLDER" "$POSTGRES_FOLDER.log"
  POSTGRES_FOLDER=
}

as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Debian keeps the server's programs out of PATH; the newest version wins.
postgres_programs() {
  local initdb
  initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n1)
  [ -n "$initdb" ] || initdb=$(readlink -f "$(command -v initdb 2>/dev/null)" 2>/dev/null)
  [ -z "$initdb" ] || dirname "$initdb"
}
