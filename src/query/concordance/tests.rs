use super::*;
use crate::library::article::Article;
use crate::library::formats::plain;

/// The concordance of a name in articles of one paragraph each.
fn of(name: &str, texts: &[&str]) -> (Vec<Article>, Concordance) {
    let mut concordance = Concordance::default();
    let mut articles = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let text = format!("عنوان المقال {place}\n\n{text}\n");
        let article = plain::read(place.to_string(), text, Vec::new());
        let hits: Vec<_> = article
            .text
            .match_indices(name)
            .map(|(at, _)| at..at + name.len())
            .collect();
        let spots = Spot::of_hits(&article, &hits);
        concordance.add(article.id, place, &article.text, &spots);
        articles.push(article);
    }
    (articles, concordance)
}

/// The rows in an order: the words beside each keyword on one side.
fn beside(concordance: &Concordance, sort: Sort) -> Vec<&str> {
    let rows = concordance.sorted(sort, &|_| 0).into_iter();
    rows.map(|row| {
        let row = concordance.rows[row as usize];
        match sort {
            Sort::Before => concordance.before(row).trim(),
            _ => concordance.after(row).trim(),
        }
    })
    .collect()
}

#[test]
fn rows_stand_by_the_word_after_without_article_and_clitics() {
    let (_, concordance) = of(
        "الوزير",
        &[
            "غادر الوزير وقال كلمته",
            "وصل الوزير مساء",
            "شكر الوزير الجميع",
            "عاد الوزير قال ذلك",
            "سافر الوزير بالقطار",
            "بقي الوزير",
            "حضر الوزير وزير المال",
            "وعد الوزير Reuters بذلك",
            "نام الوزير وفي يده كتاب",
            "نهض الوزير فور وصولهم",
        ],
    );
    assert_eq!(
        beside(&concordance, Sort::After),
        [
            "الجميع",
            "فور وصولهم",
            "وفي يده كتاب",
            "قال ذلك",
            "وقال كلمته",
            "بالقطار",
            "مساء",
            "وزير المال",
            "reuters بذلك",
            "",
        ]
    );
}

#[test]
fn rows_stand_by_the_word_before_then_by_the_one_before_that() {
    let (_, concordance) = of(
        "المرفأ",
        &[
            "رأيت باب المرفأ",
            "قرب باب المرفأ",
            "دخل المرفأ",
            "المرفأ مغلق",
        ],
    );
    assert_eq!(
        beside(&concordance, Sort::Before),
        ["رايت باب", "قرب باب", "دخل", ""]
    );
}

#[test]
fn rows_that_no_order_tells_apart_stand_as_in_the_list() {
    let (articles, concordance) = of("ميناء", &["في ميناء قديم وفي ميناء قديم", "إلى ميناء قديم"]);
    for sort in [Sort::List, Sort::Date] {
        let rows = concordance.sorted(sort, &|_| 0);
        assert_eq!(rows[2], 2, "{sort:?}");
        let last = concordance.standing(rows[2]).expect("it is there");
        assert_eq!(last.article, articles[1].id);
    }
    let newest = |id| usize::from(id == articles[0].id);
    assert_eq!(concordance.sorted(Sort::Date, &newest), [2, 0, 1]);
}

#[test]
fn typing_narrows_to_rows_that_have_it_on_any_side() {
    let (_, concordance) = of(
        "السفينة",
        &[
            "أبحرت السُّفن قبل السفينة بيوم",
            "وصلت السفينة إلى المرسى",
            "غرقت السفينة",
        ],
    );
    let all = concordance.sorted(Sort::List, &|_| 0);
    let narrowed = |typed| concordance.narrowed(&all, typed);
    assert_eq!(narrowed(" "), all);
    assert_eq!(narrowed("الي"), [1], "folded");
    assert_eq!(narrowed("سفن"), [0], "within a word, without marks");
    assert_eq!(narrowed("السفينة"), all);
    assert!(narrowed("قطار").is_empty());
}

#[test]
fn a_line_shows_whole_words_and_its_paragraph_only() {
    let (articles, concordance) = of("قلعة", &["قالوا إن بالقلعة، «كنزًا» قديمًا"]);
    let standing = concordance.standing(0).expect("one row");
    let line = Line::of(&articles[0], standing, &[], "كنز");
    assert_eq!(&line.text[line.words.clone()], "بالقلعة");
    assert_eq!(&line.text[line.keyword.clone()], "قلعة");
    assert!(line.text.starts_with("قالوا") && line.text.ends_with("قديمًا"));
    assert_eq!(&line.text[line.found[0].clone()], "كنزً", "with its mark");
}

#[test]
fn it_takes_no_more_rows_than_it_may() {
    let (_, mut concordance) = of("يد", &["يد"]);
    let article = ArticleId([7; 16]);
    let spots: Vec<Spot> = (0..MOST_ROWS)
        .map(|_| Spot {
            range: 0..4,
            around: 0..4,
            is_certain: true,
        })
        .collect();
    concordance.add(article, 1, "يد", &spots);
    assert_eq!(
        (concordance.len(), concordance.has_more()),
        (MOST_ROWS, true)
    );
}

#[test]
fn a_selection_of_words_is_a_keyword_and_signs_are_none() {
    assert_eq!(
        Keyword::words(" وزارة المال "),
        Some(Keyword::Words("وزارة المال".to_owned()))
    );
    assert_eq!(Keyword::words(" …، "), None);
    assert_eq!(Keyword::words(&"كلمة ".repeat(60)), None);
}
