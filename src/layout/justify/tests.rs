use super::super::{Justified, Paragraph, reflow};
use super::*;
use crate::text::direction::Direction::{LeftToRight, RightToLeft};
use crate::text::prepare::prepare;

const NEWS: &str = "أعلنت الحكومة الأفغانية في العاصمة كابل، أمس الخميس، عن اجتماع جديد مع ممثلين عن \
    الأمم المتحدة لبحث المساعدات الإنسانية وسبل إيصالها إلى المناطق البعيدة، وقالت إن نتائج الاجتماع \
    ستنشر قريباً بعد مشاورات واسعة مع شيوخ القبائل والوجهاء في الولايات الشرقية من البلاد";

fn lay_out(text: &str, direction: Direction, justify: Justify, width: u16) -> Vec<Line> {
    let paragraph = Paragraph {
        justified: Justified::AllButLast,
        ..Paragraph::of(0..text.len(), direction)
    };
    let options = Options {
        justify,
        ..Options::of_width(width)
    };
    reflow(text, &paragraph, options)
}

/// The cells of a line from its right edge, in plain letters.
fn from_right(line: &Line) -> String {
    let cells = line.cells.iter().rev();
    cells
        .map(|cell| prepare(&cell.symbol).text.into_owned())
        .collect()
}

/// The columns of tatweel from the right edge.
fn stretches(line: &Line) -> Vec<usize> {
    let cells = line.cells.iter().rev().enumerate();
    cells
        .filter(|(_, cell)| cell.symbol == "ـ")
        .map(|(column, _)| column)
        .collect()
}

#[test]
fn every_line_but_the_last_is_as_wide_as_asked() {
    for justify in [Justify::Spaces, Justify::Kashida] {
        for width in [40, 48, 60, 72] {
            let lines = lay_out(NEWS, RightToLeft, justify, width);
            let (last, others) = lines.split_last().expect("a line");
            for line in others {
                assert_eq!(line.width(), width, "{}", from_right(line));
            }
            assert!(last.cells.iter().all(|cell| !cell.range.is_empty()));
        }
    }
}

#[test]
fn good_places_are_stretched_and_blanks_take_the_rest() {
    let lines = lay_out(NEWS, RightToLeft, Justify::Kashida, 44);
    assert_eq!(
        lines.iter().map(from_right).collect::<Vec<_>>(),
        [
            "أعلنت الحكومة الأفغانية في العاصمـة كابل، أمس",
            "الخميس،  عن اجتــماع جديد مع ممثلين عن  الأمم",
            "المتحدة لبحث المساعدات الإنسانية وسبل إيصالها",
            "إلى المناطق البعيدة، وقالت إن نتائج الاجتـماع",
            "ستنشــر  قريباً بعد  مشاورات واسعــة مع  شيوخ",
            "القبائل والوجهاء في الولايات الشرقية من البلاد",
        ]
    );
}

#[test]
fn blanks_grow_far_from_one_another() {
    let lines = lay_out(NEWS, RightToLeft, Justify::Spaces, 44);
    let row = from_right(&lines[1]);
    assert_eq!(row.matches("  ").count(), 4, "{row}");
    assert!(!row.contains("   "), "{row}");
}

#[test]
fn no_stretch_stands_under_another_and_none_is_long() {
    for width in 24..90 {
        let lines = lay_out(NEWS, RightToLeft, Justify::Kashida, width);
        for two in lines.windows(2) {
            let (above, below) = (stretches(&two[0]), stretches(&two[1]));
            let is_near = |column: &usize| above.iter().any(|other| other.abs_diff(*column) <= 2);
            assert!(
                !below.iter().any(is_near),
                "{width}: {}",
                from_right(&two[1])
            );
        }
        for line in &lines {
            let row = from_right(line);
            assert!(!row.contains("ـــ"), "{row}");
            for word in row.split(' ') {
                assert!(
                    word.trim_matches('ـ')
                        .split('ـ')
                        .filter(|part| !part.is_empty())
                        .count()
                        <= 2,
                    "{word}"
                );
            }
        }
    }
}

#[test]
fn a_line_that_is_mostly_empty_is_left_as_it_is() {
    let text = "قال إن المساعداتالإنسانيةالعاجلةلأفغانستان وصلت";
    let plain = lay_out(text, RightToLeft, Justify::None, 36);
    assert_eq!(lay_out(text, RightToLeft, Justify::Spaces, 36), plain);
    assert!(plain.len() > 1);
}

#[test]
fn latin_paragraphs_are_widened_by_blanks_alone() {
    let text =
        "The Taliban said on Thursday that طالبان الأفغانية welcomed the visit of the delegation";
    let lines = lay_out(text, LeftToRight, Justify::Kashida, 40);
    assert_eq!(lines[0].width(), 40);
    assert!(lines.iter().all(|line| stretches(line).is_empty()));
}

#[test]
fn what_was_added_shows_no_bytes_and_keeps_the_places() {
    let plain = lay_out(NEWS, RightToLeft, Justify::None, 40);
    let lines = lay_out(NEWS, RightToLeft, Justify::Kashida, 40);
    for (plain, line) in plain.iter().zip(&lines) {
        let kept: Vec<_> = line
            .cells
            .iter()
            .filter(|cell| !cell.range.is_empty())
            .cloned()
            .collect();
        assert_eq!(kept, plain.cells);
        assert_eq!(line.range, plain.range);
        for cell in &plain.cells {
            let column = line.column_of(cell.range.start).expect("a column");
            assert_eq!(line.range_at(column), Some(cell.range.clone()));
        }
    }
}

#[test]
fn what_is_preformatted_or_not_running_text_is_left_alone() {
    let paragraph = Paragraph {
        keep_breaks: true,
        justified: Justified::All,
        ..Paragraph::of(0..NEWS.len(), RightToLeft)
    };
    let options = Options {
        justify: Justify::Kashida,
        ..Options::of_width(40)
    };
    let added = |paragraph: &Paragraph| {
        let lines = reflow(NEWS, paragraph, options);
        lines
            .iter()
            .flat_map(|line| &line.cells)
            .any(|cell| cell.range.is_empty())
    };
    assert!(!added(&paragraph));
    assert!(!added(&Paragraph {
        keep_breaks: false,
        justified: Justified::None,
        ..paragraph.clone()
    }));
    assert!(added(&Paragraph {
        keep_breaks: false,
        ..paragraph
    }));
}

#[test]
fn no_blank_grows_between_a_word_and_its_mark() {
    let text = "قال ( الوزير ) : إن البلاد ، وأهلها ، بخير وسلام دائمين";
    for width in 20..40 {
        for line in lay_out(text, RightToLeft, Justify::Spaces, width) {
            let row = from_right(&line);
            // Brackets are mirrored in the row.
            for wide in [")  ", "  (", "  :", "  ،"] {
                assert!(!row.contains(wide), "{row}");
            }
        }
    }
}

#[test]
fn a_tab_keeps_its_line_as_it_is() {
    let text = "اسم\tالولاية قندهار وكابل وهرات وبلخ والمزيد من الولايات";
    let lines = lay_out(text, RightToLeft, Justify::Spaces, 30);
    assert!(lines[0].cells.iter().all(|cell| !cell.range.is_empty()));
    assert!(lines.len() > 1);
}

#[test]
fn a_line_wider_than_any_page_is_left_as_it_is() {
    let text = "وصلت القافلة إلى المدينة بعد رحلة طويلة ".repeat(4000);
    for justify in [Justify::Spaces, Justify::Kashida] {
        let at = |width| lay_out(&text, RightToLeft, justify, width);
        let plain = |width| lay_out(&text, RightToLeft, Justify::None, width);
        assert_eq!(at(WIDEST_LINE)[1].width(), WIDEST_LINE);
        assert_ne!(at(WIDEST_LINE), plain(WIDEST_LINE));
        assert_eq!(at(WIDEST_LINE + 1), plain(WIDEST_LINE + 1));
        assert_eq!(at(u16::MAX), plain(u16::MAX));
    }
}
