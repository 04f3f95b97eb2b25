//! The kinds of evidence that narrow a day: each alone, with its step in the derivation.

use super::draft::{Draft, stored, week_and_sunday};
use crate::base::EventKind;
use crate::corpus::Document;
use crate::extract::TimeSide::{self, After, Before};
use crate::resolve::{Analysis, Aspect, DateSource, Event, resolve};

const ONE: &str = "نادر المرزوقاني";
const OTHER: &str = "هنريك غرونبرغ";

fn day(analysis: &Analysis, kind: EventKind) -> Option<String> {
    let event = analysis.events.iter().find(|event| event.kind == kind)?;
    event.date.map(|date| date.to_string())
}

fn steps(analysis: &Analysis, kind: EventKind) -> String {
    let event = analysis.events.iter().find(|event| event.kind == kind);
    event.into_iter().flat_map(|event| &event.because).map(|step| step.text.clone() + "\n").collect()
}

#[test]
fn a_visit_has_the_day_of_its_meeting_which_another_document_dates() {
    let text = "⟦V|زار⟧ ⟦P|نادر المرزوقاني⟧ ⟦L|أنقرة⟧\n⟦V|لقاء⟧ ⟦P|هنريك غرونبرغ⟧";
    let visit = Draft::new("a.txt", text)
        .dated("2031-11-02")
        .event(EventKind::Visit, 0, &[ONE], Some("أنقرة"), None)
        .event(EventKind::Meeting, 1, &[ONE, OTHER], Some("أنقرة"), None);
    let meeting = Draft::new("b.txt", "⟦V|لقاء⟧ ⟦P|نادر المرزوقاني⟧ و⟦P|هنريك غرونبرغ⟧ في ⟦L|أنقرة⟧ ⟦D|يومها⟧")
        .dated("2031-10-13")
        .when(0, Some("2031-10-12"), None)
        .event(EventKind::Meeting, 0, &[ONE, OTHER], Some("أنقرة"), Some(0));
    let alone = resolve(&stored(std::slice::from_ref(&visit)));
    assert_eq!(day(&alone, EventKind::Visit), None);
    let both = resolve(&stored(&[visit, meeting]));
    assert_eq!(day(&both, EventKind::Visit).as_deref(), Some("2031-10-12"), "{:#?}", both.events);
    assert!(steps(&both, EventKind::Visit).contains("at the same place, which was on 2031-10-12"));
}

#[test]
fn a_page_is_no_older_than_what_it_tells_as_past() {
    let [dated, mut undated] = week_and_sunday();
    let dated = dated.when(0, Some("2031-W41"), None);
    if let Some(anchor) = &mut undated.reading.dates[0].anchor {
        anchor.weekday = None;
    }
    // Any day of the week would do.
    let open = resolve(&stored(&[dated.clone(), undated.clone()]));
    assert_eq!(open.documents[0].date.as_ref().map(|date| date.value.to_string()).as_deref(), Some("2031-W41"));
    let mut past = undated.reading.events[0].clone();
    (past.kind, past.date, past.date_mention) = (EventKind::Decision, "2031-10-12".parse().ok(), None);
    undated.reading.events.push(past);
    let closed = resolve(&stored(&[dated, undated]));
    let date = closed.documents[0].date.as_ref().unwrap();
    assert_eq!((date.value.to_string().as_str(), date.source), ("2031-10-12", DateSource::Inferred));
    assert!(date.because.iter().any(|step| step.text.contains("so it was written on that day or later")));
}

#[test]
fn what_only_takes_the_day_of_its_page_dates_no_other_page() {
    let [mut dated, undated] = week_and_sunday();
    dated.reading.events[0].date_mention = None;
    let analysis = resolve(&stored(&[dated, undated]));
    assert!(analysis.documents[0].date.is_none(), "{:?}", analysis.documents[0].date);
}

/// A page of a Thursday, 20 August, of a year that it does not say, and two dated pages of which the second names somebody.
fn thursday_and_dated(first: &str, second: (&str, &str)) -> Analysis {
    let mut undated = Draft::new("a.txt", "⟦D|20 أغسطس⟧ ⟦P|نادر المرزوقاني⟧").when(0, None, Some(4));
    if let Some(anchor) = &mut undated.reading.dates[0].anchor {
        anchor.month_day = Some((8, 20));
    }
    let one = Draft::new("b.txt", "⟦P|هنريك غرونبرغ⟧").dated(first);
    let other = Draft::new("c.txt", &format!("⟦P|{}⟧", second.1)).dated(second.0);
    resolve(&stored(&[undated, one, other]))
}

fn day_of_first(analysis: &Analysis) -> Option<String> {
    analysis.documents[0].date.as_ref().map(|date| date.value.to_string())
}

#[test]
fn a_weekday_falls_on_a_day_of_the_month_in_one_year_of_the_folder() {
    // 20 August was a Thursday in 2026, 2037 and 2043.
    let analysis = thursday_and_dated("2036-12-01", ("2037-10-01", "سمير القاضي"));
    assert_eq!(day_of_first(&analysis).as_deref(), Some("2037-08-20"));
    let because = &analysis.documents[0].date.as_ref().unwrap().because;
    assert!(because.iter().any(|step| step.text.contains("dated pages are of")), "{because:#?}");
    assert!(because.iter().any(|step| step.text.contains("weekday")), "{because:#?}");
}

#[test]
fn of_several_years_the_one_in_which_the_people_are_named() {
    let strangers = thursday_and_dated("2026-01-01", ("2037-03-01", "سمير القاضي"));
    assert_eq!(day_of_first(&strangers), None);
    let known = thursday_and_dated("2026-01-01", ("2037-05-01", ONE));
    assert_eq!(day_of_first(&known).as_deref(), Some("2037-08-20"));
    assert!(known.documents[0].date.as_ref().unwrap().because.iter().any(|step| step.text.contains(ONE)));
}

#[test]
fn a_weekday_without_a_day_of_the_month_dates_nothing() {
    let undated = Draft::new("a.txt", "⟦D|الخميس⟧ ⟦P|نادر المرزوقاني⟧").when(0, None, Some(4));
    let dated = Draft::new("b.txt", "⟦P|نادر المرزوقاني⟧").dated("2037-08-21");
    assert_eq!(day_of_first(&resolve(&stored(&[undated, dated]))), None);
}

/// The day of an undated page that says «Thursday, 20 August» and names the holder of an office.
fn thursday_with(office: &str, former: bool) -> Analysis {
    let mut page = Draft::new("a.txt", "⟦D|الخميس 20 أغسطس⟧ ⟦P|جاك شيراك⟧").when(0, None, Some(4));
    if let Some(anchor) = &mut page.reading.dates[0].anchor {
        anchor.month_day = Some((8, 20));
    }
    page = page.office("جاك شيراك", office, "FR");
    page.reading.roles[0].former = former;
    resolve(&stored(&[page]))
}

#[test]
fn an_office_leaves_one_year_of_a_weekday_and_a_day_of_the_month() {
    // 20 August was a Thursday in 1992, 1998, 2009, 2015, 2020 and 2026.
    let analysis = thursday_with("الرئيس", false);
    assert_eq!(day_of_first(&analysis).as_deref(), Some("1998-08-20"));
    let date = analysis.documents[0].date.as_ref().unwrap();
    assert_eq!(date.source, DateSource::Inferred);
    assert!(date.because.iter().any(|step| step.text.contains("1995-05-17/2007-05-16")), "{:#?}", date.because);
    assert_eq!(day_of_first(&thursday_with("الرئيس", true)), None);
    assert_eq!(day_of_first(&thursday_with("وزير المالية", false)), None);
}

#[test]
fn an_office_bounds_the_day_of_a_page_that_it_does_not_date() {
    let page =
        Draft::new("a.txt", "⟦D|الخميس⟧ ⟦P|جاك شيراك⟧").when(0, None, Some(4)).office("جاك شيراك", "الرئيس", "FR");
    let between = |page: &Draft| {
        let analysis = resolve(&stored(std::slice::from_ref(page)));
        let between = analysis.documents[0].written_between.clone()?;
        Some((between.first.map(|day| day.to_string()), between.last.map(|day| day.to_string())))
    };
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(between(&page), Some((day("1995-05-17"), day("2007-05-16"))));
    let mut former = page.clone();
    former.reading.roles[0].former = true;
    assert_eq!(between(&former), Some((day("2007-05-16"), None)));
    let history = page.clone().when(0, Some("1998-08-20"), None);
    assert_eq!(between(&history), None);
}

#[test]
fn an_office_speaks_against_taking_an_old_event_for_a_new_one() {
    let [dated, undated] = week_and_sunday();
    let mut page = Draft::new(
        "a.txt",
        &format!("{}\n⟦P|جاك شيراك⟧", "⟦V|لقاء⟧ ⟦P|المرزوقاني⟧ و⟦P|هنريك جرونبرج⟧ في ⟦L|أنقرة⟧ ⟦D|اليوم الأحد⟧"),
    )
    .when(0, None, Some(7))
    .event(EventKind::Meeting, 0, &["المرزوقاني", "هنريك جرونبرج"], Some("أنقرة"), Some(0));
    assert_eq!(day_of_first(&resolve(&stored(&[dated.clone(), undated]))).as_deref(), Some("2031-10-12"));
    page = page.office("جاك شيراك", "الرئيس", "FR");
    assert_eq!(day_of_first(&resolve(&stored(&[dated, page]))), None);
}

#[test]
fn a_day_of_another_weekday_is_not_the_one_meant() {
    let [dated, undated] = week_and_sunday();
    let mut dated = dated.when(0, Some("2031-10-11"), None);
    dated.reading.events[0].date = "2031-10-11".parse().ok();
    let analysis = resolve(&stored(&[dated.clone(), undated.clone()]));
    assert_eq!(analysis.events.len(), 2, "11 October 2031 was a Saturday");
    let analysis = resolve(&stored(&[dated, undated.when(0, None, Some(6))]));
    assert_eq!(analysis.events.len(), 1);
}

#[test]
fn a_page_without_a_day_is_no_older_than_what_it_tells() {
    let text = "⟦V|التقى⟧ ⟦P|نادر المرزوقاني⟧ و⟦P|هنريك غرونبرغ⟧ ⟦D|14 أيار 2031⟧";
    let page = Draft::new("a.txt", text).when(0, Some("2031-05-14"), None);
    let page = page.event(EventKind::Meeting, 0, &[ONE, OTHER], None, Some(0));
    let between = resolve(&stored(&[page])).documents[0].written_between.clone().unwrap();
    assert_eq!(between.first, "2031-05-14".parse().ok());
    assert_eq!((between.last, between.because.len()), (None, 1));
    // Who was in office until 2007 is not so in a page of 2031: the offices count.
    let office = Draft::new("a.txt", &format!("{text}\n⟦P|جاك شيراك⟧ ⟦D|أمس⟧"));
    let office = office.when(0, Some("2031-05-14"), None).when(1, None, Some(4)).office("جاك شيراك", "الرئيس", "FR");
    let office = office.event(EventKind::Meeting, 0, &[ONE, OTHER], None, Some(0));
    let between = resolve(&stored(&[office])).documents[0].written_between.clone().unwrap();
    assert_eq!((between.first, between.last), ("1995-05-17".parse().ok(), "2007-05-16".parse().ok()));
}

/// A page that tells of a visit and of a meeting, the one on a side of the other, with the days that it writes of them.
fn ordered(path: &str, visit: Option<&str>, side: TimeSide, meeting: Option<&str>, days: Option<i32>) -> Draft {
    let text = "⟦V|زار⟧ ⟦P|نادر المرزوقاني⟧ ⟦L|أنقرة⟧ ⟦D|يومها⟧\n⟦R|بعد⟧ ⟦V|لقاء⟧ ⟦P|هنريك غرونبرغ⟧ و⟦P|سمير القاضي⟧ في ⟦L|صفاقس⟧ ⟦D|يومها⟧";
    Draft::new(path, text)
        .dated("2031-11-02")
        .when(0, visit, None)
        .when(1, meeting, None)
        .event(EventKind::Visit, 0, &[ONE], Some("أنقرة"), visit.map(|_| 0))
        .event(EventKind::Meeting, 1, &[OTHER, "سمير القاضي"], Some("صفاقس"), meeting.map(|_| 1))
        .link(0, side, 1, days)
}

/// A page that dates the meeting of [`ordered`].
fn meeting_on(path: &str, day: &str) -> Draft {
    Draft::new(path, "⟦V|لقاء⟧ ⟦P|هنريك غرونبرغ⟧ و⟦P|سمير القاضي⟧ في ⟦L|صفاقس⟧ ⟦D|يومها⟧")
        .dated("2031-10-20")
        .when(0, Some(day), None)
        .event(EventKind::Meeting, 0, &[OTHER, "سمير القاضي"], Some("صفاقس"), Some(0))
}

fn of_kind(analysis: &Analysis, kind: EventKind) -> &Event {
    analysis.events.iter().find(|event| event.kind == kind).expect("an event of the kind")
}

#[test]
fn an_event_so_many_days_behind_another_has_its_day_which_another_page_writes() {
    let page = ordered("a.txt", None, After, None, Some(2));
    let words = page.order[0];
    let alone = resolve(&stored(std::slice::from_ref(&page)));
    assert_eq!(day(&alone, EventKind::Visit), None);
    let both = resolve(&stored(&[page, meeting_on("b.txt", "2031-10-12")]));
    assert_eq!(day(&both, EventKind::Visit).as_deref(), Some("2031-10-14"), "{:#?}", both.events);
    let because = &of_kind(&both, EventKind::Visit).because;
    let step = because.iter().find(|step| step.text.contains("2 days after the meeting, which was on 2031-10-12"));
    let evidence: Vec<_> = step.expect("a step").evidence.iter().map(|at| (at.document.index(), at.range)).collect();
    assert_eq!(evidence.len(), 2);
    assert_eq!(evidence[0], (0, words));
    assert_eq!(evidence[1].0, 1);
}

#[test]
fn a_page_that_counts_from_a_summit_is_met_by_one_that_dates_the_summit() {
    let pages = [
        ("a.txt", "تونس - 2 نوفمبر 2031\n\nزار الرئيس التونسي نادر المرزوقاني أنقرة بعد يومين من قمة صفاقس.\n"),
        ("b.txt", "صفاقس - 13 أكتوبر 2031\n\nاختتمت أعمال قمة صفاقس يوم الأحد 12 أكتوبر 2031 بحضور نادر المرزوقاني.\n"),
    ];
    let readings = pages.map(|(path, text)| crate::resolve::read(&Document::new(path, text)));
    let analysis = resolve(&readings);
    assert_eq!(day(&analysis, EventKind::Visit).as_deref(), Some("2031-10-14"), "{:#?}", analysis.events);
}

#[test]
fn a_day_goes_from_the_one_that_is_ordered_to_the_one_by_which_too() {
    let page = ordered("a.txt", Some("2031-10-14"), Before, None, Some(3));
    let analysis = resolve(&stored(&[page]));
    assert_eq!(day(&analysis, EventKind::Meeting).as_deref(), Some("2031-10-17"));
    assert!(steps(&analysis, EventKind::Meeting).contains("3 days after the visit, which was on 2031-10-14"));
}

#[test]
fn a_day_that_is_only_inferred_yields_to_an_order_and_tells_the_other_day_where_that_is_not_told() {
    let mut page = ordered("a.txt", None, After, None, Some(2));
    page.reading.events[0].date = "2031-11-02".parse().ok();
    let alone = resolve(&stored(std::slice::from_ref(&page)));
    assert_eq!(day(&alone, EventKind::Visit).as_deref(), Some("2031-11-02"));
    assert_eq!(day(&alone, EventKind::Meeting).as_deref(), Some("2031-10-31"));
    let both = resolve(&stored(&[page, meeting_on("b.txt", "2031-10-12")]));
    assert_eq!(day(&both, EventKind::Visit).as_deref(), Some("2031-10-14"));
    assert!(both.events.iter().all(|event| event.contradictions.is_empty()) && both.diagnostics.is_empty());
}

#[test]
fn before_and_after_cut_months() {
    let page = ordered("a.txt", Some("2031-10"), After, Some("2031-10-31"), None);
    assert_eq!(day(&resolve(&stored(&[page])), EventKind::Visit).as_deref(), Some("2031-10-31"));
    let page = ordered("a.txt", Some("2031-10"), Before, Some("2031-10-05"), None);
    let analysis = resolve(&stored(&[page]));
    // From Wednesday to Sunday of one week.
    assert_eq!(day(&analysis, EventKind::Visit).as_deref(), Some("2031-W40"));
    assert!(steps(&analysis, EventKind::Visit).contains("before the meeting, which was on 2031-10-05"));
}

#[test]
fn an_order_without_a_distance_tells_of_an_undated_event_when_it_was_not() {
    let analysis = resolve(&stored(&[ordered("a.txt", None, After, Some("2031-10-12"), None)]));
    assert_eq!(day(&analysis, EventKind::Visit), None);
    assert!(steps(&analysis, EventKind::Visit).contains("after the meeting, which was on 2031-10-12"));
}

#[test]
fn an_order_that_does_not_fit_the_days_is_a_contradiction() {
    let page = ordered("a.txt", Some("2031-10-14"), After, Some("2031-10-20"), None);
    let analysis = resolve(&stored(&[page]));
    assert_eq!(day(&analysis, EventKind::Visit).as_deref(), Some("2031-10-14"));
    for kind in [EventKind::Visit, EventKind::Meeting] {
        let [contradiction] = &of_kind(&analysis, kind).contradictions[..] else { panic!("one contradiction") };
        assert_eq!(contradiction.about, Aspect::Day);
        let says: Vec<&str> = contradiction.sides.iter().map(|side| side.says.as_str()).collect();
        assert_eq!(says, ["the visit after the meeting", "the visit on 2031-10-14", "the meeting on 2031-10-20"]);
        assert!(contradiction.sides.iter().all(|side| !side.evidence.is_empty()));
    }
    let [diagnostic] = &analysis.diagnostics[..] else { panic!("one diagnostic: {:?}", analysis.diagnostics) };
    assert!(diagnostic.message.contains("a.txt says the visit after the meeting"), "{diagnostic}");
}

#[test]
fn an_order_that_leads_in_a_circle_is_a_contradiction_and_narrows_nothing() {
    for days in [None, Some(2)] {
        let one = ordered("a.txt", Some("2031-10"), After, Some("2031-10"), days);
        let other = ordered("b.txt", Some("2031-10"), Before, Some("2031-10"), days);
        let mut pages = vec![one, other];
        pages.push(meeting_on("c.txt", "2031-10"));
        let analysis = resolve(&stored(&pages));
        let visit = of_kind(&analysis, EventKind::Visit);
        assert_eq!((visit.reports.len(), day(&analysis, EventKind::Visit).as_deref()), (2, Some("2031-10")));
        let says: Vec<&str> = visit.contradictions[0].sides.iter().map(|side| side.says.as_str()).collect();
        let told = |words: &str| says.iter().any(|says| says.contains(words));
        assert!(told("after the meeting") && told("before the meeting"), "{says:?}");
        assert!(analysis.diagnostics.iter().any(|diagnostic| diagnostic.message.contains("in a circle")));
    }
}
