//! Text that was wrapped by hand: which lines go on in the next one.
//!
//! Joins nothing unless the whole text says that it was filled to one width:
//! each line is so long that the first word of the next did not fit. Headlines,
//! lists and verse are not like that, and stay as they are.

use super::lines::Line;

/// For each line, whether the next line continues it. `starts_block` tells the
/// lines that never continue another one, such as list items.
pub(super) fn continued(
    text: &str,
    lines: &[Line],
    starts_block: impl Fn(&str) -> bool,
) -> Vec<bool> {
    let shapes: Vec<Shape> = lines
        .iter()
        .map(|line| Shape::of(&text[line.range.clone()]))
        .collect();
    let joint = |at: usize| {
        lines
            .get(at + 1)
            .is_some_and(|next| !next.after_blank && !starts_block(&text[next.range.clone()]))
    };
    let joints: Vec<usize> = (0..lines.len()).filter(|&at| joint(at)).collect();
    let mut continued = vec![false; lines.len()];
    // A line without a blank, such as an address, may stand out of the measure.
    let measured = lines
        .iter()
        .zip(&shapes)
        .filter(|(line, _)| text[line.range.clone()].contains(char::is_whitespace));
    let width = measured.map(|(_, shape)| shape.width).max().unwrap_or(0);
    if !WIDTHS.contains(&width) || joints.len() < FEWEST_JOINTS {
        return continued;
    }
    let is_full = |at: usize| {
        // Some tools fill to a goal a little under the greatest width.
        let needed = shapes[at].width + 1 + shapes[at + 1].first_word;
        needed * 100 > width * 92
    };
    let share = |test: &dyn Fn(usize) -> bool| {
        joints.iter().filter(|&&at| test(at)).count() * 100 / joints.len()
    };
    let prose_ends = lines
        .iter()
        .enumerate()
        .filter(|&(at, _)| at > 0 && joint(at - 1) && !joint(at));
    let (closed, ends) = prose_ends.fold((0, 0), |(closed, ends), (at, _)| {
        (closed + usize::from(shapes[at].ends_sentence), ends + 1)
    });
    let was_wrapped = share(&is_full) >= 85
        && share(&|at| shapes[at].width * 100 >= width * 75) >= 85
        && share(&|at| shapes[at].ends_sentence) <= 35
        && closed * 2 >= ends;
    if was_wrapped {
        for &at in joints.iter().filter(|&&at| is_full(at)) {
            continued[at] = true;
        }
    }
    continued
}

/// Widths, in code points without marks, that people and mail programs wrap to.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// Fewer lines than this prove nothing.
const FEWEST_JOINTS: usize = 3;

struct Shape {
    /// Code points, marks left out.
    width: usize,
    first_word: usize,
    ends_sentence: bool,
}

impl Shape {
    fn of(line: &str) -> Self {
        let width = |text: &str| text.chars().filter(|&c| !is_mark(c)).count();
        let last = line
            .trim_end_matches(['"', '”', '»', '“', ')', ']', '\''])
            .chars()
            .next_back();
        Self {
            width: width(line),
            first_word: line.split_whitespace().next().map_or(0, width),
            ends_sentence: last
                .is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '…' | ':' | '۔')),
        }
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    /// The text with `/` for each line break that goes on and `|` for each that does not.
    fn joined(text: &str) -> String {
        let lines = lines(text);
        let continued = continued(text, &lines, |line| line.starts_with("- "));
        let marks = continued.iter().map(|&on| if on { " / " } else { " | " });
        lines
            .iter()
            .zip(marks)
            .map(|(line, mark)| text[line.range.clone()].to_owned() + mark)
            .collect()
    }

    const PROSE: &str = "وصلت القافلة إلى المدينة صباح اليوم بعد رحلة طويلة عبر الجبال، وقد حملت معها \
        مواد غذائية وأدوية تكفي السكان شهراً كاملاً. وقال رئيس البلدية إن الطريق بقي مفتوحاً رغم الثلوج التي \
        تساقطت طوال الليل، وإن فرق الصيانة عملت من دون توقف حتى ساعات الفجر الأولى لتأمين مرور الشاحنات.";

    /// Fills lines greedily to at most `width` characters.
    fn filled(text: &str, width: usize) -> String {
        let mut lines: Vec<String> = vec![String::new()];
        for word in text.split_whitespace() {
            let line = lines.last_mut().expect("never empty");
            if line.is_empty() {
                line.push_str(word);
            } else if line.chars().count() + 1 + word.chars().count() <= width {
                line.push(' ');
                line.push_str(word);
            } else {
                lines.push(word.to_owned());
            }
        }
        lines.join("\n")
    }

    #[test]
    fn filled_prose_is_joined_within_its_paragraphs() {
        for width in [50, 60, 72, 80] {
            let text = format!("عنوان قصير\n\n{0}\n\n{0}\n", filled(PROSE, width));
            let joined = joined(&text);
            assert_eq!(joined.matches(" | ").count(), 3, "at {width}: {joined}");
            assert!(joined.starts_with("عنوان قصير | وصلت"), "{joined}");
        }
    }

    #[test]
    fn headlines_are_not_joined() {
        let text = "البرلمان يقر الموازنة بعد جلسة استمرت عشر ساعات متواصلة\n\
            ارتفاع أسعار النفط مع اقتراب فصل الشتاء\n\
            منتخب الناشئين يتأهل إلى نصف نهائي البطولة القارية للمرة الأولى\n\
            افتتاح معرض الكتاب بمشاركة ثلاثين دولة\n\
            العثور على مدينة أثرية غارقة قبالة الساحل الشمالي\n";
        assert!(!joined(text).contains('/'), "{}", joined(text));
    }

    #[test]
    fn verse_and_lists_are_not_joined() {
        let verse = "سأمضي إلى بيتي إذا الليل أقبلا\nوأحمل في كفي سراجا ومنجلا\n\
            وأسأل عن أهلي نجوما بعيدة\nتضيء لمن ضل الطريق وأمهلا\n";
        assert!(!joined(verse).contains('/'), "{}", joined(verse));
        let list = "- خبز وزيت وملح وسكر وشاي أخضر من السوق\n- قمح وعدس وأرز وحمص وفول من المخزن\n\
            - ماء وحطب وفحم وكبريت وشمع من البيت\n- دواء وضماد ومقص وقطن من الصيدلية\n";
        assert!(!joined(list).contains('/'), "{}", joined(list));
    }

    #[test]
    fn short_paragraphs_on_lines_of_their_own_are_not_joined() {
        let text = "وقال الوزير إن الحكومة ماضية في تنفيذ خطتها لإصلاح الطرق الجبلية.\n\
            وأضاف أن العمل سيبدأ مطلع الشهر المقبل في ثلاث محافظات شمالية.\n\
            وختم بأن الكلفة لن تتجاوز ما خصص لها في موازنة العام الجاري.\n\
            ولم يذكر الوزير موعداً لانتهاء الأعمال في المحافظات الجنوبية.\n";
        assert!(!joined(text).contains('/'), "{}", joined(text));
    }

    #[test]
    fn a_wrapped_list_item_keeps_its_lines_together() {
        let item = |text: &str| filled(&format!("- {text}"), 60);
        let text = format!("{}\n{}\n", item(PROSE), item(PROSE));
        assert_eq!(joined(&text).matches(" | ").count(), 2, "{}", joined(&text));
    }
}
