//! What agreements are called, and which words refer to one.

use super::check;

#[test]
fn an_agreement_called_after_a_town_is_known_whatever_is_hoped_of_it_or_denied() {
    for told in [
        "ويطالب الحزب بتنفيذ اتفاق ⟦L|صور⟧.",
        "لا يزال اتفاق ⟦L|صور⟧ حاضراً في النقاش.",
        "أما الحدود فقد نص عليها اتفاق ⟦L|صور⟧.",
    ] {
        check(told, &["agreement: اتفاق |  | صور | -"]);
    }
    check("ويطالب الحزب بتوقيع اتفاق مع الشركة.", &[]);
}

#[test]
fn a_deal_called_after_a_person_is_known_too() {
    check("ويرى مراقبون أن صفقة ⟦P|القاضي⟧ عززت موقع الحزب.", &["agreement: صفقة |  | - | -"]);
    check("ويرى مراقبون أن صفقة جديدة عززت موقع الحزب.", &[]);
}

#[test]
fn what_came_of_an_agreement_called_after_a_town_is_another() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ معاهدة ⟦D2030-05-01|أمس⟧ في ⟦L|بيروت⟧. وجاءت المعاهدة ثمرة لاتفاق ⟦L|صور⟧ الذي توصلا إليه في ⟦D2029-09-17|17 أيلول الماضي⟧، بعد مفاوضات في المنتجع.",
        &[
            "agreement: وقّع معاهدة المعاهدة | سمير القاضي نبيل حداد | بيروت | 2030-05-01",
            "agreement: اتفاق |  | صور | 2029-09-17",
        ],
    );
}

#[test]
fn an_agreement_called_after_the_town_where_it_was_just_signed() {
    check(
        "وقّع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ في ⟦L|صور⟧ اتفاق سلام. وقال ⟦P|حداد⟧ إن اتفاق ⟦L|صور⟧ يفتح صفحة جديدة.",
        &[
            "agreement: وقّع اتفاق اتفاق | سمير القاضي نبيل حداد | صور | 2030-05-01",
            "announcement: قال | حداد | - | 2030-05-01",
        ],
    );
}

#[test]
fn who_signed_the_known_agreement_after_a_memorandum() {
    check(
        "وقّعت ⟦L|لبنان⟧ مع ⟦L|الأردن⟧ اتفاق المعادن ⟦D2030-04|في نيسان⟧. وكان ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ وقّعا الاتفاق في ⟦D2030-04-29|29 نيسان⟧ بعد مذكرة نوايا.",
        &["agreement: وقّعت اتفاق وقّعا الاتفاق | سمير القاضي نبيل حداد | - | 2030-04-29"],
    );
}

#[test]
fn bodies_sign_by_people() {
    check(
        "وقّعت حركتا ⟦O|الساحل⟧ و⟦O|الجبل⟧ ⟦D2030-05-01|أمس⟧ اتفاق المصالحة. ونشرت الصحف صورة توقيع اتفاق المصالحة بين ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧.",
        &["agreement: وقّعت اتفاق توقيع اتفاق | الساحل الجبل سمير القاضي نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn deputies_who_approve_a_contract_agree() {
    check(
        "أقرّ النواب اللبنانيون المجتمعون في ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ وثيقة الوفاق.",
        &["agreement: أقرّ وثيقة |  | صور | 2030-05-01"],
    );
}

#[test]
fn an_agreement_that_is_only_named_takes_no_day_from_what_stands_before_it() {
    check(
        "ويقدم ⟦P|سمير القاضي⟧ ⟦D2030-05-02|اليوم⟧ إفادة حول مسار تنفيذ اتفاق ⟦L|صور⟧.",
        &["agreement: اتفاق |  | صور | -"],
    );
    check("وتشهد المدينة ⟦D2030-05-02|اليوم⟧ توقيع اتفاق ⟦L|صور⟧.", &["agreement: توقيع اتفاق |  | صور | 2030-05-02"]);
}
