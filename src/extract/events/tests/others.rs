//! What is one more event and what is the same one, and whose it is.

use super::check;
use crate::arabic::lexicon::Lexicons;
use crate::corpus::Document;

#[test]
fn one_more_of_a_sort_is_another() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ عقداً لشراء سفن. وأعلن ⟦P|نبيل حداد⟧ أن ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ وقّعا أيضاً اتفاقاً لتدريب البحارة.",
        &[
            "agreement: وقّع عقداً | سمير القاضي نبيل حداد | - | 2030-05-01",
            "announcement: أعلن | نبيل حداد | - | 2030-05-01",
            "agreement: وقّعا اتفاقاً | سمير القاضي نبيل حداد | - | 2030-05-01",
        ],
    );
}

#[test]
fn the_day_behind_what_was_signed_is_the_day_of_signing() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ عقداً لشراء سفن. وكان ⟦P|سمير القاضي⟧ وقّع مع سلف ⟦P|نبيل حداد⟧، ⟦P|رائد خوري⟧، خطاب نوايا في ⟦D2029-09-17|17 أيلول الماضي⟧.",
        &[
            "agreement: وقّع عقداً | سمير القاضي نبيل حداد | - | 2030-05-01",
            "agreement: وقّع خطاب نوايا | سمير القاضي رائد خوري | - | 2029-09-17",
        ],
    );
}

#[test]
fn what_had_been_before_is_not_the_news() {
    check(
        "وصل ⟦P|سمير القاضي⟧ إلى ⟦L|صور⟧. وسبق أن زار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ في ⟦D2029-05|أيار الماضي⟧.",
        &["visit: وصل | سمير القاضي | صور | 2030-05-02", "visit: زار | سمير القاضي | صور | 2029-05"],
    );
}

#[test]
fn a_counted_noun_is_what_the_sentence_tells() {
    check(
        "وكشف ⟦P|رائد خوري⟧ أن المكالمة بين ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ استمرت ساعة، في ثاني اتصال بينهما هذا الشهر.",
        &[
            "announcement: كشف | رائد خوري | - | 2030-05-02",
            "call: المكالمة اتصال | سمير القاضي نبيل حداد | - | 2030-05-02",
        ],
    );
}

#[test]
fn a_verbal_noun_has_its_owner_as_party() {
    check(
        "جاء ذلك خلال تلقي الرئيس ⟦P|سمير القاضي⟧، اتصالاً هاتفياً من ⟦P|نبيل حداد⟧.",
        &["call: اتصالاً هاتفياً | سمير القاضي نبيل حداد | - | 2030-05-02"],
    );
}

#[test]
fn a_conversation_by_telephone_is_a_call() {
    check(
        "تحدث ⟦P|سمير القاضي⟧ هاتفياً مع ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧.",
        &["call: تحدث | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn what_somebody_travels_to_attend_is_held_there_and_with_him() {
    check(
        "توجه ⟦P|سمير القاضي⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ للمشاركة في أعمال القمة الساحلية.",
        &["visit: توجه | سمير القاضي | صور | 2030-05-01", "meeting: القمة | سمير القاضي | صور | 2030-05-01"],
    );
}

#[test]
fn whom_somebody_comes_to_see_did_not_come_with_him() {
    check(
        "وصل ⟦P|سمير القاضي⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ في زيارة قصيرة يبحث خلالها مع ⟦P|نبيل حداد⟧ شؤون الميناء.",
        &["visit: وصل زيارة | سمير القاضي | صور | 2030-05-01"],
    );
}

#[test]
fn who_received_somebody_stands_before_the_noun() {
    check(
        "وصل ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧. وقال مراسل إن ⟦P|رائد خوري⟧ كان في استقبالهما.",
        &[
            "visit: وصل | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "meeting: استقبالهما | سمير القاضي نبيل حداد رائد خوري | صور | 2030-05-01",
        ],
    );
}

#[test]
fn who_stayed_away_takes_no_part() {
    check(
        "وغاب عن القمة رئيس ⟦O|هيئة الموانئ⟧ ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧.",
        &["meeting: القمة |  | - | 2030-05-01"],
    );
}

#[test]
fn a_seat_and_a_title_are_no_parties() {
    check(
        "اجتمع ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ بمقر ⟦O|هيئة الموانئ⟧ مع المستشار ب⟦O|شركة الميناء⟧ ⟦P|نبيل حداد⟧.",
        &["meeting: اجتمع | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn a_wish_behind_a_name_is_no_verb() {
    check(
        "استقبل الأمير ⟦P|سمير القاضي⟧ حفظه الله ورعاه بقصره ⟦D2030-05-01|أمس⟧ الوزير ⟦P|نبيل حداد⟧.",
        &["meeting: استقبل | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn behind_the_particle_stands_who_acts() {
    check(
        "يذكر أن الأمين العام للهيئة، ⟦P|سمير القاضي⟧، عين ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧.",
        &["decision: عين | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn who_reads_a_statement_out_is_no_other_speaker() {
    check(
        "أعلن ⟦P|سمير القاضي⟧ انسحابه ⟦D2030-05-01|أمس⟧، في بيان تلاه ⟦P|نبيل حداد⟧.",
        &["announcement: أعلن بيان | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn the_deputy_of_the_president_and_another_sign_together() {
    let text = "عنوان الخبر\n\n10 يناير 2030\n\nوقّع النائب الأول للرئيس كريم سعيد الحداد وزعيم حزب البحر نبيل رمزي القاضي اتفاق الميناء.\n";
    let reading = crate::extract::read(&Document::new("test.txt", text), Lexicons::builtin());
    let names = reading.events[0].participants.iter().map(|p| reading.mentions[p.mention as usize].name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["كريم سعيد الحداد", "نبيل رمزي القاضي"]);
}
