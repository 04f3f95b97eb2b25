#!/usr/bin/env python3
"""Fail when an analysis scores below the floors.

Usage: floors.py GOLD_DIR ANALYSIS.json FLOORS.json
FLOORS.json maps the names of score.py's figures to the least value allowed (the F1, where a figure has one).
Prints every figure beside its floor; exit status 1 if one falls short.
"""
import json
import pathlib
import subprocess
import sys

gold, analysis, floors = sys.argv[1:4]
scorer = pathlib.Path(__file__).with_name("score.py")
printed = subprocess.run([sys.executable, scorer, gold, analysis, "--json"], check=True, capture_output=True, text=True)
figures = json.loads(printed.stdout)
short = 0
for name, floor in json.loads(pathlib.Path(floors).read_text(encoding="utf-8")).items():
    figure = figures[name]
    figure = figure["f1"] if isinstance(figure, dict) else figure
    short += figure < floor
    print(f"{name:<16}{figure:7.3f}  floor {floor:.2f}{'  TOO LOW' if figure < floor else ''}")
sys.exit(1 if short else 0)
