use proptest::prelude::*;

use crate::arabic::lexicon::Lexicons;
use crate::base::DateValue;
use crate::corpus::Document;
use crate::extract::Reading;

/// Reads `text`, whose date expressions are marked `⟦value|words⟧`, as of `today` (from the file's name), and compares.
#[track_caller]
fn check(today: &str, text: &str) {
    let (plain, expected) = unmark(text);
    let reading = read(today, &plain);
    let found: Vec<(String, String)> =
        reading.dates.iter().map(|date| (date.range.of(&plain).to_owned(), date.value.to_string())).collect();
    assert_eq!(found, expected, "{text}");
}

fn read(today: &str, text: &str) -> Reading {
    let document = Document::new(format!("{today}.txt"), text);
    crate::extract::read(&document, Lexicons::builtin())
}

/// The text without marks, and the marked words with their values.
fn unmark(text: &str) -> (String, Vec<(String, String)>) {
    let (mut plain, mut marks) = (String::new(), Vec::new());
    for piece in text.split('⟦') {
        match piece.split_once('⟧') {
            Some((mark, rest)) => {
                let (value, words) = mark.split_once('|').expect("a mark is ⟦value|words⟧");
                marks.push((words.to_owned(), value.to_owned()));
                plain.push_str(words);
                plain.push_str(rest);
            }
            None => plain.push_str(piece),
        }
    }
    (plain, marks)
}

#[track_caller]
fn check_document_date(text: &str, expected: Option<&str>) {
    let date = read("page", text).date.map(|date| date.value.to_string());
    assert_eq!(date.as_deref(), expected, "{text}");
}

const PROSE: &str = "عقد وزراء الزراعة في دول الحوض اجتماعهم السنوي في المدينة الساحلية وناقشوا على مدى يومين خطط الري الجديدة \
                     وتبادل الخبرات بين المعاهد الفنية وسبل تمويل السدود الصغيرة في القرى البعيدة عن الأنهار.";

#[test]
fn today_and_its_neighbours() {
    check("2025-10-17", "وصل الوفد ⟦2025-10-17|اليوم الجمعة⟧ وغادر مساء ⟦2025-10-16|أمس⟧ وفد آخر.");
    check("2025-10-17", "انعقدت الجلسة ⟦2025-10-15|أول من أمس⟧ بعد جلسة ⟦2025-10-16|أمس الخميس⟧.");
    check("2025-10-17", "تنعقد الجلسة ⟦2025-10-18|غداً⟧ أو ⟦2025-10-19|بعد غد⟧.");
    check("2025-10-17", "عقده ⟦2025-10-17|اليوم، الجمعة 17 من تشرين الأول⟧، في المدينة.");
    check("2025-10-17", "طقس ⟦2025-10-18|الغد⟧ معتدل.");
    check("2025-10-17", "و⟦2025-10-16|أمس⟧ أيضاً وصل وفد.");
}

#[test]
fn a_weekday_is_the_one_told_elsewhere_in_days() {
    // 2030-05-06 was a Monday.
    check(
        "2030-05-06",
        "الوفد في صور ⟦2030-05-07|الثلاثاء⟧\n\nيصل الوفد ⟦2030-05-07|غداً (الثلاثاء)⟧ إلى صور. وتحدث الوزير عن لقاء ⟦2030-05-07|الثلاثاء⟧.",
    );
    check("2030-05-06", "عاد الوفد ⟦2030-05-05|أمس الأحد⟧ من صور، وكان يأمل أن يعود قبل ⟦2030-05-05|الأحد⟧.");
}

#[test]
fn short_verbs_have_a_tense() {
    check("2030-05-06", "الوزير الأول يصل صور ⟦2030-05-07|الثلاثاء⟧");
    check("2030-05-06", "يصل الوفد صور ⟦2030-05-07|الثلاثاء⟧.");
    check("2030-05-06", "وزار باك سوك-يول صور ⟦2030-04-30|الثلاثاء⟧.");
}

#[test]
fn the_day_is_not_today() {
    check("2025-10-17", "في اليوم الأخير من المعرض، وفي اليوم الثاني، وفي اليوم العالمي للشجرة.");
    check("2025-10-17", "صلاة الجمعة وسوق الأحد وكل خميس.");
}

#[test]
fn names_made_of_dates_are_no_dates() {
    check("2025-10-17", "قالت صحيفة الضفة اليوم وموقع «الساحل اليوم» إن قوى 14 آذار وسكان مدينة 6 أكتوبر اتفقوا.");
    check("2025-10-17", "في اليوم الذي سبق العيد.");
}

#[test]
fn other_usual_forms() {
    check("2025-10-17", "وصل ⟦2025-10-15|الأربعاء (15 تشرين الأول)⟧ وغادر ⟦2025-10-16|أمس (الخميس)⟧.");
    check("2025-10-17", "في ⟦2025-10-21|21 الجاري⟧ وفي ⟦2025-10-09|التاسع من الجاري⟧.");
    check("2025-10-17", "في ⟦2003-05-02|2 أيار 2003⟧ وصل وفي ⟦2003-05-02|نفس اليوم⟧ غادر.");
    check("2025-10-17", "استمر القصف طوال ⟦2025-10-16|الليلة الماضية⟧.");
    check("page", "منذ ⟦2023-10-07|7 أكتوبر/تشرين الأول 2023⟧ وحتى ⟦2024-05|أيار من عام 2024⟧.");
    check("page", "نشر في ⟦2025-10-12|أكتوبر 12, 2025⟧");
    check("page", "أيام ⟦2024-05-12|12⟧ و⟦2024-05-13|13⟧ و⟦2024-05-14|14 أيار 2024⟧.");
}

#[test]
fn weekdays_follow_direction_and_tense() {
    check("2025-10-17", "التقى الوفدان ⟦2025-10-16|الخميس الماضي⟧ ويلتقيان ⟦2025-10-19|الأحد المقبل⟧.");
    check("2025-10-17", "التقى الوفدان ⟦2025-10-10|الجمعة الماضي⟧.");
    check("2025-10-17", "وصل الوفد ⟦2025-10-14|الثلاثاء⟧.");
    check("2025-10-17", "سيصل الوفد ⟦2025-10-21|الثلاثاء⟧.");
    check("2025-10-17", "ومن المقرر أن يصل الوفد ⟦2025-10-21|يوم الثلاثاء⟧.");
    check("2025-10-17", "أعلنت اللجنة، ⟦2025-10-17|الجمعة⟧، خطتها.");
    check("2023-07-24", "وُقّعت ⟦2023-07-16|الأحد قبل الماضي⟧ مذكرة.");
    check("2024-02-26", "تُعقد ⟦2024-02-28|الأربعاء⟧ و⟦2024-02-29|الخميس المقبلين⟧ جلستان.");
    check("2025-10-17", "التقى الوفدان ⟦2025-10-07|الثلاثاء من الأسبوع الماضي⟧.");
}

#[test]
fn weeks_months_and_years_by_direction() {
    check("2025-10-17", "عُقد ⟦2025-W41;END|نهاية الأسبوع الماضي⟧ لقاء، ويُعقد ⟦2025-W43|الأسبوع المقبل⟧ آخر.");
    check("2025-10-17", "زار الوفد المدينة ⟦2025-09|الشهر الماضي⟧ وفي وقت سابق من ⟦2025-10|هذا الشهر⟧.");
    check(
        "2025-10-17",
        "قبل ⟦2025;END|نهاية العام الحالي⟧ أو ⟦2026;MID|منتصف السنة المقبلة⟧ أو ⟦2025;END|نهاية العام⟧.",
    );
    check("2025-10-17", "في ⟦2024-03|مارس من العام الماضي⟧ وفي ⟦2024-12-31|اليوم الأخير من العام الماضي⟧.");
    check("2025-10-17", "قبل ⟦2025-11;END|متم الشهر المقبل⟧.");
    check("2025-10-17", "قال الأمين العام الحالي والأمين العام السابق.");
}

#[test]
fn months_of_every_region() {
    check("page", "في ⟦2003-11-05|5 تشرين الثاني 2003⟧ و⟦2003-12-06|6 دجنبر 2003⟧ و⟦2003-08-07|7 غشت 2003⟧.");
    check("page", "في ⟦2003-01-05|5 جانفي 2003⟧ و⟦2003-06|جوان 2003⟧ و⟦2003-07-07|7 جويلية 2003⟧.");
    check("page", "في ⟦2003-09|شتنبر 2003⟧ وفي ⟦2004-12-11|11 دجمبر 2004⟧.");
    check("page", "كتب: محرر الصفحة | ⟦2025-10-22|22 Oct 2025⟧ - 20:17");
}

#[test]
fn spans_pairs_of_years_clocks_and_zones() {
    check("page", "عُقد المعرض من ⟦2024-05-03|3⟧ إلى ⟦2024-05-05|5 أيار 2024⟧ في المدينة.");
    check("page", "تضاعف الإنتاج بين عامي ⟦2013|2013⟧ و⟦2017|2017⟧ في القرى.");
    check("page", "وصل الوفد في ⟦2025-10-12|12 أكتوبر 2025⟧ الساعة 18:40 بتوقيت غرينتش.");
    check("page", "نُشر في ⟦2025-10-12|2025-10-12⟧T22:30:00Z على الموقع.");
    check("page", "افتتح في ⟦2025-03-09|9 رمضان 1446هـ⟧ بحضور الأهالي.");
    check("page", "انتهى في ⟦2024-03;END|أواخر مارس 2024⟧ وبدأ في ⟦2024-04;START|أوائل أبريل 2024⟧.");
}

#[test]
fn two_names_of_one_month_are_one_date() {
    check("page", "في ⟦1979-03-27|27 آذار (مارس) 1979⟧ وفي ⟦2017-12-11|11 كانون الأول/ديسمبر 2017⟧.");
    check("2021-12-07", "في ⟦2021-11|نوفمبر/تشرين الثاني الماضي⟧ ومنذ ⟦2021-08;END|نهاية أغسطس/آب⟧.");
}

#[test]
fn ordinals_and_number_words() {
    check("1979-03-27", "في ⟦1978-09-17|السابع عشر من أيلول الماضي⟧.");
    check("1989-10-23", "افتتح في ⟦1989-09-30|الثلاثين من الشهر الماضي⟧.");
    check("1998-10-21", "في ⟦1998-10-01|الأول من الشهر الجاري⟧ وفي ⟦1998-10-09|التاسع من الشهر الحالي⟧.");
    check("2016-12-11", "ابتداء من ⟦2017-01-01|الفاتح جانفي المقبل⟧.");
    check("page", "منذ ⟦1978|عام ألف وتسعمئة وثمانية وسبعين⟧.");
}

#[test]
fn digits_of_every_kind() {
    check("page", "في ⟦1994-10-26|٢٦ أكتوبر ١٩٩٤⟧ وفي ⟦1991-10-30|۳۰ أكتوبر ۱۹۹۱⟧.");
    check("page", "دمشق الصغرى - ⟦2008-10-15|١٥/١٠/٢٠٠٨⟧");
}

#[test]
fn numeric_dates_take_their_order_from_evidence() {
    check("page", "⟦2024-03-07|خميس, 03/07/2024⟧ - 17:45");
    check("page", "⟦2025-02-01|سبت, 01/02/2025⟧ - 10:12");
    check("page", "السعر في ⟦2024-12-09|12/09/2024⟧ وفي ⟦2024-08-28|08/28/2024⟧.");
    check("page", "⟦2025-06-04|2025-06-04⟧ 18:40 وحديث عن هواسونغ-19 و4.75-5 في المئة.");
    check("2024-09-20", "خُفض السعر في ⟦2024-09-12|12/09⟧، ثم في ⟦2024-09-13|اليوم التالي⟧.");
}

#[test]
fn two_calendars_are_one_date() {
    check("page", "⟦1981-05-26|الثلاثاء 22 رجب 1401هـ الموافق 26 مايو 1981م⟧");
    check("page", "⟦2015-05-15|الجمعة ٢٦ رجب ١٤٣٦هـ - ١٥ مايو ٢٠١٥م⟧");
    check("page", "⟦2025-09-27|السبت 5 ربيع الآخر 1447هـ - 27 سبتمبر 2025م⟧");
}

#[test]
fn the_islamic_calendar_alone() {
    check("page", "بدأ الصيام في ⟦2025-03-01|1 رمضان 1446هـ⟧ وانتهى ⟦2024-04-09|30 رمضان 1445⟧.");
    check("page", "خلال ⟦2025-03|رمضان 1446⟧.");
    check("2025-10-17", "منذ ⟦2025-03|رمضان الماضي⟧.");
    check("page", "تحدث رمضان الوادي ورجب الحداد عن شعبان السالم.");
}

#[test]
fn years_where_the_place_makes_them_so() {
    check("page", "منذ ⟦1975|عام 1975⟧ وبين عامي ⟦2013|2013⟧ و⟦2017|2017⟧ وقبل ⟦2004;END|نهاية 2004⟧.");
    check("page", "من المرفأ ⟦1978|1978⟧ إلى الساحل ⟦2002|2002⟧: محطات.");
    check("page", "أعضاء برلمان ⟦1972|1972⟧، وأمام 1600 مدعو و2000 عامل، والقرار 1973، وطائرة «سراب 2000».");
    check("page", "إلى اتفاق ل⟦1975|عام 1975⟧.");
}

#[test]
fn spans_are_two_marks() {
    check("page", "يومي ⟦2002-03-27|27⟧ و⟦2002-03-28|28 مارس 2002⟧.");
    check("2025-10-17", "من ⟦2025-05-03|3⟧ إلى ⟦2025-05-05|5 أيار الماضي⟧.");
    check("2005-01-10", "يومي ⟦2004-11-18|18⟧ و⟦2004-11-19|19 تشرين الثاني (نوفمبر) الماضي⟧.");
}

#[test]
fn what_counts_from_a_date_in_the_text() {
    check(
        "page",
        "في ⟦1990-08-02|2 أغسطس 1990⟧ وصل، وفي ⟦1990-08-02|اليوم نفسه⟧ غادر، و⟦1990-08-06|بعد أربعة أيام⟧ عاد.",
    );
    check("page", "زار المدينة في ⟦1998-10-06|6 تشرين الأول 1998⟧ بعدما زار القرية ⟦1998-10-04|قبل ذلك بيومين⟧.");
    check(
        "page",
        "في ⟦1979-03-26|26 مارس 1979⟧، ثم في ⟦1979-03;END|نهاية الشهر نفسه⟧، ثم ⟦1979-09-19|19 سبتمبر من العام نفسه⟧.",
    );
    check("2021-12-07", "⟦2021-08-18|18 أغسطس⟧ ثم ⟦2021-08-26|26 من الشهر نفسه⟧ و⟦2021-08-27|27 منه⟧.");
    check("page", "في ⟦1989-05|ماي 1989⟧ انضم إليها و⟦1989-10|بعد خمسة أشهر⟧ وقّع.");
}

#[test]
fn what_a_relative_clause_tells_in_passing_is_not_counted_from() {
    check(
        "page",
        "وُقّع العقد في ⟦1979|عام 1979⟧. والمصنع، الذي بُني ⟦1945|عام 1945⟧، لم يعمل إلا ⟦1990|بعد أحد عشر عاماً⟧.",
    );
}

#[test]
fn distances_from_today() {
    check("1998-10-21", "بدأت ⟦1998-10-19|قبل يومين⟧ في المدينة.");
    check("2025-01-25", "جرى ⟦2021|قبل نحو أربع سنوات⟧ التصويت.");
    check("1998-10-21", "قبل أيام من الافتتاح، وبعد ثلاثة أشهر من الإعلان، وقبل ثلاثة أيام من العيد، ثلاث سنوات.");
}

#[test]
fn a_year_from_the_story_being_told() {
    check("2006-01-19", "في ⟦1975-03;START|مطلع مارس 1975⟧ التقى الرجلان، فأبرما ⟦1975-03-06|يوم 6 مارس⟧ عقداً.");
    check("page", "في ⟦1991-01-09|9 يناير 1991⟧ بدأ العمل وانتهى في ⟦1991-02-28|28 فبراير⟧.");
    check("2022-06-09", "التقيا في المدينة ⟦2022-04-07|يوم 7 أفريل⟧.");
    check("2024-09-20", "ويجتمع الأعضاء يومي ⟦2024-10-30|30⟧ و⟦2024-10-31|31 أكتوبر⟧.");
}

#[test]
fn an_undated_document_leaves_what_is_known() {
    check("page", "يحتفل الأهالي ⟦XXXX-02-26|غداً، 26 فبراير⟧ بالذكرى.");
    check("page", "عُقد ⟦XXXX|اليوم الأحد⟧ لقاء ثم زار المدينة ⟦XXXX-02-06|6 من شباط الماضي⟧.");
}

#[test]
fn an_undated_document_is_resolved_later() {
    let reading = read("page", "عُقد اليوم الأحد لقاء، وفي اليوم التالي عُقد آخر، وغداً، 15 تشرين الأول، ثالث.");
    let sunday = "2025-10-12".parse().unwrap();
    let values: Vec<String> = reading.dates.iter().map(|date| date.resolve_against(sunday).to_string()).collect();
    assert!(reading.dates.iter().all(|date| date.relative));
    assert_eq!(values, ["2025-10-12", "2025-10-13", "2025-10-13"]);
    let fits = |day: &str| reading.dates.iter().map(|date| date.fits(day.parse().unwrap())).collect::<Vec<_>>();
    assert_eq!(fits("2025-10-12"), [true, true, false]);
    assert_eq!(fits("2025-10-14"), [false, true, true]);
}

#[test]
fn the_date_of_the_document() {
    check_document_date(&format!("خطط جديدة\n\nالمرفأ - الأربعاء 26 أكتوبر 1994\n\n{PROSE}"), Some("1994-10-26"));
    check_document_date(&format!("خطط جديدة\nآخر تحديث: 7/12/2021 10:42\n\n{PROSE}"), Some("2021-12-07"));
    check_document_date(&format!(" date 2010-03-25 - {PROSE}"), Some("2010-03-25"));
    check_document_date(&format!("{PROSE} وزارها الوفد اليوم الاثنين (22 نيسان 2024)."), Some("2024-04-22"));
    check_document_date(&format!("{PROSE}\n\nوكان قد زارها في 22 نيسان 2024.\n\n{PROSE}\n{PROSE}\n{PROSE}"), None);
    check_document_date(&format!("{PROSE}\n\nنُشر في: 20/03/2025"), Some("2025-03-20"));
    check_document_date(&format!("ما جرى في سدود القرى يوم 7 أيار 2003\n\n{PROSE}"), None);
}

#[test]
fn the_file_name_is_the_last_resort() {
    let date = read("archive/20210304-irrigation", PROSE).date.unwrap();
    assert_eq!((date.value, date.range), ("2021-03-04".parse().unwrap(), None));
    let text = format!("خطط جديدة\n\nالمرفأ - 26 أكتوبر 1994\n\n{PROSE}");
    assert_eq!(read("2021-03-04", &text).date.unwrap().value, "1994-10-26".parse().unwrap());
}

#[test]
fn a_wrong_weekday_is_reported() {
    let reading = read("page", &format!("خطط جديدة\n\nالمرفأ - الأحد 26 أكتوبر 1994\n\n{PROSE}"));
    let messages: Vec<&str> = reading.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(messages, ["The text calls 1994-10-26 a Sunday, but it was a Wednesday"]);
}

#[test]
fn every_date_says_why() {
    let reading = read("2025-07-23", "كشفت عنها في 6 من شباط الماضي.");
    assert_eq!(reading.dates[0].because, "The last day 6 of February, counted from 2025-07-23, the document's date");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_words_give_sound_ranges(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "اليوم", "أمس", "غداً", "الأحد", "الماضي", "المقبل", "نهاية", "منتصف", "الشهر", "العام", "نفسه", "عام", "يوم", "يومي",
                "شباط", "مارس", "رجب", "رمضان", "هـ", "م", "الموافق", "من", "إلى", "في", "و", "قبل", "بعد", "ذلك", "بيومين", "أيام", "مثل",
                "هذا", "منه", "الأخير", "1", "12", "31", "99", "1446", "2025", "٢٠٢٤", "99999999999", "/", "-", "(", ")", "،", ".", "\n",
                "السابع عشر", "ألف", "2025-02-30", "31/12/2024", "Oct", "لل", "وب", "\u{200F}", "ً",
            ]),
            0..30,
        ),
        gaps in prop::collection::vec(prop::sample::select(vec!["", " "]), 30),
    ) {
        let text: String = words.iter().zip(&gaps).flat_map(|(word, gap)| [*word, *gap]).collect();
        check_sound(&text);
    }

    #[test]
    fn any_text_gives_sound_ranges(text in r"\PC{0,60}") {
        check_sound(&text);
    }
}

/// Ranges fall on character boundaries, are not empty, stand in order and do not overlap; every value has an interval or is unresolved.
fn check_sound(text: &str) {
    let reading = read("page", text);
    let mut end = 0;
    for date in &reading.dates {
        assert!(text.get(date.range.to_usize()).is_some_and(|words| !words.is_empty()), "{text:?} {:?}", date.range);
        assert!(date.range.start >= end, "{text:?}");
        let again: Result<DateValue, _> = date.value.to_string().parse();
        assert_eq!(again.as_ref(), Ok(&date.value), "{text:?}");
        end = date.range.end;
    }
}

#[test]
fn stamps_of_sites_that_glue_month_and_year() {
    check_document_date(
        &format!("العنوان\n\nالأفق - خاص - الأحد 26 أكتوبر-2025 الساعة 09:15 ص\n\n{PROSE}"),
        Some("2025-10-26"),
    );
    check("2025-10-17", "وصل الوفد في ⟦2024-06|يونيو-2024⟧ وعاد.");
}

#[test]
fn a_day_without_a_year_alone_above_the_article_is_the_pages_own() {
    let reading = read("page", &format!("العنوان\n\nالأحد 26 أكتوبر\n\n{PROSE}"));
    let anchor = reading.dates[0].anchor.as_ref().expect("it hangs on the page's day");
    assert_eq!((anchor.weekday, anchor.month_day), (Some(7), Some((10, 26))));
    assert!(anchor.is_near() && reading.date.is_none());
}

#[test]
fn a_short_page_has_its_date_under_the_headline() {
    let page = "وزير الزراعة يفتتح معرضاً\n\n12 أيار 2024\n\nافتتح الوزير معرضاً في المدينة.\nوغادر الوفد مساء السبت.\nاقرأ أيضاً: الطقس غداً\n";
    check_document_date(page, Some("2024-05-12"));
}

#[test]
fn the_clock_of_the_site_is_not_the_date_of_the_page() {
    let below = format!("12 سبتمبر 2025\n\nتسجيل\n\nاجتماع لوزراء الزراعة\n\n29 نوفمبر 2022\n\n{PROSE}\n");
    check_document_date(&below, Some("2022-11-29"));
    let clock = format!("عاجل\nالخميس 9 مايو 2024\n\nاجتماع لوزراء الزراعة\n\nوصل الوفد اليوم الثلاثاء. {PROSE}\n");
    check_document_date(&clock, None);
    // Who writes in the evening is published on the next day.
    let late = clock.replace("اليوم الثلاثاء", "اليوم الأربعاء");
    check_document_date(&late, Some("2024-05-09"));
}

#[test]
fn a_date_that_has_run_together_with_the_text_is_the_pages() {
    check_document_date(&format!("اجتماع لوزراء الزراعة\n١٢ يونيو ٢٠٠٥{PROSE}\n"), Some("2005-06-12"));
    check_document_date(&format!("اجتماع لوزراء الزراعة\n\nفي ١٢ يونيو ٢٠٠٥ {PROSE}\n"), None);
}

#[test]
fn the_day_after_what_is_told_of_today_keeps_the_day_first() {
    // 3 February 2017 was a Friday, 2 March a Thursday.
    let page = format!("اجتماع لوزراء الزراعة\nنشر في: 03/02/2017 - 02:00\nوصل الوفد اليوم الخميس. {PROSE}\n");
    check_document_date(&page, Some("2017-02-03"));
}

#[test]
fn the_address_of_the_page_has_a_day() {
    let page = |line: &str| format!("{line}\nاجتماع لوزراء الزراعة\n\n{PROSE}\n");
    check_document_date(&page("https://news.example/ar/2022/10/29/ministers-meet"), Some("2022-10-29"));
    check_document_date(&page("الرابط: https://news.example/20221029/ministers.html"), Some("2022-10-29"));
    check_document_date(&page("انظر https://news.example/2022/10/29/ministers عن الاجتماع"), None);
    check_document_date(&page("https://news.example/2022/10/29/a\nhttps://news.example/2022/10/30/b"), None);
    // 29 October 2022 was a Saturday.
    let other = page("https://news.example/2022/10/29/a").replace("عقد وزراء", "اليوم الثلاثاء عقد وزراء");
    check_document_date(&other, None);
}

#[test]
fn weeks_of_a_month_are_parts_of_it() {
    check(
        "2002-05-29",
        "التقيا في ⟦2002-03;START|الأسبوع الأول من مارس/آذار الماضي⟧ وفي ⟦2001-11;MID|الأسبوع الثالث من نوفمبر 2001⟧.",
    );
    check("2002-05-29", "وصل في ⟦2002-04;END|الأسبوع الأخير من الشهر الماضي⟧.");
}

#[test]
fn stamps_of_many_sites() {
    for (value, stamp) in [
        ("2021-05-12", "الأربعاء ، 12 / أيار / 2021"),
        ("2021-05-12", "12/أيار/2021"),
        ("2021-05-12", "12- أيار/مايو- 2021"),
        ("2022-02-21", "1:44 م, الأثنين, 21 فبراير 22"),
        ("2022-02-21", "21/02/22 | 10:31"),
        ("2022-02-21", "GMT 09:21 2022 الإثنين ,21 فبراير / شباط"),
        ("2022-02-21", "تم النشر في الإثنين 21st فبراير 2022. 12:05 صباحاً"),
        ("2022-02-21", "المرفأ 20 رجب 1443 هـ الموافق 21 فبراير 2022 م أنباء الساحل"),
    ] {
        check_document_date(&format!("الوزراء يبحثون خطط الري\n{stamp}\n{PROSE}"), Some(value));
    }
    check_document_date(&format!("{PROSE}\nالمكتب الإعلامي\n3- تشرين الثاني- 2022"), Some("2022-11-03"));
}

#[test]
fn two_digits_are_a_year_only_above_the_article() {
    check("2025-10-17", "قتل في ⟦2025-02-21|21 فبراير⟧ 22 شخصا، وفي ⟦2025-02-24|24 فبراير⟧ 22.");
}

#[test]
fn a_weekday_between_strokes_or_brackets() {
    check("2025-10-17", "وصل الوفد ⟦2025-10-17|اليوم /الجمعة/⟧ وكان التقى ⟦2025-10-14|يوم (الثلاثاء) الماضي⟧ وفداً آخر.");
}

#[test]
fn the_name_of_an_outlet_that_closes_the_byline_is_no_date() {
    check("2025-10-17", "المرفأ - ساحل اليوم\nوصل الوفد ⟦2025-10-17|اليوم⟧ إلى المدينة.");
    check("2025-10-17", "ساحل اليوم: وصل الوفد ⟦2025-10-17|اليوم⟧ إلى المدينة.");
}

#[test]
fn a_date_in_a_sentence_is_not_the_date_of_publication() {
    check_document_date(
        &format!("أوضح مكتب الري أن المجلس بقراره رقم 28 تاريخ 6/2/2023 كلف الوزير العمل.\n{PROSE}"),
        None,
    );
}

#[test]
fn the_article_opens_with_weekday_and_date() {
    let lead = "أعلنت وزارة الري، السبت (12 كانون الأول 2020)، أن الوزراء بحثوا خطط الري الجديدة في القرى البعيدة.";
    check_document_date(&format!("وزارة الري تعلن خططها\n{lead}\n{PROSE}"), Some("2020-12-12"));
    let question = format!("متى أعلنت وزارة الري خططها؟\n{lead}\n{PROSE}");
    check_document_date(&question, None);
    let other_weekday = lead.replace("السبت", "الأحد");
    check_document_date(&format!("وزارة الري تعلن خططها\n{other_weekday}\n{PROSE}"), None);
}

#[test]
fn short_verbs_of_the_present() {
    check("2025-10-17", "الوفد الذي يصل ⟦2025-10-19|الأحد⟧ كبير.");
}

#[test]
fn days_with_their_weekdays_share_a_month() {
    check("page", "يومي ⟦2026-02-06|الجمعة 6⟧ و⟦2026-02-07|السبت 7 شباط/فبراير 2026⟧ في المدينة.");
    check_document_date(&format!("الوزراء يبحثون\nتاريخ النشر: 29th, September 2024 GMT\n{PROSE}"), Some("2024-09-29"));
}
