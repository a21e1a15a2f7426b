//! Which articles there are: built in, in the library, in one that is named.

use qari::library::state::State;

use super::library::{Shelf, count};
use super::*;

/// A newcomer marks one of the built-in articles, which makes a library: the others are
/// still there, until there is an article of the person's own.
#[test]
fn built_in_articles_are_listed_until_there_is_one_of_ones_own() {
    use qari::library::built_in::ARTICLES;
    use qari::library::import::{Imported, Source, import};
    use qari::library::sqlite::Keeper;
    use std::ops::ControlFlow;
    use std::sync::Arc;

    let shelf = Shelf::new("newcomer");
    let mut all = Vec::new();
    import(
        &[Source::BuiltIn],
        None,
        &mut std::io::empty(),
        &mut |imported| {
            if let Imported::Article(article) = imported {
                all.push(Arc::new(*article));
            }
            ControlFlow::Continue(())
        },
    );
    assert_eq!(all.len(), ARTICLES.len());
    let marked = State {
        marked: true,
        ..State::default()
    };
    let mut library = Keeper::of(PathBuf::from(shelf.path("library.sqlite")));
    let fifth = Arc::clone(&all[4]);
    library.put(&[(fifth, marked, None)]).expect("it is put in");
    let listed = |arguments: &[&str]| count(&shelf.run(arguments, "").1);
    assert_eq!(listed(&["articles"]), ARTICLES.len());
    let (_, found, _) = shelf.run(&["articles", "--query", "is:marked"], "");
    assert_eq!(count(&found), 1, "{found}");
    assert!(found.contains(ARTICLES[4].0), "{found}");
    let library = shelf.path("library.sqlite");
    let named = ["articles", "--library", &library];
    assert_eq!(listed(&named), 1, "who names a library means that");
    // In the reader too.
    let (_, lines, _) = shelf.run(&["--plain", "--lang", "en"], "\n");
    assert!(lines.contains(&format!("of {}", ARTICLES.len())), "{lines}");

    let file = shelf.path("own.txt");
    std::fs::write(&file, "خبر من عندي\n\nوصلت القافلة صباح اليوم.\n").expect("it is written");
    assert_eq!(shelf.run(&["add", &file], "").0, Some(0));
    assert_eq!(listed(&["articles"]), 2, "the new one and the marked one");
    let (_, found, _) = shelf.run(&["articles", "--query", "is:marked"], "");
    assert_eq!(count(&found), 1);
}

#[test]
fn a_library_that_is_named_is_what_is_read_whatever_is_piped() {
    let shelf = Shelf::new("named");
    let file = shelf.path("own.txt");
    std::fs::write(&file, "خبر من المكتبة\n\nوصلت القافلة صباح اليوم.\n").expect("it is written");
    assert_eq!(shelf.run(&["add", &file], "").0, Some(0));
    let library = shelf.path("library.sqlite");
    let piped = "خبر من الأنبوب\n\nغادرت القافلة مساء أمس.\n";
    let (_, printed, _) = shelf.run(&["print", "--library", &library], piped);
    assert!(printed.contains("خبر من المكتبة") && !printed.contains("الأنبوب"));
    let (_, printed, _) = shelf.run(&["print"], piped);
    assert!(printed.contains("الأنبوب") && !printed.contains("خبر من المكتبة"));
    let (_, printed, _) = shelf.run(&["print", "-", "--library", &library], piped);
    assert!(printed.contains("الأنبوب"));
}

#[test]
fn without_a_library_the_built_in_articles_are_listed_and_none_is_made() {
    let shelf = Shelf::new("none");
    let (status, listed, _) = shelf.run(&["articles"], "");
    assert_eq!(status, Some(0));
    assert!(listed.contains("builtin:"), "{listed}");
    let (status, _, said) = shelf.run(&["library", "info"], "");
    assert_eq!(status, Some(1));
    assert!(said.contains("no library yet"), "{said}");
    assert!(!shelf.0.join("library.sqlite").exists());
    let missing = shelf.path("other.sqlite");
    let (status, _, said) = shelf.run(&["articles", "--library", &missing], "");
    assert_eq!(status, Some(1));
    assert!(said.contains("no library in"), "{said}");
}
