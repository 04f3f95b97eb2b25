#!/usr/bin/env bash
# Starts the real program on a virtual display, waits for its window, takes a screenshot and checks that it is not blank.
# Usage: smoke.sh PROGRAM [SCREENSHOT.png]
set -euo pipefail
program=$(realpath "$1")
scratch=$(mktemp -d)
picture=${2:-$scratch/window.png}
# A home of its own, so that no settings are read or left behind.
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_RUNTIME_DIR=$scratch
export LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY || true

mkfifo "$scratch/display"
exec 3<>"$scratch/display"
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp >"$scratch/xvfb.log" 2>&1 &
server=$!
read -r -t 30 number <&3
export DISPLAY=:$number

"$program" --sample >"$scratch/out.log" 2>&1 &
window=$!
trap 'kill $window $server 2>/dev/null || true' EXIT

# The articles are read while the window is already there: the picture counts once it no longer changes.
colors=0
before=
for _ in $(seq 90); do
  sleep 2
  if ! kill -0 $window 2>/dev/null; then
    echo 'the program ended by itself:' >&2
    cat "$scratch/out.log" >&2
    exit 1
  fi
  import -window root "$picture" 2>/dev/null || continue
  colors=$(identify -format '%k' "$picture")
  now=$(identify -format '%#' "$picture")
  [ "$colors" -gt 200 ] && [ "$now" = "$before" ] && break
  before=$now
done
echo "the window shows $colors colours"
[ "$colors" -gt 200 ] || { echo 'the window stayed blank' >&2; cat "$scratch/out.log" >&2; exit 1; }
kill $window
