//! Which articles, as they are read, tell of one event. The people are invented.

use crate::corpus::Document;
use crate::resolve::{Analysis, read, resolve};

fn analysis(texts: &[&str]) -> Analysis {
    let document = |(number, text): (usize, &&str)| read(&Document::new(format!("{number}.txt"), *text));
    resolve(&texts.iter().enumerate().map(document).collect::<Vec<_>>())
}

/// Whether one event has a report of every text.
#[track_caller]
fn check(texts: &[&str], joined: bool) {
    let analysis = analysis(texts);
    let found = analysis.events.iter().any(|event| event.reports.len() == texts.len());
    assert_eq!(found, joined, "{:#?}", analysis.events);
}

#[test]
fn two_documents_that_recall_one_day_of_another_time() {
    check(
        &[
            "12 مايو 2031\n\nقررت الجامعة العربية في 4 مارس 2019 تجميد العمل بالاتفاق.",
            "3 يونيو 2034\n\nيذكر أن القمة قررت في 4 مارس 2019 إرسال بعثة مراقبين.",
        ],
        true,
    );
}

#[test]
fn news_of_one_day_alone_is_not_enough() {
    check(
        &[
            "12 مايو 2031\n\nقررت جمعية الصيادين في وادي الحجارات اليوم رفع رسومها.",
            "12 مايو 2031\n\nقررت غرفة التجارة في بلدة المرجان اليوم تأجيل المعرض.",
        ],
        false,
    );
}

#[test]
fn undated_news_of_the_same_two_in_the_same_country() {
    let dated =
        "12 مايو 2031\n\nالتقى وزير الدفاع التونسي نادر المرزوقاني اليوم في تونس هنريك غرونبرغ وزير الدفاع النمساوي.";
    let undated = "التقى وزير الدفاع التونسي نادر المرزوقاني في تونس هنريك غرونبرغ وزير الدفاع النمساوي وبحثا التعاون.";
    check(&[dated, undated], true);
    let other = "التقى وزير الدفاع التونسي نادر المرزوقاني في فيينا هنريك غرونبرغ وزير الدفاع النمساوي وبحثا التعاون.";
    check(&[dated, other], false);
}

#[test]
fn two_sessions_of_one_row_are_two() {
    let of = |number: &str| format!("انعقدت {number} للقمة الأفريقية في أديس أبابا بحضور رئيس النيجر نادر المرزوقاني.");
    let (dated, undated) = (format!("15 فبراير 2031\n\n{}", of("الدورة الـ 38")), of("الدورة السادسة والعشرين"));
    check(&[&dated, &undated], false);
    check(&[&dated, &of("الدورة الثامنة والثلاثين")], true);
}

#[test]
fn one_agreement_of_two_days_is_joined_and_told_as_a_contradiction() {
    let deputies = "23 أكتوبر 2031\n\nأقر النواب التونسيون المجتمعون في مدينة صفاقس ليل أمس وثيقة صفاقس.";
    let recalled = "12 مايو 2033\n\nوتُوّجت الجهود بتوقيع اتفاق صفاقس في 24 أكتوبر 2031.";
    let by_month = "3 يونيو 2034\n\nويعود اتفاق صفاقس إلى أكتوبر 2031.";
    let found = analysis(&[deputies, recalled, by_month]);
    let event = found.events.iter().find(|event| event.reports.len() == 3).expect("all tell of one agreement");
    let [contradiction] = &event.contradictions[..] else { panic!("{event:#?}") };
    assert_eq!(contradiction.about, crate::resolve::Aspect::Day);
    let days: Vec<&str> = contradiction.sides.iter().map(|side| side.says.as_str()).collect();
    assert_eq!(days, ["2031-10-22", "2031-10-24"], "a month that holds both is no side");
    assert_eq!(event.date.map(|date| date.to_string()).as_deref(), Some("2031-10-22"));
    let long_after = recalled.replace("24 أكتوبر", "24 نوفمبر");
    check(&[deputies, &long_after], false);
}

#[test]
fn an_agreement_called_after_a_country_of_its_capitals_name_is_of_the_capital() {
    let recalled = "12 مايو 2033\n\nوأعلن نادر المرزوقاني قبول اتفاق تونس لعام 2031.";
    let told =
        "3 يونيو 2034\n\nووقّع نادر المرزوقاني وهنريك غرونبرغ في تونس العاصمة اتفاقاً لترسيم الحدود في 6 مارس 2031.";
    check(&[recalled, told], true);
    check(&[recalled, &told.replace("تونس العاصمة", "صفاقس")], false);
}

#[test]
fn undated_news_of_the_same_two_on_the_same_weekday() {
    let of = |day: &str| format!("هاتف وزير الدفاع التونسي نادر المرزوقاني {day} هنريك غرونبرغ وزير الدفاع النمساوي.");
    let dated = format!("9 أكتوبر 2031\n\n{}", of("اليوم الخميس"));
    check(&[&dated, &of("اليوم الخميس")], true);
    check(&[&dated, &of("اليوم السبت")], false);
    check(&[&dated, &of("مساء")], false);
}

#[test]
fn reports_that_are_alike_and_not_enough_are_asked_about() {
    let one = "12 مايو 2031\n\nوافق البرلمان التونسي اليوم على الموازنة.";
    let two = "منح البرلمان التونسي الثقة للوزراء الجدد بعد نقاش طويل.";
    let found = analysis(&[one, two]);
    assert_eq!(found.event_doubts.len(), 1, "{:#?}", found.events);
    let doubt = &found.event_doubts[0];
    assert_ne!(doubt.events.0, doubt.events.1);
    assert!(doubt.short_by > 0.0 && doubt.because.contains("parties"), "{doubt:?}");
    let reported = |id: crate::base::EventId| found.events[id.index()].reports.iter().map(|report| report.document);
    assert!(reported(doubt.events.0).any(|document| document == doubt.a.document));
}

/// The names of who took part in the first event of a kind, with what is said of how they were found.
fn parties(analysis: &Analysis, kind: crate::base::EventKind) -> (Vec<&str>, String) {
    let event = analysis.events.iter().find(|event| event.kind == kind).expect("the event is found");
    let name = |part: &crate::resolve::EventParticipant| analysis.entities[part.entity.index()].name.as_str();
    let because: Vec<&str> = event.because.iter().map(|reason| reason.text.as_str()).collect();
    (event.participants.iter().map(name).collect(), because.join("; "))
}

#[test]
fn an_office_alone_means_its_holder_of_about_then() {
    use crate::base::EventKind::Visit;
    let told = "12 مايو 2031\n\nوصل وزير الدفاع التونسي اليوم إلى فيينا في زيارة رسمية. وتونس شريك قديم.";
    let named = "3 مايو 2031\n\nقال وزير الدفاع التونسي نادر المرزوقاني اليوم إن الجسر سيفتح.";
    let found = analysis(&[told, named]);
    let (who, because) = parties(&found, Visit);
    assert_eq!(who, ["نادر المرزوقاني"]);
    assert!(because.contains("«وزير الدفاع التونسي» in 0.txt is نادر المرزوقاني, whom 1.txt names"), "{because}");
    let holder = found.entities.iter().find(|entity| entity.name == "نادر المرزوقاني").expect("he is found");
    assert!(holder.mentions.iter().all(|mention| mention.document.index() == 1), "he is not named in the other");

    let long_before = named.replace("2031", "2029");
    assert_eq!(parties(&analysis(&[told, &long_before]), Visit).0, Vec::<&str>::new());
    let another = "5 مايو 2031\n\nقال وزير الدفاع التونسي رائد خوري اليوم إن الجسر سيفتح.";
    assert_eq!(parties(&analysis(&[told, named, another]), Visit).0, Vec::<&str>::new());
    let other_office = named.replace("وزير الدفاع", "وزير النقل");
    assert_eq!(parties(&analysis(&[told, &other_office]), Visit).0, Vec::<&str>::new());
}

#[test]
fn one_city_by_its_short_name_and_its_long_one() {
    let signed = "9 فبراير 2031\n\nوقع نادر المرزوقاني وهنريك غرونبرغ أمس في مكة اتفاقا على وقف الصيد.";
    let named = "28 أبريل 2034\n\nويذكر اتفاق مكة المكرمة الذي رعته النمسا في 8 فبراير 2031 بما كان.";
    check(&[signed, named], true);
}
