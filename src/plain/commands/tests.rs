//! Lines that are typed, and what they mean.

use std::collections::HashSet;

use super::*;
use crate::app::commands::TABLE;

/// Commands that move a cursor of the full screen or change how it looks.
const OF_THE_SCREEN: &[Command] = &[
    C::NextPane,
    C::Palette,      // each line is one
    C::Contents,     // headings are passages
    C::FocusMention, // `focus` without a number
    C::Trail,        // `back` and `forward` say where they lead
    C::PutCaret,     // to copy what a terminal in lines copies by itself
    C::CaretLeft,
    C::CaretRight,
    C::SelectLeft,
    C::SelectRight,
    C::SelectUp,
    C::SelectDown,
    C::NextWord,
    C::PreviousWord,
    C::NextSentence,
    C::PreviousSentence,
    C::NextParagraph,
    C::PreviousParagraph,
    C::Mark,
    C::Widen,
    C::Copy,
    C::Judge, // `check-actors` and the file itself
    C::CopyTitle,
    C::Cite,   // it is copied
    C::Export, // `qari export`
    C::ToggleMouse,
    C::LeaveCaret,
    C::Complete, // there is no line in which one edits
    C::CycleJustification,
    C::Remove, // `qari library remove`
    C::Browse,
    C::Reload, // one opens it again
    C::CycleTheme,
    C::CycleMeasure,
    C::CycleSpacing,
    C::MoveList,
    C::CycleLanguage,
    C::ForgetChoices,
    C::Follow, // nothing there tells what is new
    C::ShowList,
    C::Sources, // there are actors alone; queries name the rest
    C::Months,
    C::TagCounts,
    C::ClearRow,
    C::Invert,
    C::Together,
    C::NarrowFacets,
    C::Concordance, // a column of words is for the eye; `qari search` has the rows
    C::OpenRow,
    C::SortRows,
    C::NarrowRows,
    C::CloseConcordance,
    C::Related, // so is one text beside another
    C::Compare,
    C::ShowCopies,
    C::CloseRelated,
    C::Notebook, // `is:highlighted`, `is:noted` and `tag:` list the articles
    C::RemoveNoted,
    C::CloseNotebook,
    C::Voices, // `qari actors --forms` has the counts
    C::GroupRows,
    C::UnfoldRow,
    C::CloseVoices,
    C::CycleRendering, // lines are sent as they are written
    C::Redraw,
    C::Suspend, // the terminal does it by itself
    C::Accept,
    C::Close,
    C::Cancel,
    C::Left,
    C::Right,
    C::HalfPageDown,
    C::HalfPageUp,
    C::FieldStart,
    C::FieldEnd,
    C::DeleteBackwards,
    C::DeleteForwards,
    C::DeleteAll,
];

fn means(line: &str) -> Meaning {
    meaning(line, &Keymap::new(), Language::English)
}

fn does(command: Command, rest: &str) -> Meaning {
    Meaning::Wish {
        wish: Wish::Do(command),
        rest: rest.to_owned(),
    }
}

#[test]
fn whatever_the_reader_does_can_be_asked_for_in_a_line() {
    for entry in TABLE {
        let has_word = WORDS
            .iter()
            .any(|word| word.wish == Wish::Do(entry.command));
        assert_ne!(
            has_word,
            OF_THE_SCREEN.contains(&entry.command),
            "{}: give it a word, or say that it concerns the screen only",
            entry.id
        );
    }
}

#[test]
fn words_are_unique_and_the_letters_are_free() {
    let mut seen = HashSet::new();
    for word in WORDS {
        for said in [word.english, word.arabic] {
            assert!(seen.insert(plain_word(said)), "{said}");
            assert_eq!(means(said), plainly(word.wish), "{said}");
        }
    }
    for entry in TABLE {
        let is_taken = entry.keys.contains(&"z") || entry.keys.contains(&"=");
        assert!(
            !is_taken || OF_THE_SCREEN.contains(&entry.command),
            "{}",
            entry.id
        );
    }
}

#[test]
fn a_letter_is_the_key_of_the_reader_on_an_arabic_layout_too() {
    for (letters, command) in [
        ("eث", C::NextArticle),
        ("]د", C::NextFocused),
        ("/ظ", C::Find),
        ("?؟", C::Help),
        ("qض", C::Quit),
        ("sس", C::Include),
    ] {
        for letter in letters.chars() {
            assert_eq!(means(&letter.to_string()), does(command, ""), "{letter}");
        }
    }
    assert_eq!(means("لا"), does(C::PageUp, ""));
    assert_eq!(means("u"), Meaning::OfTheScreen);
}

#[test]
fn a_word_may_be_short_and_spelt_otherwise() {
    assert_eq!(means("  next-article "), does(C::NextArticle, ""));
    assert_eq!(means("HELP"), does(C::Help, ""));
    assert_eq!(means("تَصفيه"), does(C::Filter, ""));
    assert_eq!(means("ment"), plainly(Wish::Mentions));
    assert_eq!(
        means("prev"),
        Meaning::Several(vec!["previous", "previous focused", "previous mention"])
    );
    assert_eq!(means("rubbish"), Meaning::Unknown);
    assert_eq!(means("\u{1b}[A"), Meaning::Unknown);
}

#[test]
fn what_a_command_is_about_stands_after_it() {
    assert_eq!(means("/بشرى"), does(C::Find, "بشرى"));
    assert_eq!(means("بحث ما يقال"), does(C::Find, "ما يقال"));
    assert_eq!(
        means("f actor:taliban -غزة"),
        does(C::Filter, "actor:taliban -غزة")
    );
    assert_eq!(means("+3"), does(C::Include, "3"));
    assert_eq!(means("استبعاد ٣"), does(C::Exclude, "٣"));
    assert_eq!(means("s three"), Meaning::Unknown);
    assert_eq!(means("e 3"), Meaning::Unknown);
}

#[test]
fn numbers_are_numbers_in_all_digits() {
    for twelve in ["12", "١٢", "۱۲", " 12 "] {
        assert_eq!(means(twelve), Meaning::Number(12));
    }
    assert_eq!(means("99999999999999999999999"), Meaning::Unknown);
    assert_eq!(means(""), Meaning::Enter);
    assert_eq!(means(" "), does(C::PageDown, ""));
}
