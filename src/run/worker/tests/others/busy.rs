//! What one does while somebody else writes into the library.

use super::*;

/// What became of deeds, in the order in which that was said.
fn kept(answers: &[Answer]) -> Vec<Result<Kept, StoreError>> {
    let kept = answers.iter().filter_map(|answer| match answer {
        Answer::Kept { kept, .. } => Some(kept.clone()),
        _ => None,
    });
    kept.collect()
}

#[test]
fn what_one_does_while_somebody_writes_is_kept_afterwards_in_its_order_and_keeps_nobody() {
    let Shared {
        folder,
        office,
        other,
        id,
    } = &mut Shared::new("owed");
    let id = *id;
    let note = |before: &str, text: &str| {
        let state = State {
            note: before.to_owned(),
            ..State::default()
        };
        state.noted(text.to_owned())
    };
    other.hold_for_writing(&mut || {
        let began = Instant::now();
        office.ask(Request::Keep {
            id,
            deed: Deed::Marked(true),
        });
        for (before, text) in [("", "أولى"), ("أولى", "ثانية")] {
            let deed = note(before, text);
            office.ask(Request::Keep { id, deed });
        }
        for _ in 0..10 {
            let deed = Deed::Position(12);
            office.ask(Request::Keep { id, deed });
        }
        let answers = office.answers();
        assert_eq!(kept(&answers), [], "it is not known yet");
        assert_eq!(office.list(&mut Generation::default(), "السوق"), Some(1));
        let marked = office.list(&mut Generation::default(), "is:marked");
        assert_eq!(marked, Some(1), "as the person left it");
        let noted = office.list(&mut Generation::default(), "is:noted");
        assert_eq!(noted, Some(1), "what was done later too");
        // However often it was tried.
        std::thread::sleep(Duration::from_millis(150));
        office.answers();
        let state = office.worker.state(id).unwrap();
        assert_eq!((state.marked, state.note.as_str()), (true, "ثانية"));
        assert!(began.elapsed() < Duration::from_secs(3), "nobody waited");
        std::thread::sleep(Duration::from_millis(3200));
        let later = Ok(Kept::Later);
        assert_eq!(
            kept(&office.answers()),
            [later.clone(), later.clone(), later]
        );
        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(kept(&office.answers()), [], "once");
    });
    std::thread::sleep(Duration::from_millis(100));
    let at_last = Ok(Kept::AtLast);
    let answers = office.answers();
    assert_eq!(kept(&answers), [at_last.clone(), at_last.clone(), at_last]);
    let told = done(&answers).expect("it is told of");
    assert_eq!((told.marked, told.note.as_str()), (true, "ثانية"));
    let seen = SqliteStore::open(&folder.join("library.sqlite")).unwrap();
    let row = seen.summaries(&[id]).unwrap().pop().unwrap();
    assert_eq!((row.state.note.as_str(), row.state.position), ("ثانية", 12));
}

#[test]
fn what_is_done_with_a_file_while_somebody_writes_is_put_into_the_library_afterwards() {
    let folder = std::env::temp_dir().join(format!("qari-owed-file-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("library.sqlite");
    let mut other = SqliteStore::open(&file).unwrap();
    let store = OpenedStore::new(Keeping {
        library: Some(file.clone()),
        positions: None,
    });
    let mut office = Office::over(Box::new(store));
    let id = office.import(&[NEWS])[0];
    office.be_ready();
    office.answers();
    let deed = Deed::Marked(true);
    other.hold_for_writing(&mut || {
        let began = Instant::now();
        let deed = deed.clone();
        office.ask(Request::Keep { id, deed });
        assert_eq!(kept(&office.answers()), []);
        assert!(began.elapsed() < Duration::from_secs(2));
    });
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(kept(&office.answers()), [Ok(Kept::Added)]);
    assert_eq!(other.all().unwrap(), [id]);
    // Who leaves at once has it kept all the same.
    let note = State::default().noted("باقٍ".to_owned());
    let holder = std::thread::spawn(move || {
        other.hold_for_writing(&mut || std::thread::sleep(Duration::from_millis(600)));
    });
    std::thread::sleep(Duration::from_millis(100));
    office.ask(Request::Keep { id, deed: note });
    office.deliver(Delivery::Left);
    assert!(office.worker.catch_up().is_err(), "it has left");
    holder.join().unwrap();
    let library = SqliteStore::open(&file).unwrap();
    let row = library.summaries(&[id]).unwrap().pop().unwrap();
    assert_eq!(row.state.note, "باقٍ");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_cannot_be_written_when_one_leaves_is_said_and_a_mere_place_keeps_nobody() {
    let mut it = Shared::new("leaving");
    let id = it.id;
    let office = &mut it.office;
    it.other.hold_for_writing(&mut || {
        let began = Instant::now();
        let deed = Deed::Position(12);
        office.ask(Request::Keep { id, deed });
        office.deliver(Delivery::Left);
        assert!(office.worker.catch_up().is_err(), "it has left");
        assert!(began.elapsed() < Duration::from_secs(2), "nobody waited");
    });
    let said: Vec<_> = office.answers.try_iter().collect();
    assert_eq!(kept(&said), []);

    let mut it = Shared::new("leaving-marked");
    let id = it.id;
    let office = &mut it.office;
    it.other.hold_for_writing(&mut || {
        for deed in [Deed::Marked(true), State::default().noted("x".to_owned())] {
            office.ask(Request::Keep { id, deed });
        }
        office.deliver(Delivery::Left);
        assert!(office.worker.catch_up().is_err(), "it has left");
    });
    let said: Vec<_> = office.answers.try_iter().collect();
    let lost = Err(StoreError::Busy);
    assert_eq!(kept(&said), [lost.clone(), lost], "and nothing is promised");
}
