//! Reads a text from its beginning to its end, and keeps in mind what was last said to have
//! become of people: those who are counted next are meant, until something else is told.

use std::ops::Range;

use super::denial::is_denied;
use super::nouns::{noun_behind, noun_of, upper};
use super::steps::{Steps, is_end, is_turn};
use super::times::{Times, weekday};
use super::vocabulary::{
    Fate, by_form, fate, is_between, is_counted, is_measured, is_people, own_fate,
};
use super::{Claim, Counted, Says};
use crate::query::related::figures::{Figure, Value, thousands_of};
use crate::text::fold::Folded;

/// So many words at most stand between what became of people and how many they were.
const FAR: usize = 8;

/// A text that is read from its beginning.
pub(super) struct Reading<'a> {
    steps: Steps<'a>,
    times: Times<'a>,
    figures: Vec<Figure>,
    text: &'a str,
    folded: &'a Folded,
}

/// What was last said to have become of people.
#[derive(Clone, Copy)]
struct Told {
    fate: Fate,
    /// The step that says so, or that counted them last.
    at: usize,
    is_counted: bool,
    /// Whether the next count is a part of the last.
    is_part: bool,
}

impl<'a> Reading<'a> {
    /// `text` with its fold and the figures in it.
    pub(super) fn of(text: &'a str, folded: &'a Folded, figures: Vec<Figure>) -> Self {
        Self {
            steps: Steps::of(text, folded, &figures),
            times: Times::of(&folded.text),
            figures,
            text,
            folded,
        }
    }

    /// What it claims, in order.
    pub(super) fn claims(&self) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::new();
        let mut told: Option<Told> = None;
        let mut next = 0;
        for (at, step) in self.steps.iter().enumerate() {
            if is_end(step.gap) {
                told = None;
            }
            if at < next {
                continue;
            }
            next = at + 1;
            if let Some(found) = self.times.at(&self.steps, at) {
                next = found.next;
                let last = self.steps.get(found.last).unwrap_or(step);
                let range = step.range.start..last.range.end;
                let says = found.time.map_or(Says::Unclear, Says::TimeOfDay);
                claims.push(Claim::new(range, says));
                continue;
            }
            match step.figure.map(|figure| self.figures[figure].value) {
                Some(Value::Share(share)) => claims.push(self.claim(at, Says::Share(share))),
                Some(Value::Number(number)) if !self.is_year(at, number, told) => {
                    let claim = self.count(at, number, &mut told);
                    claims.push(claim);
                }
                Some(time) => claims.push(Claim::new(step.range.clone(), Says::Time(time))),
                None => claims.extend(self.word(at, &mut told)),
            }
        }
        claims
    }

    /// What a word claims by itself, and what it says of those that are counted next.
    fn word(&self, at: usize, told: &mut Option<Told>) -> Option<Claim> {
        let step = self.steps.get(at)?;
        if let Some((lead, day)) = weekday(step.token).filter(|_| !self.is_dated(at)) {
            return Some(Claim::new(self.without(at, lead), Says::Weekday(day)));
        }
        if let Some((lead, many)) = self.many(at) {
            let mut claim = Claim::new(self.without(at, lead), Says::Number(many * 1000));
            let token = &step.token[lead..];
            claim.of = match own_fate(token) {
                Some(_) => Counted::People,
                None => self.counted(token),
            };
            // «وجنديان» goes on with what was said of those before.
            let is_added = step.token[..lead].starts_with('و');
            let fate = own_fate(token).or_else(|| self.fate_of(at, &claim.of, *told, is_added));
            claim.take(fate, told, at);
            if is_denied(&self.steps, at) {
                claim.says = Says::Unclear;
            }
            return Some(claim);
        }
        if let Some(fate) = self.fate(at) {
            *told = Some(Told {
                fate,
                at,
                is_counted: false,
                is_part: false,
            });
        } else if is_turn(step.token) {
            *told = None;
        } else if let Some(told) = told.as_mut().filter(|_| is_among(step.token)) {
            told.is_part = true;
            told.at = at;
        }
        None
    }

    /// What a figure says by itself.
    fn claim(&self, at: usize, says: Says) -> Claim {
        let range = self.steps.get(at).map_or(0..0, |step| step.range.clone());
        match is_denied(&self.steps, at) {
            true => Claim::new(range, Says::Unclear),
            false => Claim::new(range, says),
        }
    }

    /// What a number claims.
    fn count(&self, at: usize, number: u64, told: &mut Option<Told>) -> Claim {
        let is_added = self.steps.get(at).is_some_and(|step| step.is_added);
        let mut claim = self.claim(at, self.number(at, number));
        if let Says::Share(_) = claim.says {
            return claim;
        }
        let noun = noun_of(&self.steps, at);
        let own = noun.and_then(|(_, noun)| own_fate(noun));
        claim.of = match noun {
            Some(_) if own.is_some() => Counted::People,
            Some((_, noun)) => self.counted(noun),
            None => Counted::Nothing,
        };
        let last = noun.map_or(at, |(last, _)| last);
        let fate = own
            .or_else(|| self.fate_of(at, &claim.of, *told, is_added))
            .or_else(|| self.fate_behind(&claim.of, last));
        if fate.is_some() && claim.of == Counted::Nothing {
            claim.of = Counted::People;
        }
        claim.take(fate, told, last);
        claim
    }

    /// What counts what a folded word names.
    fn counted(&self, noun: &str) -> Counted {
        match is_people(noun) {
            true => Counted::People,
            false => Counted::Of(noun.into()),
        }
    }

    /// What became of those whom a number counts, as it was told before.
    fn fate_of(&self, at: usize, of: &Counted, told: Option<Told>, is_added: bool) -> Option<Fate> {
        let told = told?;
        if matches!(of, Counted::Of(noun) if is_measured(noun)) {
            return None;
        }
        if at <= told.at {
            // The second of two between which the count lies.
            return Some(told.fate);
        }
        let between = at - told.at - 1;
        let is_near = (told.at + 1..at).all(|at| {
            let step = self.steps.get(at);
            step.is_some_and(|step| step.figure.is_none() && is_between(step.token))
        });
        let is_of = match (told.is_counted, told.is_part) {
            // So many, among them so many; so many and so many.
            (_, true) => between <= 3,
            (true, false) => is_added && between <= 2,
            (false, false) => match of {
                Counted::Nothing => is_near || between <= FAR && self.is_toll(told.at, at),
                // فقد is "missed" and "so it has".
                _ => is_near || between <= FAR && !self.may_be_particle(told.at),
            },
        };
        is_of.then_some(told.fate)
    }

    /// Whether the number of those of a step is told further on: «ارتفع عدد القتلى في الزلزال إلى 33».
    fn is_toll(&self, told: usize, at: usize) -> bool {
        let before = |at| self.steps.before(at).map_or("", |step| step.token);
        let of_toll = before(told);
        before(at) == "الي" && (of_toll.ends_with("عدد") || of_toll.ends_with("حصيله"))
    }

    /// What a word behind those who are counted says of them: 12 شخصا قتلوا, 12 were killed.
    fn fate_behind(&self, of: &Counted, last: usize) -> Option<Fate> {
        if matches!(of, Counted::Of(noun) if is_measured(noun)) {
            return None;
        }
        let says = |token: &str| {
            token.ends_with("وا")
                || token.starts_with("حتف")
                || token.starts_with("مصرع")
                || token.is_ascii()
        };
        let behind = (last + 1..last + 4).map_while(|at| self.steps.get(at));
        let mut behind =
            behind.take_while(|step| !is_end(step.gap) && step.figure.is_none() && step.gap == " ");
        let step = behind.find(|step| own_fate(step.token).is_some() && says(step.token))?;
        own_fate(step.token)
    }

    /// What the word of a step says became of people. فقد says so only before how many.
    fn fate(&self, at: usize) -> Option<Fate> {
        let fate = fate(self.steps.get(at)?.token)?;
        let next = self.steps.get(at + 1);
        let is_count = next.is_some_and(|next| {
            let is_about = matches!(next.token, "نحو" | "حوالي" | "زهاء" | "قرابه" | "اكثر");
            next.figure.is_some() || is_about || by_form(next.token).is_some()
        });
        (is_count || !self.may_be_particle(at)).then_some(fate)
    }

    fn may_be_particle(&self, at: usize) -> bool {
        let step = self.steps.get(at);
        step.is_some_and(|step| matches!(step.token, "فقد" | "وفقد"))
    }

    /// How many a word tells by its form: two, or one right behind what became of it.
    fn many(&self, at: usize) -> Option<(usize, u64)> {
        let step = self.steps.get(at)?;
        let next = self.steps.word_behind(at).map(|next| next.token);
        let before = self
            .steps
            .before(at)
            .filter(|before| before.figure.is_none());
        let is_told = step.gap == " " && before.is_some_and(|before| fate(before.token).is_some());
        if let "اثنان" | "اثنين" | "اثنتان" | "اثنتين" = step.token {
            let is_some = matches!(next, Some("من" | "اخران" | "اخرين" | "اخريان" | "اخريين"));
            return (is_told || is_some).then_some((0, 2));
        }
        let is_behind_number = self
            .steps
            .before(at)
            .is_some_and(|one| one.figure.is_some());
        let (lead, many) = by_form(step.token).filter(|_| !is_behind_number || step.gap != " ")?;
        // «رجل الأعمال» is somebody, and «جندي 5» nobody.
        let is_name = next.is_some_and(|next| next.starts_with("ال"));
        let is_one = is_told && lead == 0 && !is_name && own_fate(step.token).is_none();
        (many == 2 || is_one).then_some((lead, many))
    }

    /// How many, in thousandths. The lower of two numbers is of the same thousands or
    /// hundredths as the upper one, where only that has any: «بين 30 و40 ألفا».
    fn number(&self, at: usize, number: u64) -> Says {
        let written = self.written(at);
        let of_upper = |upper| {
            let figure = self.steps.get(upper)?.figure?;
            match self.figures[figure].value {
                Value::Share(_) => Some(Says::Share(number)),
                Value::Number(upper_number) => {
                    let times = thousands_of(self.written(upper))?;
                    let is_lower = number < upper_number / times;
                    number
                        .checked_mul(times)
                        .filter(|_| is_lower)
                        .map(Says::Number)
                }
                _ => None,
            }
        };
        let upper = upper(&self.steps, at).filter(|_| thousands_of(written).is_none());
        let alone = match is_dotted(written) {
            true => Says::Dotted(number),
            false => Says::Number(number),
        };
        upper.and_then(of_upper).unwrap_or(alone)
    }

    /// The folded words of a step.
    fn written(&self, at: usize) -> &str {
        let folded = self.steps.get(at).map_or(0..0, |step| step.folded.clone());
        &self.folded.text[folded]
    }

    /// Whether a number names a year: it is written like one, and what stands behind it is
    /// nothing that news count, and before it nothing that became of so many.
    fn is_year(&self, at: usize, number: u64, told: Option<Told>) -> bool {
        let Some(step) = self.steps.get(at) else {
            return false;
        };
        let is_plain = self.text[step.range.clone()].chars().count() == 4;
        let is_digits = step.token.ends_with(|c: char| c.is_ascii_digit());
        if !Value::Number(number).is_time() || !is_plain || !is_digits {
            return false;
        }
        let before = self.steps.before(at).map(|before| before.token);
        let is_said = before.is_some_and(|word| word.ends_with("عام") || word.ends_with("سنه"));
        let counts = |noun: &str| is_counted(noun) || is_people(noun) || own_fate(noun).is_some();
        let is_counted = || {
            let noun = noun_behind(&self.steps, at);
            let is_time = matches!(before, Some("في" | "حتي" | "منذ"));
            let fate = || self.fate_of(at, &Counted::Nothing, told, step.is_added);
            noun.is_some_and(|(_, noun)| counts(noun)) || !is_time && fate().is_some()
        };
        is_said || !is_counted()
    }

    /// Whether a day of the week stands beside the day that it is.
    fn is_dated(&self, at: usize) -> bool {
        let is_day = |at: usize| {
            let figure = self.steps.get(at).and_then(|step| step.figure);
            figure.is_some_and(|at| matches!(self.figures[at].value, Value::Day { .. }))
        };
        (at.saturating_sub(1)..at + 4).any(is_day)
    }

    /// Where the word of a step stands without what leans on it.
    fn without(&self, at: usize, lead: usize) -> Range<usize> {
        let folded = self.steps.get(at).map_or(0..0, |step| step.folded.clone());
        let bare = folded.start + lead..folded.end;
        self.folded.source_range(self.text, bare)
    }
}

impl Claim {
    /// Takes over what became of those whom it counts up to the step `last`; who is counted
    /// next with و has the same fate.
    fn take(&mut self, fate: Option<Fate>, told: &mut Option<Told>, last: usize) {
        self.fate = fate;
        let Some(fate) = fate else { return };
        self.is_part = told.is_some_and(|told| told.is_part && told.fate == fate);
        *told = Some(Told {
            fate,
            at: last,
            is_counted: true,
            is_part: false,
        });
    }
}

/// Whether a number is written like 1.500, which is one and a half or so many hundreds.
fn is_dotted(written: &str) -> bool {
    let number = written.trim_start_matches(|c: char| !c.is_ascii_digit());
    let parts = number.split_once('.');
    parts.is_some_and(|(whole, part)| {
        let is_digits = part.bytes().all(|byte| byte.is_ascii_digit());
        !whole.starts_with('0') && whole.len() <= 3 && part.len() == 3 && is_digits
    })
}

/// Whether those who are counted next are some of those before.
fn is_among(token: &str) -> bool {
    const AMONG: [&str; 7] = [
        "بينهم",
        "بينهن",
        "بينها",
        "منهم",
        "منها",
        "among",
        "including",
    ];
    AMONG.contains(&token.strip_prefix('و').unwrap_or(token))
}
