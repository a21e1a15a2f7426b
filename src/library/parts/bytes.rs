//! The bytes of an input as they come, and how long they are waited for. Read on a
//! thread of its own, so that whoever wants them can stop waiting.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long nothing comes before what is there is handed over.
const PAUSE: Duration = Duration::from_millis(250);

/// How long is waited in all before what is there is handed over, however steadily
/// more of it comes.
const PATIENCE: Duration = Duration::from_secs(1);

/// What comes next of an input.
pub(super) enum Next {
    Bytes(Vec<u8>),
    /// Nothing for now, or enough has been waited.
    Pause,
    End,
    Failed(io::Error),
}

/// The bytes of an input.
#[derive(Debug)]
pub(super) struct Bytes {
    coming: Receiver<io::Result<Vec<u8>>>,
    /// How long was waited since something was handed over.
    waited: Duration,
}

impl Bytes {
    /// Begins to read. The thread ends with the input, or when nobody wants its
    /// bytes any more.
    pub(super) fn of(mut reader: impl Read + Send + 'static) -> Self {
        /// Bytes of a read, and how many reads may lie ready.
        const READ: usize = 64 * 1024;
        const READY: usize = 4;
        let (sender, coming) = sync_channel(READY);
        thread::spawn(move || {
            loop {
                let mut bytes = vec![0; READ];
                let read = match reader.read(&mut bytes) {
                    Ok(0) => return,
                    Ok(length) => {
                        bytes.truncate(length);
                        Ok(bytes)
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => Err(error),
                };
                let failed = read.is_err();
                if sender.send(read).is_err() || failed {
                    return;
                }
            }
        });
        Self {
            coming,
            waited: Duration::ZERO,
        }
    }

    /// Waits for more; not for long if `something` could be handed over without it.
    pub(super) fn next(&mut self, something: bool) -> Next {
        let received = if something {
            let since = Instant::now();
            let left = PATIENCE.saturating_sub(self.waited);
            let received = self.coming.recv_timeout(left.min(PAUSE));
            self.waited += since.elapsed();
            received
        } else {
            let received = self.coming.recv();
            received.map_err(|_| RecvTimeoutError::Disconnected)
        };
        match received {
            Ok(Ok(bytes)) => Next::Bytes(bytes),
            Ok(Err(error)) => Next::Failed(error),
            Err(RecvTimeoutError::Timeout) => Next::Pause,
            Err(RecvTimeoutError::Disconnected) => Next::End,
        }
    }

    /// Some of them are handed over: the next ones may take their time again.
    pub(super) fn handed_over(&mut self) {
        self.waited = Duration::ZERO;
    }
}
