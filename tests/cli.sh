#!/usr/bin/env bash
# What the command line promises about exit statuses, streams and files, on the real program.
# Usage: cli.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
unset DISPLAY WAYLAND_DISPLAY || true
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config

fail() { echo "FAILED: $1" >&2; exit 1; }
status() { local wanted=$1; shift; local got=0; "$@" >out 2>err || got=$?; [ "$got" = "$wanted" ] || { cat err >&2; fail "$* gave $got, not $wanted"; }; }

status 0 "$program" --help
grep -q 'Examples' out || fail 'the help has no examples'
status 2 "$program" analyze
status 2 "$program" --no-such-option
status 1 "$program" report no-such-folder
grep -q 'no-such-folder' err || fail 'the missing folder is not named'

status 0 "$program" report --sample
grep -q . out || fail 'the report of the sample is empty'
cp out sample-report

# Without a display: one sentence on stderr, the report on stdout, status 0.
status 0 "$program" --sample
[ "$(wc -l <err)" = 1 ] || fail 'expected one sentence on stderr without a display'
cmp out sample-report || fail 'without a display the report differs'

status 0 "$program" analyze --sample -o analysis.json
python3 -c 'import json; a = json.load(open("analysis.json")); assert a["format"] == "marsad-analysis" and len(a["documents"]) == 12'

# Bad files are named with their reason; the rest is read.
mkdir -p news/.hidden
printf 'وصل الوفد إلى دمشق أمس.\n' >news/good.txt
printf 'وصل الوفد إلى بيروت أمس.\n' | iconv -t WINDOWS-1256 >news/legacy.md
: >news/empty.txt
head -c 4000 /dev/urandom >news/binary.txt
printf '\0\0\1\2\0\0' >>news/binary.txt
printf 'سر\n' >news/.hidden/secret.txt
status 0 "$program" report news
grep -q 'empty.txt: the file is empty' err || fail 'the empty file is not named'
grep -q 'binary.txt' err || fail 'the binary file is not named'
grep -q '2 files could not be read' err || fail 'the count is missing'
grep -q 'legacy' out || fail 'the Windows-1256 file was not read'
! grep -q 'secret' out err || fail 'a hidden folder was read'

for chart in network timeline; do
  for ending in svg png pdf; do
    status 0 "$program" export --sample -o "$chart.$ending" --chart "$chart"
    [ -s "$chart.$ending" ] || fail "$chart.$ending is empty"
  done
done
status 1 "$program" export --sample -o missing/chart.svg --chart network
status 2 "$program" export --sample -o chart.xyz --chart network
echo 'the command line keeps its promises'
