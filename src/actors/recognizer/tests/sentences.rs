//! Sentences of real news against the actors that come with Qari: spellings that hide
//! a name, and names that mean another one here.

use crate::actors::testing::{article, built_in};

/// Each sentence with its mentions in brackets, as `[text]actor`; a slash may end the
/// actor where letters or digits follow.
#[track_caller]
fn are(marked: &[&str]) {
    for expected in marked {
        let mut sentence = String::new();
        let mut rest = *expected;
        while let Some((before, after)) = rest.split_once('[') {
            let (text, after) = after.split_once(']').expect("a bracket closes");
            let actor = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            sentence.push_str(before);
            sentence.push_str(text);
            rest = &after[actor.unwrap_or(after.len())..];
            rest = rest.strip_prefix('/').unwrap_or(rest);
        }
        sentence.push_str(rest);
        let lines: Vec<&str> = sentence.split('\n').collect();
        let article = article(&lines);
        let mut shown = String::new();
        let mut at = 0;
        for one in built_in().mentions(&article) {
            let (before, text) = (&sentence[at..one.range.start], &sentence[one.range.clone()]);
            shown.push_str(&format!("{before}[{text}]{}", one.actor));
            at = one.range.end;
            if sentence[at..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
                shown.push('/');
            }
        }
        shown.push_str(&sentence[at..]);
        assert_eq!(shown, *expected);
    }
}

#[test]
fn names_in_hard_spelling() {
    are(&[
        "قالت [حركة\u{a0}طالبان]taliban و[طالبـــان]taliban و[طَالِبَان]taliban أمس",
        "[حرکة طالبان]taliban؛ [ﻃﺎﻟﺒﺎﻥ]taliban ﻭ[ﻃﺎﻟﺒﺎﻥ]taliban",
        "#[طالبان_باكستان]ttp #[حركة_طالبان]taliban #[الولايات_المتحدة]us",
        "\u{2067}[طالبان]taliban\u{2069} \u{202b}[حركة طالبان]taliban\u{202c} [طال\u{200f}بان]taliban",
        "[حركة «طالبان»]taliban؛ بـ\"[طالبان]taliban\"، لـ«[حركة طالبان]taliban»، [حركة - طالبان]taliban",
        "فل[طالبان]taliban، أفب[طالبان]taliban تثقون؟ ول[حركة طالبان]taliban، وب[تنظيم القاعدة]al-qaeda",
        "قالت [إيران]iran و [طالبان]taliban، لِ[لْوِلَايَاتِ الْمُتَّحِدَةِ]us",
    ]);
}

#[test]
fn names_torn_by_a_line_break() {
    are(&[
        "قالت [حركة\nطالبان]taliban إنها تنتظر [الولايات\nالمتحدة الأمريكية]us",
        "بيان [الأمم\nالمتحدة]un عن لقاء [دونالد\nترامب]trump مع [حركة طالبان\nباكستان]ttp",
        "قالت حركة.\n[طالبان]taliban إنها",
        "[دونالد ترامب]trump\n[طالبان]taliban",
    ]);
}

#[test]
fn descriptions_in_hard_spelling() {
    are(&[
        "قالت [طالبان]taliban. ل[لحركة]taliban رأي. فل[لحركة]taliban رأي",
        "قالت [طالبان]taliban. بـ«[الحركة]taliban» و [الحركة]taliban",
        "قالت [طالبان]taliban. وَ[الْحَرَكَةُ]taliban و[الحـــركة]taliban و[ﺍﻟﺤﺮﻛﺔ]taliban",
        "قالت [طالبان]taliban. وترى \u{2067}[الحركة]taliban\u{2069} و[الحرکة]taliban",
    ]);
}

#[test]
fn a_word_ends_where_another_script_begins() {
    are(&[
        "في [تونس]tunisia/BURAK منذ زمن",
        "فوز [أوباما]obama/2016 بالجائزة",
    ]);
}

#[test]
fn an_adjective_makes_a_name_another_state_s() {
    are(&[
        "قال الكونغرس الفلبيني ذلك، ورفض [الكونغرس الأمريكي]us-congress",
        "ذكرت قناة سي إن إن التركية وقناة [سي إن إن]cnn الأمريكية",
        "يعيش في جورجيا الأمريكية",
    ]);
}

#[test]
fn a_media_noun_stays_outside() {
    are(&["على قناة [الجزيرة]al-jazeera القطرية"]);
}

#[test]
fn an_undated_president_is_whom_the_text_names() {
    are(&[
        "قال [بايدن]biden ذلك. وأكد [الرئيس]biden أنه باق",
        "قال [أوباما]obama ذلك. وصل نائب الرئيس أمس",
    ]);
}
