//! Where an event was, and where only what was talked about is.

use super::check;

#[test]
fn the_state_of_a_place_is_no_place_of_the_talks() {
    check(
        "بحث ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ خلال لقاء ⟦D2030-05-01|أمس⟧ تطورات الأوضاع في ⟦L|صور⟧.",
        &["meeting: لقاء | سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn what_an_agreement_is_called_does_not_move_it() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ اتفاق السلام الشامل في ⟦L|صور⟧.",
        &["agreement: وقّع اتفاق | سمير القاضي نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn the_place_a_pronoun_means() {
    check(
        "زار ⟦P|سمير القاضي⟧ ⟦L|صور⟧ في ⟦D2030-04-02|الثاني من الشهر الماضي⟧، ثم وصلها ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧.",
        &["visit: زار | سمير القاضي | صور | 2030-04-02", "visit: وصلها | نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn what_is_said_at_an_occasion_is_said_there() {
    check(
        "التقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ في ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧. وأكد ⟦P|نبيل حداد⟧ خلال اللقاء أن العمل مستمر.",
        &[
            "meeting: التقى اللقاء | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "announcement: أكد | نبيل حداد | صور | 2030-05-01",
        ],
    );
}

#[test]
fn those_who_met_face_the_press_where_they_met() {
    check(
        "التقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ في ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧. وقال ⟦P|سمير القاضي⟧ في مؤتمر صحفي إن العمل مستمر.",
        &[
            "meeting: التقى | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "announcement: قال مؤتمر صحفي | سمير القاضي | صور | 2030-05-01",
        ],
    );
}

#[test]
fn a_place_that_opens_the_sentence_is_that_of_its_decisions() {
    check(
        "وفي ⟦L|صور⟧، فاجأ ⟦O|مصرف الساحل⟧ الأسواق ⟦D2030-05-01|أمس⟧ إذ خفض سعر الفائدة.",
        &["decision: خفض | مصرف الساحل | صور | 2030-05-01"],
    );
}

#[test]
fn a_host_counts_for_more_than_a_dam_that_talks_are_called_after() {
    check("تستضيف ⟦L|صور⟧ ⟦D2030-05-03|غداً⟧ مفاوضات ⟦L|سد الزيتون⟧.", &["meeting: مفاوضات |  | صور | 2030-05-03"]);
}

#[test]
fn a_dash_between_two_countries_joins_one_adjective() {
    check("تُعقد القمة اللبنانية – الأردنية ⟦D2030-05-03|غداً⟧ في ⟦L|صور⟧.", &["meeting: القمة |  | صور | 2030-05-03"]);
}

#[test]
fn the_seat_of_a_body_is_not_where_it_speaks() {
    check(
        "أعلنت ⟦O|هيئة الموانئ⟧ في ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ أن العمل مستمر.",
        &["announcement: أعلنت | هيئة الموانئ | - | 2030-05-01"],
    );
}

#[test]
fn a_city_and_its_country_are_no_two_places() {
    check(
        "وصل ⟦P|سمير القاضي⟧ إلى ⟦L|بيروت⟧ ⟦D2030-05-01|أمس⟧. وتأتي زيارة ⟦P|القاضي⟧ إلى ⟦L|لبنان⟧ بعد أعوام.",
        &["visit: وصل زيارة | سمير القاضي | بيروت | 2030-05-01"],
    );
    check(
        "وصل ⟦P|سمير القاضي⟧ إلى ⟦L|عمان⟧ ⟦D2030-05-01|أمس⟧. وتأتي زيارة ⟦P|القاضي⟧ إلى ⟦L|لبنان⟧ بعد أعوام.",
        &["visit: وصل | سمير القاضي | عمان | 2030-05-01", "visit: زيارة | القاضي | لبنان | -"],
    );
}
