#!/usr/bin/env python3
"""Makes frequent-words.tsv: ordinary Arabic words, told from names by the forms that they are written in.

    frequent-words.py --frequencies large_ar.msgpack.gz --common common-words.tsv --names FILE... --tagged FILE... > frequent-words.tsv

--frequencies  the Arabic list of wordfreq 3.1.1 (word forms in bins, bin n at 10^(-n/100) of all words)
--common       words that are known already and left out
--names        lexicons whose first two columns hold names; a word of a name is left out
--tagged       files of `token tag…` lines (IOB2); a word that is a name there more than one time in three is left out

A noun takes the article and a possessive pronoun, a verb has several persons, an adjective is definite in both genders; names do none of
these. Needs msgpack.
"""
import argparse
import collections
import gzip
import re
import sys

import msgpack

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
FOLD = str.maketrans("أإآٱىئیؤةک", "ااااييي" + "وهك")
WORD = re.compile("^[\u0621-\u064a]{2,14}$")
# Bins: how rare a form may be that is to be believed, and one that only bears it out.
SEEN, BORNE_OUT = 720, 770


def fold(word):
    return MARKS.sub("", word).translate(FOLD)


def forms_of(path):
    """Form → its lowest bin."""
    bins = msgpack.load(gzip.open(path), raw=False)
    forms = {}
    for number, words in enumerate(bins[1:], 1):
        for word in words:
            word = fold(word)
            if WORD.match(word):
                forms.setdefault(word, number)
    return forms


def names_of(paths):
    names = set()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            if line.startswith("#"):
                continue
            for column in line.rstrip("\n").split("\t")[:2]:
                for name in column.split("|"):
                    words = fold(name).split()
                    # The words of longer names are ordinary ones, but for those of people.
                    if len(words) == 1 or "names" in path:
                        names |= {part for word in words for part in (word, word.removeprefix("ال"))}
    return names


def tagged(paths):
    named, plain = collections.Counter(), collections.Counter()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            token, *tags = line.split() or [""]
            is_name = any(tag.split("-")[-1] in {"PERS", "LOC", "ORG", "MISC", "GPE", "FAC", "NORP"} for tag in tags)
            (named if is_name else plain)[fold(token)] += 1
    return named, plain


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frequencies", required=True)
    parser.add_argument("--common", required=True)
    parser.add_argument("--names", nargs="+", required=True)
    parser.add_argument("--tagged", nargs="+", required=True)
    options = parser.parse_args()

    forms = forms_of(options.frequencies)
    known = {line.split("\t")[0] for line in open(options.common, encoding="utf-8") if not line.startswith("#")}
    names = names_of(options.names)
    named, plain = tagged(options.tagged)

    def seen(form, least=BORNE_OUT):
        return forms.get(form, 10_000) <= least

    def is_noun(stem):
        construct = stem[:-1] + "ت" if stem.endswith("ه") else stem
        pronouns = sum(seen(construct + pronoun) for pronoun in ("ه", "ها", "هم", "نا", "ي"))
        clitics = sum(seen(clitic + stem) for clitic in ("ب", "ل", "وال", "بال", "لل"))
        return seen("ال" + stem) and pronouns >= 2 and clitics >= 3

    def is_verb(stem):
        rest = stem[1:]
        if stem[0] in "يت" and len(rest) > 2:
            persons = sum(seen(form) for form in ("ي" + rest, "ت" + rest, "ن" + rest, "ا" + rest, "ي" + rest + "ون", "سي" + rest, "ست" + rest, "وي" + rest))
            if persons >= 5:
                return True
        endings = sum(seen(stem + ending) for ending in ("ت", "وا", "ها", "ه", "نا", "هم", "تها", "ته"))
        return len(stem) > 2 and endings >= 5 and (seen("ي" + stem) or seen("ت" + stem) or stem[0] == "ا" and seen("ي" + stem[1:]))

    def is_adjective(stem):
        if stem.endswith("ه"):
            return False
        if stem.endswith("ي"):
            base = stem[:-1]
            if not any(word in known or is_noun(word) for word in (base, base + "ه", base + "ا", base + "ات") if len(word) > 2):
                return False
        return all(seen(form) for form in ("ال" + stem, stem + "ه", "ال" + stem + "ه", "وال" + stem, "وال" + stem + "ه"))

    rows = {}
    for form, number in forms.items():
        if number > SEEN or len(form) < 3 or form in known or form in names or form.startswith("ال"):
            continue
        if 3 * named[form] > plain[form] or 3 * named["ال" + form] > plain["ال" + form]:
            continue
        # A form with a proclitic is read by its cut.
        if any(form.startswith(clitic) and seen(form[len(clitic):], number) and len(form) - len(clitic) > 2 for clitic in "وفبلكس"):
            continue
        kinds = [kind for kind, is_kind in (("noun", is_noun), ("verb", is_verb)) if is_kind(form)]
        if not kinds and is_adjective(form):
            kinds = ["adjective"]
        if kinds:
            rows[form] = "|".join(kinds)
    print("# Ordinary Arabic words beside those of common-words.tsv: a word that stands here is taken for no name.")
    print("# Columns: word (normal form, without article and proclitics), parts of speech by the forms it has (noun, verb, adjective).\n# Values inside a column are separated by |.")
    print("# Made by frequent-words.py from the Arabic word list of wordfreq 3.1.1 (Robyn Speer and others), CC BY-SA 4.0: words whose forms are")
    print("# those of a noun, verb or adjective and of no name. Licence: CC BY-SA 4.0.")
    for form in sorted(rows):
        print(f"{form}\t{rows[form]}")


if __name__ == "__main__":
    sys.exit(main())
