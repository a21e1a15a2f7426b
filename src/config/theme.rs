//! Themes: what each part of the screen looks like, read from TOML. Says
//! nothing of what the terminal can show; that is decided where it is sent.

use serde::Deserialize;

/// A colour, 8 bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Rgb(pub u8, pub u8, pub u8);

impl TryFrom<String> for Rgb {
    type Error = String;

    /// Reads `#rrggbb`.
    fn try_from(written: String) -> Result<Self, String> {
        written
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .map(|rgb| Self((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8))
            .ok_or_else(|| format!("{written:?} is not a colour such as \"#d0c8b0\""))
    }
}

/// What a role adds to what lies under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Style {
    pub fg: Option<Rgb>,
    pub bg: Option<Rgb>,
    pub bold: bool,
    pub dim: bool,
    pub underline: bool,
    pub reverse: bool,
}

/// The styles of a screen, by role. Every role that carries meaning differs
/// from plain text without colour too.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Theme {
    /// Everything that has no role of its own.
    pub text: Style,
    /// Sources, dates, hints.
    pub dim: Style,
    pub title: Style,
    pub subhead: Style,
    /// Lines that are not the article.
    pub clutter: Style,
    /// Headings of panes.
    pub heading: Style,
    /// The line between the panes, and the tracks of scrollbars.
    pub border: Style,
    pub scrollbar: Style,
    /// The selected line of a list, where the keys go and elsewhere.
    pub selected: Style,
    pub selected_elsewhere: Style,
    pub unread: Style,
    pub status: Style,
    /// Names of keys.
    pub key: Style,
    /// A line where one types, and what is wrong in it.
    pub field: Style,
    pub error: Style,
    /// What was found or filtered for, and the place one is at.
    pub found: Style,
    pub here: Style,
    /// What is marked to be copied, and the place where the caret stands, each told
    /// from the other and from the text without colour too.
    pub marked: Style,
    pub caret: Style,
    /// Mentions of the focused actor, of principal actors (in the actor's
    /// colour), and of the others when they are marked too.
    pub focused: Style,
    pub principal: Style,
    pub mention: Style,
    /// Added to a mention that is only likely.
    pub likely: Style,
    pub included: Style,
    pub excluded: Style,
    /// Colours of actors, given out in the order of the gazetteer.
    pub actors: Vec<Rgb>,
}

impl Theme {
    /// The built-in dark theme.
    pub fn dark() -> Self {
        Self::from_toml(include_str!("../../assets/themes/dark.toml"))
            .expect("the built-in theme is sound: a test reads it")
    }

    /// Reads a theme.
    ///
    /// # Errors
    /// The message names the line and what is wrong there.
    pub fn from_toml(source: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_theme_is_sound() {
        let theme =
            Theme::from_toml(include_str!("../../assets/themes/dark.toml")).expect("it reads");
        assert!(theme.actors.len() >= 6);
        let meaning = |style: Style| style.bold || style.underline || style.reverse;
        assert!(meaning(theme.focused) && meaning(theme.here) && meaning(theme.found));
        assert!(meaning(theme.marked) && meaning(theme.caret) && theme.marked != theme.caret);
    }

    #[test]
    fn a_wrong_colour_is_named() {
        let error = Theme::from_toml("text = { fg = \"red\" }").expect_err("red is no hex colour");
        assert!(
            error.to_string().contains("\"red\" is not a colour"),
            "{error}"
        );
    }
}
