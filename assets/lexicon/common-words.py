#!/usr/bin/env python3
"""Makes common-words.tsv: Arabic words that are no names, with the part of speech where it is known.

    common-words.py --tagged FILE... --segmented FILE --names FILE... > common-words.tsv

--tagged     files of `token tag…` lines (IOB2); every word that carries no name tag counts as a common word
--segmented  Farasa's reference segmentation of news: `clitic+stem+suffix<TAB>POS+POS+POS`
--names      lexicons whose first column holds names; a rare word that is listed there is left out
"""
import argparse
import collections
import re
import sys

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
FOLD = str.maketrans("أإآٱىئیؤةک", "ااااييي" + "وهك")
WORD = re.compile("^[\u0621-\u064a]{2,}$")
NO_NAME = {"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "UNIT", "OCC", "EVENT", "CURR", "PERCENT", "LAW", "LANGUAGE"}
SHAPED = re.compile("^(ال|است|[يتنسا]ت|م|ي).{3,}$|.{3,}(ات|ون|ين|يه|ها|هم|هما|نا|وا|تها|ته|ان|تين|ا)$")


def fold(word):
    return MARKS.sub("", word).translate(FOLD)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tagged", nargs="+", required=True)
    parser.add_argument("--segmented", required=True)
    parser.add_argument("--names", nargs="+", required=True)
    options = parser.parse_args()

    plain, named = collections.Counter(), collections.Counter()
    for path in options.tagged:
        for line in open(path, encoding="utf-8"):
            token, *tags = line.split() or [""]
            word = fold(token)
            if WORD.match(word):
                is_name = any(tag != "O" and tag.split("-")[-1] not in NO_NAME for tag in tags)
                (named if is_name else plain)[word] += 1
    speech = collections.defaultdict(collections.Counter)
    for line in open(options.segmented, encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) != 2:
            continue
        pieces, tags = fold(parts[0]).split("+"), parts[1].split("+")
        if len(pieces) != len(tags):
            continue
        stem = "".join(p for p, t in zip(pieces, tags) if t not in ("CONJ", "PREP", "FUT_PART", "DET"))
        if WORD.match(stem):
            kind = "verb" if "V" in tags else "adjective" if "ADJ" in tags else "noun" if "NOUN" in tags else "particle"
            speech[stem][kind] += 1
    listed = set()
    for path in options.names:
        for line in open(path, encoding="utf-8"):
            if not line.startswith("#"):
                listed |= {fold(name) for name in line.split("\t")[0].split("|")}

    stems = collections.Counter()
    for word, count in plain.items():
        stem = word
        for clitic in ("و", "ف"):
            if stem.startswith(clitic) and len(stem) > 3 and stem[1:] in plain:
                stem = stem[1:]
        for clitic, back in (("لل", "ال"), ("بال", "ال"), ("كال", "ال"), ("ب", ""), ("ل", ""), ("س", "")):
            rest = back + stem[len(clitic):]
            if stem.startswith(clitic) and len(rest) > 3 and plain[rest] > plain[stem]:
                stem = rest
                break
        if stem.startswith("ال") and len(stem) > 4:
            stem = stem[2:]
        stems[stem] += count
    rows = {}
    for stem, count in stems.items():
        names = named[stem] + named["ال" + stem]
        known = stem in listed or "ال" + stem in listed
        if names * 3 > count or (known and count < 6) or (count == 1 and stem not in speech and not SHAPED.match(stem)):
            continue
        rows[stem] = count
    for stem, kinds in speech.items():
        # Words of the segmented news that are only nouns may be names there; verbs, adjectives and particles are not.
        if stem not in rows and stem not in listed and not named[stem] and kinds.most_common(1)[0][0] != "noun":
            rows[stem] = sum(kinds.values())
    print("# Common Arabic words: a word that stands here and in no list of names is taken for no name.")
    print("# Columns: word (normal form, without article and proclitics), part of speech (verb|adjective|noun|particle; empty when not known), count in the sources.")
    print("# Made by common-words.py from the parts without names of ANERcorp's training half (CAMeL Lab's release, CC BY-SA 4.0), of the public")
    print("# sample of Wojood (SinaLab, MIT), and from Farasa's reference segmentation of WikiNews (free to copy and distribute).")
    print("# Licence: CC BY-SA 4.0.")
    for stem in sorted(rows):
        kind = speech[stem].most_common(1)[0][0] if stem in speech else ""
        print(f"{stem}\t{kind}\t{rows[stem]}")


if __name__ == "__main__":
    sys.exit(main())
