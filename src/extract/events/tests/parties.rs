//! Who takes part in an event: each rule with its linguistic ground.

use super::check;
use crate::arabic::lexicon::Lexicons;
use crate::corpus::Document;

#[test]
fn a_dual_in_the_accusative_is_no_subject() {
    check(
        "وأشاد ⟦P|سمير القاضي⟧ بالعمل. وكان استقبل الأميرين ⟦P|نبيل حداد⟧ و⟦P|رائد خوري⟧ ⟦D2030-05-01|أمس⟧ في ⟦L|صور⟧.",
        &[
            "announcement: أشاد | سمير القاضي | - | 2030-05-02",
            "meeting: استقبل | سمير القاضي نبيل حداد رائد خوري | صور | 2030-05-01",
        ],
    );
}

#[test]
fn a_dual_pronoun_means_the_last_pair() {
    check(
        "وصل ⟦P|نبيل حداد⟧ و⟦P|رائد خوري⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧، واستقبلهما ⟦P|سمير القاضي⟧.",
        &[
            "visit: وصل | نبيل حداد رائد خوري | صور | 2030-05-01",
            "meeting: استقبلهما | سمير القاضي نبيل حداد رائد خوري | صور | 2030-05-01",
        ],
    );
}

#[test]
fn a_pronoun_means_whom_the_text_goes_on_telling_of() {
    check(
        "عقد ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ جلسة مباحثات مع ⟦P|نبيل حداد⟧ في ⟦L|صور⟧، ثم استقبله ⟦P|رائد خوري⟧.",
        &[
            "meeting: جلسة مباحثات | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "meeting: استقبله | رائد خوري سمير القاضي | صور | 2030-05-01",
        ],
    );
}

#[test]
fn talks_that_led_to_an_agreement_were_between_those_who_agreed() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ اتفاقاً إثر محادثات في ⟦L|صور⟧.",
        &[
            "agreement: وقّع اتفاقاً | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "meeting: محادثات | سمير القاضي نبيل حداد | صور | 2030-05-01",
        ],
    );
}

#[test]
fn between_them_means_the_pair() {
    check(
        "وصل ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧. وهذا أول لقاء بينهما.",
        &[
            "visit: وصل | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "meeting: لقاء | سمير القاضي نبيل حداد | صور | 2030-05-01",
        ],
    );
}

#[test]
fn who_hosts_people_meets_them() {
    check(
        "استضاف ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ ⟦P|نبيل حداد⟧ و⟦P|رائد خوري⟧، وانتهى اللقاء إلى نتائج.",
        &["meeting: اللقاء | سمير القاضي نبيل حداد رائد خوري | - | 2030-05-01"],
    );
}

#[test]
fn who_tells_of_an_agreement_with_another_is_its_other_side() {
    check(
        "كشفت ⟦O|شركة النقل⟧ ⟦D2030-05-01|أمس⟧ عن صفقة مع ⟦O|شركة المرفأ⟧.",
        &["announcement: كشفت | شركة النقل | - | 2030-05-01", "agreement: صفقة | شركة المرفأ شركة النقل | - | -"],
    );
}

#[test]
fn a_body_in_whose_name_somebody_signs() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ الوثيقة باسم ⟦O|حركة البحارة⟧ مع ⟦P|نبيل حداد⟧.",
        &["agreement: وقّع الوثيقة | سمير القاضي حركة البحارة نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn the_sides_of_an_agreement_may_be_countries() {
    check(
        "وعادت العلاقات بين ⟦L|الأردن⟧ و⟦L|لبنان⟧. ووقّع البلدان ⟦D2030-05-01|أمس⟧ اتفاقاً في ⟦L|صور⟧.",
        &["agreement: وقّع اتفاقاً | الأردن لبنان | صور | 2030-05-01"],
    );
}

#[test]
fn a_place_behind_the_noun_of_an_event_is_no_party() {
    check("وجاء توقيع اتفاق ⟦L|صور⟧ في ⟦D2030-05-01|أمس⟧.", &["agreement: توقيع اتفاق |  | صور | 2030-05-01"]);
}

#[test]
fn ones_own_country_acts() {
    check(
        "وانتقد الرئيس ⟦P@LB|سمير القاضي⟧ ما جرى في ⟦L|لبنان⟧، واستدعت بلاده ⟦D2030-05-01|أمس⟧ سفراءها.",
        &["announcement: انتقد | سمير القاضي | - | 2030-05-01", "decision: استدعت | لبنان | - | 2030-05-01"],
    );
}

#[test]
fn the_subject_of_an_unknown_verb_acts_in_what_hangs_on_it() {
    check(
        "كما أخفق الوسيط ⟦P|سمير القاضي⟧ حين زار ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧.",
        &["visit: زار | سمير القاضي | صور | 2030-05-01"],
    );
}

#[test]
fn a_place_in_what_is_agreed_is_not_where() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ اتفاقاً لترسيم الحدود في ⟦L|صور⟧.",
        &["agreement: وقّع اتفاقاً | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn pronouns_in_a_row_mean_the_same_person() {
    check(
        "تلقى ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ اتصالاً هاتفياً من ⟦P|نبيل حداد⟧، واتصل به ⟦P|رائد خوري⟧.",
        &[
            "call: اتصالاً هاتفياً | سمير القاضي نبيل حداد | - | 2030-05-01",
            "call: اتصل | رائد خوري سمير القاضي | - | 2030-05-01",
        ],
    );
}

#[test]
fn a_place_directly_behind_the_verb_governs() {
    check("استدعت ⟦L|لبنان⟧ سفيرها ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧.", &["decision: استدعت | لبنان | - | 2030-05-01"]);
}

#[test]
fn a_journey_and_its_adverbial_are_one_visit() {
    check(
        "وصل ⟦P|سمير القاضي⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧، وضم الوفد ⟦P|نبيل حداد⟧، في زيارة رسمية.",
        &["visit: وصل زيارة | سمير القاضي نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn what_somebody_travels_for_is_his_own() {
    check(
        "وصل ⟦P|سمير القاضي⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ لعقد قمة مع ⟦P|نبيل حداد⟧.",
        &["visit: وصل | سمير القاضي | صور | 2030-05-01", "meeting: قمة | سمير القاضي نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn a_noun_of_receiving_has_host_and_guest() {
    check(
        "وجاء ذلك خلال استقبال ⟦P|سمير القاضي⟧، في قصره، السفير ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧.",
        &["meeting: استقبال | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn who_acts_behind_a_passive_verb() {
    check(
        "استُقبل ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ من طرف ⟦P|نبيل حداد⟧.",
        &["meeting: استُقبل | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn what_hangs_on_a_noun_behind_a_preposition_is_no_object() {
    check(
        "استقبل ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ سفراء من الخارج، بعد يوم من إنهاء ⟦P|نبيل حداد⟧ عمله.",
        &["meeting: استقبل | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn a_counterpart_holds_the_same_office() {
    check(
        "تحدث الرئيس ⟦P@LB|سمير القاضي⟧ ⟦D2030-04-30|الثلاثاء⟧ في خطاب. وزاره ⟦D2030-05-01|أمس⟧ وزير الدفاع الأردني ⟦P|رائد خوري⟧ والرئيس ⟦P@JO|نبيل حداد⟧. وتلقى ⟦P|سمير القاضي⟧ اتصالاً من نظيره الأردني.",
        &[
            "announcement: تحدث خطاب | سمير القاضي | - | 2030-04-30",
            "visit: زاره | رائد خوري نبيل حداد | - | 2030-05-01",
            "call: اتصالاً | سمير القاضي نبيل حداد | - | 2030-05-01",
        ],
    );
}

#[test]
fn a_title_behind_and_belongs_to_the_name_behind_its_comma() {
    check(
        "جرت مكالمة هاتفية ⟦D2030-05-01|أمس⟧ بين ⟦P|سمير القاضي⟧ ونظيره الأردني، السيد ⟦P|نبيل حداد⟧.",
        &["call: مكالمة هاتفية | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn several_are_not_the_last_two() {
    check(
        "التقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧. ووصل ⟦P|رائد خوري⟧ إلى ⟦L|صور⟧، وكان في انتظاره عدد من الوزراء.",
        &["meeting: التقى | سمير القاضي نبيل حداد | - | 2030-05-01", "visit: وصل | رائد خوري | صور | 2030-05-01"],
    );
}

#[test]
fn one_office_may_be_said_in_two_ways() {
    check(
        "زار رئيس الوزراء ⟦P|سمير القاضي⟧ ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧. والتقى رئيس الحكومة ⟦P|نبيل حداد⟧ هناك.",
        &["visit: زار | سمير القاضي | صور | 2030-05-01", "meeting: التقى | سمير القاضي نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn a_source_is_no_occasion_of_the_clause() {
    check(
        "واستقبل ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ ⟦P|نبيل حداد⟧، وفق منشور للناطقة ⟦P|ليلى منصور⟧.",
        &[
            "meeting: استقبل | سمير القاضي نبيل حداد | - | 2030-05-01",
            "announcement: منشور | ليلى منصور | - | 2030-05-01",
        ],
    );
}

#[test]
fn whom_somebody_received_stands_behind_the_noun() {
    check(
        "استقبل ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ ⟦P|نبيل حداد⟧ في ⟦L|صور⟧. ورحب ⟦P|القاضي⟧ بالوفد، بعد استقباله ⟦P|رائد خوري⟧ في ⟦D2030-03|آذار الماضي⟧.",
        &[
            "meeting: استقبل | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "announcement: رحب | القاضي | - | 2030-05-01",
            "meeting: استقباله | القاضي رائد خوري | - | 2030-03",
        ],
    );
}

#[test]
fn whoever_acts_in_quoted_words_does_not_go_on_speaking() {
    check(
        "وقال ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ \"استقبل ⟦P|نبيل حداد⟧ مساء ⟦P|رائد خوري⟧ الذي يحل ضيفا كريما\". وأضاف أن الزيارة مهمة.",
        &["announcement: قال أضاف | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn bodies_in_the_first_of_two_offices_take_no_part() {
    let text = "أعلن نائب رئيس مجلس الوزراء ووزير الخارجية العراقي سامي البلوطي أن الملف مغلق.";
    let reading = crate::extract::read(&Document::new("test.txt", text), Lexicons::builtin());
    let event = reading.events.first().expect("an announcement");
    let parties: Vec<_> =
        event.participants.iter().map(|party| reading.mentions[party.mention as usize].name.as_str()).collect();
    assert_eq!(parties, ["سامي البلوطي"]);
}

#[test]
fn whoever_holds_an_office_for_another_acts() {
    check(
        "إن وزير الخارجية بالوكالة ⟦P|سمير القاضي⟧ استقبل ⟦D2030-05-01|أمس⟧ الوزير ⟦P|نبيل حداد⟧.",
        &["meeting: استقبل | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn what_a_meeting_was_held_beside_is_another() {
    check(
        "التقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ على هامش القمة في ⟦L|صور⟧.",
        &["meeting: التقى | سمير القاضي نبيل حداد | صور | 2030-05-01", "meeting: القمة |  | صور | 2030-05-01"],
    );
}
