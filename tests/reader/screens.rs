//! Pictures of whole screens, at the sizes that matter. A change of a picture
//! is looked at and accepted with `cargo insta review` (or INSTA_UPDATE=always).

use crate::story::{Story, open, rows, story};
use qari::app::Message;
use qari::config::strings::Language;
use qari::library::import::Source;

/// Rows, then the same rows with a letter for each style that differs from
/// plain text.
pub(crate) fn picture(it: &Story) -> String {
    let (buffer, cursor) = it.reader.screen();
    let cursor = cursor.map(|cursor| (cursor.column, cursor.row));
    let mut styles = Vec::new();
    let mut map = String::new();
    for y in 0..buffer.area.height {
        let row: String = (0..buffer.area.width)
            .map(|x| {
                let style = buffer[(x, y)].style();
                let index = styles
                    .iter()
                    .position(|known| *known == style)
                    .unwrap_or_else(|| {
                        styles.push(style);
                        styles.len() - 1
                    });
                char::from_u32('a' as u32 + index as u32).unwrap_or('?')
            })
            .collect();
        map += &format!("{row}\n");
    }
    let legend: String = styles
        .iter()
        .zip('a'..)
        .map(|(style, letter)| {
            let colour = |c: Option<ratatui::style::Color>| c.map_or("-".into(), |c| c.to_string());
            format!(
                "{letter} {} on {} {:?}\n",
                colour(style.fg),
                colour(style.bg),
                style.add_modifier
            )
        })
        .collect();
    format!("{}cursor {cursor:?}\n\n{map}\n{legend}", rows(&buffer))
}

#[test]
fn list_and_article() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let it = story(width, height);
        insta::assert_snapshot!(format!("list-{width}x{height}"), picture(&it));
    }
}

#[test]
fn a_mention() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let mut it = story(width, height);
        it.press("Enter ] ]");
        insta::assert_snapshot!(format!("mention-{width}x{height}"), picture(&it));
    }
}

#[test]
fn filtering() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let mut it = story(width, height);
        it.press("f").type_text("طالب");
        insta::assert_snapshot!(format!("filter-{width}x{height}"), picture(&it));
    }
}

#[test]
fn actors() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let mut it = story(width, height);
        it.press("a j s");
        insta::assert_snapshot!(format!("actors-{width}x{height}"), picture(&it));
    }
}

/// The seven that are mentioned most, and each of them alike in the list.
#[test]
fn the_actors_that_are_mentioned_most_are_told_apart_by_colour() {
    let mut it = open(Source::BuiltIn, Language::Arabic, 120, 40);
    it.press("a");
    let model = it.reader.model();
    let names = model.facets.rows[..7].iter();
    let names: Vec<_> = names.map(|row| model.value_name(&row.value)).collect();
    assert!(names.contains(&"دونالد ترامب".to_owned()), "{names:?}");
    let colours = names.iter().map(|name| it.styles_of(name)[0].fg);
    let colours: std::collections::HashSet<_> = colours.collect();
    assert_eq!(colours.len(), 7, "{names:?}");
}

#[test]
fn help() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let mut it = story(width, height);
        it.press("?");
        insta::assert_snapshot!(format!("help-{width}x{height}"), picture(&it));
    }
}

/// Whatever the size, drawing stays within the screen and nothing panics.
#[test]
fn every_size_is_drawn() {
    let mut it = story(80, 24);
    for keys in ["", "Enter ]", "f", "Esc a", "?"] {
        it.press(keys);
        for (width, height) in [
            (1, 1),
            (39, 11),
            (40, 12),
            (69, 12),
            (70, 12),
            (71, 50),
            (300, 100),
            (80, 24),
        ] {
            it.reader.send(Message::Resize(width, height));
            let (buffer, cursor) = it.reader.screen();
            assert!(
                cursor.is_none_or(|cursor| cursor.column < width && cursor.row < height),
                "{keys} {width}x{height}"
            );
            assert_eq!((buffer.area.width, buffer.area.height), (width, height));
        }
    }
}
