//! Shows what Qari makes of each key, paste and terminal reply: for a keyboard
//! or a terminal that behaves oddly. `cargo run --example keys`; `q` ends it.
//!
//! It is also the smallest program on the terminal room.

use std::io::Write;
use std::process::ExitCode;

use qari::input::arabic_layout::as_command;
use qari::terminal::colour::Depth;
use qari::terminal::events::{Event, Events, Signal};
use qari::terminal::modes::RenderMode;
use qari::terminal::screen::Screen;
use qari::terminal::session::Session;
use ratatui::buffer::Buffer;

fn main() -> ExitCode {
    match run() {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            // The terminal may be gone, and standard error with it.
            let _ = writeln!(std::io::stderr(), "keys: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> std::io::Result<u8> {
    let mut events = Events::open()?;
    let mut session = Session::enter(&[])?;
    session.install_panic_hook();
    let mut screen = Screen::new(&session, RenderMode::Visual, Depth::Ansi16);
    let mut lines = vec!["Press keys; q ends.".to_owned()];

    loop {
        screen.draw(|buffer| {
            paint(buffer, &lines);
            None
        })?;
        let Some(event) = events.wait(None) else {
            // Nobody rings the bell here.
            continue;
        };
        match event {
            Event::Mouse(mouse) => lines.push(format!("{mouse:?}")),
            Event::Key(key) => match as_command(key).to_string().as_str() {
                "q" | "Ctrl-c" => break,
                "Ctrl-z" => _ = session.suspend(&[])?,
                command if command == key.to_string() => lines.push(command.to_owned()),
                command => lines.push(format!(
                    "{command} (U+{:04X})",
                    u32::from(key.typed().unwrap_or(' '))
                )),
            },
            Event::Paste(text) => lines.push(format!("a paste of {} bytes", text.len())),
            // Replies are nobody's keys. Here not even a line: the picture must not change.
            Event::Reply(_) => {}
            Event::Resize => _ = screen.resize(),
            Event::Signal(Signal::Suspend) => _ = session.suspend(&[])?,
            Event::Signal(Signal::Continue) => {
                session.resume(&[])?;
                screen.resize();
            }
            Event::Signal(signal) => return Ok(signal.exit_status().unwrap_or(0)),
            Event::Closed => return Ok(129),
        }
    }
    session.leave()?;
    Ok(0)
}

/// The last lines, cell by cell: keys and numbers are one cell a character.
fn paint(buffer: &mut Buffer, lines: &[String]) {
    let height = usize::from(buffer.area.height);
    let from = lines.len().saturating_sub(height);
    for (y, line) in (0..buffer.area.height).zip(&lines[from..]) {
        for (x, c) in (0..buffer.area.width).zip(line.chars()) {
            buffer[(x, y)].set_char(c);
        }
    }
}
