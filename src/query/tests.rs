mod names;
mod refused;
mod saved;

use proptest::prelude::*;

use super::saved::SavedQuery;
use super::*;
use crate::library::condition::Word;
use crate::library::formats::plain;
use crate::library::matcher::hits;
use crate::text::fold::fold;

/// The actors that the tests know.
fn resolve(name: &str) -> Vec<ActorId> {
    let actor = match name {
        "taliban" | "طالبان" | "حركه طالبان" => "taliban",
        "islamic state" | "داعش" => "isis",
        _ => return Vec::new(),
    };
    vec![ActorId::new(actor)]
}

/// The queries that the tests have saved.
fn saved() -> Saved {
    let named = |(name, query): (&str, &str)| SavedQuery {
        name: name.to_owned(),
        query: query.to_owned(),
        follows: false,
    };
    Saved::new(
        [
            ("هدنة", "(هدنة أو سلام) -حرب"),
            ("أخبار قطر", "قطر saved:هدنة"),
            ("حلقة", "قطر محفوظ:دائرة"),
            ("دائرة", "saved:حلقة"),
            ("مكسور", "date:غدا"),
            ("من مكسور", "saved:مكسور"),
            ("كثير ١", "saved:هدنة saved:هدنة saved:هدنة saved:هدنة"),
            (
                "كثير ٢",
                "saved:«كثير 1» saved:«كثير 1» saved:«كثير 1» saved:«كثير 1»",
            ),
            (
                "كثير ٣",
                "saved:«كثير 2» saved:«كثير 2» saved:«كثير 2» saved:«كثير 2»",
            ),
        ]
        .map(named)
        .to_vec(),
    )
}

/// A condition in few signs: `a & b`, `a | b`, `!a`, `word`, `word*`, "a phrase", `@actor`.
fn shown(condition: &Condition) -> String {
    let word = |word: &Word| format!("{}{}", word.folded, if word.prefix { "*" } else { "" });
    let joined = |conditions: &[Condition], sign: &str| {
        format!(
            "({})",
            conditions.iter().map(shown).collect::<Vec<_>>().join(sign)
        )
    };
    match condition {
        Condition::All(conditions) => joined(conditions, " & "),
        Condition::Any(conditions) => joined(conditions, " | "),
        Condition::Not(condition) => format!("!{}", shown(condition)),
        Condition::Word(one) => word(one),
        Condition::Phrase(words) => {
            format!(
                "\"{}\"",
                words.iter().map(word).collect::<Vec<_>>().join(" ")
            )
        }
        Condition::Exact(words) => {
            let written = words
                .iter()
                .map(|one| format!("{}{}", one.written, if one.prefix { "*" } else { "" }));
            format!("={}", written.collect::<Vec<_>>().join("_"))
        }
        Condition::Stem(one) => format!("~{}", word(one)),
        Condition::Near(near) => format!("near{}{}", near.words, joined(&near.terms, " ")),
        Condition::Title(inner) => format!("title[{}]", shown(inner)),
        Condition::Source(inner) => format!("source[{}]", shown(inner)),
        Condition::SourceName(one) => format!("source#{}", word(one)),
        Condition::Actor(actor) => format!("@{actor}"),
        Condition::Together(together) => {
            let actors = together.actors.iter().map(|names| {
                let names: Vec<_> = names.iter().map(|one| format!("@{one}")).collect();
                names.join("|")
            });
            let actors: Vec<_> = actors.collect();
            format!("{:?}({})", together.within, actors.join(" "))
        }
        Condition::Kind { kind, actor } => {
            let of = actor.as_ref().map_or("any", |actor| actor.as_str());
            format!("{kind:?}@{of}")
        }
        Condition::Date { from, to } => {
            let day = |day: &Option<crate::library::dates::Date>| {
                day.map(|day| day.to_string()).unwrap_or_default()
            };
            format!("[{}..{}]", day(from), day(to))
        }
        Condition::Unread => "unread".to_owned(),
        Condition::New => "new".to_owned(),
        Condition::Marked => "marked".to_owned(),
        Condition::Noted => "noted".to_owned(),
        Condition::Highlighted => "highlighted".to_owned(),
        Condition::Tag(one) => format!("#{}", word(one)),
    }
}

#[track_caller]
fn finished(typed: &str, expected: &str) {
    let condition = condition(typed, true, &resolve, &saved()).map(|condition| shown(&condition));
    assert_eq!(condition.as_deref(), Ok(expected), "{typed}");
}

#[track_caller]
fn typing(typed: &str, expected: &str) {
    let condition = condition(typed, false, &resolve, &saved()).map(|condition| shown(&condition));
    assert_eq!(condition.as_deref(), Ok(expected), "{typed}");
}

#[test]
fn words_are_folded_and_all_must_occur() {
    finished("", "()");
    finished("بُشرى", "بشري");
    finished("اتفاق، الدوحة", "(اتفاق & الدوحه)");
    finished("ISIS-K (قندهار)", "(isis-k & قندهار)");
    finished("الساعة 10:49", "(الساعه & 10:49)");
    finished("https://example.org", "https://example.org");
    finished("؟ ! ـ", "()");
}

#[test]
fn both_spellings_of_america_and_of_a_son_are_meant() {
    finished("أميركا", "(اميركا | امريكا)");
    finished("للأمريكيين", "(للامريكيين | للاميركيين)");
    finished("=أميركا", "=أميركا");
    // With other endings too, so that `~` finds more and `-~` leaves out more.
    finished("~أميركي", "(~اميركي | ~امريكي)");
    finished("-~أمريكي", "!(~امريكي | ~اميركي)");
    finished("\"ابن سلمان\"", "(\"ابن سلمان\" | \"بن سلمان\")");
    finished("ابن", "ابن");
    finished("near:5 أمريكا وفد", "near5((امريكا | اميركا) وفد)");
    let four = "\"بن أميركا بن\"";
    let Ok(Condition::Any(all)) = condition(four, true, &resolve, &saved()) else {
        panic!("several ways");
    };
    assert_eq!(all.len(), 8);
}

#[test]
fn phrases_stand_in_any_quotation_marks() {
    for typed in [
        "\"مجلس الأمن\"",
        "«مجلس الأمن»",
        "»مجلس الأمن«",
        "“مجلس الأمن”",
        "”مجلس، الأمن“",
    ] {
        finished(typed, "\"مجلس الامن\"");
    }
    finished("«طالبان» \"\"", "طالبان");
}

#[test]
fn signs_negate_group_and_choose() {
    finished("سلام -حرب", "(سلام & !حرب)");
    finished("-(حرب أو سلام)", "!(حرب | سلام)");
    finished("حرب OR سلام بحر | نهر", "(حرب | (سلام & بحر) | نهر)");
    finished("(حرب أو سلام) بحر", "((حرب | سلام) & بحر)");
    finished("--حرب", "حرب");
    finished("حرب - سلام", "(حرب & سلام)");
    finished("أفغان*", "افغان*");
    finished("اتفاق() حرب", "(اتفاق & حرب)");
}

#[test]
fn a_bare_word_also_means_the_actor_it_names() {
    finished("taliban", "(taliban | @taliban)");
    finished("-طالبان", "!(طالبان | @taliban)");
    finished("\"طالبان\"", "طالبان");
    finished(
        "Islamic State Syria",
        "(((islamic & state) | @isis) & syria)",
    );
    finished("وفد حركة طالبان", "(وفد & ((حركه & طالبان) | @taliban))");
}

#[test]
fn fields_have_arabic_and_english_names() {
    for typed in [
        "actor:taliban",
        "جهة:طالبان",
        "الجهة:طالبان",
        "شخصية:«حركة طالبان»",
        "ACTOR:Taliban",
    ] {
        finished(typed, "@taliban");
    }
    finished("is:unread -actor:داعش", "(unread & !@isis)");
    finished("حالة:\"غير مقروء\" حالة:مقروء", "(unread & !unread)");
    finished("حالة:غير_مقروء", "unread");
    finished("خبر: عاجل", "(خبر & عاجل)");
}

#[test]
fn signs_say_how_a_word_is_meant() {
    finished("=على", "=على");
    finished("=المدرسة* -=ISIS-K", "(=المدرسة* & !=ISIS K)");
    finished("=«مجلس الأمن»", "=مجلس_الأمن");
    finished("~مقاتل", "~مقاتل");
    finished("~«مقاتلو الجبهة»", "\"مقاتلو الجبهه\"");
    finished("~طالبان", "(طالبان | @taliban)");
    finished("=طالبان", "=طالبان");
    finished("= ~ حرب", "حرب");
    finished("أ=ب", "ا=ب");
}

#[test]
fn titles_and_sources_take_a_term_or_a_group() {
    finished("title:سلام", "title[سلام]");
    finished("عنوان:\"مجلس الأمن\" حرب", "(title[\"مجلس الامن\"] & حرب)");
    finished("العنوان:(سلام أو =حرب)", "title[(سلام | =حرب)]");
    finished("title:طالبان", "title[طالبان]");
    finished("-title:~هجوم", "!title[~هجوم]");
    finished("مصدر:الجزيرة", "source[الجزيره]");
    finished("مصدر:=«وكالة_الشاطئ»", "source#وكاله الشاطء");
    typing("source:=BB", "source#bb*");
    finished("source:(BBC | رويترز)", "source[(bbc | رويترز)]");
}

#[test]
fn kinds_are_about_the_actors_beside_them_or_around_them() {
    finished("kind:nominal", "Nominal@any");
    finished("نوع:وصف جهة:طالبان", "Nominal@taliban");
    finished(
        "actor:taliban actor:داعش kind:name",
        "(Name@taliban & Name@isis)",
    );
    finished("actor:taliban -نوع:اسم", "(@taliban & !Name@taliban)");
    finished(
        "actor:taliban (kind:name حرب أو kind:nominal)",
        "(@taliban & ((Name@taliban & حرب) | Nominal@taliban))",
    );
    finished("طالبان kind:name", "((طالبان | @taliban) & Name@any)");
}

#[test]
fn dates_are_days_months_years_and_ranges() {
    for typed in [
        "date:2021-08",
        "date:2021/08",
        "تاريخ:٢٠٢١-٨",
        "date:8/2021",
        "التاريخ:«أغسطس 2021»",
        "date:أغسطس 2021",
        "date:آب_2021",
        "date:«August 2021»",
    ] {
        finished(typed, "[2021-08-01..2021-08-31]");
    }
    finished("تاريخ:\u{2066}2021-08\u{2069}", "[2021-08-01..2021-08-31]");
    finished("date:2021", "[2021-01-01..2021-12-31]");
    finished("date:31/8/2021", "[2021-08-31..2021-08-31]");
    finished("date:2021-08-31 حرب", "([2021-08-31..2021-08-31] & حرب)");
    finished("date:31 كانون الأول 2021", "[2021-12-31..2021-12-31]");
    finished("date:2021-08..2021/09", "[2021-08-01..2021-09-30]");
    finished("date:2024..", "[2024-01-01..]");
    finished("date:..2024-02", "[..2024-02-29]");
    finished("date:2021…2022", "[2021-01-01..2022-12-31]");
    finished(
        "date:أغسطس 2021..أيلول 2022 حرب",
        "([2021-08-01..2022-09-30] & حرب)",
    );
    finished("date:2021 2022", "([2021-01-01..2021-12-31] & 2022)");
}

#[test]
fn states_and_tags() {
    finished("is:marked", "marked");
    finished("حالة:معلم -is:read", "(marked & !!unread)");
    finished("حالة:غير مقروء حرب", "(unread & حرب)");
    finished("tag:قرأته", "#قراته");
    finished("وسم:«حقوق الإنسان»", "#حقوق الانسان");
    finished("وسم:حقوق_الإنسان", "#حقوق الانسان");
    finished("tag:حق*", "#حق*");
}

#[test]
fn near_takes_two_terms_or_a_group_of_them() {
    finished("near:10 سلام حرب", "near10(سلام حرب)");
    finished(
        "قرب:٥ طالبان «مجلس الأمن» نهر",
        "(near5(طالبان \"مجلس الامن\") & نهر)",
    );
    finished("near:3 =على (حرب أو ~سلم)", "near3(=على (حرب | ~سلم))");
    finished("near:3 (سلام حرب نهر)", "near3(سلام حرب نهر)");
    typing("near:", "()");
    typing("near:1", "()");
    typing("near:10 سلام ", "سلام");
    typing("near:10 سلام ح", "near10(سلام ح*)");
}

#[test]
fn what_is_still_being_typed_counts_as_far_as_it_goes() {
    typing("طال", "طال*");
    typing("طالبان", "(طالبان* | @taliban)");
    typing("طالبان ", "(طالبان | @taliban)");
    typing("حرب «مجلس الأ", "(حرب & \"مجلس الا*\")");
    typing("حرب «", "حرب");
    typing("(حرب OR سلام", "(حرب | سلام*)");
    typing("(حرب OR ", "حرب");
    typing("حرب أو", "(حرب & او*)");
    typing("حرب -", "حرب");
    typing("حرب (", "حرب");
    typing("actor:", "()");
    typing("حرب جهة: ", "حرب");
    typing("actor:tali", "()");
    typing("is:un", "()");
    typing("actor:taliban", "@taliban");
    typing("حرب =", "حرب");
    typing("حرب ~سل", "(حرب & ~سل*)");
    typing("title:", "()");
    typing("title:سل", "title[سل*]");
    typing("title:(سلام ح", "title[(سلام & ح*)]");
    typing("kind:nom", "()");
    typing("حالة:غير مق", "()");
    typing("tag:حق", "#حق*");
    typing("date:20", "()");
    typing("date:2021-", "[2021-01-01..2021-12-31]");
    typing("date:2021-08..2", "[2021-08-01..]");
    typing("date:أغس", "()");
    typing("date:أغسطس ", "()");
    typing("date:31 أغس", "()");
    typing("date:أغسطس 20", "()");
    typing("date:أغسطس 2021", "[2021-08-01..2021-08-31]");
}

proptest! {
    #[test]
    fn nothing_typed_makes_it_panic(typed in ".*", end in any::<bool>()) {
        check(&typed, end);
    }

    #[test]
    fn nor_anything_made_of_its_signs(
        typed in proptest::collection::vec(
            prop::sample::select(&["(", ")", "\"", "«", "»", "“", "-", "|", "OR", "أو", " ", "*", ":", "actor:", "حالة:", "is:unread", "=", "~", "title:", "near:", "5", "date:", "2021", "..", "أغسطس", "kind:name", "وسم:", "طالبان", "ـ", "،", "\u{202e}"][..]),
            0..24,
        ),
        end in any::<bool>(),
    ) {
        check(&typed.concat(), end);
    }
}

fn check(typed: &str, end: bool) {
    match condition(typed, end, &resolve, &saved()) {
        Ok(condition) => {
            // What it means can be asked of any text.
            let article = plain::read("typed".to_owned(), typed.to_owned(), Vec::new());
            let found = hits(&condition, &article, &fold(typed), [].iter());
            for range in &found {
                assert!(typed.get(range.clone()).is_some_and(|hit| !hit.is_empty()));
            }
            assert!(found.is_sorted_by(|a, b| a.end <= b.start));
        }
        Err(error) => assert!(
            typed
                .get(error.range.clone())
                .is_some_and(|piece| !piece.is_empty()),
            "{error}"
        ),
    }
}
