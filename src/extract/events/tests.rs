use proptest::prelude::*;

use super::{Findings, read};
use crate::arabic::lexicon::Lexicons;
use crate::corpus::Document;
use crate::extract::source::Source;

proptest! {
    #[test]
    fn triggers_fall_on_character_boundaries(text in "(وقال|التقى|اجتماعاً|هاتفياً|توقيع|مُؤكّداً|كان|الذي|فيما|«|»|أن|وَقَّعا|،|\\.|\\n|[a-z]|\\PC){0,40}", spaced in any::<bool>()) {
        let text = if spaced { text.replace('،', " ، ").replace('ا', "ا ") } else { text };
        let document = Document::new("random.txt", text.as_str());
        let source = Source::new(&document, Lexicons::builtin());
        let found = Findings { mentions: &[], roles: &[], dates: &[], document_date: None };
        for event in read(&source, found, Lexicons::builtin()) {
            prop_assert!(!event.triggers.is_empty());
            for range in &event.triggers {
                prop_assert!(text.get(range.to_usize()).is_some_and(|words| !words.is_empty()), "{range:?} in {text:?}");
            }
        }
    }
}
