# Starts Bartizan by replacing itself with the real process, so that who starts it holds that process and no other: a
# signal reaches it, a kill kills it, and no launcher stays in memory. When nothing has changed since launcher.cjs last saw
# that all is there, no other Node is started for it; else launcher.cjs does everything before that.
here=${0%/*}
root=${here%/*}
ready=$root/node_modules/.cache/bartizan-server/ready
node='' folder='' servers='' console='' command='' wants_help=''

# Whether none of these files and folders has changed since. What find does not know or cannot read counts as changed.
unchanged() {
  changes=$(find "$@" \( -name node_modules -o -name dist \) -prune -o -cnewer "$ready" -print 2>&1) && [ -z "$changes" ]
}

# Finds the command that the arguments begin with, as help.cjs does; anything unusual stays empty and is its business.
read_command() {
  case "${1-}" in
    -h | --help) command=--help wants_help=yes && return ;;
    -V | --version) command=--version wants_help=yes && return ;;
    '' | -* | *[!a-z0-9-]*) return ;;
  esac
  command=$1
  case "${2-}" in
    '' | -* | *[!a-z0-9-]*) ;;
    *) [ -f "$folder/help/commands/$1 $2" ] && command="$1 $2" ;;
  esac
  for word in "$@"; do
    case "$word" in
      --) return ;;
      -h | --help) wants_help=yes ;;
    esac
  done
}

print_help() {
  for kind in options commands groups; do
    text="$folder/help/$kind/$command"
    if [ -f "$text" ] && unchanged "$root/src/cli/commands.json" "$root/bin" "$root/package.json"; then exec cat "$text"; fi
  done
}

# Replaces this process with the real one.
run() {
  export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$root/node_modules/.cache/bartizan}"
  # Left alone, V8 lets the nursery of the main thread grow to 130 MB and its heap to several times what is used, and the
  # C library keeps an arena for each thread: together 100 MB more under load.
  if [ "$kind" = server ]; then
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
    exec "$node" --max-semi-space-size=4 --heap-growing-percent=20 "$main" "$@"
  fi
  exec "$node" "$main" "$@"
}

run_bundle() {
  main=$folder/main.mjs kind=command
  [ -f "$folder/help/commands/$command" ] && [ -f "$main" ] && [ -x "$node" ] || return
  sources="$root/console"
  case " $servers " in
    *" $command "*)
      [ "$console" = console ] || return
      kind=server
      ;;
    *) sources=$root/src ;;
  esac
  unchanged "$root/src" "$root/bin" "$root/tools" "$sources" "$root/package.json" "$root/package-lock.json" \
    "$root/node_modules/.package-lock.json" "$node" || return
  run "$@"
}

if [ -f "$ready" ]; then
  { IFS= read -r node && IFS= read -r folder && IFS= read -r servers && IFS= read -r console; } <"$ready"
  read_command "$@"
  if [ -n "$wants_help" ]; then print_help; elif [ -n "$command" ]; then run_bundle "$@"; fi
fi

if ! command -v node >/dev/null 2>&1; then
  echo 'bartizan: Node 20 or newer is needed, and no "node" is on the PATH.' >&2
  exit 1
fi

# What is said to people goes to standard output as ever (4), the plan comes back on 3: the Node, what for, the module.
exec 4>&1
plan=$(node "$here/launcher.cjs" --prepare "$@" 3>&1 1>&4 4>&-) || exit $?
exec 4>&-
[ -n "$plan" ] || exit 0
{ IFS= read -r node && IFS= read -r kind && IFS= read -r main; } <<PLAN
$plan
PLAN
run "$@"
