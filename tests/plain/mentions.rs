//! Actors and their mentions in lines: following, listing, focusing, explaining.

use super::*;

#[test]
fn mentions_are_followed_across_articles_and_the_way_back_leads_to_where_one_read() {
    story(
        "en",
        &[ARTICLES],
        &[
            "1", "]", "]", "]", "", "]", "]", "]", "o", "o", "o", "o", "o", "i", "]",
        ],
        &[
            "article 1 of 3 · paragraph 1 of 8",
            "focused: Taliban",
            "Taliban · mention 1 of 4 · article 1 of 3 · paragraph 4 of 8",
            "أعلنت [طالبان] وقف القتال في الشمال ثلاثة أيام، ورحّبت الأمم المتحدة بالخطوة.",
            "Taliban · mention 2 of 4 · article 1 of 3 · paragraph 6 of 8",
            "ولم تذكر [الحركة] متى تبدأ المحادثات.",
            "Taliban · mention 3 of 4 · article 1 of 3 · paragraph 6 of 8",
            "غير أن مقربين من [طالبان] قالوا إن وفدًا يصل إلى الدوحة يوم 8/9/2021، وإن واشنطن أُبلغت بذلك.",
            // Reading on from there.
            "paragraph 7 of 8",
            "Taliban · mention 4 of 4 · article 1 of 3 · paragraph 8 of 8",
            "ويرى مراقبون أن الهدنة فرصة، وأن [لطالبان] مصلحة في أن تدوم (ولو إلى آخر الشهر).",
            "on to another article:",
            "بُشرى لطلاب كابول",
            "Taliban · mention 1 of 1 · article 3 of 3 · paragraph 2 of 3",
            "no mention after this place",
            // And back.
            "Taliban · mention 4 of 4 · article 1 of 3 · paragraph 8 of 8",
            "article 1 of 3 · paragraph 7 of 8",
            "page clutter: one line",
            "article 1 of 3 · paragraph 1 of 8",
            "no earlier place to go back to",
            "article 1 of 3 · paragraph 7 of 8",
            "Taliban · mention 4 of 4 · article 1 of 3 · paragraph 8 of 8",
        ],
    );
}

#[test]
fn a_long_sentence_is_not_said_again_for_each_mention_in_it() {
    let clause = "وقالت طالبان كلامًا كثيرًا لا ينتهي عند حد ولا يقف عند فاصلة ثم مضت في سبيلها ";
    let path = file(
        "sentence",
        format!("إعلان\n\nالعنوان\n\n{}.\n", clause.repeat(3)),
    );
    story(
        "en",
        &[path.to_str().unwrap()],
        &["]", "]", "h"],
        &[
            // What stands before the title does not keep one from it.
            "page clutter: one line",
            "العنوان",
            "Taliban · mention 1 of 3 · article 1 of 1 · paragraph 3 of 3",
            "Taliban · mention 2 of 3 · article 1 of 1 · paragraph 3 of 3",
            "…عند حد ولا يقف عند فاصلة ثم مضت في سبيلها وقالت [طالبان] كلامًا كثيرًا لا ينتهي عند حد ولا يقف عند فاصلة…",
            "Taliban · mention 2 of 3 · article 1 of 1 · paragraph 3 of 3",
        ],
    );
}

#[test]
fn places_are_listed_and_chosen_by_number() {
    story(
        "en",
        &[ARTICLES],
        &["1", "z", "5", "99", "="],
        &[
            "Mentions in this article: 1–6 of 6",
            "1. أعلنت [طالبان] وقف القتال في الشمال ثلاثة أيام، ورحّبت الأمم… · Taliban",
            "United States · mention 5 of 6 · article 1 of 3 · paragraph 6 of 8",
            "غير أن مقربين من طالبان قالوا إن وفدًا يصل إلى الدوحة يوم 8/9/2021، وإن [واشنطن] أُبلغت بذلك.",
            "no number 99 here",
            "United States · mention 5 of 6 · article 1 of 3 · paragraph 6 of 8",
        ],
    );
}

#[test]
fn actors_are_counted_focused_included_and_excluded() {
    story(
        "en",
        &[ARTICLES],
        &["actors", "2", "x 1", "a", "c", "+ 2", "c", "s", "focus"],
        &[
            // Qatar is a mere place where it is named.
            "Actors: 1–5 of 5",
            "1. Taliban · mentions: 5, articles: 2",
            "2. Donald Trump · mentions: 4, articles: 2",
            "ترامب في الدوحة: زيارة بلا موعد",
            "Donald Trump · mention 1 of 3 · article 2 of 3 · paragraph 1 of 2",
            "[ترامب] في الدوحة: زيارة بلا موعد",
            "Articles: 1–1 of 1 · without Taliban",
            "1. ترامب في الدوحة: زيارة بلا موعد · read · Trump 3",
            "Actors: 1–3 of 3 · without Taliban",
            "1. Taliban · mentions: 0, articles: 0 · excluded",
            "2. Donald Trump · mentions: 3, articles: 1 · focused",
            "Articles: 1–3 of 3",
            "Articles: 1–2 of 2 · with Donald Trump",
            "Articles: 1–3 of 3",
            "the number of the actor is missing: s 1 or x 1; a: actors with their numbers",
            "focused: Donald Trump",
        ],
    );
}

#[test]
fn the_filter_narrows_and_what_is_wrong_with_it_is_said() {
    story(
        "en",
        &[ARTICLES],
        &[
            "f بشري",
            "1",
            "n",
            "f",
            "actor:nobody",
            "=",
            "filter",
            "ترامب",
            "clear",
        ],
        &[
            "Articles: 1–1 of 1 · filter: بشري",
            "1. بُشرى لطلاب كابول · unread · Taliban 1 · Trump 1",
            "article 1 of 1 · paragraph 1 of 3 · filter: بشري",
            "hit 1 of 2 · article 1 of 1 · paragraph 1 of 3 · filter: بشري",
            "[بُشرى] لطلاب كابول",
            "cannot read the filter at “nobody”: no such actor; the list is of the last one that could be read",
            "article 1 of 1 · paragraph 1 of 3 · filter: بشري",
            "Articles: 1–2 of 2 · filter: ترامب",
            "Articles: 1–3 of 3",
        ],
    );
}

#[test]
fn after_filtering_nothing_is_open_to_those_who_have_opened_nothing() {
    for lines in [["", "f بشري", "r", "="], ["1", "f بشري", "r", "="]] {
        let said = said("en", &[ARTICLES], &lines);
        let end = "\
Articles: 1–1 of 1 · filter: بشري
1. بُشرى لطلاب كابول · unread · Taliban 1 · Trump 1
no article open
no article open · filter: بشري
";
        assert!(said.ends_with(end), "{said}");
    }
    // Whom one follows is not in another article where none was read.
    let said = said("en", &[ARTICLES], &["a", "2"]);
    assert!(!said.contains("another article"), "{said}");
}

#[test]
fn what_is_found_is_said_with_its_sentence() {
    story(
        "en",
        &[ARTICLES],
        &["3", "/بشري", "n", "n", "p", "/", "لا شيء كهذا", "h", "/", ""],
        &[
            "hit 1 of 2 · article 3 of 3 · paragraph 1 of 3",
            "[بُشرى] لطلاب كابول",
            "hit 2 of 2 · article 3 of 3 · paragraph 2 of 3",
            "تُفتح جامعة كابول أبوابها يوم الاثنين، وهي [بُشرى] انتظرها طلابها.",
            "end of the article, on from its start",
            "hit 1 of 2 · article 3 of 3 · paragraph 1 of 3",
            "start of the article, on from its end",
            "hit 2 of 2 · article 3 of 3 · paragraph 2 of 3",
            "nothing found",
            "article 3 of 3 · paragraph 2 of 3",
            "article 3 of 3 · paragraph 2 of 3",
        ],
    );
}

#[test]
fn a_mention_is_explained_and_likely_ones_are_left_out() {
    let path = file(
        "explained",
        "خبر\n\nأعلنت طالبان ذلك. وقالت الحركة إن موقف موسكو معروف.\n",
    );
    let path = path.to_str().expect("a path");
    let lines = [".", ".", "why", "why", "likely", "z"];
    story(
        "en",
        &[path],
        &lines,
        &[
            "Taliban: a description that refers to “طالبان” before it",
            "Taliban: “طالبان” is a name that means nobody else",
            "certain mentions only",
            "Mentions in this article: 1–2 of 2",
        ],
    );
    let lines = [".", "سبب", "مرجحة"];
    let expected = ["طالبان: «طالبان» اسم صريح للجهة", "الإشارات المؤكَّدة فقط"];
    story("ar", &[path], &lines, &expected);
}
