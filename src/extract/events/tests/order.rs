//! Which events the words set before or behind which others.

use super::read_marked;
use crate::extract::reading::TemporalLink;

/// Each link as `trigger: words (2 days after) other trigger`.
#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    let (text, _, events) = read_marked(marked);
    let shown = |event: &crate::extract::EventMention| {
        let trigger = event.triggers[0].of(&text).to_owned();
        let links: Vec<TemporalLink> = event.temporal_links.clone();
        let text = &text;
        links
            .into_iter()
            .map(move |link| format!("{trigger}: {} ({}) {}", link.range.of(text), link.told(), link.to.of(text)))
    };
    let links: Vec<String> = events.iter().flat_map(shown).collect();
    assert_eq!(links, expected, "{marked}");
}

#[test]
fn before_and_after_a_noun() {
    check(
        "والتقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ في ⟦L|صور⟧ قبل زيارة ⟦P|ليلى منصور⟧ إلى ⟦L|صيدا⟧.",
        &["التقى: قبل زيارة (before) زيارة"],
    );
    check(
        "وعقب زيارة ⟦P|ليلى منصور⟧ إلى ⟦L|صيدا⟧ أجرى ⟦P|سمير القاضي⟧ محادثات مع ⟦P|نبيل حداد⟧.",
        &["محادثات: وعقب زيارة (after) زيارة"],
    );
    check("وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ بعد انتهاء قمة ⟦L|صيدا⟧.", &["زار: بعد انتهاء قمة (after) قمة"]);
    check("وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ قبل انتهاء قمة ⟦L|صيدا⟧.", &[]);
}

#[test]
fn so_many_days_from_a_noun() {
    check("وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ بعد قمة ⟦L|صيدا⟧ بيومين.", &["زار: بعد قمة صيدا بيومين (2 days after) قمة"]);
    check(
        "وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ قبل ثلاثة أسابيع من قمة ⟦L|صيدا⟧.",
        &["زار: قبل ثلاثة أسابيع من قمة (3 weeks before) قمة"],
    );
    check(
        "والتقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ بعد شهر من توقيع اتفاق ⟦L|صيدا⟧.",
        &["التقى: بعد شهر من توقيع (1 month after) اتفاق"],
    );
    check("وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ بعد أيام قليلة من قمة ⟦L|صيدا⟧.", &["زار: بعد أيام قليلة من قمة (after) قمة"]);
    check("وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ بعد نحو شهر من قمة ⟦L|صيدا⟧.", &["زار: بعد نحو شهر من قمة (after) قمة"]);
}

#[test]
fn the_eve_the_morrow_and_the_day_after() {
    check("وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ عشية قمة ⟦L|صيدا⟧.", &["زار: عشية قمة (1 day before) قمة"]);
    check(
        "وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ غداة لقاء ⟦P|ليلى منصور⟧ و⟦P|نبيل حداد⟧.",
        &["زار: غداة لقاء (1 day after) لقاء"],
    );
    check(
        "والتقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ في ⟦D2030-05-01|اليوم التالي⟧ لزيارة ⟦P|ليلى منصور⟧ إلى ⟦L|صيدا⟧.",
        &["التقى: اليوم التالي لزيارة (1 day after) زيارة"],
    );
}

#[test]
fn a_verb_behind_a_verb() {
    check("وزار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ بعدما التقى ⟦P|نبيل حداد⟧ في ⟦L|صيدا⟧.", &["زار: بعدما التقى (after) التقى"]);
}

#[test]
fn what_could_be_two_is_left_open() {
    // By whom, no time.
    check("ورُفض الاتفاق من قبل وفد زار ⟦L|صور⟧ والتقى ⟦P|نبيل حداد⟧.", &[]);
    // Of the meeting or of the visit.
    check("والتقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ خلال زيارة ⟦P|ليلى منصور⟧ إلى ⟦L|صور⟧ بعد قمة ⟦L|صيدا⟧.", &[]);
    // The verb is no event.
    check("وعاد ⟦P|سمير القاضي⟧ إلى بيته بعد لقاء ⟦P|ليلى منصور⟧ و⟦P|نبيل حداد⟧.", &[]);
}

#[test]
fn what_is_counted_from_another_takes_no_day_from_its_neighbours() {
    let (_, _, events) = read_marked(
        "والتقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ بعد أسبوع من زيارة ⟦P|القاضي⟧ إلى ⟦L|صيدا⟧.",
    );
    let dates: Vec<bool> = events.iter().map(|event| event.date.is_some()).collect();
    assert_eq!(dates, [true, false], "{events:?}");
}
