//! The articles inside the program, so that a first run has something to read.

use std::path::Path;

use super::article::ArticleId;

/// Name and text of each, in the order in which they are shown.
pub const ARTICLES: &[(&str, &str)] = &[
    (
        "01-taliban-trump-second-term",
        include_str!("../../seeds/01-taliban-trump-second-term.txt"),
    ),
    (
        "02-washington-taliban-isis-k",
        include_str!("../../seeds/02-washington-taliban-isis-k.txt"),
    ),
    (
        "03-milley-austin-coordination",
        include_str!("../../seeds/03-milley-austin-coordination.txt"),
    ),
    (
        "04-taliban-trump-relations-2025",
        include_str!("../../seeds/04-taliban-trump-relations-2025.txt"),
    ),
    (
        "05-un-report-taliban-al-qaeda",
        include_str!("../../seeds/05-un-report-taliban-al-qaeda.txt"),
    ),
    (
        "06-doha-agreement",
        include_str!("../../seeds/06-doha-agreement.txt"),
    ),
    (
        "07-who-is-who-taliban",
        include_str!("../../seeds/07-who-is-who-taliban.txt"),
    ),
    (
        "08-islamic-state-khorasan",
        include_str!("../../seeds/08-islamic-state-khorasan.txt"),
    ),
    (
        "09-september-11-in-figures",
        include_str!("../../seeds/09-september-11-in-figures.txt"),
    ),
    (
        "10-haqqani-network",
        include_str!("../../seeds/10-haqqani-network.txt"),
    ),
    (
        "11-kabul-august-2021",
        include_str!("../../seeds/11-kabul-august-2021.txt"),
    ),
    (
        "12-zawahiri-killed",
        include_str!("../../seeds/12-zawahiri-killed.txt"),
    ),
    (
        "13-foreign-names-in-arabic",
        include_str!("../../seeds/13-foreign-names-in-arabic.txt"),
    ),
    (
        "14-arabic-script",
        include_str!("../../seeds/14-arabic-script.txt"),
    ),
    (
        "15-percentages",
        include_str!("../../seeds/15-percentages.txt"),
    ),
    (
        "16-arabic-star-names",
        include_str!("../../seeds/16-arabic-star-names.txt"),
    ),
    (
        "17-world-cup-2022",
        include_str!("../../seeds/17-world-cup-2022.txt"),
    ),
];

/// Every article: what it is called among paths, and its text.
pub fn all() -> impl Iterator<Item = (String, &'static str)> {
    ARTICLES
        .iter()
        .map(|(name, text)| (format!("builtin:{name}"), *text))
}

/// Whether the article with this id is one of them.
pub fn has(id: ArticleId) -> bool {
    all().any(|(_, text)| ArticleId::of(text) == id)
}

/// The text of the article that `path` calls; `None` if it calls none. A file of that
/// name is `./builtin:…`.
pub fn text_of(path: &Path) -> Option<&'static str> {
    let mut all = all();
    all.find_map(|(doc, text)| (path.as_os_str() == doc.as_str()).then_some(text))
}
