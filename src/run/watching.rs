//! Notices that somebody else writes into the library: the system tells of each write to
//! the log that stands beside the file. Nothing is looked at now and then: as long as
//! nobody writes, this sleeps.

use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{RecursiveMode, Watcher};

use super::inbox::Delivery;

/// How often it is told of while somebody writes, and how long nobody has to write to be
/// done with it.
const EVERY: Duration = Duration::from_secs(1);

/// Tells `inbox` of what is written into `log`, until nobody is there to be told; ends at
/// once where the system does not tell of such things: then it is seen at the next
/// question.
pub(super) fn watch(log: &Path, inbox: &Sender<Delivery>) {
    let (heard, written) = mpsc::channel();
    let hear = move |event: notify::Result<notify::Event>| {
        let is_written =
            event.is_ok_and(|event| matches!(event.kind, EventKind::Modify(ModifyKind::Data(_))));
        if is_written {
            // Who does not listen any more needs no word.
            let _ = heard.send(());
        }
    };
    let Ok(mut watcher) = notify::recommended_watcher(hear) else {
        return;
    };
    if watcher.watch(log, RecursiveMode::NonRecursive).is_err() {
        return;
    }
    while written.recv().is_ok() {
        loop {
            if inbox.send(Delivery::Written).is_err() {
                return;
            }
            thread::sleep(EVERY);
            if written.try_iter().count() == 0 {
                break;
            }
        }
        if inbox.send(Delivery::Rest).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::*;

    #[test]
    fn it_tells_of_writing_and_of_its_end_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("qari-watched-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let log = folder.join("log");
        let mut file = fs::File::create(&log).unwrap();
        let (inbox, delivered) = mpsc::channel();
        let watched = log.clone();
        thread::spawn(move || watch(&watched, &inbox));
        let long = Duration::from_secs(20);
        // It is not known when it listens.
        let mut told = Err(mpsc::RecvTimeoutError::Timeout);
        for _ in 0..100 {
            file.write_all("كلمة\n".as_bytes()).unwrap();
            told = delivered.recv_timeout(Duration::from_millis(200));
            if told.is_ok() {
                break;
            }
        }
        assert!(matches!(told, Ok(Delivery::Written)));
        let rest = std::iter::from_fn(|| delivered.recv_timeout(long).ok());
        let rest = rest.take_while(|said| matches!(said, Delivery::Written));
        assert!(rest.count() < 3);
        fs::read(&log).unwrap();
        let quiet = delivered.recv_timeout(Duration::from_millis(1500));
        assert!(quiet.is_err(), "reading is not writing");
        fs::remove_dir_all(folder).unwrap();
    }
}
