//! What was read and is not written yet, between the thread that reads and the one that
//! writes: so much that both go on while the other one is at a large piece, but no more.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::library::import::{Imported, Step};
use crate::library::notice::Notice;

/// As many bytes of articles lie ready at most, and one step more.
const MOST: usize = 24 << 20;
/// What a step, or a feed of a list, counts besides its article, in bytes.
const STEP: usize = 512;

/// The two ends of it.
pub(super) fn ahead() -> (Reader, Writer) {
    let (sender, receiver) = channel();
    let load = Arc::<Load>::default();
    let of_reader = Arc::clone(&load);
    let reader = Reader {
        sender,
        load: of_reader,
    };
    (reader, Writer { receiver, load })
}

/// The end of the thread that reads.
pub(super) struct Reader {
    sender: Sender<Step>,
    load: Arc<Load>,
}

impl Reader {
    /// Hands over a step when there is room for it. `false` if nobody takes it any more.
    pub(super) fn send(&self, step: Step) -> bool {
        self.load.add(size(&step));
        self.sender.send(step).is_ok()
    }
}

/// The end of the thread that writes. Without it nothing that is read finds a taker.
pub(super) struct Writer {
    receiver: Receiver<Step>,
    load: Arc<Load>,
}

impl Writer {
    /// The next step, as [`Receiver::recv_timeout`].
    pub(super) fn recv_timeout(&self, timeout: Duration) -> Result<Step, RecvTimeoutError> {
        let step = self.receiver.recv_timeout(timeout)?;
        self.load.take_off(size(&step));
        Ok(step)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.load.end();
    }
}

/// The bytes that lie ready; [`None`] when nobody takes them any more.
struct Load {
    bytes: Mutex<Option<usize>>,
    is_less: Condvar,
}

impl Default for Load {
    fn default() -> Self {
        Self {
            bytes: Mutex::new(Some(0)),
            is_less: Condvar::new(),
        }
    }
}

impl Load {
    fn bytes(&self) -> MutexGuard<'_, Option<usize>> {
        // A number is whole whatever became of who counted.
        self.bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for room.
    fn add(&self, more: usize) {
        let is_full = |bytes: &mut Option<usize>| bytes.is_some_and(|bytes| bytes > MOST);
        let mut bytes = self
            .is_less
            .wait_while(self.bytes(), is_full)
            .unwrap_or_else(PoisonError::into_inner);
        *bytes = bytes.map(|bytes| bytes + more);
    }

    fn take_off(&self, bytes_less: usize) {
        let mut bytes = self.bytes();
        *bytes = bytes.map(|bytes| bytes.saturating_sub(bytes_less));
        self.is_less.notify_one();
    }

    fn end(&self) {
        *self.bytes() = None;
        self.is_less.notify_one();
    }
}

fn size(step: &Step) -> usize {
    match step {
        Step::Imported(Imported::Beginning(article) | Imported::Article(article)) => {
            STEP + article.text.len() + size_of_val(&*article.blocks)
        }
        Step::Imported(Imported::Refused { notices, .. }) => {
            let feeds = notices.iter().map(|notice| match notice {
                Notice::ListOfFeeds { feeds } => feeds.len(),
                _ => 0,
            });
            STEP * (1 + feeds.sum::<usize>())
        }
        Step::Read(_) | Step::PassedOver => STEP,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;
    use crate::library::formats::plain;

    const SOON: Duration = Duration::from_secs(60);

    fn large() -> Step {
        let article = plain::read("large".to_owned(), "ا".repeat(MOST / 3), Vec::new());
        Step::Imported(Imported::Article(Box::new(article)))
    }

    /// A thread that reads as many large articles, and tells of each that found room.
    fn reading(count: usize) -> (Writer, mpsc::Receiver<bool>) {
        let (reader, writer) = ahead();
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            for _ in 0..count {
                let _ = tell.send(reader.send(large()));
            }
        });
        (writer, told)
    }

    #[test]
    fn who_reads_waits_for_room() {
        let (writer, told) = reading(3);
        assert_eq!(told.recv_timeout(SOON), Ok(true));
        assert_eq!(
            told.recv_timeout(SOON),
            Ok(true),
            "one more than there is room for"
        );
        let early = told.recv_timeout(Duration::from_millis(50));
        assert_eq!(early, Err(RecvTimeoutError::Timeout));
        assert!(writer.recv_timeout(SOON).is_ok());
        assert_eq!(told.recv_timeout(SOON), Ok(true));
        assert!(writer.recv_timeout(SOON).is_ok() && writer.recv_timeout(SOON).is_ok());
        let end = writer.recv_timeout(SOON).map(|_| ());
        assert_eq!(end, Err(RecvTimeoutError::Disconnected));
    }

    #[test]
    fn who_waits_is_told_that_nobody_takes_it() {
        let (writer, told) = reading(3);
        assert_eq!(told.recv_timeout(SOON), Ok(true));
        assert_eq!(told.recv_timeout(SOON), Ok(true));
        drop(writer);
        assert_eq!(told.recv_timeout(SOON), Ok(false));
    }
}
