//! The whole stage on readings of made-up documents.

use proptest::prelude::*;

use super::{Analysis, DateSource, StoredReading, resolve, resolve_with};
use crate::base::{CodePoints, ContentHash, EntityKind, EventKind, Passage, TextRange};
use crate::edit::{Anchor, Decision, Log};
use crate::extract::{
    Anchor as DayAnchor, DateMention, DocumentDate, EventMention, EventStatus, Fingerprint, Mention, Participant,
    Place, Reading, RoleHolder, RoleMention, Section, Sentence, Side,
};

/// Builds the reading of a document out of its sentences; `⟦P|name⟧` marks a mention, `⟦V|word⟧` a trigger, `⟦D|words⟧` a date.
#[derive(Clone, Debug)]
struct Draft {
    path: String,
    text: String,
    reading: Reading,
    triggers: Vec<TextRange>,
}

impl Draft {
    fn new(path: &str, marked: &str) -> Self {
        let (mut text, mut mentions, mut triggers, mut dates, mut sentences) =
            (String::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, line) in marked.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
            let start = text.len();
            let mut rest = line;
            while let Some((before, behind)) = rest.split_once('⟦') {
                text += before;
                let (mark, behind) = behind.split_once('⟧').expect("a closed mark");
                let (kind, words) = mark.split_once('|').expect("a kind and words");
                let range = TextRange::from_usize(text.len()..text.len() + words.len());
                text += words;
                rest = behind;
                let kind = match kind {
                    "P" => EntityKind::Person,
                    "O" => EntityKind::Organization,
                    "L" => EntityKind::Place,
                    "V" => {
                        triggers.push(range);
                        continue;
                    }
                    _ => {
                        dates.push(DateMention {
                            range,
                            value: "XXXX".parse().unwrap(),
                            sentence: number as u32,
                            because: "as written".to_owned(),
                            relative: false,
                            anchor: None,
                            witnesses: Vec::new(),
                        });
                        continue;
                    }
                };
                mentions.push(Mention {
                    range,
                    kind,
                    name: words.to_owned(),
                    country: None,
                    sentence: number as u32,
                    score: 1.0,
                    witnesses: Vec::new(),
                });
            }
            text += rest;
            let range = TextRange::from_usize(start..text.len());
            sentences.push(Sentence { range, section: Section::Body, paragraph: number as u32 });
            text.push('\n');
        }
        let reading = Reading {
            document: ContentHash::of(&text),
            code_points: CodePoints::of(&text),
            title: String::new(),
            title_range: None,
            outlet: None,
            date: None,
            sentences,
            mentions,
            roles: Vec::new(),
            dates,
            events: Vec::new(),
            quantities: Vec::new(),
            fingerprint: Fingerprint::default(),
            diagnostics: Vec::new(),
        };
        Self { path: path.to_owned(), text, reading, triggers }
    }

    fn dated(mut self, day: &str) -> Self {
        self.reading.date = Some(DocumentDate {
            value: day.parse().unwrap(),
            range: Some(TextRange::new(0, 1)),
            because: "stated".to_owned(),
            witnesses: Vec::new(),
        });
        self
    }

    fn index(&self, name: &str) -> u32 {
        self.reading.mentions.iter().position(|mention| mention.name == name).expect("a marked name") as u32
    }

    fn office(mut self, person: &str, title: &str, country: &str) -> Self {
        let person = self.index(person);
        self.reading.roles.push(RoleMention {
            person,
            range: self.reading.mentions[person as usize].range,
            title: title.to_owned(),
            of: Some(RoleHolder::Country(country.to_owned())),
            former: false,
            witnesses: Vec::new(),
        });
        self
    }

    /// The value of a date expression, or `today` on a weekday counted from Monday.
    fn when(mut self, date: usize, value: Option<&str>, today: Option<u8>) -> Self {
        let date = &mut self.reading.dates[date];
        date.value = value.unwrap_or("XXXX").parse().unwrap();
        date.relative = today.is_some();
        date.anchor = today.map(|iso| DayAnchor { steps: Vec::new(), weekday: Some(iso), month_day: None });
        self
    }

    fn event(
        mut self,
        kind: EventKind,
        trigger: usize,
        who: &[&str],
        place: Option<&str>,
        date: Option<usize>,
    ) -> Self {
        let participants = who
            .iter()
            .map(|name| Participant { mention: self.index(name), side: Side::Agent, witnesses: Vec::new() })
            .collect();
        self.reading.events.push(EventMention {
            kind,
            status: EventStatus::Happened,
            triggers: vec![self.triggers[trigger]],
            participants,
            place: place.map(|name| Place { mention: self.index(name), witnesses: Vec::new() }),
            date: date.map(|at| self.reading.dates[at].value).filter(|value| value.interval().is_some()),
            date_witnesses: Vec::new(),
            trigger_witnesses: Vec::new(),
            date_mention: date.map(|at| at as u32),
            on_document_day: false,
            because: Vec::new(),
        });
        self
    }

    fn anchor(&self, name: &str) -> Anchor {
        let mention = &self.reading.mentions[self.index(name) as usize];
        Anchor { document: self.reading.document, range: mention.range, quote: name.to_owned() }
    }

    fn stored(&self) -> StoredReading {
        assert!(self.reading.mentions.iter().all(|mention| mention.range.of(&self.text) == mention.name));
        StoredReading { path: self.path.clone(), reading: self.reading.clone() }
    }
}

fn stored(drafts: &[Draft]) -> Vec<StoredReading> {
    drafts.iter().map(Draft::stored).collect()
}

/// The names of each entity of a kind, the mentions' in order.
fn names(analysis: &Analysis, kind: EntityKind) -> Vec<(String, usize)> {
    let of_kind = analysis.entities.iter().filter(|entity| entity.kind == kind);
    of_kind.map(|entity| (entity.name.clone(), entity.mentions.len())).collect()
}

/// A dated document that puts a meeting at the end of a week, and an undated one that tells of it as of today, a Sunday.
fn week_and_sunday() -> [Draft; 2] {
    let dated =
        Draft::new("b.txt", "⟦V|اجتمع⟧ ⟦P|نادر المرزوقاني⟧ و⟦P|هنريك غرونبرغ⟧ في ⟦L|أنقرة⟧ ⟦D|نهاية الأسبوع الماضي⟧")
            .dated("2031-10-17")
            .when(0, Some("2031-W41;END"), None)
            .event(EventKind::Meeting, 0, &["نادر المرزوقاني", "هنريك غرونبرغ"], Some("أنقرة"), Some(0));
    let undated = Draft::new("a.txt", "⟦V|لقاء⟧ ⟦P|المرزوقاني⟧ و⟦P|هنريك جرونبرج⟧ في ⟦L|أنقرة⟧ ⟦D|اليوم الأحد⟧")
        .when(0, None, Some(7))
        .event(EventKind::Meeting, 0, &["المرزوقاني", "هنريك جرونبرج"], Some("أنقرة"), Some(0));
    [dated, undated]
}

#[test]
fn short_names_and_spellings_join_across_documents() {
    let analysis = resolve(&stored(&week_and_sunday()));
    assert_eq!(
        names(&analysis, EntityKind::Person),
        [("نادر المرزوقاني".to_owned(), 2), ("هنريك جرونبرج".to_owned(), 2)]
    );
    assert!(analysis.entities[0].mentions.iter().all(|mention| !mention.because.text.is_empty()));
}

#[test]
fn two_of_one_surname_in_a_list_stay_two() {
    let draft = Draft::new("a.txt", "⟦P|خليل بن سيف⟧ و⟦P|مانع بن سيف⟧ و⟦P|سيف بن راشد⟧");
    assert_eq!(names(&resolve(&stored(&[draft])), EntityKind::Person).len(), 3);
}

#[test]
fn one_surname_and_two_offices_are_two_people() {
    let one = Draft::new("a.txt", "⟦P|نادر المرزوقاني⟧").office("نادر المرزوقاني", "وزير الدفاع", "TN");
    let other = Draft::new("b.txt", "⟦P|المرزوقاني⟧").office("المرزوقاني", "وزير الدفاع", "JO");
    assert_eq!(names(&resolve(&stored(&[one, other])), EntityKind::Person).len(), 2);
}

#[test]
fn an_office_points_at_a_country_that_only_its_nisba_names() {
    let draft = Draft::new("a.txt", "⟦P|نادر المرزوقاني⟧").office("نادر المرزوقاني", "وزير الدفاع", "TN");
    let analysis = resolve(&stored(&[draft]));
    let role = &analysis.entities[0].roles[0];
    let of = &analysis.entities[role.of.unwrap().index()];
    assert_eq!((of.name.as_str(), of.mentions.len()), ("تونس", 0));
}

#[test]
fn an_undated_document_gets_its_day_from_a_dated_one() {
    let analysis = resolve(&stored(&week_and_sunday()));
    let date = analysis.documents[0].date.as_ref().unwrap();
    assert_eq!((date.value.to_string().as_str(), date.source), ("2031-10-12", DateSource::Inferred));
    assert!(date.because.iter().any(|step| step.text.contains("Sunday")), "{:?}", date.because);
    assert!(date.because.iter().any(|step| step.evidence.iter().any(|passage| passage.document.index() == 1)));
    assert_eq!(analysis.documents[0].dates[0].value.to_string(), "2031-10-12");
    let [event] = &analysis.events[..] else { panic!("one event, but found {:?}", analysis.events) };
    assert_eq!((event.date.unwrap().to_string().as_str(), event.reports.len()), ("2031-10-12", 2));
    assert_eq!(event.reports[1].date.unwrap().to_string(), "2031-W41;END");
}

#[test]
fn documents_that_date_each_other_in_a_circle_stay_undated() {
    let undated = |path| {
        Draft::new(path, "⟦V|لقاء⟧ ⟦P|نادر المرزوقاني⟧ و⟦P|هنريك غرونبرغ⟧ في ⟦L|أنقرة⟧ ⟦D|اليوم الأحد⟧")
            .when(0, None, Some(7))
            .event(EventKind::Meeting, 0, &["نادر المرزوقاني", "هنريك غرونبرغ"], Some("أنقرة"), Some(0))
    };
    let analysis = resolve(&stored(&[undated("a.txt"), undated("b.txt")]));
    assert_eq!(analysis.events.len(), 1);
    assert!(analysis.documents.iter().all(|document| document.date.is_none()));
}

#[test]
fn contradicting_days_name_both_sides() {
    let tells = |path, day| {
        Draft::new(path, "⟦V|اتفاق⟧ ⟦P|نادر المرزوقاني⟧ و⟦P|هنريك غرونبرغ⟧ في ⟦L|أنقرة⟧ ⟦D|يومها⟧")
            .when(0, Some(day), None)
            .event(EventKind::Agreement, 0, &["نادر المرزوقاني", "هنريك غرونبرغ"], Some("أنقرة"), Some(0))
    };
    let analysis = resolve(&stored(&[tells("a.txt", "2031-10-22"), tells("b.txt", "2031-10-24")]));
    assert_eq!(analysis.events.len(), 1);
    let [diagnostic] = &analysis.diagnostics[..] else { panic!("one diagnostic: {:?}", analysis.diagnostics) };
    for side in ["a.txt says 2031-10-22", "b.txt says 2031-10-24"] {
        assert!(diagnostic.message.contains(side), "{diagnostic}");
    }
}

#[test]
fn indices_that_point_nowhere_are_passed_over() {
    let [mut dated, undated] = week_and_sunday();
    dated.reading.events[0].participants[0].mention = 99;
    dated.reading.events[0].place = Some(Place { mention: 99, witnesses: Vec::new() });
    dated.reading.events[0].date_mention = Some(99);
    dated = dated.office("نادر المرزوقاني", "وزير", "TN");
    dated.reading.roles[0].person = 99;
    dated.reading.mentions[0].sentence = 99;
    let analysis = resolve(&stored(&[dated, undated]));
    assert_eq!(analysis.documents.len(), 2);
}

#[test]
fn a_thousand_copies_of_two_articles_are_one_event() {
    let copies: Vec<StoredReading> = (0..1000)
        .map(|number| {
            let mut stored = week_and_sunday()[number % 2].stored();
            stored.path = format!("{number:04}.txt");
            stored
        })
        .collect();
    let analysis = resolve(&copies);
    assert_eq!(names(&analysis, EntityKind::Person).len(), 2);
    assert_eq!(analysis.events.iter().map(|event| event.reports.len()).max(), Some(1000));
    assert!(analysis.documents.iter().all(|document| document.date.is_some()));
}

#[test]
fn nothing_gives_an_empty_analysis() {
    assert_eq!(resolve(&[]), Analysis::default());
}

fn json(analysis: &Analysis) -> String {
    serde_json::to_string(analysis).unwrap()
}

#[test]
fn the_analyst_parts_joins_and_renames() {
    let drafts = week_and_sunday();
    let (full, short) = (drafts[0].anchor("نادر المرزوقاني"), drafts[1].anchor("المرزوقاني"));
    let readings = stored(&drafts);
    let people = |decisions: &[Decision]| names(&resolve_with(&readings, decisions), EntityKind::Person);
    let apart = Decision::NotSame { a: full.clone(), b: short.clone() };
    assert_eq!(people(std::slice::from_ref(&apart)).len(), 3);
    let together = Decision::Same { a: full.clone(), b: drafts[0].anchor("هنريك غرونبرغ") };
    // The other document still speaks of two people: one of them is this one.
    assert_eq!(people(&[together]).len(), 2);
    let again = Decision::Same { a: full.clone(), b: short };
    assert_eq!(people(&[apart, again]).len(), 2);
    let name = "ن. المرزوقاني".to_owned();
    assert!(people(&[Decision::Rename { mention: full, name: name.clone() }]).contains(&(name, 2)));
}

#[test]
fn the_analyst_changes_names_events_and_days() {
    let drafts = week_and_sunday();
    let readings = stored(&drafts);
    let decide = |decision: Decision| resolve_with(&readings, &[decision]);
    let kind = decide(Decision::Kind { mention: drafts[0].anchor("أنقرة"), kind: EntityKind::Organization });
    assert_eq!(names(&kind, EntityKind::Organization), [("أنقرة".to_owned(), 1)]);
    let no_name = decide(Decision::NoName { mention: drafts[0].anchor("نادر المرزوقاني") });
    let told = no_name.events.iter().flat_map(|event| &event.reports).map(|report| report.participants.len());
    assert_eq!(told.sum::<usize>(), 3);
    // One party fewer on one side is still the same news to a page that has no day of its own.
    assert_eq!(no_name.documents[0].date.as_ref().map(|date| date.source), Some(DateSource::Inferred));
    assert_eq!(names(&no_name, EntityKind::Person).iter().map(|(_, count)| count).sum::<usize>(), 3);
    let trigger =
        Anchor { document: drafts[0].reading.document, range: drafts[0].triggers[0], quote: "اجتمع".to_owned() };
    let gone = decide(Decision::NoEvent { trigger: trigger.clone() });
    assert_eq!(gone.events[0].reports.len(), 1);
    let moved = decide(Decision::EventDate { trigger, value: "2031-10-05".parse().ok() });
    assert_eq!(moved.documents[0].date.as_ref().unwrap().value.to_string(), "2031-10-05");
    let day = decide(Decision::DocumentDate { document: drafts[1].reading.document, value: "2031-10-12".parse().ok() });
    assert_eq!(day.documents[0].date.as_ref().unwrap().source, DateSource::Analyst);
    assert_eq!(day.documents[0].dates[0].value.to_string(), "2031-10-12");
}

#[test]
fn a_name_the_reader_overlooked_keeps_the_other_indices_right() {
    let mut drafts = week_and_sunday();
    let overlooked = drafts[0].anchor("نادر المرزوقاني");
    drafts[0].reading.mentions.remove(0);
    for event in &mut drafts[0].reading.events {
        event.participants.remove(0);
        event.participants.iter_mut().for_each(|participant| participant.mention -= 1);
        event.place.iter_mut().for_each(|place| place.mention -= 1);
    }
    let decision = Decision::Name { mention: overlooked, kind: EntityKind::Person };
    let analysis = resolve_with(&stored(&drafts), &[decision]);
    assert!(names(&analysis, EntityKind::Person).contains(&("نادر المرزوقاني".to_owned(), 2)));
    let place = analysis.events.iter().find_map(|event| event.place).unwrap();
    assert_eq!(analysis.entities[place.index()].name, "أنقرة");
}

#[test]
fn a_decision_that_fits_nothing_is_reported() {
    let drafts = week_and_sunday();
    let readings = stored(&drafts);
    let elsewhere = Anchor { document: ContentHash::of("gone"), ..drafts[0].anchor("أنقرة") };
    let moved = Anchor { range: TextRange::new(1, 2), ..drafts[0].anchor("أنقرة") };
    let other = Anchor { quote: "القاهرة".to_owned(), ..drafts[0].anchor("أنقرة") };
    for anchor in [elsewhere, moved, other] {
        let analysis = resolve_with(&readings, &[Decision::NoName { mention: anchor }]);
        assert_eq!(analysis.diagnostics.len(), 1);
        assert_eq!(analysis.entities, resolve(&readings).entities);
    }
    let lost = Decision::DocumentDate { document: ContentHash::of("gone"), value: None };
    assert_eq!(resolve_with(&readings, &[lost]).diagnostics.len(), 1);
}

const GIVEN: [&str; 4] = ["نادر", "هنريك", "مانع", "خليل"];
const FAMILY: [&str; 5] = ["المرزوقاني", "غرونبرغ", "جرونبرج", "بن سيف", "الهدروسي"];
const PLACES: [&str; 3] = ["أنقرة", "تونس", "وادي الحجارات"];
const BODIES: [&str; 4] = ["وزارة الدفاع", "وزارة الدفاع التونسية", "الجيش", "اتحاد الغرف"];

/// Two people, a place, a body, a day, and whether an undated meeting was today.
type Random = (String, String, usize, usize, Option<u8>, bool);

/// A document of random names, with a meeting of its first two people on a random day.
fn documents() -> impl Strategy<Value = Vec<Draft>> {
    let person = (0..GIVEN.len(), 0..FAMILY.len(), any::<bool>()).prop_map(|(given, family, full)| {
        if full { format!("{} {}", GIVEN[given], FAMILY[family]) } else { FAMILY[family].to_owned() }
    });
    let document =
        (person.clone(), person, 0..PLACES.len(), 0..BODIES.len(), prop::option::of(1..28_u8), any::<bool>());
    prop::collection::vec(document, 0..7).prop_map(|documents| {
        let draft = |number: usize, (one, other, place, body, day, today): Random| {
            let (place, body) = (PLACES[place], BODIES[body]);
            let text = format!(
                "⟦V|لقاء⟧ ⟦P|{one}⟧ ثم ⟦P|{other}⟧ في ⟦L|{place}⟧ ⟦D|يومها⟧\n⟦O|{body}⟧ رقم {number} (⟦P|{one}⟧)"
            );
            let draft = Draft::new(&format!("{number}.txt"), &text);
            let value = day.map(|day| format!("2031-10-{day:02}"));
            let draft = draft.when(0, value.as_deref(), (day.is_none() && today).then_some(7));
            let draft = draft.office(&one, "وزير الدفاع", if today { "TN" } else { "JO" });
            draft.event(EventKind::Meeting, 0, &[&one, &other], Some(place), Some(0))
        };
        documents.into_iter().enumerate().map(|(number, random)| draft(number, random)).collect()
    })
}

/// Every passage and range of an analysis with its document.
fn passages(analysis: &Analysis) -> Vec<Passage> {
    let of_reasons = |reasons: &[super::Reason]| -> Vec<Passage> {
        reasons.iter().flat_map(|reason| reason.evidence.clone()).collect()
    };
    let mut all = Vec::new();
    for document in &analysis.documents {
        all.extend(document.date.iter().flat_map(|date| of_reasons(&date.because)));
        all.extend(document.dates.iter().flat_map(|date| of_reasons(&date.because)));
    }
    for entity in &analysis.entities {
        all.extend(entity.mentions.iter().map(super::EntityMention::passage));
        all.extend(entity.mentions.iter().flat_map(|mention| mention.because.evidence.clone()));
        all.extend(entity.roles.iter().flat_map(|role| role.evidence.clone()));
    }
    for event in &analysis.events {
        all.extend(of_reasons(&event.because));
        for report in &event.reports {
            all.extend(report.triggers.iter().map(|&range| Passage { document: report.document, range }));
            all.extend(of_reasons(&report.because));
        }
    }
    all.extend(analysis.relations.iter().flat_map(|relation| relation.evidence.clone()));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_files_does_not_matter(
        (drafts, order) in documents().prop_flat_map(|drafts| {
            let order: Vec<usize> = (0..drafts.len()).collect();
            (Just(stored(&drafts)), Just(order).prop_shuffle())
        })
    ) {
        let shuffled: Vec<StoredReading> = order.iter().map(|&at| drafts[at].clone()).collect();
        prop_assert_eq!(json(&resolve(&shuffled)), json(&resolve(&drafts)));
    }

    #[test]
    fn every_mention_has_one_entity_and_every_passage_lies_in_its_text(drafts in documents()) {
        let analysis = resolve(&stored(&drafts));
        let mentions: usize = analysis.entities.iter().map(|entity| entity.mentions.len()).sum();
        prop_assert_eq!(mentions, drafts.iter().map(|draft| draft.reading.mentions.len()).sum::<usize>());
        for passage in passages(&analysis) {
            let text = &drafts[passage.document.index()].text;
            prop_assert!(text.get(passage.range.to_usize()).is_some_and(|words| !words.is_empty()), "{:?}", passage);
        }
        for (index, entity) in analysis.entities.iter().enumerate() {
            prop_assert_eq!(entity.id.index(), index);
            prop_assert!(entity.mentions.is_sorted_by_key(super::EntityMention::passage));
        }
        for event in &analysis.events {
            prop_assert!(event.reports.is_sorted_by_key(|report| report.document));
        }
    }

    #[test]
    fn undoing_every_decision_gives_the_first_analysis_back(
        drafts in documents(),
        picks in prop::collection::vec((0_usize..40, 0_usize..40, 0_u8..8), 0..6),
    ) {
        let readings = stored(&drafts);
        let anchors: Vec<Anchor> = drafts
            .iter()
            .flat_map(|draft| draft.reading.mentions.iter().map(|mention| draft.anchor(&mention.name)))
            .collect();
        let mut log = Log::default();
        for (one, other, decision) in picks.into_iter().filter(|_| !anchors.is_empty()) {
            let (a, b) = (anchors[one % anchors.len()].clone(), anchors[other % anchors.len()].clone());
            log.push(match decision {
                0 => Decision::Same { a, b },
                1 => Decision::NotSame { a, b },
                2 => Decision::Kind { mention: a, kind: EntityKind::Place },
                3 => Decision::NoName { mention: a },
                4 => Decision::Rename { mention: a, name: "غيره".to_owned() },
                5 => Decision::DocumentDate { document: a.document, value: "2031-10-03".parse().ok() },
                6 => Decision::NoEvent { trigger: a },
                _ => Decision::Name { mention: b, kind: EntityKind::Equipment },
            });
        }
        let first = json(&resolve_with(&readings, &[]));
        let decided = resolve_with(&readings, log.active());
        prop_assert_eq!(json(&resolve_with(&readings, log.active())), json(&decided));
        while log.undo() {}
        prop_assert_eq!(json(&resolve_with(&readings, log.active())), first);
    }
}
