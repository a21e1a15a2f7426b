//! Whether what is on the screen can be read, and told apart: in every theme, in
//! every number of colours, by every eye, and without colour at all.

use qari::app::Message;
use qari::config::strings::Language;
use qari::config::theme::{Rgb, Style as Role, Theme};
use qari::terminal::colour::{Converter, Depth};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::story::{Story, story, story_in, story_of};

const DEPTHS: [Depth; 4] = [
    Depth::True,
    Depth::Indexed256,
    Depth::Ansi16,
    Depth::Console,
];

/// What text needs, and what is drawn (WCAG 2, 1.4.3 and 1.4.11).
const TEXT: f64 = 4.5;
const SIGN: f64 = 3.0;

type Value = [u8; 3];

/// The sixteen as xterm has them, which is what is meant by "16 colours" here, and
/// as the console of Linux has them.
#[rustfmt::skip]
const XTERM: [Value; 16] = [
    [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0],
    [0, 0, 238], [205, 0, 205], [0, 205, 205], [229, 229, 229],
    [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0],
    [92, 92, 255], [255, 0, 255], [0, 255, 255], [255, 255, 255],
];
#[rustfmt::skip]
const CONSOLE: [Value; 16] = [
    [0, 0, 0], [170, 0, 0], [0, 170, 0], [170, 85, 0],
    [0, 0, 170], [170, 0, 170], [0, 170, 170], [170, 170, 170],
    [85, 85, 85], [255, 85, 85], [85, 255, 85], [255, 255, 85],
    [85, 85, 255], [255, 85, 255], [85, 255, 255], [255, 255, 255],
];
const NAMES: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// The value of a colour that a terminal is sent; its own have none.
fn value(colour: Color, depth: Depth) -> Option<Value> {
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => {
            assert_eq!(depth, Depth::True, "{colour} is none of {depth:?}");
            Some([red, green, blue])
        }
        Color::Indexed(index) => {
            assert_eq!(depth, Depth::Indexed256, "{colour} is none of {depth:?}");
            let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            Some(match index {
                0..16 => panic!("{colour} is what the person likes"),
                16..232 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(step),
                232.. => [8 + 10 * (index - 232); 3],
            })
        }
        name => {
            let table = match depth {
                Depth::Ansi16 => XTERM,
                Depth::Console => CONSOLE,
                _ => panic!("{colour} is none of {depth:?}"),
            };
            NAMES
                .iter()
                .position(|known| *known == name)
                .map(|n| table[n])
        }
    }
}

pub(crate) fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.04045 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

fn contrast(one: Value, other: Value) -> f64 {
    let luminance = |value: Value| {
        let [red, green, blue] = value.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Asserts that a cell can be read as it is sent. Where it is all the terminal's own
/// the terminal answers for it, and half of it is not enough.
#[track_caller]
fn assert_readable(cell: &Cell, depth: Depth, least: f64, what: &str) {
    let (ink, ground) = (value(cell.fg, depth), value(cell.bg, depth));
    if let (None, None) = (ink, ground) {
        return;
    }
    let seen = ink.zip(ground);
    let seen = seen.map_or(0.0, |(ink, ground)| contrast(ink, ground));
    let symbol = cell.symbol();
    assert!(
        seen >= least,
        "{what}, {depth:?}: {symbol} in {} on {} has {seen:.2}",
        cell.fg,
        cell.bg
    );
    let is_bold = cell.modifier.contains(Modifier::BOLD);
    let bright = NAMES[..8].iter().position(|name| *name == cell.fg);
    if let (true, Some(bright), Some(ground)) = (is_bold, bright, ground) {
        // As many terminals show it.
        let bright = value(NAMES[bright + 8], depth).expect("it has a value");
        let seen = contrast(bright, ground);
        assert!(
            seen >= least,
            "{what}, {depth:?}: bold {} has {seen:.2}",
            cell.fg
        );
    }
    if depth == Depth::Console {
        let has_ground = NAMES[..8].contains(&cell.bg);
        assert!(has_ground, "{what}: no ground {}", cell.bg);
    }
}

/// Screens on which every role is seen, each with a name.
fn screens(theme: &str) -> Vec<(String, Buffer)> {
    let article = "مقال عن طالبان\n\nأعلنت طالبان وقف القتال. وقال ترامب إنه لا يعلم.\n\n\
        عنوان فرعي\n\nرفضت الولايات المتحدة، ورفض البيت الأبيض. وقالت واشنطن إنها تدرس.\n\nإعلان\n\nاقرأ أيضا\n";
    let mut all = Vec::new();
    let mut show = |it: &mut Story, keys: &str, typed: &str| {
        it.press(keys).type_text(typed);
        all.push((format!("{theme}: {keys} {typed}"), it.reader.screen().0));
    };
    for language in [Language::Arabic, Language::English] {
        let mut it = story_in(language, 100, 30);
        it.reader.set_theme(Theme::named(theme));
        for keys in [
            "", "j", "Enter ]", "v", "Esc", "a", "j s", "j j s s", "?", "Esc Esc",
        ] {
            show(&mut it, keys, "");
        }
        show(&mut it, "f", "طالب");
        show(&mut it, "Ctrl-u", "date:x");
        show(&mut it, "Esc Enter /", "القتال");
        show(&mut it, "Enter s", "");
        show(&mut it, "v Down Down", "");
        it.reader.send(Message::Resize(20, 5));
        show(&mut it, "Esc", "");
    }
    let mut it = story(110, 30);
    it.reader.set_theme(Theme::named(theme));
    for keys in ["Enter ] =", "s j", "Tab", "Tab"] {
        show(&mut it, keys, "");
    }
    show(&mut it, "f", "طالب");
    let mut it = story_of(&[article.to_owned()], 90, 30);
    it.reader.set_theme(Theme::named(theme));
    for keys in ["", "Enter", "v", "]", "."] {
        show(&mut it, keys, "");
    }
    show(&mut it, "s v ] * w !", "لماذا");
    show(&mut it, "Enter", "");
    show(&mut it, "Esc ;", "");
    all
}

#[test]
fn every_screen_can_be_read_in_every_theme_and_depth() {
    for theme in Theme::names() {
        for (what, screen) in screens(theme) {
            for depth in DEPTHS {
                let mut sent = screen.clone();
                Converter::new(depth).convert(&mut sent);
                for cell in &sent.content {
                    let least = match cell.symbol() {
                        // Lines and bars beside other signs, and nothing.
                        " " | "│" | "┃" | "▐" | "▕" => continue,
                        "●" | "■" => SIGN,
                        _ => TEXT,
                    };
                    assert_readable(cell, depth, least, &what);
                }
            }
        }
    }
}

pub(crate) fn colour(rgb: Rgb) -> Color {
    Color::Rgb(rgb.0, rgb.1, rgb.2)
}

/// What comes of roles painted over each other, and the colour of an actor before
/// the last.
fn painted(roles: &[Role], actor: Option<Rgb>) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
    for (at, role) in roles.iter().enumerate() {
        if at + 1 == roles.len()
            && let Some(actor) = actor
        {
            buffer.content[0].set_fg(colour(actor));
        }
        let mut style = Style::new();
        style.fg = role.fg.map(colour);
        style.bg = role.bg.map(colour);
        if role.reverse {
            style = style.add_modifier(Modifier::REVERSED);
        }
        if role.bold {
            style = style.add_modifier(Modifier::BOLD);
        }
        buffer.content[0].set_symbol("ل").set_style(style);
    }
    buffer
}

/// Not only what the screens above happen to show: each role on each ground it may
/// stand on, and each actor.
#[test]
fn every_role_can_be_read_on_every_ground() {
    for name in Theme::names() {
        let theme = Theme::named(name);
        let Theme {
            text,
            dim,
            title,
            subhead,
            clutter,
            heading,
            selected,
            selected_elsewhere,
            unread,
            status,
            key,
            field,
            error,
            ..
        } = theme;
        let (highlighted, noted) = (theme.highlighted, theme.noted);
        let page = [title, subhead, clutter, dim, heading, key, error];
        let listed = [dim, title, unread, theme.included, theme.excluded];
        let said = [dim, title, key, error];
        let mut all: Vec<(Vec<Role>, Option<Rgb>)> = Vec::new();
        for (grounds, roles) in [
            (vec![text], page.as_slice()),
            (vec![text, selected], &listed),
            (vec![text, selected_elsewhere], &listed),
            (vec![text, status], &said),
            (vec![text, field], &[key]),
            (vec![text, title], &[highlighted, noted]),
            (vec![text, subhead], &[highlighted, noted]),
            (vec![text, clutter], &[highlighted, noted]),
            (vec![text, dim], &[highlighted, noted]),
            (vec![text, highlighted], &[dim]),
            (vec![text, noted], &[dim]),
        ] {
            all.push((grounds.clone(), None));
            let over = |role: &Role| ([grounds.as_slice(), &[*role]].concat(), None);
            all.extend(roles.iter().map(over));
        }
        let grounds = [
            vec![text],
            vec![text, dim],
            vec![text, title],
            vec![text, selected],
            vec![text, selected_elsewhere],
            vec![text, status],
            vec![text, theme.highlighted],
            vec![text, theme.noted],
            vec![text, clutter, theme.noted],
            vec![text, dim, theme.highlighted],
        ];
        let marks = [theme.found, theme.here, theme.marked, theme.caret];
        for ground in grounds {
            let actors = theme.actors.iter().copied().map(Some);
            for actor in actors.chain([None]) {
                for role in [theme.focused, theme.principal, theme.mention] {
                    let mention = [ground.as_slice(), &[role]].concat();
                    for mark in marks {
                        all.push(([mention.as_slice(), &[mark]].concat(), None));
                    }
                    all.push((mention, actor));
                }
            }
        }
        for (roles, actor) in all {
            for depth in DEPTHS {
                let mut sent = painted(&roles, actor);
                Converter::new(depth).convert(&mut sent);
                let what = format!("{name}: {roles:?} {actor:?}");
                assert_readable(&sent.content[0], depth, TEXT, &what);
            }
        }
    }
}

/// Rows, then the same rows with a letter for the attributes of each cell.
fn picture(it: &Story) -> String {
    let (mut buffer, _) = it.reader.screen();
    Converter::new(Depth::None).convert(&mut buffer);
    let width = usize::from(buffer.area.width);
    let letter = |cell: &Cell| {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
        let has = |modifier| cell.modifier.contains(modifier);
        let marks = (
            has(Modifier::BOLD),
            has(Modifier::UNDERLINED),
            has(Modifier::REVERSED),
        );
        match marks {
            (false, false, false) => '.',
            (true, false, false) => 'b',
            (false, true, false) => 'u',
            (true, true, false) => 'B',
            (false, false, true) => 'r',
            (true, false, true) => 'R',
            (false, true, true) => 'w',
            (true, true, true) => 'W',
        }
    };
    let map: Vec<String> = buffer
        .content
        .chunks(width)
        .map(|row| row.iter().map(letter).collect())
        .collect();
    let rows = crate::story::rows(&buffer);
    let legend = "b bold, u underlined, r reversed; B and R with bold, w and W underlined too";
    format!("{rows}\n{}\n{legend}\n", map.join("\n"))
}

/// Everything that means something can be seen without colour: what is selected
/// and unread, the names of actors, those that are likely only, what was found, the
/// place one is at, the caret and what is marked.
#[test]
fn without_colour() {
    let mut it = story(80, 24);
    it.reader.set_theme(Theme::named("neutral"));
    it.press("Enter ]");
    insta::assert_snapshot!("without-colour-mention", picture(&it));
    it.press("/").type_text("وقف").press("Enter");
    insta::assert_snapshot!("without-colour-hit", picture(&it));
    it.press("s v Down Left Left");
    insta::assert_snapshot!("without-colour-marked", picture(&it));
    it.press("Esc Esc a s");
    insta::assert_snapshot!("without-colour-actors", picture(&it));
    let likely = "عنوان عن طالبان\n\nقالت طالبان إنها ترى أن واشنطن لا تريد ذلك. وأضافت أن العلاقة مع واشنطن جيدة.\n";
    let mut it = story_of(&[likely.to_owned()], 80, 16);
    it.reader.set_theme(Theme::named("neutral"));
    it.press("v");
    insta::assert_snapshot!("without-colour-likely", picture(&it));
    it.press("Enter . . = j");
    insta::assert_snapshot!("without-colour-concordance", picture(&it));
}
