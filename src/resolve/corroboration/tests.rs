//! The stage on articles as they are read. The people are invented.

use crate::corpus::Document;
use crate::resolve::{Analysis, Aspect, Event, Repeat, StoredReading, read, resolve};

const WIRE: &str = "12 أكتوبر 2031\n\nالتقى وزير الخارجية التونسي نادر المرزوقاني في أنقرة اليوم نظيره النمساوي هنريك غرونبرغ، وحضر اللقاء 24 خبيراً. \
    وبحث الوزيران سبل تعزيز التعاون في مجالات النقل البحري والطاقة المتجددة وتبادل الطلبة بين جامعات البلدين، إضافة إلى ملف الديون \
    المستحقة على شركات الشحن الصغيرة وما يمكن أن تقدمه المصارف من تسهيلات خلال السنوات المقبلة. وأكد المجتمعون أهمية استمرار \
    المشاورات الدورية على مستوى كبار الموظفين، وتشكيل لجنة فنية تجتمع كل ثلاثة أشهر لمتابعة ما اتفق عليه وتذليل ما قد يظهر من عقبات.\n";

const OTHER: &str = "13 أكتوبر 2031\n\nفي أنقرة التقى هنريك غرونبرغ وزير خارجية النمسا أمس نظيره التونسي نادر المرزوقاني بحضور 30 خبيراً. \
    ودار الحديث حول خطوط العبّارات الجديدة التي ستربط الموانئ، وحول قواعد منح التأشيرات للسياح والدارسين، ثم تناول الجانبان \
    غداء عمل استمر ساعتين في مقر الضيافة المطل على البحيرة.\n";

fn analysis(texts: &[(&str, String)]) -> Analysis {
    let readings: Vec<_> = texts.iter().map(|(path, text)| read(&Document::new(*path, text.as_str()))).collect();
    resolve(&readings)
}

/// The event that most documents tell of.
fn event(analysis: &Analysis) -> &Event {
    analysis.events.iter().max_by_key(|event| event.reports.len()).expect("the texts tell of an event")
}

#[test]
fn a_copy_with_another_headline_counts_once() {
    let copy = format!("لقاء وزاري في أنقرة\n{WIRE}");
    let analysis = analysis(&[("a.txt", WIRE.to_owned()), ("b.txt", copy), ("c.txt", OTHER.to_owned())]);
    let event = event(&analysis);
    assert_eq!((event.reports.len(), event.independent_sources), (3, 2), "{event:#?}");
    let repeats = event.reports[1].repeats.unwrap();
    assert_eq!((repeats.report.index(), repeats.how), (0, Repeat::Copy));
    assert!(event.reports[2].repeats.is_none());
}

#[test]
fn a_thousand_copies_are_one_source() {
    let one = read(&Document::new("a.txt", WIRE));
    let copies: Vec<_> =
        (0..1000).map(|number| StoredReading { path: format!("{number:04}.txt"), ..one.clone() }).collect();
    let analysis = resolve(&copies);
    assert_eq!((event(&analysis).reports.len(), event(&analysis).independent_sources), (1000, 1));
}

#[test]
fn two_who_quote_one_agency_are_one_source() {
    let quote = |text: &str| text.replace("التقى", "ذكرت وكالة رويترز أن الجانبين اجتمعا حيث التقى");
    let analysis = analysis(&[("a.txt", quote(WIRE)), ("c.txt", quote(OTHER))]);
    let event = event(&analysis);
    assert_eq!(event.reports.len(), 2, "{:#?}", analysis.events);
    assert_eq!(event.independent_sources, 1, "{event:#?}");
    assert!(matches!(event.reports[1].repeats.unwrap().how, Repeat::Quoted(_)));
}

#[test]
fn numbers_that_differ_are_told_with_both_sides() {
    let analysis = analysis(&[("a.txt", WIRE.to_owned()), ("c.txt", OTHER.to_owned())]);
    let [contradiction] = &event(&analysis).contradictions[..] else { panic!("{:#?}", event(&analysis)) };
    assert_eq!(contradiction.about, Aspect::Number);
    let sides: Vec<(&str, usize)> =
        contradiction.sides.iter().map(|side| (side.says.as_str(), side.evidence[0].document.index())).collect();
    assert_eq!(sides, [("24 خبيرا", 0), ("30 خبيرا", 1)]);
}

#[test]
fn one_day_and_the_same_two_people_in_two_cities() {
    let moved = OTHER.replace("أنقرة", "إسطنبول").replace("30", "24");
    let analysis = analysis(&[("a.txt", WIRE.to_owned()), ("c.txt", moved)]);
    let [contradiction] = &event(&analysis).contradictions[..] else { panic!("{:#?}", analysis.events) };
    let sides: Vec<&str> = contradiction.sides.iter().map(|side| side.says.as_str()).collect();
    assert_eq!((contradiction.about, sides.len()), (Aspect::Place, 2));
}

#[test]
fn to_tell_less_is_no_contradiction() {
    let less = OTHER.replace("في أنقرة ", "").replace(" بحضور 30 خبيراً", "");
    let analysis = analysis(&[("a.txt", WIRE.to_owned()), ("c.txt", less)]);
    assert_eq!(event(&analysis).reports.len(), 2, "{:#?}", analysis.events);
    assert!(event(&analysis).contradictions.is_empty());
}

#[test]
fn who_attends_a_signing_contradicts_nobody_who_signs() {
    let of = |who: &str| {
        format!(
            "12 أكتوبر 2031\n\nوقع وزير الخارجية التونسي نادر المرزوقاني وهنريك غرونبرغ وزير الخارجية النمساوي اليوم في أنقرة اتفاقا بحضور {who}."
        )
    };
    let analysis =
        analysis(&[("a.txt", of("وزير الدفاع التونسي رائد خوري")), ("b.txt", of("وزير النقل التونسي سامي الحجار"))]);
    assert_eq!(event(&analysis).reports.len(), 2, "{:#?}", analysis.events);
    assert!(event(&analysis).contradictions.is_empty(), "{:#?}", event(&analysis));
}
