#!/usr/bin/env python3
"""Where Chromium sets each letter of PARAGRAPHS.txt: one paragraph a line, one row for each code point.

Usage: reference.py PARAGRAPHS.txt FONT.ttf... --size PX --width PX [--direction rtl|auto] [--justify] [--picture OUT.png] > REFERENCE.tsv
A row is tab-separated: paragraph, index in code points, left, right (px from the paragraph's left edge), line.
With --picture, the paragraphs are drawn too, at --scale.
"""
import argparse
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("paragraphs", type=pathlib.Path)
parser.add_argument("fonts", nargs="+", type=pathlib.Path, help="the first that has a letter serves it; then the system's")
parser.add_argument("--size", type=float, required=True)
parser.add_argument("--width", type=float, required=True)
parser.add_argument("--line-height", type=float, default=3.0, help="in em; tall enough that letters of any font stay on their line")
parser.add_argument("--direction", choices=["rtl", "auto"], default="rtl")
parser.add_argument("--justify", action="store_true")
parser.add_argument("--picture", type=pathlib.Path)
parser.add_argument("--scale", type=float, default=1.0)
parser.add_argument("--browser", default="chromium")
o = parser.parse_args()

# Runs in the page: asks for the boxes of every code point and puts the answer in the page's place.
MEASURE = """
document.fonts.ready.then(() => {
  const lineHeight = parseFloat(getComputedStyle(document.querySelector('p')).lineHeight);
  const rows = [];
  document.querySelectorAll('p').forEach((p, number) => {
    const at = p.getBoundingClientRect(), node = p.firstChild;
    let unit = 0;
    Array.from(node.data).forEach((letter, index) => {
      const range = document.createRange();
      range.setStart(node, unit);
      range.setEnd(node, unit += letter.length);
      const all = Array.from(range.getClientRects()), wide = all.filter(box => box.width > 0);
      const boxes = wide.length > 0 ? wide : all;
      if (boxes.length === 0) return;
      const line = Math.floor(((boxes[0].top + boxes[0].bottom) / 2 - at.top) / lineHeight);
      const same = boxes.filter(box => Math.floor(((box.top + box.bottom) / 2 - at.top) / lineHeight) === line);
      const left = Math.min(...same.map(box => box.left)) - at.left, right = Math.max(...same.map(box => box.right)) - at.left;
      rows.push([number, index, left.toFixed(2), right.toFixed(2), line].join('\\t'));
    });
  });
  document.body.textContent = rows.join('\\n');
});
"""

faces = "".join(
    f"@font-face {{ font-family: face{n}; src: url({json.dumps(font.resolve().as_uri())}); }}\n" for n, font in enumerate(o.fonts)
)
families = ", ".join(f"face{n}" for n in range(len(o.fonts)))
style = f"""{faces}
body {{ margin: 0; background: white; color: black; }}
p {{ margin: 0; width: {o.width}px; font: {o.size}px/{o.line_height} {families}, sans-serif; text-align: {"justify" if o.justify else "start"};
     overflow-wrap: break-word; font-kerning: normal; text-rendering: geometricPrecision; font-synthesis: none; }}"""
paragraphs = o.paragraphs.read_text(encoding="utf-8").splitlines()
body = "".join(f'<p dir="{o.direction}" lang="ar">{html.escape(text)}</p>\n' for text in paragraphs)


def browse(script, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        page.write_text(f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style><body>{body}<script>{script}</script>')
        command = [o.browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        command += [f"--user-data-dir={folder}/profile", "--allow-file-access-from-files", "--virtual-time-budget=60000"]
        command += [*arguments, page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
        return done.stdout


if o.picture:
    size = f"--window-size={int(o.width)},{int(o.line_height * o.size * 12)}"
    browse("", f"--screenshot={o.picture.resolve()}", size, "--hide-scrollbars", f"--force-device-scale-factor={o.scale}")
page = browse(MEASURE, "--dump-dom")
answer = re.search(r"<body>(.*)</body>", page, re.S)
if not answer or "\t" not in answer[1]:
    sys.exit("expected rows of numbers, but found another page:\n" + page[:500])
print(html.unescape(answer[1]).strip())
