//! The day of an event: each rule with its linguistic ground. Pages are of Thursday 2030-05-02.

use super::check;

#[test]
fn words_of_time_before_a_verb_belong_to_it() {
    check(
        "أعلن ⟦P|سمير القاضي⟧ ⟦D2030-04-28|الأحد الماضي⟧ أنه لن يحضر، وفي ⟦D2030-04-29|اليوم التالي⟧ أجرى ⟦P|سمير القاضي⟧ اتصالاً هاتفياً بـ⟦P|نبيل حداد⟧.",
        &[
            "announcement: أعلن | سمير القاضي | - | 2030-04-28",
            "call: اتصالاً هاتفياً | سمير القاضي نبيل حداد | - | 2030-04-29",
        ],
    );
}

#[test]
fn a_bare_adverbial_is_the_verbs_and_a_governed_one_the_nouns() {
    check(
        "وكان ⟦P|سمير القاضي⟧ أعلن الصفقة ⟦D2030-04-25|الخميس الماضي⟧.",
        &["announcement: أعلن | سمير القاضي | - | 2030-04-25"],
    );
    check(
        "أبدى ⟦P|سمير القاضي⟧ ارتياحه لقرار اتخذ في ⟦D2030-03|آذار الماضي⟧.",
        &["announcement: أبدى | سمير القاضي | - | 2030-05-02", "decision: قرار |  | - | 2030-03"],
    );
}

#[test]
fn an_aside_between_commas_belongs_to_what_stands_before_it() {
    check(
        "ومهّد للأمر إعلان ⟦P|سمير القاضي⟧، في ⟦D2030-04-20|العشرين من الشهر الماضي⟧، تأييد الخطة.",
        &["announcement: إعلان | سمير القاضي | - | 2030-04-20"],
    );
}

#[test]
fn what_is_told_of_a_known_noun_does_not_date_it() {
    check(
        "أخفق المجلس، ⟦D2030-05-01|أمس⟧، في تمديد الاتفاق بين ⟦L|الأردن⟧ و⟦L|لبنان⟧.",
        &["agreement: الاتفاق | الأردن لبنان | - | -"],
    );
}

#[test]
fn nouns_joined_in_one_phrase_share_their_day() {
    check(
        "وجاء ذلك في ⟦D2030-04-28|28 نيسان⟧ بعد ساعات من زيارة ⟦P|سمير القاضي⟧ إلى ⟦L|صور⟧ ولقائه ⟦P|نبيل حداد⟧.",
        &["visit: زيارة | سمير القاضي | صور | 2030-04-28", "meeting: لقائه | سمير القاضي نبيل حداد | صور | 2030-04-28"],
    );
}

#[test]
fn verbs_under_one_subject_share_the_day_at_their_end() {
    check(
        "زار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ والتقى ⟦P|نبيل حداد⟧ ⟦D2030-04-28|الأحد الماضي⟧.",
        &["visit: زار | سمير القاضي | صور | 2030-04-28", "meeting: التقى | سمير القاضي نبيل حداد | صور | 2030-04-28"],
    );
}

#[test]
fn the_pluperfect_goes_behind_what_is_told() {
    check(
        "والتقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ في ⟦L|صور⟧، وكان ⟦P|القاضي⟧ قد زار ⟦L|صيدا⟧.",
        &["meeting: التقى | سمير القاضي نبيل حداد | صور | 2030-05-01", "visit: زار | القاضي | صيدا | -"],
    );
}

#[test]
fn what_is_only_announced_or_recalled_has_no_day() {
    check(
        "قالت ⟦O|وزارة الزراعة⟧ إن ⟦P|سمير القاضي⟧ زار ⟦L|صور⟧.",
        &["announcement: قالت | وزارة الزراعة | - | 2030-05-02", "visit: زار | سمير القاضي | صور | -"],
    );
}

#[test]
fn a_body_that_announces_its_decision_makes_it_thereby() {
    check(
        "قال ⟦P|سمير القاضي⟧ إن ⟦O|مجلس المدينة⟧ قرر إغلاق الميناء.",
        &["announcement: قال | سمير القاضي | - | 2030-05-02", "decision: قرر | مجلس المدينة | - | 2030-05-02"],
    );
}

#[test]
fn the_morrow_and_the_eve_of_what_is_told() {
    check(
        "وقررت ⟦O|وزارة الزراعة⟧ ⟦D2030-05-01|أمس⟧ فتح الميناء غداة زيارة ⟦P|سمير القاضي⟧ إلى ⟦L|صور⟧ ولقائه ⟦P|نبيل حداد⟧.",
        &[
            "decision: قررت | وزارة الزراعة | - | 2030-05-01",
            "visit: زيارة | سمير القاضي | صور | 2030-04-30",
            "meeting: لقائه | سمير القاضي نبيل حداد | صور | 2030-04-30",
        ],
    );
}

#[test]
fn the_main_clause_goes_on_behind_an_aside_of_what_was() {
    check(
        "وفي ⟦L|صور⟧، حيث كان ⟦P|نبيل حداد⟧ في انتظار العائدين، أكد ⟦P|سمير القاضي⟧ أن العمل مستمر.",
        &["announcement: أكد | سمير القاضي | صور | 2030-05-02"],
    );
}

#[test]
fn what_happens_shortly_before_the_news_is_of_its_day() {
    check(
        "وكان ⟦P|سمير القاضي⟧ قد اجتمع بـ⟦P|نبيل حداد⟧ قبيل انطلاق الأعمال.",
        &["meeting: اجتمع | سمير القاضي نبيل حداد | - | 2030-05-02"],
    );
}
