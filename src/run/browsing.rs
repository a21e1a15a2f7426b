//! Shows an address in a browser: the one that `BROWSER` names, else what the system has
//! for it. The address is one argument of a program, never part of what a shell reads.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;

/// What opens an address where nothing is named: on desktops of Linux, and on macOS.
const USUAL: [&str; 2] = ["xdg-open", "open"];

/// Shows `address` in the background; `failed` is told why it could not be.
pub(super) fn open(address: String, failed: impl FnOnce(String) + Clone + Send + 'static) {
    let failed_later = failed.clone();
    let named = std::env::var("BROWSER").unwrap_or_default();
    let spawned = thread::Builder::new()
        .name("browser".to_owned())
        .spawn(move || {
            if let Err(error) = try_all(&named, &address) {
                failed_later(error.to_string());
            }
        });
    if let Err(error) = spawned {
        failed(error.to_string());
    }
}

/// Tries what `BROWSER` names, parted by colons, then what is usual.
fn try_all(named: &str, address: &str) -> io::Result<()> {
    let own = named.split(':').filter(|one| !one.trim().is_empty());
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for browser in own.chain(USUAL) {
        match run(&words(browser, address)) {
            Ok(()) => return Ok(()),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// The program and its arguments, with the address for `%s`, or at the end.
fn words(browser: &str, address: &str) -> Vec<String> {
    let words = browser.split_whitespace();
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    let mut is_there = false;
    for word in words.iter_mut().skip(1).filter(|word| *word == "%s") {
        address.clone_into(word);
        is_there = true;
    }
    if !is_there {
        words.push(address.to_owned());
    }
    words
}

/// Runs it away from this terminal, which is not its own, and waits for its end.
fn run(words: &[String]) -> io::Result<()> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(io::ErrorKind::NotFound.into());
    };
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err(io::Error::other(format!("{program}: {status}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_one_argument() {
        let address = "https://example.org/a;b&c";
        assert_eq!(words("lynx", address), ["lynx", address]);
        assert_eq!(
            words("b --new %s -x", address),
            ["b", "--new", address, "-x"]
        );
        assert!(try_all("true", address).is_ok());
        assert!(run(&words("false", address)).is_err());
    }
}
