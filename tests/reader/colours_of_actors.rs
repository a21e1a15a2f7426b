//! Actors are told apart by their colours, to every eye, and keep them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use qari::actors::gazetteer::Gazetteer;
use qari::app::exchange::{Effect, Handed, Listing, Progress, Request};
use qari::app::{Answer, Message, Model, update};
use qari::config::strings::Language;
use qari::config::theme::{ACTOR_COLOURS, Rgb, Theme};
use qari::library::import::Source;
use qari::library::mention::ActorId;
use qari::library::store::Summary;
use ratatui::style::{Color, Modifier};

use crate::colours::{colour, linear};
use crate::story::{Story, open, story_of, visual};

/// G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, 2009: what those see who
/// lack one kind of cones, in linear light.
#[rustfmt::skip]
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deuteranopia", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// A colour as such an eye sees it, in Oklab.
#[rustfmt::skip]
fn seen(Rgb(red, green, blue): Rgb, eye: [[f64; 3]; 3]) -> [f64; 3] {
    let light = [red, green, blue].map(linear);
    let sum = |row: [f64; 3]| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>();
    let [red, green, blue] = eye.map(|row| sum(row).clamp(0.0, 1.0));
    let long = (0.41222147 * red + 0.53633254 * green + 0.05144599 * blue).cbrt();
    let middle = (0.21190350 * red + 0.68069955 * green + 0.10739696 * blue).cbrt();
    let short = (0.08830246 * red + 0.28171884 * green + 0.62997870 * blue).cbrt();
    [
        0.21045426 * long + 0.79361779 * middle - 0.00407205 * short,
        1.97799850 * long - 2.42859221 * middle + 0.45059371 * short,
        0.02590404 * long + 0.78277177 * middle - 0.80867577 * short,
    ]
}

/// In Oklab a difference of about 0.02 is just noticed; of the seven that Okabe and
/// Ito chose, without a thought of contrast, the two most alike are 0.076 apart.
#[test]
fn actors_differ_to_every_eye() {
    for name in Theme::names() {
        let actors = Theme::named(name).actors;
        for (eye, matrix) in EYES {
            for (at, one) in actors.iter().enumerate() {
                for other in &actors[at + 1..] {
                    let (a, b) = (seen(*one, matrix), seen(*other, matrix));
                    let apart = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
                    let apart = apart.sqrt();
                    assert!(apart >= 0.05, "{name}, {eye}: {one:?} {other:?} {apart:.3}");
                }
            }
        }
    }
}

/// The colours of actors in which `name` stands anywhere on the screen. Where everything is
/// reversed, as where one is, it has none.
fn colours_of(it: &Story, theme: &Theme, name: &str) -> HashSet<Color> {
    let (buffer, _) = it.reader.screen();
    let own: Vec<Color> = theme.actors.iter().map(|rgb| colour(*rgb)).collect();
    let wanted = visual(name);
    let mut colours = HashSet::new();
    for y in 0..buffer.area.height {
        let cells: Vec<_> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
        let row: String = cells.iter().map(|cell| cell.symbol()).collect();
        for (at, _) in row.match_indices(&wanted) {
            let mut passed = 0;
            let cell = cells.iter().find(|cell| {
                passed += cell.symbol().len();
                passed > at
            });
            let cell = cell.expect("a cell");
            if own.contains(&cell.fg) && !cell.modifier.contains(Modifier::REVERSED) {
                colours.insert(cell.fg);
            }
        }
    }
    colours
}

/// Two actors that would have the same colour.
fn alike() -> (&'static str, &'static str) {
    let gazetteer = Gazetteer::built_in();
    let place = |name: &&str| {
        let actor = gazetteer.iter().find(|actor| actor.ar == *name);
        let actor = actor.unwrap_or_else(|| panic!("no actor {name}"));
        gazetteer.position(&actor.id).expect("a place") % ACTOR_COLOURS
    };
    let names = ["جو بايدن", "الأمم المتحدة", "دونالد ترامب", "باراك أوباما"];
    let names = names
        .into_iter()
        .chain(["داعش", "أنتوني بلينكن", "لويد أوستن", "القوات الأمريكية"]);
    let names: Vec<&'static str> = names.collect();
    // There are more of them than colours.
    let pairs = names.iter().enumerate().find_map(|(at, one)| {
        let alike = |other: &&&str| place(other) == place(one);
        names[..at].iter().find(alike).map(|other| (*one, *other))
    });
    pairs.expect("two of a colour")
}

/// Two actors that would have the same colour are told apart where an article is about both,
/// and each has one colour at a time: in the text, the list, the panes and the status line.
#[test]
fn an_actor_has_one_colour_on_a_screen() {
    let (one, other) = alike();
    let both = format!("لقاء قريب\n\nقال {one} إن {one} و{other} في المدينة. ثم عاد {other}.\n");
    let alone = format!("زيارة أخرى\n\nوصل {other} أمس. وقال {other} ذلك. ورحل {other} غدا.\n");
    let mut it = story_of(&[both, alone], 120, 30);
    let theme = Theme::named("dark");
    it.reader.set_theme(theme.clone());
    for keys in ["", "Enter .", "=", "Esc }", "Esc a", "1 Tab w", "e", "a"] {
        it.press(keys);
        let [one, other] = [one, other].map(|name| colours_of(&it, &theme, name));
        assert!(
            one.len() < 2 && other.len() == 1,
            "{keys}:\n{}",
            it.picture()
        );
        assert!(one.is_disjoint(&other), "{keys}:\n{}", it.picture());
    }
}

/// They are told apart in the list from the first on, each in an article of its own, and the
/// panel, which counts them, changes neither.
#[test]
fn actors_of_the_list_are_told_apart_before_they_are_counted() {
    let (one, other) = alike();
    let about =
        |name: &str| format!("زيارة قصيرة\n\nوصل {name} أمس. وقال {name} ذلك. ورحل {name} غدا.\n");
    let mut it = story_of(&[about(one), about(other)], 120, 30);
    let theme = Theme::named("dark");
    it.reader.set_theme(theme.clone());
    let told = |it: &Story| [one, other].map(|name| colours_of(it, &theme, name));
    let first = told(&it);
    assert!(first[0].is_disjoint(&first[1]), "{}", it.picture());
    for keys in ["a", "1", "="] {
        it.press(keys);
        for (now, first) in told(&it).iter().zip(&first) {
            assert!(now.is_subset(first), "{keys}:\n{}", it.picture());
        }
    }
}

/// Whatever is opened after one another, each actor stays as it was first shown, and so does
/// one that only stood in a text when the panel comes to count it among the first.
#[test]
fn the_colour_that_an_actor_was_first_shown_in_stays() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut it = open(Source::Path(seeds), Language::Arabic, 120, 30);
    let theme = Theme::named("dark");
    it.reader.set_theme(theme.clone());
    let gazetteer = Gazetteer::built_in();
    let names: Vec<&str> = gazetteer.iter().map(|actor| actor.ar.as_str()).collect();
    let mut first: HashMap<&str, Color> = HashMap::new();
    for keys in [
        "",
        "Enter .",
        "Enter",
        "=",
        "Esc a",
        "Esc 1 Enter",
        "=",
        "Esc }",
        "Esc a j j s",
        "1 j Enter .",
        "=",
        "Esc c a",
    ] {
        it.press(keys);
        let picture = it.picture();
        let seen = names.iter().filter(|name| picture.contains(&visual(name)));
        let shown = seen.filter_map(|name| {
            // One whose name is a part of another one's may stand in that one.
            let is_alone = names
                .iter()
                .all(|other| other == name || !other.contains(name));
            let colours = is_alone.then(|| colours_of(&it, &theme, name))?;
            (!colours.is_empty()).then_some((*name, colours))
        });
        for (name, colours) in shown.collect::<Vec<_>>() {
            let found: Vec<_> = colours.into_iter().collect();
            let before = *first.entry(name).or_insert(found[0]);
            assert_eq!(found, [before], "{name} after {keys}:\n{}", it.picture());
        }
    }
    assert!(first.len() > 5, "{first:?}");
}

/// Who draws finds nothing out: what is seen is settled before.
#[test]
fn drawing_settles_no_colour() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut it = open(Source::Path(seeds), Language::Arabic, 120, 30);
    for keys in [
        "",
        "Enter .",
        "=",
        "Esc }",
        "Esc a",
        "Esc 6",
        "Esc 1 Enter .",
        "+",
    ] {
        it.press(keys);
        let before = it.reader.model().colours.given();
        let picture = it.picture();
        let after = it.reader.model().colours.given();
        assert_eq!(after, before, "{keys}:\n{picture}");
    }
}

/// What a worker may say of the built-in articles, of which the first one is opened.
enum Said {
    Actors,
    /// All is read.
    Read,
    /// The list, in which the actors of these articles are known.
    Listed(Range<usize>),
    /// The first article with its mentions.
    Opened,
}

/// The colours that come of it, by the names of the actors.
fn colours_after(it: &Story, said: &[Said]) -> Vec<(ActorId, Option<usize>)> {
    let done = it.reader.model();
    let count = done.sidebar.total;
    let all: Vec<Summary> = (0..count)
        .filter_map(|at| done.sidebar.row(at).cloned())
        .collect();
    assert_eq!(all.len(), count, "the whole list is at hand");
    let first = it.open_article();
    let gazetteer = done.gazetteer.clone().expect("actors");
    let mut model = Model::new(Language::Arabic, 120, 30);
    let mut opening = None;
    for one in said {
        let answer = match one {
            Said::Actors => Answer::Gazetteer(Arc::clone(&gazetteer)),
            Said::Read => Answer::Progress(Progress {
                articles: count,
                ..Progress::default()
            }),
            Said::Listed(known) => {
                let rows = all.iter().cloned().enumerate();
                let rows = rows.map(|(at, row)| match known.contains(&at) {
                    true => row,
                    false => Summary {
                        actors: None,
                        certain: Arc::default(),
                        principal: Arc::default(),
                        ..row
                    },
                });
                Answer::Listed(Listing {
                    generation: model.sidebar.generation,
                    total: count,
                    start: 0,
                    rows: rows.collect(),
                    kept: None,
                    tally: None,
                })
            }
            Said::Opened => Answer::Opened {
                generation: opening.expect("it was asked for"),
                handed: Handed {
                    article: Arc::clone(&first.article),
                    state: Default::default(),
                    mentions: first.mentions.clone(),
                    matched: Arc::default(),
                    matched_more: false,
                },
            },
        };
        for effect in update(&mut model, Message::Answer(answer)) {
            if let Effect::Ask(Request::Open { generation, .. }) = effect {
                opening = Some(generation);
            }
        }
    }
    let actors = gazetteer.iter().map(|actor| actor.id.clone());
    actors
        .map(|actor| (actor.clone(), model.actor_colour(&actor)))
        .collect()
}

/// Lists, actors and the first article come as threads have them: that decides no colour.
#[test]
fn the_first_colours_are_the_same_whatever_comes_first() {
    let it = open(Source::BuiltIn, Language::Arabic, 120, 30);
    let count = it.reader.model().sidebar.total;
    let at_once = colours_after(
        &it,
        &[
            Said::Actors,
            Said::Read,
            Said::Listed(0..count),
            Said::Opened,
        ],
    );
    assert!(at_once.iter().all(|(_, colour)| colour.is_some()));
    let bit_by_bit = [
        Said::Listed(0..0),
        Said::Opened,
        Said::Actors,
        Said::Listed(0..1),
        Said::Read,
        Said::Listed(0..1),
        Said::Listed(0..count / 2),
        Said::Listed(0..count),
    ];
    assert_eq!(colours_after(&it, &bit_by_bit), at_once);
    let others_first = [
        Said::Actors,
        Said::Listed(count / 2..count),
        Said::Listed(1..count),
        Said::Read,
        Said::Listed(0..count),
        Said::Opened,
    ];
    assert_eq!(colours_after(&it, &others_first), at_once);
}
