//! Clitics: the one-letter words that Arabic writes onto the next word, over
//! folded text ([`super::fold`]).
//!
//! Before a word may stand, in this order: the question particle أ, one of و ف,
//! and one of ب ك ل; the article ال comes last, and after ل its alef is not
//! written (لل). Tatweel between clitic and word is gone after folding; a blank
//! or a quotation mark there is not, and ends the token: the word then stands
//! alone. Nothing here knows which words exist: the functions say what may be a
//! clitic, and the caller who looked the rest up decides.

use std::borrow::Cow;

/// One way to read a token as clitics and the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// Bytes of the token before the rest.
    pub start: usize,
    /// The rest as it is written when it stands alone: للقاعدة gives القاعدة.
    pub rest: Cow<'a, str>,
    /// Whether the rest still has the article that the token has.
    pub article: Article,
}

/// What became of ال in a [`Reading`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Article {
    /// The token has none, or it is part of the rest.
    Kept,
    /// It was taken off as well: البيت read as بيت.
    Taken,
}

/// Every way to read a folded token, the token as it stands first, readings with
/// the article taken off last. A rest has at least two letters.
pub fn readings(token: &str) -> Vec<Reading<'_>> {
    let mut found = vec![Reading {
        start: 0,
        rest: Cow::Borrowed(token),
        article: Article::Kept,
    }];
    for start in token.char_indices().map(|(at, _)| at).skip(1).take(LONGEST) {
        if !is_clitics(&token[..start]) {
            continue;
        }
        let rest = &token[start..];
        found.push(Reading {
            start,
            rest: Cow::Borrowed(rest),
            article: Article::Kept,
        });
        if token[..start].ends_with('ل') && rest.starts_with('ل') {
            // ل + القاعدة is للقاعدة; ل + اللجنة is للجنة, with one lam less.
            for article in ["ا", "ال"] {
                let rest = Cow::Owned(format!("{article}{rest}"));
                found.push(Reading {
                    start,
                    rest,
                    article: Article::Kept,
                });
            }
        }
    }
    let bare: Vec<_> = found
        .iter()
        .filter_map(|reading| {
            let bare = match &reading.rest {
                Cow::Borrowed(rest) => Cow::Borrowed(rest.strip_prefix("ال")?),
                Cow::Owned(rest) => Cow::Owned(rest.strip_prefix("ال")?.to_owned()),
            };
            let start = (reading.start + "ال".len()).min(token.len() - bare.len());
            Some(Reading {
                start,
                rest: bare,
                article: Article::Taken,
            })
        })
        .collect();
    found.extend(bare);
    let mut distinct: Vec<Reading<'_>> = Vec::with_capacity(found.len());
    for reading in found {
        let long_enough = reading.start == 0 || reading.rest.chars().nth(1).is_some();
        if long_enough && !distinct.iter().any(|other| other.rest == reading.rest) {
            distinct.push(reading);
        }
    }
    distinct
}

/// How a name is written where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// As it stands alone.
    Whole,
    /// Without the alef of its article, so that ل must stand before it.
    AfterLam,
}

/// The ways in which a folded name is written, each with its [`Form`]: القاعدة
/// also as لقاعدة, and اللجنة as لجنة, where the article's lam is not written.
pub fn forms(name: &str) -> impl Iterator<Item = (&str, Form)> {
    let after_lam = name.strip_prefix("ال").map(|bare| {
        // Both letters are one byte pair long, so the cut is at a boundary.
        if bare.starts_with('ل') {
            bare
        } else {
            &name['ا'.len_utf8()..]
        }
    });
    std::iter::once((name, Form::Whole)).chain(after_lam.map(|name| (name, Form::AfterLam)))
}

/// [`char::is_alphanumeric`], quick for the letters that Arabic text has most.
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        'ء'..='غ' | 'ف'..='ي' | 'a'..='z' | '0'..='9' => true,
        ' ' | '.' | '،' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Where the token begins whose end is the name at byte `name` of a folded text;
/// `None` when what stands before the name in its token is no string of clitics.
/// Before a name in Latin letters the article is one of them (الـFBI).
pub fn token_of_name(text: &str, name: usize, form: Form) -> Option<usize> {
    let before = text.get(..name)?;
    let start = before
        .char_indices()
        .rev()
        .take(LONGEST + "ال".len() + 1)
        .take_while(|(_, c)| is_alphanumeric(*c))
        .last()
        .map_or(name, |(at, _)| at);
    let clitics = &before[start..];
    let legal = match form {
        Form::Whole => {
            let latin = text[name..].starts_with(|c: char| c.is_ascii_alphabetic());
            clitics.is_empty() || is_clitics(clitics) || latin && ends_with_article(clitics)
        }
        Form::AfterLam => clitics.ends_with('ل') && is_clitics(clitics),
    };
    legal.then_some(start)
}

/// Whether this is ال, with clitics before it or without.
fn ends_with_article(text: &str) -> bool {
    let before = text
        .strip_suffix("ال")
        .filter(|before| !before.ends_with('ل'));
    before.is_some_and(|before| before.is_empty() || is_clitics(before))
        || text
            .strip_suffix('ل')
            .is_some_and(|text| text.ends_with('ل') && is_clitics(text))
}

/// The most letters that clitics without the article have.
const LONGEST: usize = 3;

/// Whether this is one or more clitics in their order, without the article.
pub fn is_clitics(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    letters.next_if_eq(&'ا');
    letters.next_if(|letter| matches!(letter, 'و' | 'ف'));
    letters.next_if(|letter| matches!(letter, 'ب' | 'ك' | 'ل'));
    // أ and ل would be ال, which is read as the article.
    letters.next().is_none() && !text.is_empty() && text != "ال"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rests(token: &str) -> Vec<String> {
        readings(token)
            .into_iter()
            .map(|reading| reading.rest.into_owned())
            .collect()
    }

    #[test]
    fn a_token_is_read_with_and_without_its_clitics() {
        assert_eq!(rests("وبكتاب"), ["وبكتاب", "بكتاب", "كتاب"]);
        assert_eq!(rests("كتاب"), ["كتاب", "تاب"]);
        assert_eq!(rests("قلم"), ["قلم"]);
    }

    #[test]
    fn the_article_is_taken_off_last() {
        assert_eq!(rests("والبيت"), ["والبيت", "البيت", "بيت"]);
        let last = readings("بالبيت").pop().unwrap();
        assert_eq!(
            (last.rest.as_ref(), last.article, last.start),
            ("بيت", Article::Taken, 6)
        );
    }

    #[test]
    fn two_lams_hide_an_alef() {
        let rests = rests("للمدينه");
        assert!(rests.contains(&"المدينه".to_owned()), "{rests:?}");
        assert!(rests.contains(&"مدينه".to_owned()), "{rests:?}");
        assert!(self::rests("للجنه").contains(&"اللجنه".to_owned()));
    }

    #[test]
    fn a_rest_is_never_one_letter() {
        assert_eq!(rests("بك"), ["بك"]);
        assert_eq!(rests("ول"), ["ول"]);
        assert_eq!(rests(""), [""]);
    }

    #[test]
    fn a_start_lies_in_the_token() {
        for token in ["للمدينه", "اوبالبيت", "للللل", "فلل", "a日本"] {
            for reading in readings(token) {
                assert!(
                    token.is_char_boundary(reading.start),
                    "{token}: {reading:?}"
                );
                assert!(
                    token.ends_with(reading.rest.trim_start_matches("ال")),
                    "{reading:?}"
                );
            }
        }
    }

    #[track_caller]
    fn clitics_before(text: &str, name: &str, form: Form) -> Option<String> {
        let at = text.rfind(name).unwrap();
        token_of_name(text, at, form).map(|start| text[start..at].to_owned())
    }

    #[test]
    fn a_name_takes_clitics_and_nothing_else_before_it() {
        for (text, clitics) in [
            ("زار عمان", Some("")),
            ("زار وعمان", Some("و")),
            ("فلعمان", Some("فل")),
            ("اوبعمان", Some("اوب")),
            ("ل\"عمان", Some("")),
            ("نعمان", None),
            ("بوعمان", None),
            ("العمان", None),
        ] {
            let found = clitics_before(text, "عمان", Form::Whole);
            assert_eq!(found.as_deref(), clitics, "{text}");
        }
    }

    #[test]
    fn a_latin_name_takes_the_article_too() {
        for (text, clitics) in [
            ("الfao", Some("ال")),
            ("وبالfao", Some("وبال")),
            ("وللfao", Some("ولل")),
            ("لالfao", None),
            ("قالfao", None),
        ] {
            assert_eq!(
                clitics_before(text, "fao", Form::Whole).as_deref(),
                clitics,
                "{text}"
            );
        }
    }

    #[test]
    fn the_cut_form_of_a_name_wants_its_lam() {
        assert_eq!(
            clitics_before("وللصين", "لصين", Form::AfterLam).as_deref(),
            Some("ول")
        );
        assert_eq!(clitics_before("لصين", "لصين", Form::AfterLam), None);
        assert_eq!(clitics_before("بلصين", "لصين", Form::AfterLam), None);
    }

    #[test]
    fn the_forms_of_a_name() {
        let written = |name| {
            forms(name)
                .map(|(form, _)| form.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(written("الصين"), ["الصين", "لصين"]);
        assert_eq!(written("اللجنه"), ["اللجنه", "لجنه"]);
        assert_eq!(written("قطر"), ["قطر"]);
    }
}
