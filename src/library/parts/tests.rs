use std::io::{self, Cursor};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use super::*;

fn read(reader: impl Read + Send + 'static) -> Input {
    super::read(reader, None)
}

/// Reads what is sent to it, and waits for more.
struct Slow(Receiver<Vec<u8>>);

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.0.recv().unwrap_or_default();
        buffer[..bytes.len()].copy_from_slice(&bytes);
        Ok(bytes.len())
    }
}

fn slow() -> (Sender<Vec<u8>>, Slow) {
    let (sender, receiver) = channel();
    (sender, Slow(receiver))
}

fn parts(input: Input) -> Parts {
    match input {
        Input::Parts(parts) => parts,
        other => panic!("no parts: {other:?}"),
    }
}

fn all_parts(bytes: Vec<u8>) -> Vec<Part> {
    let parts = parts(read(Cursor::new(bytes)));
    parts.map(|part| part.expect("it can be read")).collect()
}

fn together(parts: &[Part]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect()
}

#[test]
fn what_is_short_and_comes_at_once_is_whole() {
    let input = read(Cursor::new("سطر\nآخر".as_bytes()));
    assert!(matches!(input, Input::Whole(bytes) if bytes == "سطر\nآخر".as_bytes()));
}

#[test]
fn the_parts_of_a_long_text_are_whole_paragraphs_and_leave_nothing_out() {
    let text = "قال المتحدث إن الأمر انتهى.\nوسكت الناس.\n\n".repeat(30_000);
    let parts = all_parts(text.clone().into_bytes());
    assert!(parts.len() > 5);
    assert!(parts.iter().all(|part| part.text.len() <= PART));
    assert!(
        parts
            .iter()
            .all(|part| part.text.ends_with("\n\n") && !part.continues)
    );
    assert!(together(&parts) == text);
}

/// What ends a line, and so a paragraph (UAX #14).
const LINE_ENDS: [&str; 8] = [
    "\n", "\r\n", "\r", "\x0b", "\x0c", "\u{85}", "\u{2028}", "\u{2029}",
];

#[test]
fn whatever_ends_the_lines_parts_end_with_them() {
    let line = "قال المتحدث إن الأمر انتهى، ثم سكت الناس.";
    for end in LINE_ENDS {
        for ends in [end.to_owned(), end.repeat(2)] {
            let text = format!("{line}{ends}").repeat(30_000);
            let parts = all_parts(text.clone().into_bytes());
            assert!(parts.len() > 5 && together(&parts) == text);
            for part in parts {
                let is_whole = part.text.starts_with(line) && part.text.ends_with(&ends);
                assert!(is_whole && !part.continues, "{ends:?}");
            }
        }
    }
}

#[test]
fn two_characters_that_are_one_line_end_are_never_parted() {
    let lines = "سطر\r\n".repeat(PART / 8);
    assert_eq!(lines.len(), PART);
    for ahead in 0..8 {
        let text = format!("{}{}", "a".repeat(ahead), lines);
        for limit in PART - 8..PART {
            let end = end_of_part(&text, limit);
            assert!(text[..end].ends_with("\r\n") && limit - end < 8);
        }
    }
    // And one that has not come yet may follow.
    let (sender, reader) = slow();
    sender.send("أول\r\nثان\r".into()).expect("it reads");
    let mut parts = parts(read(reader));
    let mut next = || parts.next().map(|part| part.expect("it can be read").text);
    assert_eq!(next().as_deref(), Some("أول\r\n"));
    sender.send("\nثالث\u{2029}".into()).expect("it reads");
    assert_eq!(next().as_deref(), Some("ثان\r\nثالث\u{2029}"));
    drop(sender);
    assert_eq!(next(), None);
}

#[test]
fn one_endless_line_is_cut_at_blanks() {
    let text = "كلمة أخرى ".repeat(120_000);
    let parts = all_parts(text.clone().into_bytes());
    assert!(!parts[0].continues && parts[1..].iter().all(|part| part.continues));
    assert!(parts.iter().all(|part| part.text.ends_with(' ')));
    assert!(together(&parts) == text);
}

#[test]
fn other_encodings_go_on_as_they_began() {
    let text = "قالت الوزارة إن المحادثات انتهت.\n".repeat(40_000);
    let bytes = text
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect::<Vec<u8>>();
    assert!(together(&all_parts(bytes)) == text);
}

#[test]
fn a_pause_hands_over_the_lines_that_are_there() {
    let (sender, reader) = slow();
    let (first, second) = "أول\nثان\nثا".as_bytes().split_at(9);
    sender.send(first.to_vec()).expect("it reads");
    sender.send(second.to_vec()).expect("it reads");
    let mut parts = parts(read(reader));
    let mut next = || parts.next().map(|part| part.expect("it can be read").text);
    assert_eq!(next().as_deref(), Some("أول\nثان\n"));
    sender.send("لث\n".into()).expect("it reads");
    assert_eq!(next().as_deref(), Some("ثالث\n"));
    drop(sender);
    assert_eq!(next(), None);
}

/// Writes `line` again and again, without a pause that one could wait for, for ten
/// times as long as anybody should have to.
fn steadily(line: &'static str) -> Slow {
    let (sender, reader) = slow();
    thread::spawn(move || {
        for _ in 0..200 {
            if sender.send(line.into()).is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
    });
    reader
}

#[test]
fn of_a_writer_who_never_pauses_the_lines_that_are_there_are_handed_over() {
    let mut parts = parts(read(steadily("سطر\n")));
    let first = parts.next().expect("it goes on").expect("it can be read");
    assert!(first.text.ends_with('\n') && first.text.len() < 100 * "سطر\n".len());
}

#[test]
fn lines_that_end_with_cr_alone_are_handed_over_at_a_pause_too() {
    let (sender, reader) = slow();
    sender.send("سطر\rآخر\rثا".into()).expect("it reads");
    let first = parts(read(reader)).next().expect("it goes on");
    assert_eq!(first.expect("it can be read").text, "سطر\rآخر\r");
    drop(sender);
}

#[test]
fn a_paragraph_that_never_ends_is_not_waited_for() {
    const LINE: &str = "كلمة ";
    let beginning = LINE.repeat(LONGEST_WHOLE / LINE.len()).into_bytes();
    let reader = Cursor::new(beginning).chain(steadily(LINE));
    let mut parts = parts(read(reader));
    let first = parts.next().expect("it goes on").expect("it can be read");
    assert!(first.text.len() > PART / 2 && first.whole.is_some());
    assert!(parts.text.len() < LONGEST_WHOLE + 100 * LINE.len());
}

#[test]
fn the_encoding_is_told_from_the_first_line_that_shows_it() {
    let text = "قالت الوزارة إن المحادثات مع الوفد انتهت.\nوسكت الناس.\n";
    let windows = encoding_rs::WINDOWS_1256.encode(text).0.into_owned();
    for bytes in [text.as_bytes(), &windows] {
        let (sender, reader) = slow();
        sender.send("Header\n".into()).expect("it reads");
        let mut parts = parts(read(reader));
        let mut next = || parts.next().map(|part| part.map(|part| part.text));
        assert_eq!(next(), Some(Ok("Header\n".into())));
        for byte in bytes {
            sender.send(vec![*byte]).expect("it reads");
        }
        drop(sender);
        assert_eq!(next(), Some(Ok(text.into())));
        assert_eq!(next(), None);
    }
}

#[test]
fn a_sample_that_ends_inside_a_character_is_still_utf_8() {
    for ahead in ["", "x"] {
        let text = format!("{ahead}{}", "قارئ".repeat(LONGEST_WHOLE / 4));
        assert!(
            together(&all_parts(text.clone().into_bytes())) == text,
            "{ahead}"
        );
    }
}

#[test]
fn a_part_that_ends_where_the_input_has_come_to_is_cut_too() {
    let parts = all_parts(b"one two ".repeat(2 * LONGEST_WHOLE / 8));
    assert!(parts.len() > 5);
    assert!(parts[1..].iter().all(|part| part.continues));
}

#[test]
fn bad_bytes_are_counted_at_the_end() {
    let text = "قال إن الأمر انتهى.\n".repeat(50_000);
    let bytes = [text.as_bytes(), b"\xff\n", text.as_bytes(), b"\xd9"].concat();
    let mut items: Vec<_> = parts(read(Cursor::new(bytes))).collect();
    assert_eq!(items.pop(), Some(Err(Notice::BadBytes { count: 2 })));
    let items: Result<Vec<Part>, Notice> = items.into_iter().collect();
    let expected = format!("{text}\u{fffd}\n{text}\u{fffd}");
    assert!(together(&items.expect("it can be read")) == expected);
}

/// Fails when it should end.
struct Failing<R>(R);

impl<R: Read> Read for Failing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("worn out")),
            read => Ok(read),
        }
    }
}

#[test]
fn what_came_before_a_failure_is_handed_over_first() {
    let reason = "worn out".to_owned();
    let failure = Notice::Unreadable { reason };
    for times in [1, 100_000] {
        let text = "سطر\nكلام".repeat(times);
        let reader = Failing(Cursor::new(text.clone().into_bytes()));
        let mut items: Vec<_> = parts(read(reader)).collect();
        assert_eq!(items.pop(), Some(Err(failure.clone())));
        let items: Result<Vec<Part>, Notice> = items.into_iter().collect();
        assert!(together(&items.expect("text")) == text);
    }
    let nothing = read(Failing(Cursor::new([])));
    assert!(matches!(nothing, Input::Refused(notice) if notice == failure));
}

#[test]
fn binary_files_are_refused() {
    let bytes = [0, 1, 2, b'\n'].repeat(LONGEST_WHOLE);
    assert!(matches!(
        read(Cursor::new(bytes)),
        Input::Refused(Notice::Binary)
    ));
}

#[test]
fn a_paragraph_longer_than_a_part_has_the_directions_of_the_whole() {
    use crate::library::article::Block;
    use crate::text::direction::Direction::{LeftToRight, RightToLeft};
    const SHORT: [&str; 3] = ["قصير.", "The end of it all.", "آخره."];
    let arabic = |count| "وصلت القافلة إلى المدينة صباح اليوم ثم عادت. ".repeat(count);
    let latin = |count| "The caravan arrived in the town this morning. ".repeat(count);
    let cases = [
        (latin(12_000) + &arabic(18_000), RightToLeft, LeftToRight),
        (arabic(8_000) + &latin(30_000), LeftToRight, RightToLeft),
    ];
    for (long, by_words, first_strong) in cases {
        let alone = (String::new(), String::new());
        let among = LINE_ENDS.map(|end| {
            let after = format!("{end}{end}The end of it all.{end}{end}آخره.{end}");
            (format!("قصير.{end}").repeat(300), after)
        });
        for (before, after) in std::iter::once(alone).chain(among) {
            let text = format!("{before}{long}{after}");
            let parts = all_parts(text.clone().into_bytes());
            assert!(parts.len() > 4 && together(&parts) == text);
            // Whether it is a piece of the long one, and its directions.
            let told = |article: Article| {
                let text = article.text;
                let block = move |block: Block| {
                    let is_short = SHORT.contains(&&text[block.range.clone()]);
                    (!is_short, block.directions)
                };
                article.blocks.into_iter().map(block).collect::<Vec<_>>()
            };
            let blocks: Vec<_> = parts
                .into_iter()
                .flat_map(|part| told(part.article()))
                .collect();
            let whole = told(plain::read(String::new(), text, Vec::new()));
            for blocks in [&blocks, &whole] {
                let pieces = blocks.iter().filter(|(is_long, _)| *is_long);
                assert!(pieces.clone().count() > 16);
                assert!(pieces.clone().all(|&(_, of)| of
                    == Directions {
                        by_words,
                        first_strong
                    }));
            }
            let others = |blocks: &[(bool, Directions)]| {
                let others = blocks.iter().filter(|(is_long, _)| !is_long);
                others.map(|(_, of)| of.by_words).collect::<Vec<_>>()
            };
            assert_eq!(others(&blocks), others(&whole));
        }
    }
}

#[test]
fn a_pause_within_a_long_paragraph_hands_over_what_is_there() {
    use crate::text::direction::Direction::LeftToRight;
    let (sender, reader) = slow();
    let latin = "The caravan arrived in the town. ".repeat(1_000);
    let arabic = "وصلت القافلة إلى المدينة صباح اليوم. ".repeat(500);
    let send = |text: &str| sender.send(text.into()).expect("it reads");
    let mut sent = String::new();
    for text in [&*latin; 50] {
        send(text);
        sent += text;
    }
    let mut parts = parts(read(reader)).map(|part| part.expect("it can be read"));
    let mut got = Vec::new();
    // Nobody sends the rest before all but the last of it is there.
    while together(&got).len() + PART <= sent.len() {
        got.extend(parts.next());
    }
    for text in [&*arabic; 100] {
        send(text);
        sent += text;
    }
    drop(sender);
    got.extend(parts);
    assert!(together(&got) == sent);
    assert!(!got[0].continues && got[1..].iter().all(|part| part.continues));
    // What had come by then told the direction of the paragraph.
    let mut blocks = got.into_iter().flat_map(|part| part.article().blocks);
    assert!(blocks.all(|block| block.directions.by_words == LeftToRight));
}
