use proptest::prelude::*;

use super::*;

/// What comes of these pieces, read without any time passing, and of the time
/// after the last one.
fn read(pieces: &[&[u8]]) -> Vec<Input> {
    let now = Instant::now();
    let mut parser = Parser::new(now);
    let mut inputs = Vec::new();
    for piece in pieces {
        parser.feed(piece, now, &mut |input| inputs.push(input));
    }
    parser.expire(now + WHOLE + NEXT_PASTED, &mut |input| inputs.push(input));
    assert_eq!(parser.deadline(), None, "something stays unfinished");
    inputs
}

/// The inputs in words: keys by notation, the mouse with its place, pastes in quotes,
/// replies in angles.
fn told(inputs: &[Input]) -> String {
    let words: Vec<_> = inputs
        .iter()
        .map(|input| match input {
            Input::Key(key) => key.to_string(),
            Input::Mouse(mouse) => format!("{:?}@{},{}", mouse.action, mouse.column, mouse.row),
            Input::Paste(text) => format!("{text:?}"),
            Input::Reply(bytes) => format!("<{}>", bytes.escape_ascii()),
        })
        .collect();
    words.join(" ")
}

fn keys(bytes: &[u8]) -> String {
    told(&read(&[bytes]))
}

const REPLIES: &[&[u8]] = &[
    b"\x1b[?64;1;2;6;9;15c",
    b"\x1b[>41;379;0c",
    b"\x1bP!|00000000\x1b\\",
    b"\x1bP>|XTerm(379)\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b]11;rgb:ffff/ffff/ffff\x07",
    b"\x1b]52;c;2YLYsdin\x07",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b^private\x1b\\",
    b"\x1bXstart of string\x1b\\",
    b"\x1b[8;2$y",
    b"\x1b[?2026;2$y",
    b"\x1b[24;80R",
    b"\x1b[0n",
    b"\x1b[?1u",
    b"\x1b[I",
    b"\x1b[O",
];

#[test]
fn what_is_typed_comes_as_keys() {
    assert_eq!(
        keys("jG? ت\u{FEFB}é中🙂".as_bytes()),
        "j G ? Space ت \u{FEFB} é 中 🙂"
    );
    assert_eq!(
        keys(b"\r\t\x7f\x08\x03\x1a\x00\x1f"),
        "Enter Tab Backspace Backspace Ctrl-c Ctrl-z Ctrl-Space Ctrl-_"
    );
    assert_eq!(
        keys(b"\x1b[A\x1bOB\x1b[6~\x1b[1;3D\x1b[Z"),
        "Up Down PgDn Alt-Left Shift-Tab"
    );
    assert_eq!(keys(b"\x1b[[A\x1b[3$j"), "F1 Shift-Delete j");
}

#[test]
fn escape_is_a_key_alone_and_alt_before_another() {
    assert_eq!(keys(b"\x1b"), "Esc");
    assert_eq!(keys(b"\x1bx"), "Alt-x");
    assert_eq!(keys("\u{1b}ت".as_bytes()), "Alt-ت");
    assert_eq!(keys(b"\x1b\x7f\x1b\r"), "Alt-Backspace Alt-Enter");
    assert_eq!(keys(b"\x1b\x1b[A"), "Alt-Up"); // as rxvt says it
    assert_eq!(keys(b"\x1b\x1b"), "Esc Esc");
    assert_eq!(keys(b"\x1b\x1bx"), "Esc Alt-x");
    for introducer in ["[", "O", "P", "]", "X", "^", "_"] {
        assert_eq!(
            keys(format!("\x1b{introducer}").as_bytes()),
            format!("Alt-{introducer}")
        );
    }
}

#[test]
fn escape_does_not_wait_long() {
    let now = Instant::now();
    let mut parser = Parser::new(now);
    let mut inputs = Vec::new();
    parser.feed(b"\x1b", now, &mut |input| inputs.push(input));
    assert_eq!(parser.deadline(), Some(now + LONE_ESCAPE));
    parser.expire(now + LONE_ESCAPE - Duration::from_millis(1), &mut |input| {
        inputs.push(input)
    });
    assert_eq!(told(&inputs), "");
    parser.expire(now + LONE_ESCAPE, &mut |input| inputs.push(input));
    assert_eq!(told(&inputs), "Esc");
    assert_eq!(parser.deadline(), None);
}

#[test]
fn escape_is_a_key_though_nobody_had_the_time_to_say_so() {
    for (later, bytes, meant) in [
        (LONE_ESCAPE, &b"j"[..], "Esc j"),
        (LONE_ESCAPE, b"\x1bj", "Esc Alt-j"),
        (LONE_ESCAPE - Duration::from_millis(1), b"j", "Alt-j"),
        // Read in two pieces, whenever: letters of a sequence are not typed after Esc.
        (LONE_ESCAPE, b"[A", "Up"),
    ] {
        let now = Instant::now();
        let mut parser = Parser::new(now);
        let mut inputs = Vec::new();
        parser.feed(b"\x1b", now, &mut |input| inputs.push(input));
        parser.feed(bytes, now + later, &mut |input| inputs.push(input));
        assert_eq!(told(&inputs), meant);
    }
}

#[test]
fn a_reply_after_escape_leaves_both() {
    for reply in REPLIES {
        let together = [b"\x1b", *reply, b"q"].concat();
        assert_eq!(keys(&together), format!("Esc <{}> q", reply.escape_ascii()));
    }
}

#[test]
fn mouse_reports_are_no_keys() {
    assert_eq!(
        keys(b"a\x1b[<0;10;5M\x1b[<0;10;5mb"),
        "a Press@9,4 Release@9,4 b"
    );
    assert_eq!(keys(b"\x1b\x1b[<0;10;5M"), "Esc Press@9,4");
    assert_eq!(keys(b"a\x1b[<35;10;5Mb"), "a b");
    // What terminals without the newer encoding send.
    assert_eq!(keys(b"a\x1b[M !!b"), "a b");
    assert_eq!(keys(b"a\x1b[32;10;5Mb"), "a b");
}

#[test]
fn a_paste_is_one_text_and_no_keys() {
    assert_eq!(
        keys("\x1b[200~qسلام\r\x1b[A\x1b[201~j".as_bytes()),
        r#""qسلام\n[A" j"#
    );
    assert_eq!(keys(b"\x1b[200~\x1b[201~j"), "j");
    // One that never ends is given when its time is up.
    assert_eq!(keys(b"\x1b[200~abc"), r#""abc""#);
}

#[test]
fn rubbish_gives_nothing_and_costs_no_later_key() {
    assert_eq!(keys(b"\xff\x80\xc0j"), "j");
    assert_eq!(keys(b"\xd8j"), "j");
    assert_eq!(keys(b"\xed\xa0\x80j"), "j"); // a surrogate
    assert_eq!(keys(b"\xc2\x9bj"), "j"); // C1 control
    assert_eq!(keys(b"\x1b[99~\x1b[1;2;3zj"), "j");
    assert_eq!(keys(b"\x1b[12\x1b[Aj"), "Up j");
    assert_eq!(keys(b"\x1b]never ends\x03j"), "Ctrl-c j");
    assert_eq!(keys(b"\x1b[201~j"), "j");
}

#[test]
fn an_unfinished_sequence_is_given_up() {
    let now = Instant::now();
    let mut parser = Parser::new(now);
    let mut inputs = Vec::new();
    // By length, when bytes pour in.
    parser.feed(b"\x1b[", now, &mut |input| inputs.push(input));
    parser.feed(&[b'0'; LONGEST_SEQUENCE * PATIENCE], now, &mut |input| {
        inputs.push(input)
    });
    parser.feed(b"j", now, &mut |input| inputs.push(input));
    assert_eq!(told(&inputs[inputs.len() - 1..]), "j");
    // By time, when keys are typed into it one by one.
    inputs.clear();
    parser.feed(b"\x1b]11;", now, &mut |input| inputs.push(input));
    for tenth in 1..60 {
        let later = now + Duration::from_millis(100 * tenth);
        parser.expire(later, &mut |input| inputs.push(input));
        parser.feed(b"j", later, &mut |input| inputs.push(input));
    }
    assert_eq!(inputs.len(), 10);
    assert_eq!(told(&inputs[..1]), "j");
}

#[test]
fn a_paste_whose_end_is_lost_does_not_eat_keys_for_ever() {
    let now = Instant::now();
    let mut parser = Parser::new(now);
    let mut inputs = Vec::new();
    parser.feed(b"\x1b[200~abc", now, &mut |input| inputs.push(input));
    for second in 1..=31 {
        let later = now + Duration::from_secs(second);
        parser.expire(later, &mut |input| inputs.push(input));
        parser.feed(b"j", later, &mut |input| inputs.push(input));
    }
    assert_eq!(
        told(&inputs),
        format!("{:?} j j", "abc".to_owned() + &"j".repeat(29))
    );
}

#[test]
fn what_was_sent_together_but_read_late_is_together() {
    let now = Instant::now();
    let mut parser = Parser::new(now);
    let mut inputs = Vec::new();
    parser.feed(b"\x1b", now, &mut |input| inputs.push(input));
    parser.feed(b"[A", now + Duration::from_millis(300), &mut |input| {
        inputs.push(input)
    });
    assert_eq!(told(&inputs), "Up");
}

#[test]
fn a_reply_too_long_to_keep_is_no_reply_and_no_keys() {
    let mut bytes = b"\x1b]52;c;".to_vec();
    bytes.resize(LONGEST_STRING * 2, b'A');
    bytes.extend_from_slice(b"\x07j");
    assert_eq!(keys(&bytes), "j");
}

fn reply() -> impl Strategy<Value = Vec<u8>> {
    let text = "[ -~]{0,40}|[ء-ي]{0,10}";
    prop_oneof![
        prop::sample::select(REPLIES).prop_map(<[u8]>::to_vec),
        (prop::sample::select(&["P", "]", "X", "^", "_"][..]), text)
            .prop_map(|(opener, text)| format!("\x1b{opener}{text}\x1b\\").into_bytes()),
        text.prop_map(|text| format!("\x1b]{text}\x07").into_bytes()),
        "\x1b\\[[?>=][0-9;]{0,12}[c-y]".prop_map(String::into_bytes),
        "\x1b\\[[0-9]{1,4};[0-4]\\$y".prop_map(String::into_bytes),
        (2u16..999, 1u16..999).prop_map(|(r, c)| format!("\x1b[{r};{c}R").into_bytes()),
    ]
}

/// A key as a terminal sends it, whole.
fn pressed() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        any::<char>()
            .prop_filter("typed", |c| !c.is_control())
            .prop_map(|c| c.to_string()),
        "[ء-ي]".prop_map(|c| c),
        "\x1b\\[[A-DHF]|\x1bO[A-DHFP-S]|\x1b\\[[2-6]~|\x1b\\[1;[2-8][A-D]|\r|\t|\x7f|\x03",
        "\x1b[a-z]",
    ]
    .prop_map(String::into_bytes)
}

/// Cuts bytes at the given places (each taken within what is there).
fn cut<'a>(mut bytes: &'a [u8], sizes: &[usize]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    for size in sizes {
        let (piece, rest) = bytes.split_at((*size).min(bytes.len()));
        pieces.push(piece);
        bytes = rest;
    }
    pieces.push(bytes);
    pieces
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_mean_the_same(
        bytes in prop::collection::vec(
            prop_oneof![
                any::<u8>(),
                prop::sample::select(&b"\x1b[]OP_^X\\<>?=$;0123~uRMc\x07\x18\xd8\xaa"[..]),
            ],
            0..200,
        ),
        sizes in prop::collection::vec(0usize..9, 0..60),
    ) {
        prop_assert_eq!(read(&cut(&bytes, &sizes)), read(&[&bytes]));
    }

    #[test]
    fn a_reply_cut_anywhere_is_one_reply(
        reply in reply(), sizes in prop::collection::vec(0usize..5, 0..30)
    ) {
        let inputs = read(&cut(&reply, &sizes));
        prop_assert_eq!(inputs, vec![Input::Reply(reply)]);
    }

    #[test]
    fn replies_among_keys_change_no_key(
        stream in prop::collection::vec((pressed(), prop::option::of(reply())), 0..30),
        sizes in prop::collection::vec(0usize..7, 0..60),
    ) {
        let alone: Vec<u8> = stream.iter().flat_map(|(key, _)| key.clone()).collect();
        let mixed: Vec<u8> = stream
            .iter()
            .flat_map(|(key, reply)| [key.clone(), reply.clone().unwrap_or_default()].concat())
            .collect();
        let inputs = read(&cut(&mixed, &sizes));
        let replies = inputs.iter().filter(|input| matches!(input, Input::Reply(_))).count();
        let keys: Vec<_> =
            inputs.into_iter().filter(|input| !matches!(input, Input::Reply(_))).collect();
        prop_assert_eq!(keys, read(&[&alone]));
        prop_assert_eq!(replies, stream.iter().filter(|(_, reply)| reply.is_some()).count());
    }

    #[test]
    fn whatever_came_before_keys_come_again_after_a_rest(
        bytes in prop::collection::vec(any::<u8>(), 0..60)
    ) {
        let now = Instant::now();
        let mut parser = Parser::new(now);
        parser.feed(&bytes, now, &mut |_| {});
        let later = now + WHOLE + NEXT_PASTED;
        parser.expire(later, &mut |_| {});
        let mut inputs = Vec::new();
        parser.feed(b"j", later, &mut |input| inputs.push(input));
        prop_assert_eq!(told(&inputs), "j");
    }
}
