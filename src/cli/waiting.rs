//! Whether something waits on standard input where no path was named. Reads none
//! of it.
//!
//! Scripts start commands with a standard input that is not meant for them, so
//! what counts is a pipe or a file with something in it. `/dev/null`, an empty
//! file, a pipe that ends at once and a terminal are nothing; nor is a socket,
//! which servers leave open, or a file that somebody has begun to read: a loop
//! over its lines, or a shell that finds its script there.

use std::fs::File;
use std::io::{self, Seek};
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, ioctl_fionread};

use super::output;
use crate::config::strings::{Language, Strings};

/// How long a pipe may be silent before that is said.
const SILENCE: Timespec = Timespec {
    tv_sec: 2,
    tv_nsec: 0,
};

/// Whether standard input has something to read. Waits for the first byte of a
/// pipe or for its end; if neither comes soon, a line on standard error says so.
pub(super) fn on_standard_input(language: Language) -> bool {
    // What cannot be looked at has nothing to read.
    has_something(io::stdin(), || {
        let message = Strings::new(language).get("waiting-for-input");
        output::complain(language, &format!("qari: {message}"));
    })
    .unwrap_or(false)
}

fn has_something(stream: impl AsFd, is_silent: impl FnOnce()) -> io::Result<bool> {
    // The copy shares its position with the stream.
    let mut copy = File::from(stream.as_fd().try_clone_to_owned()?);
    let metadata = copy.metadata()?;
    if metadata.is_file() {
        return Ok(copy.stream_position()? == 0 && metadata.len() > 0);
    }
    if !metadata.file_type().is_fifo() {
        return Ok(false);
    }
    if !is_ready(&copy, Some(&SILENCE))? {
        is_silent();
        is_ready(&copy, None)?;
    }
    Ok(ioctl_fionread(&copy)? > 0)
}

/// Waits until a byte or the end of a pipe has come; `false` if `timeout` came first.
fn is_ready(pipe: &File, timeout: Option<&Timespec>) -> io::Result<bool> {
    loop {
        match poll(&mut [PollFd::new(pipe, PollFlags::IN)], timeout) {
            Ok(ready) => return Ok(ready > 0),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write, pipe};

    use super::*;

    fn at_once(stream: impl AsFd) -> bool {
        has_something(stream, || panic!("silent")).expect("it can be looked at")
    }

    #[test]
    fn a_pipe_counts_if_something_comes_before_its_end() {
        let (reader, writer) = pipe().expect("a pipe");
        drop(writer);
        assert!(!at_once(&reader));
        let (mut reader, mut writer) = pipe().expect("a pipe");
        writer.write_all(b"x").expect("room");
        assert!(at_once(&reader));
        drop(writer);
        let mut read = String::new();
        reader.read_to_string(&mut read).expect("UTF-8");
        assert_eq!(read, "x", "nothing was read of it");
    }

    #[test]
    fn a_silent_pipe_is_waited_for_and_told() {
        let (reader, mut writer) = pipe().expect("a pipe");
        let mut told = false;
        let something = has_something(&reader, || {
            told = true;
            writer.write_all(b"x").expect("room");
        });
        assert!(something.expect("it can be looked at") && told);
    }

    #[test]
    fn a_file_counts_unless_it_is_empty_or_begun() {
        let path = std::env::temp_dir().join(format!("qari-waiting-{}", std::process::id()));
        std::fs::write(&path, "").expect("a file");
        assert!(!at_once(File::open(&path).expect("it is there")));
        std::fs::write(&path, "one\ntwo\n").expect("a file");
        let mut file = File::open(&path).expect("it is there");
        assert!(at_once(&file));
        file.read_exact(&mut [0; 4]).expect("four bytes");
        assert!(!at_once(&file));
        std::fs::remove_file(&path).expect("it is there");
    }

    #[test]
    fn devices_and_sockets_do_not_count() {
        assert!(!at_once(File::open("/dev/null").expect("a device")));
        assert!(!at_once(File::open("/dev/zero").expect("a device")));
        let (one, mut other) = std::os::unix::net::UnixStream::pair().expect("sockets");
        other.write_all(b"x").expect("room");
        assert!(!at_once(&one));
    }
}
