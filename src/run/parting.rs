//! What is heard once the reader was left: exports are written to their end, deeds are kept.
//! The terminal was given back by then, so whatever did not come about is said on standard
//! error. Whoever does not want to wait for that sends a signal.

use std::io;
use std::time::Duration;

use super::Ended;
use super::inbox::{Asking, PATIENCE};
use super::waking::{Wake, Waking};
use crate::app::deeds::unkept;
use crate::app::exchange::{Answer, Came, Exported, Request};
use crate::app::{Message, Model, told, unreplaced, update};
use crate::library::state::Deed;
use crate::library::store::Kept;
use crate::terminal::events::Event;

/// After that it is said that something is still being written.
const SILENCE: Duration = Duration::from_secs(1);

/// What was asked for that is to last, and of which nothing was heard yet.
#[derive(Debug, Default)]
pub(super) struct Unheard {
    /// The names of the files of exports.
    files: Vec<String>,
    /// What was done on purpose.
    deeds: Vec<Deed>,
}

impl Unheard {
    /// Something is asked of the worker.
    pub(super) fn note(&mut self, request: &Request) {
        match request {
            Request::Export(order) => self.files.push(order.file.clone()),
            Request::Keep { deed, .. } if deed.is_on_purpose() => self.deeds.push(deed.clone()),
            _ => {}
        }
    }

    /// The worker says something.
    pub(super) fn hear(&mut self, answer: &Answer) {
        match answer {
            Answer::Exported(exported) => take_out(&mut self.files, &exported.file),
            // It is heard of again.
            Answer::Kept { kept, .. } if *kept == Ok(Kept::Later) => {}
            Answer::Kept { deed, .. } => take_out(&mut self.deeds, deed),
            _ => {}
        }
    }

    /// What is said while it is waited for, if it is.
    fn said(&self) -> Option<&'static str> {
        match (self.files.is_empty(), self.deeds.is_empty()) {
            (false, _) => Some("export-begun"),
            (true, false) => Some("keeping-last"),
            (true, true) => None,
        }
    }
}

/// Takes out the first that is this one.
fn take_out<T: PartialEq>(list: &mut Vec<T>, one: &T) {
    if let Some(at) = list.iter().position(|other| other == one) {
        list.remove(at);
    }
}

/// Waits until the worker has ended, and has `say` say what came of what it did last. How the
/// reader ended then.
pub(super) fn part(
    ended: io::Result<Ended>,
    asking: Asking,
    waking: &mut Waking,
    mut unheard: Unheard,
    model: &mut Model,
    say: impl Fn(&str),
) -> io::Result<Ended> {
    let mut lost = false;
    let mut stopped = None;
    let mut is_silent = true;
    asking.end(|waited| {
        for wake in waking.come() {
            match wake {
                Wake::Worker(answer) => lost |= hear(&mut unheard, model, answer, &say),
                Wake::Terminal(Event::Signal(signal)) => stopped = stopped.or(signal.exit_status()),
                _ => {}
            }
        }
        if let Some(said) = unheard.said()
            && waited > SILENCE
            && std::mem::take(&mut is_silent)
        {
            say(&model.strings.get(said));
        }
        stopped.is_some() || unheard.files.is_empty() && waited > PATIENCE
    });
    // What it said last.
    for wake in waking.come() {
        if let Wake::Worker(answer) = wake {
            lost |= hear(&mut unheard, model, answer, &say);
        }
    }
    for deed in unheard.deeds {
        say(&unkept(&model.strings, &deed, None));
        lost = true;
    }
    for file in unheard.files {
        let file = [("file", file.into())];
        say(&model.strings.with("export-unfinished", file));
        lost = true;
    }
    match (ended, stopped) {
        (Ok(Ended::Quit), Some(status)) => Ok(Ended::Status(status)),
        (Ok(Ended::Quit), None) if lost => Ok(Ended::Lost),
        (ended, _) => ended,
    }
}

/// Says what came of something, if there is anything to say. Whether anything is lost.
fn hear(unheard: &mut Unheard, model: &mut Model, answer: Answer, say: impl Fn(&str)) -> bool {
    unheard.hear(&answer);
    match answer {
        Answer::Exported(exported) => {
            let Exported { file, came, .. } = &exported;
            match came {
                // There is nobody who could confirm that.
                Came::There => say(&unreplaced(&model.strings, file)),
                _ => say(&told(&model.strings, &exported)),
            }
            !matches!(came, Came::Done { lost: 0, .. })
        }
        Answer::Kept {
            deed,
            kept: Err(trouble),
        } => {
            say(&unkept(&model.strings, &deed, Some(&trouble)));
            true
        }
        Answer::Shelved(_) => {
            model.remark = None;
            // Nobody is left to do what would follow.
            let _ = update(model, Message::Answer(answer));
            let trouble = model.remark.take().filter(|remark| remark.is_error);
            if let Some(trouble) = &trouble {
                say(&trouble.text);
            }
            trouble.is_some()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::sync::{Arc, mpsc};

    use super::super::waking::waking;
    use super::*;
    use crate::app::exchange::{Reach, Selection, Taken};
    use crate::config::strings::Language;
    use crate::library::state::State;
    use crate::library::store::StoreError;

    fn exported(file: &str, came: Came) -> Answer {
        let (file, taken) = (file.to_owned(), Taken::Listed(Selection::default()));
        Answer::Exported(Exported { file, taken, came })
    }

    /// What is said where the worker says this at last, and how it ends.
    fn parted(files: &[&str], answers: Vec<Answer>) -> (Vec<String>, Ended) {
        parted_with(files, Vec::new(), answers)
    }

    /// The same, where nothing was heard yet of these deeds.
    fn parted_with(files: &[&str], deeds: Vec<Deed>, answers: Vec<Answer>) -> (Vec<String>, Ended) {
        let (waker, mut waking) = waking(None);
        let (inbox, _delivered) = mpsc::channel();
        let (_, ended) = mpsc::channel();
        let asking = Asking::new(inbox, Arc::default(), ended);
        for answer in answers {
            assert!(waker.send(Wake::Worker(answer)));
        }
        let mut model = Model::new(Language::English, 80, 24);
        let files = files.iter().map(|&file| file.to_owned()).collect();
        let unheard = Unheard { files, deeds };
        let said = RefCell::new(Vec::new());
        let say = |one: &str| said.borrow_mut().push(one.to_owned());
        let ended = part(
            Ok(Ended::Quit),
            asking,
            &mut waking,
            unheard,
            &mut model,
            say,
        );
        (said.into_inner(), ended.unwrap())
    }

    #[test]
    fn what_was_not_written_or_kept_is_said_and_is_no_good_end() {
        assert_eq!(parted(&[], Vec::new()), (Vec::new(), Ended::Quit));
        let done = Came::Done {
            count: 2,
            lost: 0,
            reach: Reach::All,
        };
        let (said, ended) = parted(&["a.md"], vec![exported("a.md", done)]);
        assert_eq!(
            (said, ended),
            (
                vec!["articles exported: 2, to a.md".to_owned()],
                Ended::Quit
            )
        );
        let failed = Came::Failed("No such file or directory (os error 2)".to_owned());
        for (came, words) in [
            (failed, "not exported to"),
            (Came::There, "is there already"),
        ] {
            let (said, ended) = parted(&["a.md"], vec![exported("a.md", came)]);
            assert_eq!((said.len(), ended), (1, Ended::Lost));
            assert!(
                said[0].contains(words) && said[0].contains("a.md"),
                "{said:?}"
            );
        }
        let (said, ended) = parted(&["a.md"], Vec::new());
        assert_eq!(
            (said.len(), ended),
            (1, Ended::Lost),
            "nothing is heard of it"
        );
        let (deed, full) = (State::default().noted("x".to_owned()), StoreError::Damaged);
        let lost = Answer::Kept {
            deed,
            kept: Err(full),
        };
        let (said, ended) = parted(&[], vec![lost]);
        assert_eq!((said.len(), ended), (1, Ended::Lost));
    }

    #[test]
    fn a_deed_that_is_not_kept_is_said_once_and_nothing_is_promised_of_it() {
        let marked = |kept| {
            let deed = Deed::Marked(true);
            Answer::Kept { deed, kept }
        };
        let deeds = || vec![Deed::Marked(true)];
        let at_last = vec![marked(Ok(Kept::Later)), marked(Ok(Kept::AtLast))];
        let (said, ended) = parted_with(&[], deeds(), at_last);
        assert_eq!((said, ended), (Vec::new(), Ended::Quit));

        let busy = vec![marked(Ok(Kept::Later)), marked(Err(StoreError::Busy))];
        let (said, ended) = parted_with(&[], deeds(), busy);
        assert_eq!((said.len(), ended), (1, Ended::Lost));
        assert!(said[0].starts_with("not kept (marked): another program"));

        // Nothing more is heard of it.
        let (said, ended) = parted_with(&[], deeds(), vec![marked(Ok(Kept::Later))]);
        assert_eq!(said, ["not kept (marked), since it was stopped"]);
        assert_eq!(ended, Ended::Lost);
    }
}
