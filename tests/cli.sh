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

# Why each decision was made: every kind of decision has its witnesses.
status 0 "$program" explain --sample
for part in 'Written on ' 'Names (' 'Offices (' 'Dates (' 'Events (' ' → ' 'sure to 0.'; do
  grep -qF -- "$part" out || fail "explain does not tell: $part"
done

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

# The halves of an analysis give what the whole gives, bad files included, in any order and number of pieces.
status 0 "$program" analyze news -o whole.json
status 0 "$program" read news -o readings.jsonl
[ "$(wc -l <readings.jsonl)" = 4 ] || fail 'expected one line a file'
! grep -q 'وصل الوفد إلى بيروت' <(sed 's/"title":"[^"]*"//g' readings.jsonl) || fail 'the readings hold texts'
tac readings.jsonl >backward.jsonl
status 0 "$program" resolve backward.jsonl -o halves.json
cmp whole.json halves.json || fail 'read and resolve differ from analyze'
"$program" read --sample | split -l 5 - part-
status 0 "$program" resolve part-ac part-aa part-ab part-aa -o halves.json
cmp analysis.json halves.json || fail 'read and resolve of the sample differ from analyze'
"$program" read --sample | "$program" resolve - >halves.json
cmp analysis.json halves.json || fail 'read and resolve through a pipe differ from analyze'
for threads in 1 7; do
  RAYON_NUM_THREADS=$threads "$program" read --sample -o threads.jsonl
  RAYON_NUM_THREADS=$threads status 0 "$program" resolve threads.jsonl -o halves.json
  cmp analysis.json halves.json || fail "on $threads threads the analysis differs"
done
status 1 "$program" resolve no-such.jsonl
status 2 "$program" resolve

# Articles as lines of JSON; a bad line is named with its number and the rest goes on.
cat >articles.jsonl <<'LINES'
{"path": "a.txt", "text": "وصل الوفد إلى دمشق أمس."}
{"path": "b.txt", "text": "cut off
{"path": "c.txt", "text": "\ud83d alone"}
{"text": "no path"}

{"path": "d.txt", "text": "وصل الوفد إلى بيروت أمس."}
LINES
"$program" read - -o stream.jsonl <articles.jsonl 2>err || fail 'bad lines stopped the reading'
for line in 2 3 4; do grep -q "standard input:$line: " err || fail "line $line is not named"; done
[ "$(grep -c '"reading"' stream.jsonl)" = 2 ] || fail 'good lines were not read'
{ echo '{"path": "x"}'; cat stream.jsonl; } >damaged.jsonl
status 0 "$program" resolve damaged.jsonl -o stream.json
grep -q 'damaged.jsonl:1: ' err || fail 'the damaged line is not named'
grep -q 'another version' err || fail 'it is not said that another version may have written the line'
head -c 500 stream.jsonl >cut.jsonl
{ cat stream.jsonl; head -c 300 /dev/urandom; } >noise.jsonl
for file in cut noise; do
  status 0 "$program" resolve $file.jsonl -o damaged.json
  grep -q "$file.jsonl:[0-9]*: expected a reading" err || fail "the damaged line of $file.jsonl is not named"
done
python3 -c 'import json; a = json.load(open("stream.json")); assert len(a["documents"]) == 2 and len(a["diagnostics"]) == 4, a["diagnostics"]'

# The analyst's decisions hold for every command, and one that fits nothing any more is told.
hash=$(sed -n 's/.*"path":"a.txt".*"document":"\([0-9a-f]*\)".*/\1/p' stream.jsonl)
cat >edits.jsonl <<LINES
{"format":"marsad-edits","version":1,"cursor":2}
{"decision":"document-date","document":"$hash","value":"2031-10-12"}
{"decision":"document-date","document":"00000000000000000000000000000000","value":"2031-10-13"}
LINES
status 0 "$program" resolve stream.jsonl --edits edits.jsonl -o edited.json
grep -q 'A decision of the analyst' err || fail 'a decision that fits nothing was dropped in silence'
python3 -c 'import json; a = json.load(open("edited.json")); assert a["documents"][0]["date"]["value"] == "2031-10-12", a["documents"][0]'
for command in 'analyze' 'report' 'export -o edited.svg'; do status 0 "$program" $command --sample --edits edits.jsonl; done
echo 'no header' >edits.jsonl
status 1 "$program" report --sample --edits edits.jsonl
grep -q 'edits.jsonl' err || fail 'the file of decisions is not named'

for chart in network timeline; do
  for ending in svg png pdf; do
    status 0 "$program" export --sample -o "$chart.$ending" --chart "$chart"
    [ -s "$chart.$ending" ] || fail "$chart.$ending is empty"
  done
done
status 1 "$program" export --sample -o missing/chart.svg --chart network
status 2 "$program" export --sample -o chart.xyz --chart network
echo 'the command line keeps its promises'
