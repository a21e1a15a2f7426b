//! Documents of Office Open XML, as whoever is strict reads them.

use super::*;

#[test]
fn a_document_has_its_parts_and_says_which_runs_go_which_way() {
    let article = article(&long());
    let state = state(&article, "الميناء أمس", "");
    let bytes = exported(Format::Docx, &article, &state, true);
    let mut names = Vec::new();
    for name in [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
    ] {
        read_xml(&part(&bytes, name), &mut names);
    }
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("w:bidi=\"ar-SA\""));
    let document = part(&bytes, "word/document.xml");
    let read = read_xml(&document, &mut names);
    assert!(read.contains(FIRST), "{read}");
    assert!(
        read.contains("<b>& 5 * 3 * 2</b> # `س` [رابط](x)"),
        "{read}"
    );
    for used in ["Heading1", "Quote", "ListParagraph", "Note"] {
        assert!(styles.contains(&format!("w:styleId=\"{used}\"")));
    }
    // Latin in an Arabic paragraph is a run of its own.
    assert!(
        document
            .contains("<w:pPr><w:pStyle w:val=\"Normal\"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/>")
    );
    assert!(
        document.contains("<w:r><w:rPr></w:rPr><w:t xml:space=\"preserve\">The Hill</w:t></w:r>"),
        "{document}"
    );
    assert!(document.contains("<w:highlight w:val=\"yellow\"/><w:rtl/>"));
    assert!(names.contains(&"w:sectPr".to_owned()));
    // The path of the file goes from left to right.
    assert!(document.contains("<w:pStyle w:val=\"About\"/></w:pPr>"));
    assert_eq!(
        bytes,
        exported(Format::Docx, &article, &state, true),
        "each time the same"
    );
}

#[test]
fn a_document_is_a_plain_zip_to_whoever_is_strict() {
    let article = article(&format!("ميناء\n\n{FIRST}\n"));
    let state = state(&article, "الوفد", "من؟");
    let mut bytes = io::Cursor::new(Vec::new());
    let mut export = begin_in_file(Format::Docx, words(), &mut bytes).unwrap();
    let passages = state.annotations.iter();
    let finding = Finding {
        article: &article,
        state: &state,
        file: None,
        passages: passages.map(|one| Passage::of(&article, one)).collect(),
        is_whole: false,
    };
    export.add(&finding).unwrap();
    export.finish().unwrap();
    for bytes in [
        bytes.into_inner(),
        exported(Format::Docx, &article, &state, false),
    ] {
        assert!(part(&bytes, "word/document.xml").contains("الوفد"));
        // Local headers of version 2.0 without extra fields, so none of ZIP64.
        let headers = memchr::memmem::find_iter(&bytes, b"PK\x03\x04");
        let headers: Vec<_> = headers.map(|at| &bytes[at..at + 30]).collect();
        assert_eq!(headers.len(), 5);
        for header in headers {
            assert_eq!((header[4], &header[28..30]), (20, &[0, 0][..]));
        }
        let central = memchr::memmem::find_iter(&bytes, b"PK\x01\x02");
        assert!(
            central
                .into_iter()
                .all(|at| bytes[at + 30..at + 32] == [0, 0])
        );
    }
}
