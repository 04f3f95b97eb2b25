//! Readings that cannot all be true: each is told, none stops the stage.

use super::draft::{Draft, stored, week_and_sunday};
use crate::base::EventKind;
use crate::corpus::Document;
use crate::resolve::{Analysis, Aspect, read, resolve};

fn analysis(texts: &[(&str, &str)]) -> Analysis {
    resolve(&texts.iter().map(|(path, text)| read(&Document::new(*path, *text))).collect::<Vec<_>>())
}

#[test]
fn two_articles_that_contradict_each_other_on_everything() {
    let one = "24 أكتوبر 2031\n\nوقّع وزير الخارجية التونسي نادر المرزوقاني ووزير الخارجية النمساوي هنريك غرونبرغ في أنقرة، \
        الأربعاء 22 أكتوبر 2031، اتفاق أنقرة، وحضر التوقيع 63 نائباً.\n";
    let other = "25 أكتوبر 2031\n\nوقّع وزير الخارجية التونسي سامي العدلاني ووزير الخارجية النمساوي هنريك غرونبرغ في أنقرة، \
        الجمعة 24 أكتوبر 2031، اتفاق أنقرة، وحضر التوقيع 62 نائباً.\n";
    let analysis = analysis(&[("a.txt", one), ("b.txt", other)]);
    let event = analysis.events.iter().find(|event| event.reports.len() == 2);
    let event = event.unwrap_or_else(|| panic!("{:#?}", analysis.events));
    let told = |about: Aspect| event.contradictions.iter().find(|one| one.about == about).map(|one| one.sides.len());
    assert_eq!(
        (told(Aspect::Day), told(Aspect::Participants), told(Aspect::Number)),
        (Some(2), Some(2), Some(2)),
        "{:#?}",
        event.contradictions
    );
    assert!(event.contradictions.iter().flat_map(|one| &one.sides).all(|side| !side.evidence.is_empty()));
    assert!(analysis.diagnostics.iter().any(|d| d.message.contains("contradict")), "{:?}", analysis.diagnostics);
}

#[test]
fn days_that_hang_on_each_other_in_a_ring_stay_open() {
    let names = ["نادر المرزوقاني", "هنريك غرونبرغ", "مانع الهدروسي", "خليل العدلاني"];
    let drafts: Vec<Draft> = (0..3)
        .map(|at| {
            let (one, next, last) = (names[at], names[(at + 1) % 3], names[3]);
            let text = format!(
                "⟦V|لقاء⟧ ⟦P|{one}⟧ ثم ⟦P|{last}⟧ في ⟦L|أنقرة⟧ ⟦D|اليوم⟧\n⟦V|قمة⟧ ⟦P|{next}⟧ في ⟦L|أنقرة⟧ ⟦D|أمس⟧"
            );
            Draft::new(&format!("{at}.txt"), &text)
                .when(0, None, Some(7))
                .when(1, None, Some(6))
                .event(EventKind::Meeting, 0, &[one, last], Some("أنقرة"), Some(0))
                .event(EventKind::Meeting, 1, &[next, last], Some("أنقرة"), Some(1))
        })
        .collect();
    let analysis = resolve(&stored(&drafts));
    assert!(analysis.documents.iter().all(|document| document.date.is_none()));
    assert!(analysis.events.iter().all(|event| event.date.is_none()));
}

#[test]
fn the_year_1_and_a_far_future() {
    for day in ["0001-01-01", "9999-12-31", "2999-02-28"] {
        let [dated, undated] = week_and_sunday();
        let mut drafts = vec![dated.dated(day), undated];
        for at in 0..3 {
            drafts.push(Draft::new(&format!("{at}.txt"), "⟦P|مانع الهدروسي⟧").dated("2031-10-12"));
        }
        let analysis = resolve(&stored(&drafts));
        assert_eq!(analysis.documents.len(), 5);
        let told = analysis.diagnostics.iter().find(|d| d.message.contains("away from every other document"));
        assert_eq!(told.and_then(|d| d.path.as_deref()), Some("b.txt"), "{:?}", analysis.diagnostics);
    }
    let texts: Vec<String> = ["1 يناير 0001", "31 ديسمبر 9999", "29 فبراير 2400"]
        .iter()
        .map(|day| format!("{day}\n\nالتقى نادر المرزوقاني في أنقرة أمس هنريك غرونبرغ، ويزور تونس الأسبوع المقبل بعد زيارة العام الماضي.\n"))
        .collect();
    let texts: Vec<(&str, &str)> =
        ["a.txt", "b.txt", "c.txt"].into_iter().zip(texts.iter().map(String::as_str)).collect();
    assert_eq!(analysis(&texts).documents.len(), 3);
}

#[test]
fn a_sunday_that_others_put_on_a_tuesday_stays_undated_and_is_told() {
    let [mut dated, undated] = week_and_sunday();
    dated.reading.dates[0].value = "2031-10-14".parse().unwrap();
    dated.reading.events[0].date = "2031-10-14".parse().ok();
    let analysis = resolve(&stored(&[dated, undated]));
    assert!(analysis.documents[0].date.is_none(), "{:?}", analysis.documents[0].date);
    assert_eq!(analysis.events.len(), 2);
    let told = analysis.kept_apart.iter().find(|pair| pair.because.contains("one meeting each"));
    assert!(told.is_some_and(|told| told.because.contains("days -2.0")), "{:#?}", analysis.kept_apart);
}
