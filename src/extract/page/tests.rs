use proptest::prelude::*;

use crate::arabic::lexicon::Lexicons;
use crate::corpus::Document;
use crate::extract::reading::Section;
use crate::extract::source::Source;

/// Marks each line of `page` with a letter: `H` headline, `M` meta, `B` body, `F` furniture.
#[track_caller]
fn check_sections(page: &[(char, &str)]) {
    let text = page.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n\n");
    let document = Document::new("page.txt", text);
    let source = Source::new(&document, Lexicons::builtin());
    let mut found: Vec<(u32, char)> = Vec::new();
    for sentence in &source.sentences {
        let letter = match sentence.section {
            Section::Headline => 'H',
            Section::Meta => 'M',
            Section::Body => 'B',
            Section::Furniture => 'F',
        };
        if found.last().is_none_or(|(paragraph, _)| *paragraph != sentence.paragraph) {
            found.push((sentence.paragraph, letter));
        }
    }
    let found: Vec<(char, &str)> = found.iter().zip(page).map(|((_, letter), (_, line))| (*letter, *line)).collect();
    assert_eq!(found, page);
}

#[track_caller]
fn check_outlet(text: &str, expected: Option<&str>) {
    let document = Document::new("page.txt", text);
    let reading = crate::extract::read(&document, Lexicons::builtin());
    assert_eq!(reading.outlet.as_deref(), expected);
}

const PROSE: &str = "عقد وزراء الزراعة في دول الحوض اجتماعهم السنوي في المدينة الساحلية وناقشوا على مدى يومين خطط الري الجديدة \
                     وتبادل الخبرات بين المعاهد الفنية وسبل تمويل السدود الصغيرة في القرى البعيدة عن الأنهار.";

#[test]
fn a_plain_page() {
    check_sections(&[
        ('H', "وزراء الزراعة يبحثون خطط الري الجديدة"),
        ('M', "المرفأ - الأربعاء 26 أكتوبر 1994"),
        ('B', PROSE),
        ('B', "ولم يحدد الوزراء موعداً لاجتماعهم المقبل."),
    ]);
}

#[test]
fn a_whole_page_on_one_line_is_read() {
    let page = format!(
        "{PROSE} اقرأ أيضا: أسعار القمح في الأسواق {PROSE} شارك المقال: فيسبوك تويتر {PROSE} جميع الحقوق محفوظة"
    );
    for copies in [1, 50] {
        let document = Document::new("page.txt", page.repeat(copies));
        let source = Source::new(&document, Lexicons::builtin());
        assert!(source.sentences.iter().all(|sentence| sentence.section != Section::Furniture), "{copies} copies");
    }
}

#[test]
fn a_page_with_furniture_on_both_sides() {
    check_sections(&[
        ('F', "الصفحة الرئيسية » اقتصاد » زراعة"),
        ('H', "وزراء الزراعة يبحثون خطط الري الجديدة"),
        ('M', "آخر تحديث: 2017/3/9 الساعة 11:20"),
        ('F', "طباعة | مشاركة | فيسبوك | تويتر"),
        ('B', PROSE),
        ('F', "اقرأ أيضا: أسعار القمح في الأسواق"),
        ('B', PROSE),
        ('M', "المصدر: وكالات"),
        ('F', "شارك المقال: فيسبوك تويتر"),
        ('F', "جميع الحقوق محفوظة © 2017"),
    ]);
}

#[test]
fn a_date_above_the_headline() {
    check_sections(&[('M', "خميس, 03/07/2024 - 17:45"), ('H', "اتفاق على خطط الري الجديدة في الحوض"), ('B', PROSE)]);
}

#[test]
fn a_headline_with_a_date_is_a_headline() {
    check_sections(&[
        ('H', "ما جرى في سدود القرى يوم 7 أيار 2003"),
        ('M', "المرفأ في 8 أيار / الضفاف /"),
        ('B', PROSE),
    ]);
}

#[test]
fn a_repeated_headline_is_the_title_without_the_sites_name() {
    let text = format!("أخبار الري : خطط جديدة لسدود القرى\n\n\nخطط جديدة لسدود القرى\n\n{PROSE}");
    let document = Document::new("page.txt", text);
    let reading = crate::extract::read(&document, Lexicons::builtin());
    assert_eq!(reading.title, "خطط جديدة لسدود القرى");
    assert!(reading.title_range.is_some());
}

#[test]
fn without_a_headline_the_first_words_are_the_title() {
    let document = Document::new("page.txt", PROSE);
    let reading = crate::extract::read(&document, Lexicons::builtin());
    assert_eq!(reading.title_range, None);
    assert!(PROSE.starts_with(reading.title.trim_end_matches('…')), "{}", reading.title);
    assert!(!reading.title.is_empty());
}

#[test]
fn outlets() {
    check_outlet(&format!("خطط جديدة لسدود القرى\n\nالمرفأ - «الضفاف» - 3 مايو 2001\n\n{PROSE}"), Some("الضفاف"));
    check_outlet(&format!("خطط جديدة لسدود القرى\n\n{PROSE}\n\n(الضفاف، وكالات)"), Some("الضفاف"));
    check_outlet(&format!("خطط جديدة لسدود القرى\n\n{PROSE}\n\nالمصدر: صحيفة الضفاف"), Some("صحيفة الضفاف"));
    check_outlet(&format!("خطط جديدة لسدود القرى\n\n{PROSE}\n\nالمصدر: وكالات"), None);
    check_outlet(PROSE, None);
}

#[track_caller]
fn check_sentences(text: &str, expected: &[&str]) {
    let document = Document::new("page.txt", text);
    let source = Source::new(&document, Lexicons::builtin());
    assert_eq!(source.sentences.iter().map(|s| s.range.of(text)).collect::<Vec<_>>(), expected);
}

#[test]
fn sentences_end_at_stops_and_lines() {
    check_sentences("نص أول. نص ثان؟ نعم\nسطر", &["نص أول.", "نص ثان؟", "نعم", "سطر"]);
    check_sentences("سعر 0.25 في المئة. ثم إف-1.", &["سعر 0.25 في المئة.", "ثم إف-1."]);
    check_sentences("«قال نعم.» ثم مضى", &["«قال نعم.»", "ثم مضى"]);
    check_sentences("حضر د. سالم الوادي", &["حضر د. سالم الوادي"]);
}

proptest! {
    #[test]
    fn sentences_hold_all_that_is_visible(text in r"[\p{Arabic}\p{L}\p{N}\p{P}\p{S} \n\t.!؟؛ً]{0,80}") {
        let document = Document::new("page.txt", text.as_str());
        let source = Source::new(&document, Lexicons::builtin());
        let mut end = 0;
        for sentence in &source.sentences {
            prop_assert!(sentence.range.start >= end);
            let gap = text.get(end as usize..sentence.range.start as usize);
            prop_assert!(gap.is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || crate::arabic::is_invisible(c) || c == '\0')), "{gap:?}");
            prop_assert!(text.get(sentence.range.to_usize()).is_some());
            end = sentence.range.end;
        }
        prop_assert!(text[end as usize..].chars().all(|c| c.is_whitespace() || crate::arabic::is_invisible(c) || c == '\0'));
    }
}

#[test]
fn a_headline_may_end_in_brackets_and_stand_below_the_site() {
    check_sections(&[('H', "وزراء الزراعة يبحثون خطط الري الجديدة (شاهد)"), ('B', PROSE)]);
    check_sections(&[
        ('M', "صحيفة الضفاف"),
        ('H', "وزراء الزراعة يبحثون خطط الري الجديدة"),
        ('B', PROSE),
        ('F', "وزراء الزراعة في اجتماعهم (رويترز)"),
    ]);
}

#[test]
fn the_address_of_a_page_is_no_prose() {
    check_sections(&[
        (
            'F',
            "date 2025-09-24 https://ruznama.example/20250924/الوزراء-يبحثون-خطط-الري-الجديدة-في-القرى-البعيدة-1105.html",
        ),
        ('H', "وزراء الزراعة يبحثون خطط الري الجديدة"),
        ('B', PROSE),
    ]);
}
