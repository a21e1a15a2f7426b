//! How fast actors are found: the recognizer on Arabic news, with and without
//! descriptions, in turns with a bare Aho-Corasick scan for the same names over the
//! same text, already folded.
//!
//! Ratios count, so the rounds alternate and their medians are compared. With 1,834 actors
//! names took 4.7 times as long as the bare scan, and with descriptions 7.4; the bounds are
//! 5 and 12.

mod news;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use aho_corasick::AhoCorasick;
use qari::actors::gazetteer::Gazetteer;
use qari::actors::recognizer::Recognizer;
use qari::library::article::Article;
use qari::library::formats::plain;
use qari::text::fold::fold;

const BYTES: usize = 4_000_000;
const PARAGRAPHS: usize = 8;
const ROUNDS: usize = 7;
const ACTORS: &str = include_str!("../assets/actors.toml");

fn main() {
    let text = news::news(BYTES);
    let articles = articles(&text);
    let folded = fold(&text).text;
    let all = Arc::new(Gazetteer::built_in());
    let names: Vec<String> = all
        .iter()
        .flat_map(|actor| {
            std::iter::once(&actor.ar)
                .chain(&actor.aliases)
                .chain(&actor.short)
        })
        .map(|name| fold(name).text)
        .collect();
    let bare = AhoCorasick::new(&names).expect("a few thousand names");
    let start = Instant::now();
    let with_descriptions = Recognizer::new(all);
    println!("prepared in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let names_only = Recognizer::new(Arc::new(without_descriptions()));
    let recognize = |recognizer: &Recognizer| {
        let found = articles
            .iter()
            .map(|article| recognizer.mentions(article).len());
        found.sum::<usize>()
    };
    let mut times: [Vec<f64>; 3] = Default::default();
    let mut found = [0; 3];
    for _ in 0..ROUNDS {
        for (at, scan) in [
            &(|| bare.find_iter(black_box(&folded)).count()) as &dyn Fn() -> usize,
            &|| recognize(&names_only),
            &|| recognize(&with_descriptions),
        ]
        .iter()
        .enumerate()
        {
            let start = Instant::now();
            found[at] = black_box(scan());
            times[at].push(start.elapsed().as_secs_f64());
        }
    }
    let megabytes = text.len() as f64 / 1e6;
    let [bare, names, nominals] = times.map(median);
    println!("{megabytes:.1} MB of news, medians of {ROUNDS} rounds");
    let line = |what: &str, seconds: f64, found: usize| {
        let share = seconds / bare;
        println!(
            "{what:<20} {:7.1} MB/s, {share:5.1} times the bare scan, {found} found",
            megabytes / seconds
        );
    };
    line("bare scan", bare, found[0]);
    line("names", names, found[1]);
    line("names, descriptions", nominals, found[2]);
}

/// The news in articles of a few paragraphs.
fn articles(text: &str) -> Vec<Article> {
    let lines: Vec<&str> = text.lines().collect();
    let article = |lines: &[&str]| plain::read("news".to_owned(), lines.join("\n\n"), Vec::new());
    lines.chunks(PARAGRAPHS).map(article).collect()
}

/// The actors that come with Qari, known by their names alone.
fn without_descriptions() -> Gazetteer {
    let mut file: toml::Table = ACTORS.parse().expect("the actors are TOML");
    file.remove("noun");
    let actors = file.get_mut("actor").and_then(toml::Value::as_array_mut);
    for entry in actors
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table_mut)
    {
        entry.remove("called");
        entry.remove("roles");
    }
    Gazetteer::from_toml(&file.to_string()).0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
