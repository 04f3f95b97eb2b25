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
