//! Why a mention is one, in the words of the interface: what its reason says, with
//! what is written in the text at the places that it went by.

use std::ops::Range;

use super::office;
use crate::actors::gazetteer::{Gazetteer, Judgement};
use crate::actors::record::words_around;
use crate::config::strings::{Language, Strings};
use crate::library::article::ArticleId;
use crate::library::dates::DateStyle;
use crate::library::mention::{ActorId, Certainty, Evidence, Mention};
use crate::text::isolate::isolated;
use crate::text::joining::Joining;
use crate::text::width::is_vowel_mark;

/// What is shown of a place in the open article: why a mention is one, or what was written
/// about a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub article: ArticleId,
    pub about: About,
    /// The mention, or the passage, in bytes of the text.
    pub place: Range<usize>,
    /// The mention that it refers to.
    pub refers_to: Option<Range<usize>>,
    /// In words, what they quote isolated (UAX #9); of a passage the note.
    pub why: String,
}

/// What is explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A mention of this actor.
    Mention(ActorId),
    /// What was a mention until the person rejected it.
    Rejected,
    /// A passage that the person wrote about: `why` is the note.
    Passage,
}

/// What the reasons of an article's mentions refer to.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    pub strings: &'a Strings,
    pub gazetteer: &'a Gazetteer,
    /// Of the article.
    pub text: &'a str,
    /// All of the article, in reading order.
    pub mentions: &'a [Mention],
    /// How dates are shown.
    pub dates: DateStyle,
}

impl Explained<'_> {
    /// Why `mention` is one, in a sentence. What it quotes is isolated (UAX #9).
    pub fn why(&self, mention: &Mention) -> String {
        let why = self.evidence(mention);
        match mention.certainty {
            Certainty::Certain => why,
            Certainty::Likely => self.strings.with("why-likely", [("why", why.into())]),
        }
    }

    fn evidence(&self, mention: &Mention) -> String {
        let reason = &mention.reason;
        // Articles write no vowel marks; where a name is told by them, they are shown.
        let listed = match reason.evidence {
            Evidence::VowelMarks => reason.listed.to_string(),
            _ => without_vowels(&reason.listed),
        };
        let listed = || ("listed", isolated(&listed).into());
        let say = |id: &str, words: String| {
            let words = isolated(&words);
            self.strings.with(id, [listed(), ("words", words.into())])
        };
        let bare = |id: &str| self.strings.with(id, [listed()]);
        match &reason.evidence {
            Evidence::Unmistakable => bare("why-unmistakable"),
            Evidence::MayBeDual => bare("why-may-be-dual"),
            Evidence::FullName { at } => {
                let full = self.mentioned(*at);
                if full == self.written(&mention.range) {
                    bare("why-sure-elsewhere")
                } else {
                    say("why-full-name", full)
                }
            }
            Evidence::Judged { rule } => self.judged(*rule),
            Evidence::VowelMarks => bare("why-vowel-marks"),
            Evidence::Before(words) => say("why-before", self.before(words)),
            Evidence::Acts(verb) => say("why-acts", self.written(verb)),
            Evidence::Joined(name) if name.start > mention.range.start => {
                say("why-joined-after", self.written(name))
            }
            Evidence::Joined(name) => say("why-joined", self.written(name)),
            Evidence::Related { at, .. } => say("why-related", self.mentioned(*at)),
            Evidence::Near(words) => say("why-near", self.written(words)),
            Evidence::NoPlace => bare("why-no-place"),
            Evidence::NoAdjective => bare("why-no-adjective"),
            Evidence::Resumes { at } => say("why-resumes", self.mentioned(*at)),
            Evidence::OfSpeaker { at } => say("why-of-speaker", self.mentioned(*at)),
            Evidence::OnlyOneOf { state } => say("why-only-one-of", self.name(state)),
            Evidence::Office { role, again, at } => self.office(mention, *role, *again, *at),
            Evidence::Titled { .. } => say("why-titled", self.name(&mention.actor)),
        }
    }

    /// What the person decided, and where in the file that stands.
    fn judged(&self, rule: usize) -> String {
        let Some(judged) = self.gazetteer.judgements().get(rule) else {
            return String::new();
        };
        let (id, extent) = extent(self.strings, judged, ["why-judged", "why-judged-always"]);
        let values = [
            ("line", judged.line.to_string().into()),
            ("text", isolated(&judged.text).into()),
            ("actor", isolated(&self.name(&judged.actor)).into()),
            ("extent", extent.into()),
        ];
        self.strings.with(id, values)
    }

    /// The office of a person, and when it held it, if that was only once.
    fn office(&self, mention: &Mention, role: usize, again: bool, at: Option<usize>) -> String {
        let strings = self.strings;
        let actor = self.gazetteer.get(&mention.actor);
        let Some(held) = actor.and_then(|actor| actor.roles.get(role)) else {
            return strings.with(
                "why-unmistakable",
                [("listed", self.written(&mention.range).into())],
            );
        };
        let dates = match again {
            true => String::new(),
            false => office::term(strings, held, self.dates),
        };
        let body = self.gazetteer.get(&held.of);
        let body = body.map_or(held.of.as_str(), |body| &body.ar);
        let title = office::title_of(&held.title, &without_vowels(body));
        let office = [
            ("office", isolated(&title).into()),
            ("of", isolated(&self.name(&held.of)).into()),
            ("holder", isolated(&self.name(&mention.actor)).into()),
            ("dates", dates.into()),
        ];
        let office = strings.with("why-office", office);
        match at {
            None => strings.with("why-office-unnamed", [("office", office.into())]),
            Some(at) => {
                let words = isolated(&self.mentioned(at));
                let values = [("office", office.into()), ("words", words.into())];
                strings.with("why-office-named", values)
            }
        }
    }

    /// The mention that starts at byte `at` as it is written; else the word there.
    fn mentioned(&self, at: usize) -> String {
        let mention = starting_at(self.mentions, at);
        match mention {
            Some(mention) => self.uncut(mention),
            None => self.written(&words_around(self.text, &(at..at))),
        }
    }

    /// The mention as it is written, with the article that ل cut: الحزب in للحزب.
    fn uncut(&self, mention: &Mention) -> String {
        let written = self.written(&mention.range);
        let before = &self.text[..mention.range.start];
        let bare = before.trim_end_matches(|c| matches!(c, '\u{640}' | '\u{64B}'..='\u{652}'));
        let listed = &*mention.reason.listed;
        let is_cut = bare.ends_with('ل') && listed.starts_with("ال");
        match written.strip_prefix('ل').filter(|_| is_cut) {
            // للجنة has but one lam of the two of اللجنة.
            Some(_) if listed.starts_with("الل") => format!("ال{written}"),
            Some(rest) => format!("ال{rest}"),
            None => written,
        }
    }

    /// What stands before a mention. A clitic at its end, which is written on to the mention,
    /// is joined to what is not shown: آمن لـ.
    fn before(&self, range: &Range<usize>) -> String {
        let written = self.written(range);
        let is_cut = words_around(self.text, &(range.end..range.end)).end > range.end;
        let last = written.chars().rev().find(|c| !is_vowel_mark(*c));
        match last.is_some_and(|last| is_cut && Joining::of(last).joins_next()) {
            true => written + "\u{640}",
            false => written,
        }
    }

    fn written(&self, range: &Range<usize>) -> String {
        let written = self.text.get(range.clone()).unwrap_or_default();
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn name(&self, actor: &ActorId) -> String {
        let known = self.gazetteer.get(actor);
        let named = known.map(|known| match self.strings.language() {
            Language::Arabic => known.ar.clone(),
            Language::English => known.en.clone(),
        });
        named.unwrap_or_else(|| actor.to_string())
    }
}

/// What the person decided about what is no mention of `actor` since, and where in which
/// file that stands. What it quotes is isolated (UAX #9).
pub(super) fn rejection(strings: &Strings, judged: &Judgement, actor: &str, file: &str) -> String {
    let (id, extent) = extent(strings, judged, ["why-rejected", "why-rejected-always"]);
    let values = [
        ("file", isolated(file).into()),
        ("line", judged.line.to_string().into()),
        ("text", isolated(&judged.text).into()),
        ("actor", isolated(actor).into()),
        ("extent", extent.into()),
    ];
    strings.with(id, values)
}

/// Which of two messages tells of a decision, the one for what is limited or the one for what
/// always holds, and the words for how far it reaches.
fn extent(
    strings: &Strings,
    judged: &Judgement,
    [limited, always]: [&'static str; 2],
) -> (&'static str, String) {
    match (&judged.article, &judged.passage) {
        (None, _) => (always, String::new()),
        (Some(_), None) => (limited, strings.get("judged-in-article")),
        (Some(_), Some(_)) => (limited, strings.get("judged-here")),
    }
}

/// The outermost mention that starts at byte `at`.
pub fn starting_at(mentions: &[Mention], at: usize) -> Option<&Mention> {
    let first = mentions.partition_point(|mention| mention.range.start < at);
    mentions
        .get(first)
        .filter(|mention| mention.range.start == at)
}

/// The start of the earlier or other mention that a mention goes by, if it does.
pub fn refers_to(mention: &Mention) -> Option<usize> {
    match mention.reason.evidence {
        Evidence::FullName { at }
        | Evidence::Related { at, .. }
        | Evidence::Resumes { at }
        | Evidence::OfSpeaker { at }
        | Evidence::Titled { at } => Some(at),
        Evidence::Office { at, .. } => at,
        _ => None,
    }
}

/// A name as articles write it.
fn without_vowels(name: &str) -> String {
    name.chars().filter(|c| !is_vowel_mark(*c)).collect()
}

/// The same text without what isolates its parts, for records.
pub fn without_isolates(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::actors::recognizer::Recognizer;
    use crate::library::dates::{DateLine, date_line};
    use crate::library::formats::plain;

    /// Why the last mention of a text is one, in both languages.
    fn whys(text: &str) -> [String; 2] {
        whys_of(text, None)
    }

    fn whys_of(text: &str, date: Option<&str>) -> [String; 2] {
        let gazetteer = Arc::new(Gazetteer::built_in());
        let mut article = plain::read("test".into(), text.to_owned(), Vec::new());
        article.date = date.and_then(date_line).and_then(|line| match line {
            DateLine::Written(date) => Some(date),
            DateLine::WithoutYear { .. } => None,
        });
        let mentions = Recognizer::new(Arc::clone(&gazetteer)).mentions(&article);
        [Language::Arabic, Language::English].map(|language| {
            let strings = Strings::new(language);
            let explained = Explained {
                strings: &strings,
                gazetteer: &gazetteer,
                text: &article.text,
                mentions: &mentions,
                dates: DateStyle::default(),
            };
            without_isolates(&explained.why(mentions.last().expect("a mention")))
        })
    }

    #[test]
    fn a_reason_is_a_sentence_in_both_languages() {
        assert_eq!(
            whys("وصلت طالبان إلى كابل. وأعلنت الحركة ذلك."),
            [
                "وصف يعود إلى المذكور قبله: «طالبان»",
                "a description that refers to “طالبان” before it",
            ]
        );
        // He was president twice: only a date says when he is called so.
        let trump = "قال دونالد ترامب. وأضاف الرئيس الأمريكي بعد ذلك.";
        let [arabic, english] = whys(trump);
        assert!(
            !arabic.contains("يناير") && !english.contains("January"),
            "{arabic}"
        );
        let [arabic, english] = whys_of(trump, Some("3 مايو 2018"));
        assert!(
            arabic.contains("«رئيس الولايات المتحدة» بين 20 يناير 2017 و"),
            "{arabic}"
        );
        assert!(english.contains("between 20 January 2017 and"), "{english}");
        assert_eq!(whys("وصلت طالبان")[0], "«طالبان» اسم صريح للجهة");
    }

    #[test]
    fn a_reason_fits_a_man_and_shows_whole_words() {
        let [arabic, _] = whys("كتب جورج دبليو بوش. وقال بوش.");
        assert_eq!(
            arabic,
            "«بوش» اسم مختصر، والاسم الكامل في المقال: «جورج دبليو بوش»"
        );
        let [arabic, _] = whys("قال حزب الله. رأي للحزب. وأضاف الحزب ذلك.");
        assert_eq!(arabic, "وصف يعود إلى المذكور قبله: «حزب الله»");
        let [arabic, _] = whys("وصل وفد للقوات الأمريكية. وغادرت القوات.");
        assert_eq!(arabic, "وصف يعود إلى المذكور قبله: «القوات الأمريكية»");
        let [arabic, _] = whys("قال رئيس مجلس نواب الشعب، محمد الناصر، كلمة. وغادر محمد الناصر.");
        assert_eq!(
            arabic,
            "«محمد الناصر» اسم تأكّد المقصود به في موضع آخر من المقال"
        );
        assert!(whys("تصالحت طالبان والقاعدة")[0].contains("معطوف على «طالبان»"));
        assert!(whys("تصالحت القاعدة وطالبان")[0].contains("صريح"));
    }
}
