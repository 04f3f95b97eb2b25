use crate::arabic::lexicon::Lexicons;
use crate::corpus::Document;
use crate::extract::{RoleHolder, read};

/// Each expected role is (name, title, holder), the holder a country's code or the name of a mention.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str, Option<&str>)]) {
    let reading = read(&Document::new("test.txt", text), Lexicons::builtin());
    let name = |index: u32| reading.mentions[index as usize].name.clone();
    let found: Vec<_> = reading
        .roles
        .iter()
        .map(|role| {
            let of = role.of.as_ref().map(|of| match of {
                RoleHolder::Mention(index) => name(*index),
                RoleHolder::Country(code) => code.clone(),
            });
            (name(role.person), role.title.clone(), of)
        })
        .collect();
    let expected: Vec<_> =
        expected.iter().map(|(n, t, of)| ((*n).to_owned(), (*t).to_owned(), of.map(str::to_owned))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn country_by_nisba() {
    check("قال وزير الخارجية التركي جودت قرمان ذلك.", &[("جودت قرمان", "وزير الخارجية", Some("TR"))]);
}

#[test]
fn country_by_name_is_taken_out_of_the_wording() {
    check("وصل أمير قطر الشيخ راشد بن ماجد أمس.", &[("راشد بن ماجد", "أمير", Some("قطر"))]);
    check("وصل وزير خارجية هولندا بيتر فان دورن أمس.", &[("بيتر فان دورن", "وزير الخارجية", Some("هولندا"))]);
}

#[test]
fn what_is_joined_to_a_field_keeps_its_own_article() {
    check("قال وزير الشباب والرياضة المصري سعيد مقراني ذلك.", &[("سعيد مقراني", "وزير الشباب والرياضة", Some("EG"))]);
}

#[test]
fn an_office_behind_a_name_without_a_comma() {
    check(
        "أكد سالم البدراني وزير الخارجية العماني أن الحوار مستمر.",
        &[("سالم البدراني", "وزير الخارجية", Some("OM"))],
    );
    check("استقبل سالم البدراني وزير الخارجية العماني أمس.", &[]);
}

#[test]
fn what_is_no_part_of_an_office() {
    check("عُين نادر القرمزي محافظاً لعدن في أغسطس من العام الماضي.", &[("نادر القرمزي", "محافظ", Some("عدن"))]);
    check("السيد نادر القرمزي، سفير العراق لدى جمهورية مصر العربية.", &[("نادر القرمزي", "سفير", Some("العراق"))]);
}

#[test]
fn heads_of_state_who_are_listed() {
    check(
        "حضر رؤساء دول، هم التونسي ناصر القرمزي والقبرصي نيكوس خاريتوس.",
        &[("ناصر القرمزي", "رئيس الدولة", Some("TN")), ("نيكوس خاريتوس", "رئيس الدولة", Some("CY"))],
    );
}

#[test]
fn the_name_of_a_body_holds_no_office() {
    check("زار وفد مجلس النواب نادر القرمزي أمس.", &[]);
}

#[test]
fn a_plural_office_is_that_of_each_who_is_listed() {
    check(
        "قال النواب اللبنانيون ثامر القرمزي وبدر البيطاري ذلك.",
        &[("ثامر القرمزي", "نائب", Some("LB")), ("بدر البيطاري", "نائب", Some("LB"))],
    );
}

#[test]
fn an_envoy_is_not_of_where_he_is_sent() {
    check("استدعت الجزائر سفيرها بمدريد سعيد مقراني للتشاور.", &[("سعيد مقراني", "سفير", Some("الجزائر"))]);
}

#[test]
fn a_deputy_is_of_the_country_of_his_superior() {
    check(
        "استقبل الرئيس اليمني سالم الهمداني ضيفه في حضور نائبه علي الزبيري.",
        &[("سالم الهمداني", "الرئيس", Some("YE")), ("علي الزبيري", "نائب", Some("YE"))],
    );
}

#[test]
fn a_delegation_is_of_the_country_of_its_leader() {
    check(
        "وصل الرئيس التركي جودت قرمان إلى بغداد على رأس وفد ضم وزيري الخارجية سليم البيطاري والدفاع نادر الشهابي.",
        &[
            ("جودت قرمان", "الرئيس", Some("TR")),
            ("سليم البيطاري", "وزير الخارجية", Some("TR")),
            ("نادر الشهابي", "وزير الدفاع", Some("TR")),
        ],
    );
}

#[test]
fn a_minister_is_of_the_ministry_before() {
    check(
        "أعلنت وزارة الخارجية المصرية أن الوزير نادر الشهابي تلقى رسالة.",
        &[("نادر الشهابي", "الوزير", Some("وزارة الخارجية المصرية"))],
    );
}

#[test]
fn an_office_without_a_country_is_of_the_newspapers_own() {
    check(
        "افتتح الوزير الأول فاتح مقراني المعرض يوم 3 جانفي في وهران بالجزائر، وحضره سفير فرنسا.",
        &[("فاتح مقراني", "الوزير الأول", Some("DZ"))],
    );
}

#[test]
fn an_office_that_one_country_has() {
    check(
        "وصل خادم الحرمين الشريفين الملك نادر بن سالم إلى باريس.",
        &[("نادر بن سالم", "خادم الحرمين الشريفين", Some("SA")), ("نادر بن سالم", "الملك", Some("SA"))],
    );
}

#[test]
fn offices_one_behind_the_other() {
    check(
        "قال نادر الشهابي، ولي العهد السعودي، رئيس مجلس الوزراء، إن الأمر تم.",
        &[("نادر الشهابي", "ولي العهد", Some("SA")), ("نادر الشهابي", "رئيس مجلس الوزراء", Some("SA"))],
    );
}

#[test]
fn shared_title() {
    check(
        "وقّع وزيرا الخارجية التركي جودت قرمان والسوري سليم البيطاري الوثيقة.",
        &[("جودت قرمان", "وزير الخارجية", Some("TR")), ("سليم البيطاري", "وزير الخارجية", Some("SY"))],
    );
}

#[test]
fn counterpart_repeats_the_title() {
    check(
        "التقى وزير الدفاع السوري سليم البيطاري نظيره التركي جودت قرمان.",
        &[("سليم البيطاري", "وزير الدفاع", Some("SY")), ("جودت قرمان", "وزير الدفاع", Some("TR"))],
    );
}

#[test]
fn apposition_behind_the_name() {
    check("قال سليم البيطاري، وزير الدفاع السوري، إن الزيارة مهمة.", &[("سليم البيطاري", "وزير الدفاع", Some("SY"))]);
}

#[test]
fn ranks_are_no_offices() {
    check("قال اللواء سليم البيطاري إن الزيارة مهمة.", &[]);
}

#[test]
fn former_holders_are_flagged() {
    let text = "قال الرئيس السابق سليم البيطاري ذلك.";
    let reading = read(&Document::new("test.txt", text), Lexicons::builtin());
    assert!(reading.roles.iter().all(|role| role.former) && reading.roles.len() == 1);
}

#[test]
fn pronoun_means_the_body_named_before() {
    check(
        "وصلت حركة الفجر أمس. وقالت الحركة إن رئيسها سليم البيطاري سيغادر.",
        &[("سليم البيطاري", "رئيس", Some("حركة الفجر"))],
    );
}

#[test]
fn class_noun_means_the_body_called_so() {
    check(
        "أصدرت وزارة الدفاع التركية بياناً. وقال المتحدث باسم الوزارة جودت قرمان إن الزيارة مهمة.",
        &[("جودت قرمان", "المتحدث باسم الوزارة", Some("وزارة الدفاع التركية"))],
    );
}

#[test]
fn office_without_country_is_of_the_country_its_sentence_names() {
    check(
        "أقرت الحكومة السورية الخطة، وعارضها وزير العدل سليم البيطاري.",
        &[("سليم البيطاري", "وزير العدل", Some("SY"))],
    );
}

#[test]
fn country_that_has_another_holder_is_not_guessed() {
    check(
        "يحضر الرئيس الصيني لي وي العرض في موسكو إلى جانب الرئيس سليم البيطاري. وقالت الحكومة الروسية إن روسيا ترحب به.",
        &[("لي وي", "الرئيس", Some("CN")), ("سليم البيطاري", "الرئيس", Some("RU"))],
    );
}

#[test]
fn accusative_behind_the_name() {
    check("عُيّن السيد سليم البيطاري وزيراً للخارجية في سوريا.", &[("سليم البيطاري", "وزير الخارجية", Some("سوريا"))]);
}

#[test]
fn behind_a_name_with_rank_no_comma_is_needed() {
    check(
        "حضر الفريق سليم البيطاري قائد القوات الجوية السورية، التوقيع.",
        &[("سليم البيطاري", "قائد القوات الجوية", Some("SY"))],
    );
}

#[test]
fn heir_to_a_throne_of_a_named_place() {
    check("التقى ولي عهد الكويت الشيخ راشد بن ماجد أمس.", &[("راشد بن ماجد", "ولي العهد", Some("الكويت"))]);
}

#[test]
fn title_inside_a_title() {
    check("قال مساعد وزير الدفاع السوري سليم البيطاري ذلك.", &[("سليم البيطاري", "مساعد وزير الدفاع", Some("SY"))]);
}

#[test]
fn finance_is_not_the_nisba_of_mali() {
    check("قال وزير المالية التركي جودت قرمان ذلك.", &[("جودت قرمان", "وزير المالية", Some("TR"))]);
}

#[test]
fn list_behind_a_plural() {
    check(
        "حضر رئيسا الوزراء حينها، التركي جودت قرمان والسوري سليم البيطاري.",
        &[("جودت قرمان", "رئيس الوزراء", Some("TR")), ("سليم البيطاري", "رئيس الوزراء", Some("SY"))],
    );
}

#[test]
fn adjective_of_a_body() {
    check(
        "رحبت الأمم المتحدة بالهدنة. وقال المبعوث الأممي جودت قرمان إن الزيارة مهمة.",
        &[("جودت قرمان", "المبعوث", Some("الأمم المتحدة"))],
    );
}

#[test]
fn secretary_of_a_ministry_is_of_the_ministry() {
    check(
        "قال الأمين العام لوزارة الخارجية السورية سليم البيطاري ذلك.",
        &[("سليم البيطاري", "الأمين العام", Some("وزارة الخارجية السورية"))],
    );
}

#[test]
fn the_preposition_of_what_somebody_becomes_is_left_out() {
    check("انتخب البرلمان السوري السيد سليم البيطاري رئيساً للدولة.", &[("سليم البيطاري", "رئيس الدولة", Some("SY"))]);
}

#[test]
fn offices_that_serve_an_office() {
    check(
        "قال النائب الأول لرئيس مجلس النواب سليم البيطاري ذلك.",
        &[("سليم البيطاري", "النائب الأول لرئيس مجلس النواب", None)],
    );
    check("عُيّن السيد سليم البيطاري نائباً لرئيس الوزراء.", &[("سليم البيطاري", "نائب رئيس الوزراء", None)]);
}

#[test]
fn what_somebody_becomes() {
    check("عُيّن السيد سليم البيطاري رئيسا للوزراء.", &[("سليم البيطاري", "رئيس الوزراء", None)]);
    check("عُيّن السيد سليم البيطاري كبيراً لموظفي الرئاسة.", &[("سليم البيطاري", "كبير موظفي الرئاسة", None)]);
}

#[test]
fn where_a_diplomat_is_sent_is_not_whose_office_it_is() {
    check("قال سفير سوريا في قطر سليم البيطاري ذلك.", &[("سليم البيطاري", "سفير", Some("سوريا"))]);
    check("وصل المبعوث التركي إلى ليبيا جودت قرمان.", &[("جودت قرمان", "المبعوث", Some("TR"))]);
    check("قال مبعوث الأمم المتحدة إلى اليمن بيتر فان دورن ذلك.", &[("بيتر فان دورن", "مبعوث", Some("الأمم المتحدة"))]);
}

#[test]
fn an_office_of_several_words_has_the_article_back_behind_lam() {
    check(
        "وفق منشور للمتحدث باسم الحكومة السورية سليم البيطاري.",
        &[("سليم البيطاري", "المتحدث باسم الحكومة", Some("SY"))],
    );
}

#[test]
fn a_nisba_that_begins_with_a_hamza_and_lam() {
    check("أكد المستشار الألماني فريدريش بلومهارت ذلك.", &[("فريدريش بلومهارت", "المستشار", Some("DE"))]);
}

#[test]
fn a_second_office_joined_behind_the_name() {
    check(
        "أضاف سالم القرمزي، وزير الدفاع اليمني والقائد الأعلى للقوات المسلحة، أن الملف مغلق.",
        &[("سالم القرمزي", "وزير الدفاع", Some("YE")), ("سالم القرمزي", "القائد الأعلى للقوات المسلحة", Some("YE"))],
    );
}

#[test]
fn two_offices_before_one_name() {
    check(
        "أعلن نائب رئيس مجلس الوزراء ووزير الخارجية العراقي سامي البلوطي أن الملف مغلق.",
        &[("سامي البلوطي", "نائب رئيس مجلس الوزراء", Some("IQ")), ("سامي البلوطي", "وزير الخارجية", Some("IQ"))],
    );
    // Two ministers are two people, the first of whom is not named.
    check(
        "التقى وزير الدفاع العراقي ووزير الداخلية العراقي سامي البلوطي أمس.",
        &[("سامي البلوطي", "وزير الداخلية", Some("IQ"))],
    );
}

#[test]
fn who_serves_another_is_named_behind_him() {
    check(
        "قال كبير مستشاري الرئيس الكيني جون موانغي للشؤون الأفريقية، سامي البلوطي، إن الملف مغلق.",
        &[("سامي البلوطي", "كبير مستشاري الرئيس", Some("KE")), ("جون موانغي", "الرئيس", Some("KE"))],
    );
}

#[test]
fn a_full_name_between_commas_behind_its_office() {
    check("قال زعيم المعارضة الكينية، بيتر أوتينو، إن الملف مغلق.", &[("بيتر أوتينو", "زعيم المعارضة", Some("KE"))]);
}

#[test]
fn an_alias_in_quotation_marks_between_the_body_and_the_name() {
    check(
        "قال رئيس اتحاد نقابات العمال «البيدر» سعيد الأرجواني إن الملف مغلق.",
        &[("سعيد الأرجواني", "رئيس", Some("اتحاد نقابات العمال"))],
    );
}

#[test]
fn fields_of_peoples_and_of_nouns_that_no_lexicon_has() {
    check(
        "قال وزير الشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج المغربي سامي البلوطي ذلك.",
        &[("سامي البلوطي", "وزير الشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج", Some("MA"))],
    );
    check(
        "قال وزير الداخلية واللامركزية الموريتاني سامي البلوطي ذلك.",
        &[("سامي البلوطي", "وزير الداخلية واللامركزية", Some("MR"))],
    );
}

#[test]
fn the_sort_of_a_state_is_no_part_of_an_office() {
    check(
        "حضر رئيس الأركان العامة للقوات المسلحة لجمهورية كينيا نادر القرمزي أمس.",
        &[("نادر القرمزي", "رئيس الأركان العامة للقوات المسلحة", Some("كينيا"))],
    );
    check("حضر سالم القرمزي، سفير دولة الكويت المعتمد لدى البلاد.", &[("سالم القرمزي", "سفير", Some("الكويت"))]);
    check("حضر رئيس جمهورية كينيا نادر القرمزي أمس.", &[("نادر القرمزي", "رئيس الجمهورية", Some("كينيا"))]);
}

#[test]
fn an_office_of_noun_and_adjective_has_both_definite() {
    check("قال أمين عام حركة «البيدر» سامي البلوطي ذلك.", &[("سامي البلوطي", "الأمين العام", Some("البيدر"))]);
}

#[test]
fn what_is_no_office() {
    // An ambassador by rank, who stands for a body, and the province of a governor.
    check("قال وزير الخارجية الكيني السفير نادر القرمزي ذلك.", &[("نادر القرمزي", "وزير الخارجية", Some("KE"))]);
    check("حضر محافظ محافظة حضرموت نادر القرمزي أمس.", &[("نادر القرمزي", "محافظ المحافظة", Some("حضرموت"))]);
    check(
        "ترأس نادر القرمزي رئيس مجلس الدولة الاجتماع الأول للجنة في كينيا.",
        &[("نادر القرمزي", "رئيس مجلس الدولة", Some("KE"))],
    );
}

#[test]
fn an_office_behind_a_name_that_meets_another() {
    check(
        "استقبل سالم البدراني رئيس مجلس النواب العراقي اليوم السفير الكيني نادر القرمزي.",
        &[("سالم البدراني", "رئيس مجلس النواب", Some("IQ")), ("نادر القرمزي", "السفير", Some("KE"))],
    );
}

#[test]
fn the_offices_of_a_list() {
    check(
        "أعضاء الوفد العراقي:\n• سالم البدراني: عضو المكتب السياسي.",
        &[("سالم البدراني", "عضو المكتب السياسي", Some("IQ"))],
    );
}

#[test]
fn company_is_of_the_country_of_whom_it_goes_with() {
    check(
        "توجه الرئيس السوداني سليم البيطاري إلى إيران، يرافقه بدر القرمزي وزير الخارجية.",
        &[("سليم البيطاري", "الرئيس", Some("SD")), ("بدر القرمزي", "وزير الخارجية", Some("SD"))],
    );
}

#[test]
fn a_minister_is_of_the_country_whose_ministry_or_minister_the_page_names() {
    check(
        "أعلنت وزارة الدفاع العراقية توقيع عقود. وأكد وزير الدفاع سامي البلوطي ذلك، مشيراً إلى كينيا وتونس.",
        &[("سامي البلوطي", "وزير الدفاع", Some("IQ"))],
    );
    check(
        "قال وزير الزراعة سامي البلوطي ذلك في كينيا. وزار الوزير العراقي تونس.",
        &[("سامي البلوطي", "وزير الزراعة", Some("IQ"))],
    );
}
