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
