use proptest::prelude::*;

use crate::arabic::lexicon::Lexicons;
use crate::base::EntityKind;
use crate::corpus::Document;
use crate::extract::{Reading, read};

fn reading(text: &str) -> Reading {
    read(&Document::new("test.txt", text), Lexicons::builtin())
}

/// `marked` holds the expected names as `⟦P|…⟧`, `⟦O|…⟧`, `⟦L|…⟧`, `⟦E|…⟧`. The names are those of made-up people and of bodies and places
/// that every reader knows.
#[track_caller]
fn check(marked: &str) {
    let mut plain = String::new();
    let mut expected = Vec::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('⟦') {
        plain.push_str(before);
        let (mark, after) = mark.split_once('⟧').unwrap();
        let (kind, name) = mark.split_once('|').unwrap();
        let start = plain.len();
        plain.push_str(name);
        expected.push((start, plain.len(), kind.to_owned()));
        rest = after;
    }
    plain.push_str(rest);
    let letter = |kind| match kind {
        EntityKind::Person => "P",
        EntityKind::Organization => "O",
        EntityKind::Place => "L",
        EntityKind::Equipment => "E",
    };
    let found = reading(&plain).mentions;
    let show = |start: usize, end: usize, kind: &str| format!("{kind}:{}", &plain[start..end]);
    let found: Vec<_> =
        found.iter().map(|m| show(m.range.start as usize, m.range.end as usize, letter(m.kind))).collect();
    let expected: Vec<_> = expected.iter().map(|(start, end, kind)| show(*start, *end, kind)).collect();
    assert_eq!(found, expected, "{plain}");
}

#[test]
fn an_honorific_behind_a_surname_begins_another_name() {
    check("التقت الوزيرة ⟦P|سلمى البدراني⟧ الوجيه ⟦P|أبو زيد⟧ في ⟦L|عمّان⟧ أمس.");
    check("التقت الوزيرة ⟦P|سلمى البدراني⟧ الشيخ ⟦P|نادر القرمزي⟧ في ⟦L|عمّان⟧ أمس.");
    check("قال الوزير ⟦P|نادر الشيخ⟧ إن الحوار مستمر.");
}

#[test]
fn office_before_a_name() {
    check("التقى وزير الخارجية التركي ⟦P|جودت قرمان⟧ في ⟦L|أنقرة⟧ وفداً.");
    check("قال الرئيس السوري ⟦P|سليم القاضي⟧ إن الحوار مستمر.");
}

#[test]
fn a_foreign_surname_may_sound_like_an_ordinary_word() {
    check("قال الجنرال ⟦P|ويليام وارد⟧ إن الحوار مستمر.");
    check("قالت الوزيرة ⟦P|فاطمة سامورا⟧ إن الحوار مستمر.");
    check("التقى ⟦P|دانيال كابلان⟧ وفداً أمس.");
    check("قرر الوزير ⟦P|بنيامين هارتمان⟧ بإقالة مساعده البدء.");
}

#[test]
fn an_ordinary_word_with_a_clitic_is_no_name() {
    check("رئيس ⟦L|نيجيريا⟧ يتغيب عن القمة.");
    check("رئيس الجمهورية يسدي تعليماته بشأن الدواء.");
    check("أعرب أعضاء الحكومة عن ارتياحهم لتعافي الرئيس.");
}

#[test]
fn names_behind_abbreviations_and_strokes() {
    check("د. ⟦P|سعد القرمزي⟧: الحوار مستمر.");
    check("سفيرة جمهورية ⟦L|ألمانيا⟧، السيدة/ ⟦P|هيلغا فوستر⟧، وسفير ⟦L|رومانيا⟧ السيد/ ⟦P|إينوس شيفر⟧.");
}

#[test]
fn a_fathers_name_shows_an_unknown_word_to_be_a_name() {
    check("- ⟦P|إسلكو ولد محمد أمبيريك⟧، وزير المالية،");
    check("قالت المديرة ⟦P|نصاف بن عليمة⟧ إن الحوار مستمر.");
}

#[test]
fn a_name_does_not_begin_in_its_middle() {
    check("تعيين كل من: ⟦P|نادر محمد القرمزي⟧، ⟦P|قاسم داود علي البدراني⟧، أعضاء في المركز.");
}

#[test]
fn names_listed_behind_a_plural_title() {
    check("قدّم النواب ⟦P|ثامر القرمزي⟧ و⟦P|بدر الداهومي⟧ و⟦P|خالد البيطاري⟧ استجواباً.");
}

#[test]
fn a_gap_parts_the_items_of_a_ticker() {
    check("مقتل الوالي السابق ⟦P|خميس البيطاري⟧     ⟦P|نادر القرمزي⟧ يكتب: لا وقت.");
}

#[test]
fn what_a_body_is_tied_to_is_no_part_of_its_name() {
    check("قائد ⟦O|قوات العمالقة⟧ الموالية ل⟦L|لإمارات⟧");
    check("رئيس ⟦O|جهاز الأمن العام⟧ أمس");
    check("رئيس ⟦O|جامعة الملك عبدالعزيز⟧ رئيس اللجنة");
}

#[test]
fn bodies_by_grammar() {
    check("اتهم الوزير ⟦O|وزارة العدل⟧ بذلك.");
    check("قال ⟦O|المركز الفلسطيني لحقوق الإنسان⟧ ذلك.");
    check("دعا ⟦O|الحزب الليبرالي الحر⟧ إلى الحوار.");
    check("تعاقدت ⟦O|الهيئة الهندسية للقوات المسلحة⟧ المتعاقدة على هذا المشروع.");
    check("رئيس ⟦O|وكالة الإمارات للمساعدات⟧ أمس.");
}

#[test]
fn a_board_is_no_body_and_a_head_may_be_called_by_anybody() {
    check("رئيس مجلس إدارة النادي ⟦P|نادر القرمزي⟧ أمس.");
    check("دعم حكومة ⟦P|نادر القرمزي⟧ أمس. وقال ⟦P|القرمزي⟧ ذلك.");
}

#[test]
fn a_surname_that_is_an_office_too() {
    check("اجتمع مع ⟦P|جون هارتمان⟧ المدير الرياضي للنادي.");
    check("قال الوزير ⟦P|فارس خلف المزروعي⟧ ذلك.");
}

#[test]
fn names_on_a_line_of_their_own() {
    check("رئيس التحرير\n\n⟦P|نشأت القرمزي⟧\n\nرياضة");
    check("كتب: ⟦P|عبدالوكيل القرمزي⟧\n\nافتتح المعرض.");
    check("- ⟦P|كمبا با⟧، وزيرة العدل،");
}

#[test]
fn a_name_joined_to_another() {
    check("فاز كل من ⟦P|طارق القنديل⟧ و⟦P|حازم هلال⟧ بالعضوية.");
}

#[test]
fn money_is_no_country() {
    check("غرامة مالية قدرها مئة دينار.");
    check("قال وزير الاقتصاد والمالية ⟦P|نديم الشهابي⟧ إن الحوار مستمر.");
}

#[test]
fn clitics_stay_outside() {
    check("اجتمع الرئيس ⟦P|سليم القرماني⟧ بالسفير. وسلّم السفير رسالة ل⟦P|لقرماني⟧ و⟦L|سوريا⟧.");
    check("سافر الوفد ل⟦L|تركيا⟧ و⟦L|قطر⟧.");
}

#[test]
fn one_title_for_two_names() {
    check("وقّع وزيرا الخارجية التركي ⟦P|جودت قرمان⟧ والسوري ⟦P|سليم البيطاري⟧ الوثيقة.");
}

#[test]
fn surname_alone_once_the_full_name_is_known() {
    check("وصل الوزير ⟦P|نديم الشهابي⟧ إلى ⟦L|بغداد⟧. وأكد ⟦P|الشهابي⟧ أن الزيارة ناجحة.");
}

#[test]
fn names_run_together_and_taken_apart() {
    check("التقى الوزير الفرنسي ⟦P|هنري لوبريان⟧ وفداً. وأعرب ⟦P|لو بريان⟧ عن أسفه.");
    check("وصل الوزير ⟦P|هنري غوربان⟧ أمس. وأعرب ⟦P|جوربان⟧ عن أسفه.");
}

#[test]
fn names_of_several_words_with_god() {
    check("قال وزير الري ⟦P|عبد الرحمن حرز الله⟧ إن السد آمن. وأضاف ⟦P|حرز الله⟧ ذلك.");
}

#[test]
fn small_words_and_titles_inside_names() {
    check("وصل مبعوث ⟦O|الأمم المتحدة⟧ ⟦P|إسماعيل ولد الشيخ منصور⟧ إلى ⟦L|صنعاء⟧.");
    check("حضر السيد ⟦P|لوناس مقراني⟧ اللقاء.");
}

#[test]
fn a_final_ya_without_dots() {
    check("استقبل فى ⟦L|القاهرة⟧ مستشار الوزير ⟦P|على رضا كرمانى⟧ وفداً، وأكد الوزير على ضرورة الحوار.");
}

#[test]
fn words_of_arabic_patterns_end_a_foreign_name() {
    check("تولت سفن الأدميرال ⟦P|ستانلي بيرلو⟧ تمشيط الألغام في البحر.");
}

#[test]
fn a_region_that_a_newspaper_is_called_after() {
    check("نقلت صحيفة ⟦O|الشرق الأوسط⟧ عن مصدر أن السلام في ⟦L|الشرق الأوسط⟧ بعيد.");
}

#[test]
fn compounds_and_patronymics() {
    check("استقبل الأمير ⟦P|فهد بن ماجد آل رشدان⟧ اللواء ⟦P|كريم أبو شنب⟧.");
    check("زار الدكتور ⟦P|عبد الرحمن الكيلاوي⟧ ⟦L|القاهرة⟧.");
}

#[test]
fn bodies_by_their_head_noun() {
    check("أعلنت ⟦O|وزارة الدفاع التركية⟧ بدء التدريب.");
    check("وافق ⟦O|مجلس النواب اللبناني⟧ على القانون.");
    check("دعا ⟦O|الجيش السوري⟧ السكان إلى الهدوء.");
    check("أوضح رئيس ⟦O|هيئة الصناعات الدفاعية⟧ ⟦P|جودت قرمان⟧ ذلك.");
}

#[test]
fn troops_and_generic_words_are_no_bodies() {
    check("عبرت القوات التركية الحدود، وقالت الوزارة إن الوفد عاد.");
}

#[test]
fn class_nouns_stay_outside() {
    check("ذكرت وكالة “⟦O|الأناضول⟧” ذلك على منصة «⟦O|إكس⟧».");
    check("وصل إلى مدينة ⟦L|إسطنبول⟧.");
}

#[test]
fn buildings_keep_their_noun() {
    check("عُقد اللقاء في ⟦L|قصر بعبدا⟧ أمس.");
}

#[test]
fn equipment_by_name_and_model() {
    check("تسلمت ست مقاتلات «⟦E|إف-16⟧» ودبابات «⟦E|ليوبارد⟧».");
}

#[test]
fn a_nisba_is_no_place() {
    check("قالت الصحف التركية إن الشعب السوري صبور.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn mentions_fall_on_characters_in_order(text in "([ -~\n]|[\u{600}-\u{6ff}]|الرئيس |وزير |بن |لل|«|»|محمد |وزارة |[\u{200b}-\u{200f}]|😀){0,60}") {
        let reading = reading(&text);
        let mut last = 0;
        for mention in &reading.mentions {
            prop_assert!(text.get(mention.range.to_usize()).is_some_and(|name| !name.is_empty()));
            prop_assert!(mention.range.start >= last, "{:?}", reading.mentions);
            prop_assert!((0.0..=1.0).contains(&mention.score));
            last = mention.range.end;
        }
        for role in &reading.roles {
            prop_assert!(text.get(role.range.to_usize()).is_some());
            prop_assert!((role.person as usize) < reading.mentions.len());
        }
    }
}

#[test]
fn bodies_called_after_places_and_purposes() {
    check("أعلن ⟦O|مصرف ليبيا المركزي⟧ ذلك.");
    check("قالت ⟦O|المديرية العامة للأمن العام⟧ إن المعبر مفتوح.");
    check("أصدر ⟦O|المكتب الإعلامي لرئيس مجلس الوزراء⟧ بياناً.");
}

#[test]
fn a_noun_behind_a_complete_name_is_outside() {
    check("أعلنت ⟦O|الهيئة العليا المستقلة للانتخابات⟧ النتائج.");
    check("وأدانت ⟦O|منظمة التعاون الإسلامي⟧ الهجوم.");
}

#[test]
fn newspapers_called_by_ordinary_nouns() {
    check("قالت صحيفة ⟦O|الأخبار⟧ إن المعبر مفتوح.");
}

#[test]
fn a_future_verb_behind_an_office_is_no_name() {
    check("قال المتحدث إن الأمير سيستقبل الوفد، وإن السيد سيلتقي الوزير.");
    check("وصل السيد ⟦P|سيف الدين⟧.");
}

#[test]
fn an_outlet_is_told_what_a_place_is_not() {
    check("قال مصدر مطلع ل⟦O|لأناضول⟧ إن الوفد غادر.");
    check("وأضاف المسؤول في تصريحات لـ«⟦O|الأناضول⟧» أن الوفد غادر.");
    check("تمتد السهول إلى ⟦L|الأناضول⟧.");
}

#[test]
fn a_rank_that_is_a_given_name_as_well() {
    check("التقى رئيس المفوضية ⟦P|عماد البلوطي⟧ الوفد أمس.");
}

#[test]
fn verbs_and_nouns_are_no_part_of_the_name_before_them() {
    check("قالت الشركة إن رئيسها ⟦P|سامي البلوطي⟧ التقى بالوفد أمس.");
    check("وقد أكد الوزير ⟦P|شينزو أوبيرا⟧ مشاركته فيها.");
    check("يؤدي الوزير ⟦P|كريم القرمزي⟧ زيارة رسمية.");
}

#[test]
fn short_names_beside_long_ones() {
    check("وقعت ⟦O|الشركة الوطنية للأنظمة الميكانيكية⟧ (⟦O|NQMS⟧) العقد أمس.");
    check("قال ⟦O|الاتحاد العام للعمال⟧ «⟦O|الهستروت⟧» ذلك.");
}

#[test]
fn marks_that_close_open_no_name() {
    check("حضرت مجموعات، بينها \"⟦O|دويتشه بنك⟧\" و\"⟦O|سيمنز⟧\" أمس.");
}

#[test]
fn an_adjective_behind_a_joined_noun_is_the_heads_own() {
    check("قالت ⟦O|لجنة الأمن والدفاع النيابية⟧ ذلك.");
}

#[test]
fn what_an_office_is_for_is_no_part_of_its_ministry() {
    check("وقع وكيل ⟦O|وزارة الدفاع⟧ للمشتريات ⟦P|نادر القرمزي⟧ العقد أمس.");
}

#[test]
fn companies_by_field_and_adjective() {
    check("فازت ⟦O|شركة الإنشاءات البترولية الوطنية⟧ بالعقد أمس.");
}

#[test]
fn the_sort_of_an_agency_before_its_name() {
    check("نقلت ذلك وكالة أنباء «⟦O|تسنيم⟧» أمس.");
}

#[test]
fn a_verb_in_maqsura_is_no_surname() {
    check("قال متحدث في بيان إن الوزير ⟦P|نادر عوض⟧ التقى الوفد.");
    check("وذكر أن الوزير ⟦P|سامر حداد⟧ التقى في ⟦L|بيروت⟧ الوفد.");
}

#[test]
fn an_ordinary_word_is_the_surname_of_who_is_addressed_by_one_name() {
    check("حضر الدكتور ⟦P|محمد المشاعلة⟧ وعدد من الضيوف.");
}

#[test]
fn a_party_in_quotation_marks_without_its_class_noun() {
    check("أعلن ⟦O|حزب العدالة والتنمية⟧ ذلك. وقال مصدر في «⟦O|العدالة والتنمية⟧» إن الملف مغلق.");
}

#[test]
fn a_chamber_or_university_has_its_town_inside() {
    check("التقى وفد ⟦O|غرفة تجارة دمشق⟧ رئيس ⟦O|جامعة بغداد⟧ أمس.");
    check("زار وفد من ⟦O|غرفة الأحساء⟧ ⟦O|غرفة تجارة وصناعة عمان⟧ أمس.");
}

#[test]
fn bodies_of_a_region_with_their_purpose() {
    check("قال مدير ⟦O|المؤسسة الإسلامية لتنمية القطاع الخاص⟧ ذلك.");
    check("أصدر ⟦O|الاتحاد التونسي للشغل⟧ بياناً، ورحبت المنظمة الدولية بذلك.");
    check("سلم الاتحاد هدية ل⟦O|مفوضية الأمن الغذائي⟧ أمس.");
}

#[test]
fn the_field_of_a_ministry_and_what_is_joined_to_it() {
    check("زار الوفد ⟦O|وزارة الخارجية وشؤون المغتربين⟧ أمس.");
    check("قال وزير الأمن الداخلي ⟦P|نادر القرمزي⟧ إن الحوار مستمر.");
}

#[test]
fn outlets_called_after_places_in_datelines() {
    check("⟦L|الخرطوم⟧ – ⟦O|نبض السودان⟧\nبدأ الحوار أمس.");
    check("⟦L|مقديشو⟧ (⟦O|صوت الصومال⟧) - بدأ الحوار أمس.");
}

#[test]
fn names_in_quotation_marks_behind_an_office() {
    check("حضر رئيس الديوان “⟦P|الصديق الكبير⟧” ومدير المصرف “⟦P|نادر القرمزي⟧” أمس.");
}

#[test]
fn ranks_with_their_arm_of_service() {
    check("حضر اللواء أمن ⟦P|الحسن البدراني⟧ والفريق أول شرطة حقوقي ⟦P|أمير عبد المنعم⟧ أمس.");
}

#[test]
fn whom_somebody_succeeds() {
    check("انتُخب ⟦P|نادر القرمزي⟧ رئيساً خلفاً ل⟦P|سليم البدراني⟧ أمس.");
}

#[test]
fn an_accusative_adjective_is_no_place() {
    check("أجرى الرئيس تعديلاً وزارياً في ⟦L|الخرطوم⟧ أمس.");
    check("أجرى الرئيس تعديلا وزاريا في ⟦L|الخرطوم⟧ أمس.");
}

#[test]
fn what_agrees_with_the_genitive_of_a_body() {
    check("حضر رئيس ⟦O|اتحاد الغرف العمانية⟧ أمس.");
}

#[test]
fn names_that_look_like_ordinary_words() {
    check("أشاد الرئيس بقرار تسليم الملف.");
    check("التقى الفريق ⟦P|أحمد قايد البدراني⟧ وفداً.");
}

#[test]
fn a_noun_before_an_office_is_no_body() {
    check("شكل تحالف بقيادة زعيم المعارضة ⟦P|نادر القرمزي⟧ أمس.");
    check("قالت الممثلة العليا للسياسة الخارجية الأوروبية ⟦P|ليلى القرمزي⟧ ذلك.");
}

#[test]
fn a_company_with_a_region_and_its_purpose() {
    check("وقعت ⟦O|شركة الخليج العالمية للحفر⟧ اتفاقاً أمس.");
}

#[test]
fn unknown_names_between_commas() {
    check("قال السفير الباكستاني لدى ⟦L|روسيا⟧، ⟦P|شفكات علي خان⟧، ذلك.");
    check("قالت رئيسة ⟦O|المحكمة الدستورية⟧، ⟦P|كاريسلا رودريغيز⟧، ذلك.");
}
