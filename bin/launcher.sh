# Starts Bartizan by replacing itself with the real process, so that who starts it holds that process and no other: a
# signal reaches it, a kill kills it, and no launcher stays in memory. launcher.cjs does everything before that.
here=$(dirname "$(readlink -f "$0")")
if ! command -v node >/dev/null 2>&1; then
  echo 'bartizan: Node 20 or newer is needed, and no "node" is on the PATH.' >&2
  exit 1
fi

# What is said to people goes to standard output as ever (4), the plan comes back on 3: the Node to use, and for what.
exec 4>&1
plan=$(node "$here/launcher.cjs" --prepare "$@" 3>&1 1>&4 4>&-) || exit $?
exec 4>&-
[ -n "$plan" ] || exit 0
node=${plan%%
*}
kind=${plan##*
}

export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$here/../node_modules/.cache/bartizan}"
if [ "$kind" = server ]; then
  # Left alone, V8 lets the nursery of the main thread grow to 130 MB, and the C library keeps an arena for each thread.
  export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
  exec "$node" --max-semi-space-size=8 "$here/../src/main.ts" "$@"
fi
exec "$node" "$here/../src/main.ts" "$@"
