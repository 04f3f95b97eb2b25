//! Sentences with made-up names; `⟦P|…⟧`, `⟦O|…⟧`, `⟦L|…⟧` mark what the names' stage would find, `⟦P@LB|…⟧` a president too, `⟦D2030-05-01|…⟧` dates.

mod contracts;
mod dates;
mod order;
mod others;
mod parties;
mod places;
mod told;

use proptest::prelude::*;

use super::{Findings, read};
use crate::arabic::lexicon::Lexicons;
use crate::base::{EntityKind, TextRange};
use crate::corpus::Document;
use crate::extract::reading::{DateMention, DocumentDate, EventMention, Mention, RoleHolder, RoleMention};
use crate::extract::source::Source;

/// Reads a marked sentence behind a headline, in a document of 2030-05-02: its text, mentions and events.
fn read_marked(marked: &str) -> (String, Vec<Mention>, Vec<EventMention>) {
    let marked = format!("عنوان\n\n{marked}");
    let (mut text, mut mentions, mut dates, mut roles) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    let mut rest = marked.as_str();
    while let Some((before, mark)) = rest.split_once('⟦') {
        text.push_str(before);
        let (mark, after) = mark.split_once('⟧').expect("marks are closed");
        let (kind, words) = mark.split_once('|').expect("marks name their kind");
        let start = text.len();
        text.push_str(words);
        let range = TextRange::from_usize(start..text.len());
        let (kind, country) = kind.split_once('@').unwrap_or((kind, ""));
        if !country.is_empty() {
            roles.push(RoleMention {
                person: u32::try_from(mentions.len()).expect("few mentions"),
                range,
                title: "الرئيس".to_owned(),
                of: Some(RoleHolder::Country(country.to_owned())),
                former: false,
                witnesses: Vec::new(),
            });
        }
        let kind = match kind {
            "P" => Some(EntityKind::Person),
            "O" => Some(EntityKind::Organization),
            "L" => Some(EntityKind::Place),
            _ => None,
        };
        match kind {
            Some(kind) => mentions.push(Mention {
                range,
                kind,
                name: words.to_owned(),
                country: None,
                sentence: 1,
                score: 1.0,
                witnesses: Vec::new(),
            }),
            None => dates.push(DateMention {
                range,
                value: mark[1..].split('|').next().unwrap_or("").parse().expect("dates parse"),
                sentence: 1,
                because: String::new(),
                relative: false,
                anchor: None,
                witnesses: Vec::new(),
            }),
        }
        rest = after;
    }
    text.push_str(rest);
    let document = Document::new("test.txt", text.as_str());
    let date = DocumentDate {
        value: "2030-05-02".parse().expect("a date"),
        range: None,
        because: String::new(),
        witnesses: Vec::new(),
    };
    let found = Findings { mentions: &mentions, roles: &roles, dates: &dates, document_date: Some(&date) };
    let events = read(&Source::new(&document, Lexicons::builtin()), found, Lexicons::builtin());
    (text, mentions, events)
}

/// What is read in a marked sentence; an event is shown as `kind: triggers | participants | place | date`.
fn events(marked: &str) -> Vec<String> {
    let (text, mentions, events) = read_marked(marked);
    let name = |mention: u32| mentions[mention as usize].name.as_str();
    let shown = |event: EventMention| {
        let triggers: Vec<_> = event.triggers.iter().map(|range| range.of(&text)).collect();
        let people: Vec<_> = event.participants.iter().map(|p| name(p.mention)).collect();
        let place = event.place.map_or("-", |place| name(place.mention));
        let date = event.date.map_or("-".to_owned(), |date| date.to_string());
        format!("{}: {} | {} | {place} | {date}", event.kind, triggers.join(" "), people.join(" "))
    };
    events.into_iter().map(shown).collect()
}

#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    assert_eq!(events(marked), expected, "{marked}");
}

#[test]
fn a_meeting_with_subject_object_place_and_date() {
    check(
        "التقى وزير الخارجية ⟦P|سمير القاضي⟧ نظيره ⟦P|نبيل حداد⟧ في ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧.",
        &["meeting: التقى | سمير القاضي نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn a_noun_carried_by_another_verb() {
    check(
        "أجرى الرئيس ⟦P|سمير القاضي⟧ محادثات مع ⟦P|ليلى منصور⟧ ⟦D2030-05-01|أمس⟧ في ⟦L|صور⟧.",
        &["meeting: محادثات | سمير القاضي ليلى منصور | صور | 2030-05-01"],
    );
}

#[test]
fn a_host_whose_guest_is_a_pronoun() {
    check(
        "وصل ⟦P|سمير القاضي⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧، حيث استقبله ⟦P|نبيل حداد⟧.",
        &["visit: وصل | سمير القاضي | صور | 2030-05-01", "meeting: استقبله | نبيل حداد سمير القاضي | صور | 2030-05-01"],
    );
}

#[test]
fn a_headline_with_its_subject_before_the_verb() {
    check(
        "⟦P|سمير القاضي⟧ و⟦P|ليلى منصور⟧ وقّعا ⟦D2030-05-01|أمس⟧ اتفاقاً في ⟦L|صور⟧.",
        &["agreement: وقّعا اتفاقاً | سمير القاضي ليلى منصور | صور | 2030-05-01"],
    );
}

#[test]
fn a_call_received() {
    check(
        "تلقى ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ اتصالاً هاتفياً من ⟦P|ليلى منصور⟧.",
        &["call: اتصالاً هاتفياً | سمير القاضي ليلى منصور | - | 2030-05-01"],
    );
}

#[test]
fn one_statement_with_all_its_verbs() {
    check(
        "قال ⟦P|سمير القاضي⟧ في مؤتمر صحفي إن العمل مستمر، مؤكداً أن الطريق طويل. وأضاف ⟦P|القاضي⟧ أن النتائج جيدة.",
        &["announcement: قال مؤتمر صحفي مؤكداً أضاف | سمير القاضي | - | 2030-05-02"],
    );
}

#[test]
fn two_speakers_are_two_statements() {
    check(
        "أعلن ⟦P|سمير القاضي⟧ أن العمل مستمر، فيما أكد ⟦P|نبيل حداد⟧ أن الطريق طويل.",
        &["announcement: أعلن | سمير القاضي | - | 2030-05-02", "announcement: أكد | نبيل حداد | - | 2030-05-02"],
    );
}

#[test]
fn an_outlet_that_passes_on_is_no_speaker() {
    check(
        "ونقلت وكالة ⟦O|الفجر⟧ عن ⟦P|سمير القاضي⟧ قوله إن العمل مستمر.",
        &["announcement: قوله | سمير القاضي | - | 2030-05-02"],
    );
}

#[test]
fn a_decision_of_a_body() {
    check("صادق ⟦O|مجلس المدينة⟧ ⟦D2030-05-01|أمس⟧ على الموازنة.", &["decision: صادق | مجلس المدينة | - | 2030-05-01"]);
}

#[test]
fn a_delegation_and_an_office_beside_a_name() {
    check(
        "زار ⟦P|سمير القاضي⟧، وزير الزراعة، ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ على رأس وفد ضم ⟦P|نبيل حداد⟧ و⟦P|ليلى منصور⟧.",
        &["visit: زار | سمير القاضي نبيل حداد ليلى منصور | صور | 2030-05-01"],
    );
}

#[test]
fn who_attends_a_meeting_named_again() {
    check(
        "عقد ⟦P|سمير القاضي⟧ اجتماعاً مع ⟦P|نبيل حداد⟧ في ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧. وحضر الاجتماع ⟦P|ليلى منصور⟧.",
        &["meeting: اجتماعاً الاجتماع | سمير القاضي نبيل حداد ليلى منصور | صور | 2030-05-01"],
    );
}

#[test]
fn hopes_denials_and_quoted_words_are_no_events() {
    check("يأمل ⟦P|سمير القاضي⟧ أن يزور ⟦L|صور⟧.", &[]);
    check("لم يلتق ⟦P|سمير القاضي⟧ أحداً في ⟦L|صور⟧.", &[]);
    check("ولا موعد لأي لقاء بين ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧.", &[]);
}

#[test]
fn what_is_firmly_planned_is_an_event() {
    check(
        "ومن المقرر أن يزور ⟦P|سمير القاضي⟧ ⟦L|صور⟧ ⟦D2030-05-09|الخميس المقبل⟧.",
        &["visit: يزور | سمير القاضي | صور | 2030-05-09"],
    );
}

#[test]
fn who_attends_by_a_verb_behind_the_noun() {
    check(
        "استقبل ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ ⟦P|نبيل حداد⟧ في ⟦L|صور⟧. وأضافت الوكالة أن اللقاء حضره ⟦P|رائد خوري⟧، وزير الزراعة، ومن الجانب الآخر مستشار الوزير ⟦P|ليلى منصور⟧.",
        &["meeting: استقبل اللقاء | سمير القاضي نبيل حداد ليلى منصور رائد خوري | صور | 2030-05-01"],
    );
}

#[test]
fn a_place_at_the_edge_of_speech() {
    check("وفي ⟦L|صور⟧، أكد ⟦P|سمير القاضي⟧ أن العمل مستمر.", &["announcement: أكد | سمير القاضي | صور | 2030-05-02"]);
    check(
        "أكد ⟦P|سمير القاضي⟧ في ⟦L|صور⟧ أن العمل في ⟦L|النبطية⟧ مستمر.",
        &["announcement: أكد | سمير القاضي | صور | 2030-05-02"],
    );
}

#[test]
fn an_agreement_at_the_end_of_talks() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ اتفاقاً في ختام محادثات بينهما في ⟦L|صور⟧.",
        &[
            "agreement: وقّع اتفاقاً | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "meeting: محادثات | سمير القاضي نبيل حداد | صور | 2030-05-01",
        ],
    );
}

#[test]
fn the_decision_of_a_summit() {
    check(
        "وبدأت في ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ قمة الإقليم. وقررت القمة إنشاء صندوق.",
        &["meeting: قمة القمة |  | صور | 2030-05-01", "decision: قررت |  | صور | 2030-05-01"],
    );
}

#[test]
fn what_something_lasts_from_is_not_its_date() {
    check(
        "زار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ للمرة الأولى منذ توليه المنصب ⟦D2028|عام 2028⟧.",
        &["visit: زار | سمير القاضي | صور | 2030-05-01"],
    );
}

#[test]
fn a_group_of_three_named_before() {
    check(
        "وصل ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ و⟦P|ليلى منصور⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧. وعقد ⟦P|رائد خوري⟧ اجتماعاً مع القادة الثلاثة.",
        &[
            "visit: وصل | سمير القاضي نبيل حداد ليلى منصور | صور | 2030-05-01",
            "meeting: اجتماعاً | رائد خوري سمير القاضي نبيل حداد ليلى منصور | صور | 2030-05-01",
        ],
    );
}

#[test]
fn a_country_beside_the_people_who_act_for_it() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ في ⟦L|صور⟧ اتفاقاً بين ⟦L|الأردن⟧ و⟦L|لبنان⟧.",
        &["agreement: وقّع اتفاقاً | سمير القاضي نبيل حداد | صور | 2030-05-01"],
    );
    check(
        "وقّعت ⟦L|الأردن⟧ و⟦L|لبنان⟧ ⟦D2030-05-01|أمس⟧ اتفاقاً في ⟦L|صور⟧.",
        &["agreement: وقّعت اتفاقاً | الأردن لبنان | صور | 2030-05-01"],
    );
}

#[test]
fn statements_around_a_past_event() {
    check(
        "وكان ⟦P|سمير القاضي⟧ قد زار ⟦L|صور⟧ في ⟦D2030-02-08|8 شباط⟧. وأعلن ⟦P|نبيل حداد⟧ أن العمل مستمر.",
        &["visit: زار | سمير القاضي | صور | 2030-02-08", "announcement: أعلن | نبيل حداد | - | 2030-02-08"],
    );
}

#[test]
fn an_ordinary_word_for_a_contract() {
    check("انتظر ⟦P|سمير القاضي⟧ في ⟦L|صور⟧ ستة عقود.", &[]);
    check(
        "وقّع ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ عقداً في ⟦L|صور⟧.",
        &["agreement: وقّع عقداً | سمير القاضي | صور | 2030-05-01"],
    );
}

#[test]
fn a_bare_noun_needs_a_party_or_a_date() {
    check("وتغيّر الحال بعد اتفاق جديد.", &[]);
    check("وتغيّر الحال بعد انتخابه.", &[]);
}

#[test]
fn an_agreement_called_after_a_place_is_known_by_that() {
    check("وتغيّر الحال بعد اتفاق ⟦L|صور⟧.", &["agreement: اتفاق |  | صور | -"]);
    check("وتغيّر الحال بعد إعلان ⟦L|بغداد⟧.", &["agreement: إعلان |  | بغداد | -"]);
}

#[test]
fn people_who_approve_a_contract_agree_and_a_body_decides() {
    check(
        "أقرّ ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ في ⟦L|صور⟧ وثيقة الميناء.",
        &["agreement: أقرّ وثيقة | سمير القاضي نبيل حداد | صور | 2030-05-01"],
    );
    check("أقرّ ⟦O|مجلس المدينة⟧ ⟦D2030-05-01|أمس⟧ وثيقة الميناء.", &["decision: أقرّ | مجلس المدينة | - | 2030-05-01"]);
}

#[test]
fn an_office_alone_takes_part_as_its_holder() {
    check(
        "وصل الرئيس اللبناني ⟦P@LB|سمير القاضي⟧ إلى ⟦L|صور⟧ ⟦D2030-04-28|الأحد الماضي⟧. والتقى ⟦P|نبيل حداد⟧ بالرئيس اللبناني ⟦D2030-05-01|أمس⟧.",
        &["visit: وصل | سمير القاضي | صور | 2030-04-28", "meeting: التقى | نبيل حداد سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn who_decides_by_a_noun_of_means() {
    check(
        "طوى ⟦O|مجلس المدينة⟧ ⟦D2030-05-01|أمس⟧ الصفحة بانتخاب ⟦P|سمير القاضي⟧ رئيساً.",
        &["decision: انتخاب | مجلس المدينة | - | 2030-05-01"],
    );
}

#[test]
fn whose_visit_a_pronoun_means() {
    check(
        "قال ⟦P|سمير القاضي⟧ إن العمل مستمر، مستذكراً زيارته إلى ⟦L|صور⟧ في ⟦D2028|عام 2028⟧.",
        &["announcement: قال مستذكراً | سمير القاضي | - | 2030-05-02", "visit: زيارته | سمير القاضي | صور | 2028"],
    );
}

#[test]
fn two_accounts_with_one_date_and_place() {
    check(
        "ونوقش الأمر في اجتماع ⟦L|صور⟧ الذي عقد ⟦D2030-05-01|أمس⟧. وكان ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ عقدا ⟦D2030-05-01|أمس⟧ اجتماعاً في ⟦L|صور⟧.",
        &["meeting: اجتماع اجتماعاً | سمير القاضي نبيل حداد | صور | 2030-05-01"],
    );
}

proptest! {
    #[test]
    fn triggers_fall_on_character_boundaries(
        words in proptest::collection::vec(
            prop_oneof![
                prop::sample::select(vec![
                    "وقال", "التقى", "اجتماعاً", "هاتفياً", "توقيع", "مُؤكّداً", "كان", "الذي", "فيما", "«", "»", "أن",
                    "وَقَّعا", "،", ".", "\n", "وزير", "الوزير", "العاصمة", "بين", "للقاء", "وزيارتهما",
                ])
                .prop_map(str::to_owned),
                "\\PC{0,6}",
            ],
            0..40,
        ),
        gap in prop::sample::select(vec![" ", "", "\u{200F} "]),
    ) {
        let text = words.join(gap);
        let document = Document::new("random.txt", text.as_str());
        let source = Source::new(&document, Lexicons::builtin());
        let found = Findings { mentions: &[], roles: &[], dates: &[], document_date: None };
        for event in read(&source, found, Lexicons::builtin()) {
            prop_assert!(!event.triggers.is_empty());
            for range in &event.triggers {
                prop_assert!(text.get(range.to_usize()).is_some_and(|words| !words.is_empty()), "{range:?} in {text:?}");
            }
        }
    }
}
