//! Long work, and what is asked while it goes on.

use super::*;

#[test]
fn a_search_of_a_large_text_gives_way_to_what_is_asked_meanwhile() {
    let mut office = Office::new();
    let text = "سطر من النص\n".repeat(1_000_000);
    let id = office.import(&[&text])[0];
    office.answers();
    let mut generation = Generation::default();
    office.ask(find(generation.advance(), id, "قسطنطينية"));
    assert!(matches!(office.worker.step(), Ok(true)));
    assert!(office.answers.try_iter().next().is_none(), "still looking");
    office.ask(list(Generation::default(), ""));
    assert!(matches!(office.worker.step(), Ok(true)));
    assert!(matches!(office.answers.try_recv(), Ok(Answer::Listed(_))));
    office.ask(find(generation.advance(), id, ""));
    let answers = office.answers();
    let found = answers.iter().filter_map(|answer| match answer {
        Answer::Found { generation, .. } => Some(*generation),
        _ => None,
    });
    assert!(found.eq([generation]), "the search before was given up");
}

#[test]
fn what_takes_long_gives_way_to_what_is_asked_meanwhile() {
    let mut office = Office::new();
    let text = large();
    let ids = office.import(&[&text, RIVER]);
    office.be_ready();
    office.answers();
    let mut generation = Generation::default();
    let first = generation.advance();
    let waits = [
        list(first, "راضية"),
        Request::Open {
            generation: first,
            id: ids[0],
            selection: selection("راضية"),
        },
        Request::Seek {
            generation: first,
            selection: selection("راضية"),
            from: ids[1],
            target: Target::Any,
            only_certain: false,
            forwards: false,
            wrap: true,
        },
    ];
    office.worker.asked.extend(waits);
    // This comes while those are worked on.
    office.ask(list(generation.advance(), "المياه"));
    assert!(office.worker.serve_asked().is_ok());
    assert_eq!(office.worker.put_off.len(), 3);
    assert!(office.answers.try_iter().next().is_none());
    let answers = office.answers();
    let listed = answers.iter().filter_map(|answer| match answer {
        Answer::Listed(listing) => Some((listing.generation, listing.total)),
        _ => None,
    });
    assert!(
        listed.eq([(generation, 1)]),
        "the newest alone: {answers:?}"
    );
    assert_eq!(shown(&answers), [(ids[0], 1)], "no newer one was asked for");
    assert_eq!(sought(&answers), [Some(ids[0])]);
}

#[test]
fn a_seek_asked_for_while_an_article_is_opened_outlives_the_opening() {
    let mut office = Office::new();
    let ids = office.import(&[&large(), RIVER, TALKS]);
    office.be_ready();
    office.answers();
    let mut generation = Generation::default();
    let seek_before = seek(generation.advance(), ids[0], "nobody");
    office.worker.put_off.push(seek_before);
    office.worker.take_in(Request::Open {
        generation: generation.advance(),
        id: ids[0],
        selection: selection("راضية"),
    });
    // This comes while the text is gone through for what is marked in it.
    office.ask(seek(generation.advance(), ids[0], "taliban"));
    assert!(office.worker.serve_asked().is_ok());
    assert_eq!(office.worker.put_off.len(), 1);
    let answers = office.answers();
    assert_eq!(shown(&answers), [(ids[0], 1)]);
    assert_eq!(
        sought(&answers),
        [Some(ids[2])],
        "and the one before does not"
    );
}

#[test]
fn what_is_no_question_stops_nothing() {
    let mut office = Office::new();
    let ids = office.import(&[&large(), RIVER]);
    office.answers();
    office
        .worker
        .asked
        .push(list(Generation::default(), "راضية"));
    office.ask(Request::Keep {
        id: ids[1],
        deed: Deed::Read(true),
    });
    assert!(office.worker.serve_asked().is_ok());
    assert!(office.worker.put_off.is_empty());
    office.deliver(Delivery::Left);
    office
        .worker
        .asked
        .push(list(Generation::default(), "المياه"));
    assert!(office.worker.serve_asked().is_ok());
    assert_eq!(
        office.worker.put_off.len(),
        1,
        "nobody waits for it any more"
    );
}

#[test]
fn an_article_left_half_looked_at_comes_back_with_what_is_known() {
    let mut office = Office::new();
    let text = format!("قالت حركة طالبان إنها راضية.\n\n{}", large().repeat(3));
    let ids = office.import(&[&text, RIVER]);
    office.answers();
    let mut generation = Generation::default();
    office.be_ready();
    office.ask(open(generation.advance(), ids[0]));
    assert!(office.worker.step().is_ok());
    let begun: Vec<Answer> = office.answers.try_iter().collect();
    assert_eq!(mentioned(&begun), [(1, false)]);
    office.ask(open(generation.advance(), ids[1]));
    assert!(office.worker.step().is_ok());
    office.answers.try_iter().for_each(drop);
    office.ask(open(generation.advance(), ids[0]));
    let answers = office.answers();
    assert_eq!(shown(&answers), [(ids[0], 0)]);
    assert_eq!(mentioned(&answers).first(), Some(&(1, false)));
    assert_eq!(mentioned(&answers).last(), Some(&(4, true)));
}
