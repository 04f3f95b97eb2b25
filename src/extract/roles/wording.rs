//! The words of an office → its usual definite form, without the country: `وزير خارجية X` → `وزير الخارجية`.

use crate::arabic::lexicon::{Cue, Entry};
use crate::arabic::{fold, without_marks};
use crate::base::EntityKind;
use crate::extract::reading::Mention;
use crate::extract::titles::{Landmark, Part, Title};
use crate::extract::words::Words;

/// The wording of a title, and the body that the office is in where the wording leaves it out (index of a mention).
pub struct Wording {
    pub title: String,
    pub body: Option<u32>,
}

pub fn of(words: &Words<'_>, title: &Title, mentions: &[Mention]) -> Wording {
    let text = words.source.text;
    let mut wording: Vec<String> = head(title, text).split_whitespace().map(str::to_owned).collect();
    let head_words = wording.len();
    let by_adjective = is_noun_and_adjective(words, &wording);
    let accusative = title.is_accusative(text);
    let mut body = None;
    for part in &title.parts {
        match part {
            Part::Nisba(_) | Part::Post => {}
            Part::Words(range) => {
                let said = without_marks(range.of(text));
                if body.is_some() && describes_body(words, &said) {
                    continue;
                }
                let bare = accusative && !by_adjective && wording.len() == head_words;
                let genitive = if bare { behind_l(&said) } else { None };
                wording.extend(genitive.unwrap_or(said).split_whitespace().map(str::to_owned));
            }
            Part::Landmark(landmark) => {
                let Some(mention) = landmark.mention.and_then(|index| mentions.get(index as usize)) else { continue };
                if mention.kind == EntityKind::Organization
                    && is_national(words, landmark)
                    && (accusative && !by_adjective || !is_owner(words, landmark))
                {
                    // عضو لجنة الدفاع بمجلس النواب: where the office is, and no more of its wording.
                    if landmark.preposition == Some('ب') && wording.len() > head_words {
                        continue;
                    }
                    if landmark.preposition == Some('ل') && !accusative {
                        let rest = mention
                            .name
                            .strip_prefix("ال")
                            .map_or_else(|| format!("ل{}", mention.name), |rest| format!("لل{rest}"));
                        wording.extend(without_nisba(words, &rest).map(str::to_owned));
                    } else {
                        wording.extend(without_nisba(words, &mention.name).map(str::to_owned));
                    }
                } else if mention.kind == EntityKind::Organization && body.is_none() {
                    body = landmark.mention;
                    // رئيس حزب «كذا»: the class noun only announces the body.
                    let announces = |word: &String| !word.starts_with("ال") && is_class_noun(words, word);
                    if wording.len() == head_words + 1 && wording.last().is_some_and(announces) {
                        wording.pop();
                    }
                }
            }
        }
    }
    // رئيسها التنفيذي: what the pronoun made definite is so without it.
    let described = |word: &String| word.strip_prefix("ال").is_some_and(|bare| is_office_adjective(words, bare));
    if title.entry.has_pronoun && head_words == 1 && wording.get(1).is_some_and(described) {
        wording[0].insert_str(0, "ال");
    }
    // A preposition whose object was taken out goes with it.
    while wording.len() > 1 && wording.last().is_some_and(|last| words.cues.of(last).has(Cue::OfOffice)) {
        wording.pop();
    }
    let last = wording.len() - 1;
    // نائباً أول للرئيس: the office is النائب الأول للرئيس.
    if by_adjective && accusative && wording.len() > head_words {
        wording[..head_words].iter_mut().for_each(|word| word.insert_str(0, "ال"));
    }
    // ولي عهد X, كبير مفاوضي X: what X made definite is so without it.
    if last > 0
        && wording.len() == head_words
        && !title.parts.is_empty()
        && wording.iter().all(|w| !w.starts_with("ال"))
    {
        // أمين عام كذا: noun and adjective.
        if by_adjective {
            wording[0].insert_str(0, "ال");
        }
        let word = &mut wording[last];
        if let Some(stem) =
            word.strip_suffix("ي").filter(|_| !title.entry.masculine.starts_with("ولي") && !by_adjective)
        {
            *word = format!("{stem}ين");
        }
        word.insert_str(0, "ال");
    }
    if wording.len() > head_words && last > 0 {
        let word = &mut wording[last];
        if !["ال", "وال", "ل", "ب"].iter().any(|begin| word.starts_with(begin)) {
            word.insert_str(0, "ال");
        }
    }
    Wording { title: wording.join(" "), body }
}

/// The office is a noun with its adjective, without article: `أمين عام`, `ممثلة خاصة`, and no construct as `ولي عهد`.
fn is_noun_and_adjective(words: &Words<'_>, head: &[String]) -> bool {
    let [noun, adjective] = head else { return false };
    !noun.starts_with("ال") && is_office_adjective(words, adjective)
}

/// An adjective that makes an office of a noun, in any gender and without article.
fn is_office_adjective(words: &Words<'_>, adjective: &str) -> bool {
    let masculine = adjective.strip_suffix(['ة', 'ا']).unwrap_or(adjective);
    words.cues.of(masculine).has(Cue::OfficeAdjective)
}

/// The word heads the names of bodies, or announces them: `حزب`, `مجموعة`.
fn is_class_noun(words: &Words<'_>, word: &str) -> bool {
    let entries = words.lexicon.words.get(&fold(word)).map(|id| words.lexicon.phrases.get(&[id]));
    entries.is_some_and(|entries| entries.iter().any(|entry| matches!(entry, Entry::OrganizationHead { .. })))
}

/// What stands behind a body and is no part of the office: `رئيس بعثة «كذا» الأممية`; but `مدير شركة كذا العام`.
fn describes_body(words: &Words<'_>, said: &str) -> bool {
    let of_office = |adjective| is_office_adjective(words, adjective);
    let adjective = said.strip_prefix('و').unwrap_or(said).strip_prefix("ال");
    adjective.is_some() && !said.contains(' ') && !said.strip_prefix("ال").is_some_and(of_office)
}

/// The genitive that `ل` brings to what somebody becomes: `للوزراء` → `الوزراء`, `لرئيس الوزراء` → `رئيس الوزراء`.
fn behind_l(said: &str) -> Option<String> {
    match said.strip_prefix("لل") {
        Some(rest) => Some(format!("ال{rest}")),
        None => said.strip_prefix('ل').map(str::to_owned),
    }
}

/// `الأمين العام لوزارة …`: what follows with ل is the body that the office is in, not its field; but `القائد العام للقوات …`.
fn is_owner(words: &Words<'_>, landmark: &Landmark) -> bool {
    let is_military = words.matches(landmark.first as usize).iter().any(|m| match m.entry {
        Entry::OrganizationHead { head, .. } => head.kind == "military",
        Entry::Organization(name) => name.kind == "military",
        _ => false,
    });
    landmark.preposition == Some('ل') && !is_military
}

/// A body that every country has one of, so that the title keeps its name and the office is of the country.
fn is_national(words: &Words<'_>, landmark: &Landmark) -> bool {
    let token = landmark.first as usize;
    const OF_ITS_OWN: [&str; 6] = ["international", "party", "armed", "media", "company", "sport"];
    let named = words.matches(token).iter().any(|m| {
        m.end == landmark.end && matches!(m.entry, Entry::Organization(name) if OF_ITS_OWN.contains(&name.kind))
    });
    let by_head = words
        .matches(token)
        .iter()
        .any(|m| matches!(m.entry, Entry::OrganizationHead { head, .. } if head.pattern.national));
    by_head && !named
}

/// The head in its definite or construct form, masculine or feminine singular as in the text.
fn head(title: &Title, text: &str) -> String {
    let surface = without_marks(title.head.of(text));
    let entry = &title.entry;
    // لل: the head's range begins at the second lam.
    let behind_lam = title.is_definite || text[..title.head.start as usize].ends_with('ل');
    let swallowed = behind_lam && surface.starts_with('ل') && !fold(entry.masculine).starts_with('ل');
    let surface = if swallowed { format!("ا{surface}") } else { surface };
    if entry.has_pronoun || entry.is_whole && surface.contains(' ') {
        return without_pronoun(&surface);
    }
    if title.form.is_plural {
        let first = surface.split(' ').next().unwrap_or_default();
        let feminine = !entry.feminine.is_empty() && ["تا", "تي", "ات"].iter().any(|dual| first.ends_with(dual));
        return if feminine { entry.feminine } else { entry.masculine }.to_owned();
    }
    let accusative = surface.split(' ').next().is_some_and(|noun| noun.ends_with('ا'));
    if accusative && fold(entry.masculine) != fold(&surface) {
        // وزيراً, أميناً عاماً, كبيراً لموظفي
        return entry.masculine.to_owned();
    }
    without_pronoun(&surface)
}

fn without_pronoun(surface: &str) -> String {
    let words: Vec<&str> = surface.split(' ').collect();
    let cut: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(n, word)| {
            let stem = ["هما", "ها", "هم", "ه"]
                .iter()
                .find_map(|suffix| word.strip_suffix(suffix).filter(|stem| stem.chars().count() > 2));
            match stem {
                Some(stem) => {
                    let stem = stem.strip_suffix('ت').map_or_else(|| stem.to_owned(), |stem| format!("{stem}ة"));
                    // مديره العام: what the pronoun made definite is so without it.
                    let described = words.get(1).is_some_and(|next| next.starts_with("ال"));
                    if n > 0 || described { format!("ال{stem}") } else { stem }
                }
                None => (*word).to_owned(),
            }
        })
        .collect();
    cut.join(" ")
}

fn without_nisba<'n>(words: &Words<'_>, name: &'n str) -> impl Iterator<Item = &'n str> {
    name.split_whitespace()
        .filter(|word| words.lexicon.words.get(&fold(word)).is_none_or(|id| words.lexicon.nisba(id).is_none()))
}
