//! What tells an event, and what names nobody who acts.

use super::check;

#[test]
fn an_unnamed_source_is_nobody_named_before() {
    check(
        "قال ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ إن العمل مستمر. وأفاد مصدر مطلع أن الموعد لم يحدد.",
        &["announcement: قال | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn counted_people_are_nobody_named_before() {
    check(
        "أعلن ⟦P|سمير القاضي⟧ النتيجة ⟦D2030-05-01|أمس⟧، وأعرب 29 نائباً عن اعتراضهم.",
        &["announcement: أعلن | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn an_outlet_goes_on_speaking_in_the_feminine() {
    check("وغادر ⟦P|سمير القاضي⟧ ⟦L|صور⟧. وقالت وكالة ⟦O|الساحل⟧ إنه عاد. وأوضحت أن الموعد لم يحدد.", &[]);
}

#[test]
fn a_relative_clause_has_its_noun_as_subject() {
    check(
        "وانتقد ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ أولى الدول التي أغلقت سفارتها.",
        &["announcement: انتقد | سمير القاضي | - | 2030-05-01", "decision: أغلقت |  | - | 2030-05-01"],
    );
}

#[test]
fn close_relations_are_no_document() {
    check(
        "وأشاد ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ بالعلاقات الأخوية الوثيقة بين ⟦L|الأردن⟧ و⟦L|لبنان⟧.",
        &["announcement: أشاد | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn contacts_that_are_kept_up_are_no_event() {
    check(
        "وأكد ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ مواصلة الاتصالات واللقاءات مع ⟦P|نبيل حداد⟧.",
        &["announcement: أكد | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn a_visit_that_goes_on_just_now() {
    check(
        "التقى ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ الوسيط ⟦P|نبيل حداد⟧ الذي يزور ⟦L|صور⟧ حالياً.",
        &["meeting: التقى | سمير القاضي نبيل حداد | صور | 2030-05-01", "visit: يزور | نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn a_list_of_days_tells_in_the_present() {
    check("⟦D2030-04-24|24 نيسان⟧: ⟦P|سمير القاضي⟧ يصل إلى ⟦L|صور⟧.", &["visit: يصل | سمير القاضي | صور | 2030-04-24"]);
}

#[test]
fn who_is_given_an_office_does_not_give_it() {
    check(
        "وأدى ⟦P|سمير القاضي⟧ اليمين. وسمّى ⟦P|سمير القاضي⟧ النائب ⟦P|نبيل حداد⟧ رئيساً للوزراء ⟦D2030-05-01|أمس⟧، واختار ⟦P|رائد خوري⟧ مديراً لمكتبه.",
        &["decision: سمّى اختار | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn a_masculine_pronoun_behind_a_feminine_noun_means_the_man_before_it() {
    check(
        "استقبل ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ السيد ⟦P|نبيل حداد⟧، المكلف بالشؤون الساحلية الذي يزور ⟦L|صور⟧ حالياً.",
        &["meeting: استقبل | سمير القاضي نبيل حداد | صور | 2030-05-01", "visit: يزور | نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn meetings_of_two_months_are_two_though_their_year_is_not_told() {
    check(
        "التقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ في ⟦DXXXX-11|تشرين الثاني⟧. والتقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ في ⟦D2030-03|آذار 2030⟧.",
        &[
            "meeting: التقى | سمير القاضي نبيل حداد | - | XXXX-11",
            "meeting: التقى | سمير القاضي نبيل حداد | - | 2030-03",
        ],
    );
}

#[test]
fn an_outlet_without_its_name_is_nobody_named_before() {
    check("وغادر ⟦P|سمير القاضي⟧ ⟦L|صور⟧. وبث التلفزيون الرسمي لقطات خلال استقباله ⟦P|نبيل حداد⟧.", &[]);
}

#[test]
fn what_somebody_is_invited_to_has_not_happened() {
    check(
        "ووجه ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ الدعوة إلى الأمير ⟦P|نبيل حداد⟧ لزيارة ⟦L|صور⟧.",
        &["announcement: الدعوة | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn mutual_visits_are_no_single_one() {
    check(
        "أبرز الزيارات المتبادلة بين ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧. وأسفر تبادل الزيارات بين ⟦P|القاضي⟧ و⟦P|حداد⟧ عن نتائج.",
        &[],
    );
}

#[test]
fn what_is_still_to_come_has_not_happened() {
    check(
        "وقال متحدث إن لقاء مرتقباً يجمع ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧. وعن لقاء مرتقب بين ⟦P|القاضي⟧ و⟦P|حداد⟧ قال كلاماً كثيراً.",
        &[],
    );
}

#[test]
fn an_agreement_carried_out_is_another_than_the_one_that_says_so() {
    check(
        "واتفق ⟦P|سمير القاضي⟧ و⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧ على عقد اجتماع. وتنص على ذلك الاتفاقية العامة الموقعة ⟦D1998|سنة 1998⟧.",
        &["agreement: اتفق | سمير القاضي نبيل حداد | - | 2030-05-01", "agreement: الاتفاقية |  | - | 1998"],
    );
}

#[test]
fn a_spokesman_without_a_name_is_nobody_named_before() {
    check(
        "قال ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ إن العمل مستمر. وأضاف متحدث أن الموعد لم يحدد. وأعلن متحدث باسم الوزارة ⟦P|نبيل حداد⟧ الموعد.",
        &["announcement: قال | سمير القاضي | - | 2030-05-01", "announcement: أعلن | نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn a_country_does_not_speak_through_an_outlet() {
    check(
        "وصل ⟦P|سمير القاضي⟧ إلى ⟦L|قطر⟧ ⟦D2030-05-01|أمس⟧. وأفادت الوكالة القطرية بأن الزيارة قصيرة. وأضافت أن البرنامج حافل، معتبرة أن التوقيت مهم.",
        &["visit: وصل الزيارة | سمير القاضي | قطر | 2030-05-01"],
    );
}

#[test]
fn some_man_who_speaks_is_nobody_named_before() {
    check(
        "قال ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ إن العمل مستمر. وأشار محام إلى أن الموعد لم يحدد. وقال صانعو القرار إن المهلة قصيرة.",
        &["announcement: قال | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn who_wrote_the_page_says_nothing() {
    check(
        "كتب – ⟦P|سمير القاضي⟧: وصل ⟦P|نبيل حداد⟧ إلى ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧.",
        &["visit: وصل | نبيل حداد | صور | 2030-05-01"],
    );
}

#[test]
fn behind_a_preposition_stands_no_verb() {
    check("وغادر ⟦P|سمير القاضي⟧ ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ على وقع الأحداث.", &[]);
}

#[test]
fn what_a_deciding_verb_still_lacks_is_no_verb() {
    check(
        "قرر ⟦O|بنك الساحل⟧، مساء ⟦D2030-05-01|أمس⟧، رفع سعر الفائدة.",
        &["decision: قرر رفع | بنك الساحل | - | 2030-05-01"],
    );
}

#[test]
fn that_is_to_say_is_no_doubt() {
    check(
        "وفي ⟦D2030-04-14|14 نيسان⟧، أي بعد يومين، التقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧.",
        &["meeting: التقى | سمير القاضي نبيل حداد | - | 2030-04-14"],
    );
}

#[test]
fn talks_that_did_not_succeed_took_place() {
    check(
        "ولم تنجح محادثات رعاها ⟦P|سمير القاضي⟧ في ⟦L|صور⟧ ⟦D2030-05-01|أمس⟧ في إنهاء الخلاف.",
        &["meeting: محادثات | سمير القاضي | صور | 2030-05-01"],
    );
}

#[test]
fn words_that_are_no_verbs_behind_nouns() {
    check(
        "وتسلم ⟦P|سمير القاضي⟧ أوراق سفراء جدد ⟦D2030-05-01|أمس⟧. وحصل ⟦P|سمير القاضي⟧ على 35 صوتا. وأكد ⟦P|نبيل حداد⟧ استعداد وزارته في ⟦L|صور⟧.",
        &["announcement: أكد | نبيل حداد | - | 2030-05-01"],
    );
}

#[test]
fn a_paper_that_says_something_is_no_one_named_before() {
    check(
        "والتقى ⟦P|سمير القاضي⟧ ⟦P|نبيل حداد⟧ ⟦D2030-05-01|أمس⟧. وأفاد بيان ل⟦O|هيئة الموانئ⟧ بأن العمل مستمر.",
        &[
            "meeting: التقى | سمير القاضي نبيل حداد | - | 2030-05-01",
            "announcement: بيان | هيئة الموانئ | - | 2030-05-01",
        ],
    );
}

#[test]
fn what_is_told_to_have_taken_place_was_decided() {
    check("وتم تعيين ⟦P|سمير القاضي⟧ رئيساً للهيئة.", &["decision: تعيين |  | - | 2030-05-02"]);
}

#[test]
fn an_invitation_to_come_is_no_visit() {
    check(
        "وقال ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ إنه تلقى دعوة لزيارة ⟦L|صور⟧.",
        &["announcement: قال | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn an_interview_is_an_occasion_of_saying() {
    check(
        "وفي مقابلة مع صحيفة محلية، أوضح ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ أن العمل مستمر.",
        &["announcement: مقابلة أوضح | سمير القاضي | - | 2030-05-01"],
    );
}

#[test]
fn holding_contacts_and_decades_are_no_events() {
    check(
        "وقال ⟦P|سمير القاضي⟧ ⟦D2030-05-01|أمس⟧ إنه أيد مجدداً حل عقود من الخلاف عبر مجموعة الاتصال مع ⟦P|نبيل حداد⟧.",
        &["announcement: قال | سمير القاضي | - | 2030-05-01"],
    );
}
