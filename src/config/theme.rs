//! Themes: what each part of the screen looks like, read from TOML. Says
//! nothing of what the terminal can show; that is decided where it is sent.

pub mod own;

use std::path::Path;

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

/// What a role adds to what lies under it. There is no faint: how faint that is
/// each terminal decides for itself, some so that it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Style {
    pub fg: Option<Rgb>,
    pub bg: Option<Rgb>,
    pub bold: bool,
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
    /// What the source set apart. Arabic has no italics, and letters that lean break at
    /// the edges of their cells: so it is bold.
    pub emphasis: Style,
    /// The words of a link, which a sign in the margin tells without colour.
    pub link: Style,
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
    /// A passage that the person marked, and one that was written about. Signs in the
    /// margin tell the two apart without colour.
    pub highlighted: Style,
    pub noted: Style,
    /// A number or a day that only one of two passages has.
    pub differing: Style,
    pub caret: Style,
    /// Mentions of the focused actor, of principal actors (in the actor's
    /// colour), and of the others when they are marked too. They are underlined,
    /// those that are only likely in dashes.
    pub focused: Style,
    pub principal: Style,
    pub mention: Style,
    pub included: Style,
    pub excluded: Style,
    /// Colours of actors: [`ACTOR_COLOURS`] of them or none.
    pub actors: Vec<Rgb>,
}

/// How many colours of actors a theme has, if it has any.
pub const ACTOR_COLOURS: usize = 7;

/// The built-in themes by name. The first suits dark backgrounds, the second light
/// ones, the third any; the others are there to be chosen.
const BUILT_IN: [(&str, &str); 6] = [
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("neutral", include_str!("../../assets/themes/neutral.toml")),
    (
        "high-contrast",
        include_str!("../../assets/themes/high-contrast.toml"),
    ),
    (
        "color-blind",
        include_str!("../../assets/themes/color-blind.toml"),
    ),
    ("sixteen", include_str!("../../assets/themes/sixteen.toml")),
];

/// How many colours a theme can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    None,
    /// Those whose values people choose themselves, and nobody else knows.
    Sixteen,
    Many,
}

/// Which theme the person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The one that suits the terminal.
    #[default]
    Auto,
    /// A built-in one.
    Named(&'static str),
    /// The one in the file at this path; one that cannot be used leaves `Auto`.
    Own(&'static str),
}

impl Choice {
    /// All there are.
    pub const ALL: [Self; BUILT_IN.len() + 1] = [
        Self::Auto,
        Self::Named(BUILT_IN[0].0),
        Self::Named(BUILT_IN[1].0),
        Self::Named(BUILT_IN[2].0),
        Self::Named(BUILT_IN[3].0),
        Self::Named(BUILT_IN[4].0),
        Self::Named(BUILT_IN[5].0),
    ];

    /// The person's own theme that is called so, if it has no built-in name and its file
    /// is there. Its path is kept as long as the program runs.
    #[must_use]
    pub fn own(name: &str) -> Option<Self> {
        let is_known = name == "auto" || Theme::names().any(|known| known == name);
        let path = own::find(name).filter(|_| !is_known)?;
        let path = path.to_str()?.to_owned();
        Some(Self::Own(Box::leak(path.into_boxed_str())))
    }

    /// The person's own theme, if one is chosen, or what is wrong with it.
    #[must_use]
    pub fn load(self) -> Option<Result<Theme, own::Fault>> {
        match self {
            Self::Own(path) => Some(own::load(Path::new(path))),
            Self::Auto | Self::Named(_) => None,
        }
    }

    /// The name of the built-in theme for a background that is dark, or light, or of which
    /// nothing is known, on a terminal with so many colours.
    #[must_use]
    pub fn name(self, is_dark: Option<bool>, range: Range) -> &'static str {
        match (self, range, is_dark) {
            (Self::Named(name), ..) => name,
            (Self::Auto | Self::Own(_), Range::Many, Some(true)) => "dark",
            (Self::Auto | Self::Own(_), Range::Many, Some(false)) => "light",
            (Self::Auto | Self::Own(_), Range::Sixteen, _) => "sixteen",
            (Self::Auto | Self::Own(_), Range::Many | Range::None, _) => "neutral",
        }
    }
}

impl Theme {
    /// The names of the built-in themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The built-in theme of this name; of another, the one that suits any
    /// terminal.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let source = source(name).unwrap_or(BUILT_IN[2].1);
        Self::from_toml(source).expect("the built-in themes are sound: a test reads them")
    }

    /// The built-in dark theme.
    #[must_use]
    pub fn dark() -> Self {
        Self::named("dark")
    }

    /// Reads a theme.
    ///
    /// # Errors
    /// The message names the line and what is wrong there.
    pub fn from_toml(source: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(source)
    }
}

/// The text of the built-in theme of this name.
fn source(name: &str) -> Option<&'static str> {
    let found = BUILT_IN.iter().find(|(known, _)| *known == name);
    found.map(|(_, source)| *source)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of styles where there is no colour.
    fn uncoloured(style: Style) -> (bool, bool, bool) {
        (style.bold, style.underline, style.reverse)
    }

    #[test]
    fn no_meaning_is_in_colour_alone() {
        for name in Theme::names() {
            let theme = Theme::named(name);
            let plain = uncoloured(theme.text);
            let Theme {
                principal,
                mention,
                focused,
                found,
                here,
                marked,
                caret,
                differing,
                highlighted,
                noted,
                ..
            } = &theme;
            // What stands in one page at once.
            let with_a_place = [principal, focused, found, here];
            let with_a_caret = [principal, focused, found, marked, caret];
            let compared = [principal, focused, differing];
            let in_a_passage = |passage| [principal, focused, found, here, passage];
            let mut all = vec![
                with_a_place.to_vec(),
                with_a_caret.to_vec(),
                compared.to_vec(),
            ];
            for passage in [highlighted, noted] {
                all.push(in_a_passage(passage).to_vec());
                all.push([with_a_caret.as_slice(), &[passage]].concat());
            }
            for together in all {
                for (at, one) in together.iter().enumerate() {
                    assert_ne!(uncoloured(**one), plain, "{name}: {one:?}");
                    for other in &together[at + 1..] {
                        assert_ne!(uncoloured(**one), uncoloured(**other), "{name}: {one:?}");
                    }
                }
            }
            // Dashes are parts of this line.
            assert!(mention.underline && principal.underline && focused.underline);
            for role in [theme.title, theme.subhead, theme.selected, theme.unread] {
                assert_ne!(uncoloured(role), plain, "{name}: {role:?}");
            }
        }
    }

    #[test]
    fn every_theme_has_as_many_colours_of_actors_as_are_given_out() {
        for name in Theme::names() {
            let count = Theme::named(name).actors.len();
            assert!([0, ACTOR_COLOURS].contains(&count), "{name}: {count}");
        }
    }

    #[test]
    fn the_theme_follows_the_background_unless_the_person_has_chosen() {
        let auto = |is_dark| Choice::Auto.name(is_dark, Range::Many);
        assert_eq!(
            [Some(true), Some(false), None].map(auto),
            ["dark", "light", "neutral"]
        );
        assert_eq!(Choice::Auto.name(Some(true), Range::None), "neutral");
        for is_dark in [Some(true), Some(false), None] {
            assert_eq!(Choice::Auto.name(is_dark, Range::Sixteen), "sixteen");
            let chosen = Choice::Named("light").name(is_dark, Range::Sixteen);
            assert_eq!(chosen, "light");
        }
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
