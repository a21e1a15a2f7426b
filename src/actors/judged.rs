//! What a person decided about mentions, applied to an article: names that are struck out
//! or beyond doubt before anything is weighed, so that nothing rests on a name that was
//! rejected, and descriptions where the text comes to them, so that none that was rejected
//! speaks for a later one. Of two decisions the narrower one holds, of two alike the
//! later one. Finds nothing that is not there as a name or a description already.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::gazetteer::{Gazetteer, Judgement, Verdict, bare};
use super::key::key_of;
use super::names::{Candidate, Standing};
use super::passage::Passage;
use crate::library::article::Article;
use crate::library::mention::{ActorId, Certainty, Evidence, Mention};
use crate::text::buffer::boundary_before;

/// The decisions that hold in an article.
#[derive(Default)]
pub(super) struct InForce<'a> {
    /// By the key of what is written: each with its place among all.
    rules: FxHashMap<String, Vec<(usize, Rule<'a>)>>,
}

struct Rule<'a> {
    judgement: &'a Judgement,
    /// The bytes of the article inside which it holds, in order; `None` is all of it.
    places: Option<Vec<Range<usize>>>,
}

/// What was decided about something that is written.
pub(super) enum Ruling<'a> {
    /// It is the actor: the place of the decision.
    Accepted(usize),
    Rejected,
    /// It is this other actor.
    Anothers(usize, &'a ActorId),
}

/// How far around a stretch a passage is looked for that reaches into it, in bytes.
const REACH: usize = 8 * 1024;

impl<'a> InForce<'a> {
    /// Those of a gazetteer that hold in these bytes of an article.
    pub(super) fn of(gazetteer: &'a Gazetteer, article: &Article, stretch: Range<usize>) -> Self {
        let text = &article.text;
        let from = boundary_before(text, stretch.start.saturating_sub(REACH));
        let to = boundary_before(text, text.len().min(stretch.end + REACH));
        let mut rules: FxHashMap<String, Vec<(usize, Rule<'a>)>> = FxHashMap::default();
        for (at, judgement) in gazetteer.judgements().iter().enumerate() {
            if judgement.article.is_some_and(|only| only != article.id) {
                continue;
            }
            let passage = judgement.passage.as_deref();
            let rule = Rule {
                judgement,
                places: passage.map(|passage| occurrences(&text[from..to], passage, from)),
            };
            rules.entry(judgement.key()).or_default().push((at, rule));
        }
        Self { rules }
    }

    /// What was decided about `form` as a name of `actor`, at these bytes of the article.
    fn ruling(
        &self,
        form: &str,
        actor: &ActorId,
        range: impl FnOnce() -> Range<usize>,
    ) -> Option<Ruling<'a>> {
        let rules = self.rules.get(form)?;
        let range = range();
        let holds = |rule: &Rule<'_>| {
            let places = rule.places.as_ref();
            let is_own = rule.judgement.actor == *actor;
            let is_there = places.is_none_or(|places| hold(places, &range));
            is_there && (is_own || rule.judgement.verdict == Verdict::Accept)
        };
        let held = rules.iter().filter(|(_, rule)| holds(rule));
        let (at, rule) = held.max_by_key(|(at, rule)| {
            let limits = (rule.judgement.article.is_some(), rule.places.is_some());
            (limits, *at)
        })?;
        Some(match rule.judgement.verdict {
            Verdict::Accept if rule.judgement.actor == *actor => Ruling::Accepted(*at),
            Verdict::Accept => Ruling::Anothers(*at, &rule.judgement.actor),
            Verdict::Reject => Ruling::Rejected,
        })
    }

    /// Takes out the names in a passage, which starts at this byte of the article, that
    /// are not meant, with what they hold of the same actor; and leaves no doubt of those
    /// that are. `listed` says how a name stands in the gazetteer.
    pub(super) fn judge_names(
        &self,
        gazetteer: &Gazetteer,
        found: &mut Vec<Candidate>,
        passage: &Passage<'_>,
        start: usize,
        listed: impl Fn(&Candidate) -> std::sync::Arc<str>,
    ) {
        if self.rules.is_empty() {
            return;
        }
        let mut struck: FxHashMap<usize, Vec<Range<usize>>> = FxHashMap::default();
        let mut others: FxHashSet<(usize, Range<usize>)> = FxHashSet::default();
        for one in found.iter_mut() {
            if one.standing == Standing::Except {
                continue;
            }
            let Some(actor) = gazetteer.at(one.actor) else {
                continue;
            };
            let form = form(&passage.key()[one.whole.clone()], &listed(one)).into_owned();
            let range = || {
                let range = passage.source_range(one.whole.clone());
                start + range.start..start + range.end
            };
            match self.ruling(&form, &actor.id, range) {
                None => {}
                Some(Ruling::Accepted(at)) => one.accept(at, gazetteer),
                Some(Ruling::Rejected) => {
                    let out = struck.entry(one.actor).or_default();
                    out.push(one.whole.clone());
                }
                Some(Ruling::Anothers(at, other)) => {
                    let out = struck.entry(one.actor).or_default();
                    out.push(one.whole.clone());
                    let Some(other) = gazetteer.position(other) else {
                        continue;
                    };
                    // Once, however many bear the name.
                    if others.insert((other, one.whole.clone())) {
                        (one.actor, one.standing) = (other, Standing::Short);
                        one.accept(at, gazetteer);
                    }
                }
            }
        }
        for out in struck.values_mut() {
            out.sort_unstable_by_key(|out| (out.start, out.end));
            reach_on(out);
        }
        found.retain(|one| {
            !struck
                .get(&one.actor)
                .is_some_and(|out| hold(out, &one.name))
        });
    }

    /// What was decided about a description of `actor`, by its key and how the gazetteer
    /// has it, at these bytes of the article.
    pub(super) fn of_description(
        &self,
        key: &str,
        listed: &str,
        actor: &ActorId,
        range: impl FnOnce() -> Range<usize>,
    ) -> Option<Ruling<'a>> {
        if self.rules.is_empty() {
            return None;
        }
        self.ruling(&form(key, listed), actor, range)
    }

    /// The same for mentions of an article, from `first` on.
    pub(super) fn judge_mentions(&self, text: &str, mentions: &mut Vec<Mention>, first: usize) {
        if self.rules.is_empty() {
            return;
        }
        let judged = mentions.split_off(first).into_iter();
        mentions.extend(judged.filter_map(|mut mention| {
            let written = key_of(&text[mention.range.clone()]);
            let form = form(&written, &mention.reason.listed);
            let range = || mention.range.clone();
            let rule = match self.ruling(&form, &mention.actor, range) {
                None => return Some(mention),
                Some(Ruling::Rejected) => return None,
                Some(Ruling::Accepted(rule)) => rule,
                Some(Ruling::Anothers(rule, actor)) => {
                    mention.actor = actor.clone();
                    rule
                }
            };
            mention.certainty = Certainty::Certain;
            mention.reason.evidence = Evidence::Judged { rule };
            Some(mention)
        }));
    }
}

/// How a name is written apart from what stands before it: its key, of a name that is
/// listed so. After ل the alef of ال is not written: القاعدة, for what is left of للقاعدة.
fn form<'a>(key: &'a str, listed: &str) -> Cow<'a, str> {
    let key = bare(key);
    match gone(key, listed) {
        "" => Cow::Borrowed(key),
        gone => Cow::Owned(format!("{gone}{key}")),
    }
}

/// The letters of ال that ل before it takes from a name that is listed so: its alef, and
/// from اللجنة, of which للجنة is left, its lam.
fn gone(key: &str, listed: &str) -> &'static str {
    match key.starts_with('ل') && listed.starts_with("ال") {
        true if listed.starts_with("الل") && !key.starts_with("لل") => "ال",
        true => "ا",
        false => "",
    }
}

/// Has each of these ranges, in the order of their starts, reach as far as any before it.
fn reach_on(ranges: &mut [Range<usize>]) {
    let mut farthest = 0;
    for range in ranges {
        farthest = range.end.max(farthest);
        range.end = farthest;
    }
}

/// Whether one of these ranges, in the order of their starts and ends, holds another one.
fn hold(ranges: &[Range<usize>], other: &Range<usize>) -> bool {
    let begun = ranges.partition_point(|range| range.start <= other.start);
    let last = ranges[..begun].last();
    last.is_some_and(|range| other.end <= range.end)
}

/// What is to stand in a judgement about a mention that is written so, of a name that is
/// listed so: the same without the signs around it.
pub fn written_form(written: &str, listed: &str) -> String {
    let words: Vec<&str> = written.split_whitespace().collect();
    let written = words.join(" ");
    let key = key_of(&written);
    format!("{}{written}", gone(bare(&key), listed))
}

/// Whether these bytes of a text stand inside a passage of it that is written so.
pub fn is_inside(text: &str, passage: &str, range: &Range<usize>) -> bool {
    hold(&occurrences(text, passage, 0), range)
}

/// Where the words of a passage stand in a text, which begins at this byte, however they
/// are parted.
fn occurrences(text: &str, passage: &str, at: usize) -> Vec<Range<usize>> {
    let mut words = passage.split_whitespace();
    let Some(first) = words.next() else {
        return Vec::new();
    };
    let begun = text.match_indices(first).map(|(start, _)| start);
    let found = begun.filter_map(|start| {
        let mut end = start + first.len();
        for word in words.clone() {
            let blank = text[end..].len() - text[end..].trim_start().len();
            if blank == 0 || !text[end + blank..].starts_with(word) {
                return None;
            }
            end += blank + word.len();
        }
        Some(at + start..at + end)
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::gazetteer::{Fault, Problem};
    use crate::actors::testing::article;
    use crate::library::mention::MentionKind;

    const ACTORS: &str = r#"
        [language]
        acts = ["قال تقول", "أعلن تعلن"]
        [class.armed-group]
        short_acts = true
        [[noun]]
        word = "حركة"
        classes = ["armed-group"]
        [[actor]]
        id = "dawn"
        class = "armed-group"
        tier = 1
        ar = "حركة الفجر"
        en = "Dawn"
        short = ["الفجر"]
        near = ["مسلح*"]
        not_before = ["الأول"]
        [[actor]]
        id = "port"
        class = "organisation"
        tier = 1
        ar = "نادي الميناء"
        en = "The Port"
    "#;

    /// What is told of paragraphs: each mention as it is written, its actor, and whether
    /// the person decided about it (`!`) or it is likely (`?`).
    fn told(judgements: &str, paragraphs: &[&str]) -> Vec<String> {
        let (gazetteer, faults) = Gazetteer::from_toml(&format!("{ACTORS}{judgements}"));
        assert_eq!(faults, []);
        let recognizer = crate::actors::recognizer::Recognizer::new(gazetteer.into());
        let article = article(paragraphs);
        let mentions = recognizer.mentions(&article);
        let told = mentions.iter().map(|mention| {
            let sign = match (&mention.reason.evidence, mention.certainty) {
                (Evidence::Judged { .. }, Certainty::Certain) => "!",
                (_, Certainty::Likely) => "?",
                _ => "",
            };
            let written = &article.text[mention.range.clone()];
            format!("{written} {}{sign}", mention.actor)
        });
        told.collect()
    }

    fn rule(verdict: &str, text: &str, actor: &str, more: &str) -> String {
        format!(
            "\n[[judgement]]\nverdict = \"{verdict}\"\ntext = \"{text}\"\nactor = \"{actor}\"\n{more}"
        )
    }

    fn in_article(paragraphs: &[&str], more: &str) -> String {
        format!("article = \"{}\"\n{more}", article(paragraphs).id)
    }

    #[test]
    fn what_is_rejected_is_gone_and_nothing_rests_on_it() {
        let text = [
            "قالت حركة الفجر إنها باقية. ورحبت الحركة بذلك.",
            "سوق وطريق",
        ];
        assert_eq!(told("", &text), ["حركة الفجر dawn", "الحركة dawn"]);
        assert_eq!(
            told(&rule("reject", "حَرَكة الفجر", "dawn", ""), &text),
            [""; 0]
        );
        let nominal = rule("reject", "الحركة", "dawn", "");
        assert_eq!(told(&nominal, &text), ["حركة الفجر dawn"]);
        let others = rule("reject", "حركة الفجر", "port", "");
        assert_eq!(told(&others, &text).len(), 2, "it is not about that actor");
    }

    #[test]
    fn a_description_that_is_rejected_brings_nobody_to_mind() {
        let days = "مر يوم. ".repeat(6);
        let text = [
            "عادت حركة الفجر.",
            &days,
            "قالت الحركة نعم.",
            &days,
            "قالت الحركة لا.",
        ];
        let all = ["حركة الفجر dawn", "الحركة dawn", "الحركة dawn"];
        assert_eq!(told("", &text), all);
        let here = in_article(&text, "passage = \"قالت الحركة نعم\"\n");
        let here = rule("reject", "الحركة", "dawn", &here);
        assert_eq!(told(&here, &text), ["حركة الفجر dawn", "الحركة dawn?"]);
    }

    #[test]
    fn what_is_accepted_is_certain_even_where_nothing_speaks_for_it() {
        let text = ["مر الفجر الأول على البلدة", "للفجر رجاله"];
        assert_eq!(told("", &text), [""; 0]);
        let always = rule("accept", "الفجر", "dawn", "");
        assert_eq!(told(&always, &text), ["الفجر dawn!", "لفجر dawn!"]);
        let here = in_article(&text, "passage = \"مر  الفجر الأول\"\n");
        let here = rule("accept", "الفجر", "dawn", &here);
        assert_eq!(told(&here, &text), ["الفجر dawn!"], "only there");
        assert_eq!(told(&here, &["مر الفجر الأول"]), [""; 0], "another article");
    }

    #[test]
    fn the_narrower_decision_holds_and_of_two_alike_the_later_one() {
        let text = ["قالت حركة الفجر ذلك", "عادت حركة الفجر"];
        let always = rule("reject", "حركة الفجر", "dawn", "");
        let article = rule("accept", "حركة الفجر", "dawn", &in_article(&text, ""));
        let both = ["حركة الفجر dawn!", "حركة الفجر dawn!"];
        assert_eq!(told(&(article.clone() + &always), &text), both);
        let passage = in_article(&text, "passage = \"عادت حركة الفجر\"\n");
        let here = rule("reject", "حركة الفجر", "dawn", &passage);
        assert_eq!(told(&(here + &article), &text), both[..1]);
        let again = rule("accept", "حركة الفجر", "dawn", "");
        assert_eq!(told(&(always.clone() + &again), &text), both);
        assert_eq!(told(&(again + &always), &text), [""; 0]);
    }

    #[test]
    fn what_is_accepted_as_another_actor_is_that_one() {
        let text = ["قالت حركة الفجر ذلك. وأضافت الحركة: نعم"];
        let names = rule("accept", "حركة الفجر", "port", "");
        assert_eq!(told(&names, &text)[0], "حركة الفجر port!");
        let nominal = rule("accept", "الحركة", "port", "");
        assert_eq!(told(&nominal, &text), ["حركة الفجر dawn", "الحركة port!"]);
    }

    #[test]
    fn a_judgement_with_a_fault_is_left_out_whole_and_told() {
        let faults = |judgement: &str| -> Vec<Fault> {
            let (gazetteer, faults) = Gazetteer::from_toml(&format!("{ACTORS}{judgement}"));
            assert_eq!(gazetteer.judgements(), []);
            faults
        };
        let one = faults(&rule("reject", "الفجر", "dawn", "article = \"12\"\n"));
        assert!(
            matches!(one[0].problem, Problem::WrongValue { .. }),
            "{one:?}"
        );
        assert_eq!(one[0].field.as_deref(), Some("article"));
        assert_eq!(one[0].entry.as_deref(), Some("judgement الفجر"));
        let line = 1 + ACTORS.matches('\n').count() + 5;
        assert_eq!(one[0].line, line);
        let lacks = |faults: &[Fault], field: &str| {
            let name = field.to_owned();
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert_eq!(faults[0].problem, Problem::Missing { name });
        };
        lacks(
            &faults(&rule("reject", "الفجر", "dawn", "passage = \"كلام\"\n")),
            "article",
        );
        lacks(
            &faults("\n[[judgement]]\nverdict = \"reject\"\nactor = \"dawn\"\n"),
            "text",
        );
        let unknown = faults(&rule("reject", "الفجر", "dwan", ""));
        assert!(
            matches!(&unknown[0].problem, Problem::UnknownActor { meant: Some(meant), .. } if meant == "dawn")
        );
        for wrong in ["verdict = \"maybe\"", "text = \"؟\"", "passge = \"كلام\""] {
            let name = wrong.split(' ').next();
            let judgement = rule("reject", "الفجر", "dawn", "");
            let kept = judgement
                .lines()
                .filter(|line| !line.starts_with(name.unwrap()));
            let judgement: String = kept.map(|line| format!("{line}\n")).collect();
            assert_eq!(faults(&format!("{judgement}{wrong}\n")).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn only_what_holds_always_is_another_way_to_look_for_mentions() {
        let known = |file: &str| Gazetteer::extended_by(file).0;
        let text = ["قال ترامب"];
        let none = known("# لي\n");
        let limited = rule("reject", "ترامب", "trump", &in_article(&text, ""));
        let limited = known(&limited);
        assert_eq!(none.fingerprint(), limited.fingerprint());
        assert_eq!(limited.apart()[0].0, article(&text).id);
        let always = known(&rule("reject", "ترامب", "trump", ""));
        assert_ne!(none.fingerprint(), always.fingerprint());
        assert_eq!((none.apart(), always.apart()), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_name_that_lam_has_joined_is_the_same_form() {
        assert_eq!(form("لفجر", "الفجر"), "الفجر");
        assert_eq!(form("الفجر", "الفجر"), "الفجر");
        assert_eq!(
            form("ليكود", "الليكود"),
            "الليكود",
            "لليكود without its lam"
        );
        assert_eq!(form("ليبيا", "ليبيا"), "ليبيا");
        assert_eq!(
            written_form("لجنة الدولية", "اللجنة الدولية"),
            "اللجنة الدولية"
        );
        let known = |file: &str| Gazetteer::extended_by(file).0;
        let likud = rule("reject", "الليكود", "likud", "");
        let recognizer = crate::actors::recognizer::Recognizer::new(known(&likud).into());
        let text = article(&["قال زعيم الليكود إن لليكود رأيه"]);
        assert_eq!(recognizer.mentions(&text), []);
        let recognizer = crate::actors::recognizer::Recognizer::new(known("# لا شيء\n").into());
        assert_eq!(recognizer.mentions(&text).len(), 2);
    }

    #[test]
    fn a_passage_is_found_wherever_it_stands_however_it_is_parted() {
        let text = "قال  الفجر.\n".repeat(3);
        let places = occurrences(&text, "قال الفجر.", 7);
        assert_eq!(places.len(), 3);
        assert_eq!(places[0].start, 7);
        assert!(places.iter().all(|place| hold(&places, place)));
        assert!(!hold(&places, &(places[0].start..places[1].end)));
        assert!(is_inside(&text, "قال الفجر.", &(0.."قال".len())));
        assert!(!is_inside(&text, "قال القمر", &(0.."قال".len())));
    }

    #[test]
    fn a_nominal_stays_one() {
        let judgement = rule("accept", "الحركة", "dawn", "");
        let (gazetteer, _) = Gazetteer::from_toml(&format!("{ACTORS}{judgement}"));
        let recognizer = crate::actors::recognizer::Recognizer::new(gazetteer.into());
        let mentions = recognizer.mentions(&article(&["عادت حركة الفجر. وقالت الحركة ذلك."]));
        assert_eq!(mentions[1].kind, MentionKind::Nominal);
        assert_eq!(mentions[1].reason.evidence, Evidence::Judged { rule: 0 });
    }

    #[test]
    fn what_a_longer_range_holds_is_held_also_behind_a_shorter_one() {
        let mut out = [0..20, 3..6];
        reach_on(&mut out);
        assert!(hold(&out, &(8..12)) && hold(&out, &(4..5)));
        assert!(!hold(&out, &(18..21)));
    }
}
