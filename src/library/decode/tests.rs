use super::*;

const TEXT: &str = "قالت الوزارة اليوم إن المحادثات مع الوفد الزائر انتهت إلى اتفاق أولي، \
    وإن الجولة القادمة تُعقد في الشهر المقبل.\nوأضاف المتحدث أن الطرفين راضيان عن النتائج.";

fn text(bytes: &[u8]) -> (String, Vec<Notice>) {
    match decode(bytes) {
        Decoded::Text { text, notices } => (text, notices),
        Decoded::Binary => panic!("taken for binary"),
    }
}

fn utf_16_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn utf_8_needs_no_notice() {
    assert_eq!(text(TEXT.as_bytes()), (TEXT.to_owned(), vec![]));
    assert_eq!(text(b""), (String::new(), vec![]));
}

#[test]
fn the_byte_order_mark_stays_in_the_text() {
    let marked = format!("\u{feff}{TEXT}");
    assert_eq!(text(marked.as_bytes()).0, marked);
    assert_eq!(text(&utf_16_bytes(&marked, u16::to_le_bytes)).0, marked);
    assert_eq!(text(&utf_16_bytes(&marked, u16::to_be_bytes)).0, marked);
}

#[test]
fn utf_16_is_found_without_a_mark() {
    for sample in [TEXT, "محمد", "Kabul fell on Sunday.\r\n"] {
        let little = text(&utf_16_bytes(sample, u16::to_le_bytes));
        assert_eq!(
            little,
            (
                sample.to_owned(),
                vec![Notice::Encoding { name: "UTF-16LE" }]
            )
        );
        let big = text(&utf_16_bytes(sample, u16::to_be_bytes));
        assert_eq!(
            big,
            (
                sample.to_owned(),
                vec![Notice::Encoding { name: "UTF-16BE" }]
            )
        );
    }
}

#[test]
fn windows_1256_is_guessed() {
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1256.encode(TEXT);
    assert!(!unmappable);
    let expected = (
        TEXT.to_owned(),
        vec![Notice::Encoding {
            name: "windows-1256",
        }],
    );
    assert_eq!(text(&bytes), expected);
}

#[test]
fn a_named_encoding_is_taken_whatever_bytes_look_like() {
    let [utf_8, _, _, windows, ..] = Charset::ALL;
    let read = |bytes: &[u8], charset| match decode_as(bytes, charset) {
        Decoded::Text { text, notices } => (text, notices.len()),
        Decoded::Binary => panic!("taken for binary"),
    };
    assert!(read(TEXT.as_bytes(), windows).0.starts_with("ظ‚ط§ظ„طھ"));
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode("نعم");
    assert_eq!(read(&bytes, windows), ("نعم".to_owned(), 1));
    assert_eq!(
        read(&bytes, utf_8),
        ("\u{fffd}\u{fffd}\u{fffd}".to_owned(), 2)
    );
}

#[test]
fn iso_8859_6_is_guessed() {
    let (bytes, _, unmappable) = encoding_rs::ISO_8859_6.encode(TEXT);
    assert!(!unmappable);
    let expected = (
        TEXT.to_owned(),
        vec![Notice::Encoding { name: "ISO-8859-6" }],
    );
    assert_eq!(text(&bytes), expected);
}

#[test]
fn a_few_bad_bytes_leave_the_rest_readable() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes.insert(21, 0xff);
    bytes.push(0xd9);
    let (read, notices) = text(&bytes);
    assert_eq!(notices, [Notice::BadBytes { count: 2 }]);
    assert_eq!(read.matches('\u{fffd}').count(), 2);
    assert!(read.starts_with("قالت الوزار"), "{read}");
}

#[test]
fn what_is_not_text_is_refused() {
    let noise: Vec<u8> = (0..4096_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert_eq!(decode(noise), Decoded::Binary);
    assert_eq!(
        decode(b"%PDF-1.7\nall of this could be read"),
        Decoded::Binary
    );
    assert_eq!(decode([0; 64]), Decoded::Binary);
}

#[test]
fn one_stray_nul_is_not_binary() {
    let mut stray = TEXT.repeat(4);
    stray.insert(0, '\0');
    assert_eq!(text(stray.as_bytes()).0, stray);
}
