use super::cut::{ends_sentence, without_closing_marks};
use super::lines::Line;

/// What a text was filled to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// The greatest width of a line, in code points without marks.
    width: usize,
}

impl Measure {
    /// The measure of a text that was wrapped by hand, told by some of its
    /// `lines`; `None` if it was not. `starts_block` tells the lines that never
    /// continue another one, such as list items.
    pub(super) fn of(
        text: &str,
        lines: &[Line],
        starts_block: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let shapes: Vec<Shape> = lines
            .iter()
            .map(|line| Shape::of(&text[line.range.clone()]))
            .collect();
        let joint = |at: usize| {
            let next = lines.get(at + 1);
            next.is_some_and(|next| may_join(text, next, &starts_block))
        };
        let joints: Vec<usize> = (0..lines.len()).filter(|&at| joint(at)).collect();
        // A line without a blank, such as an address, may stand out of the measure.
        let measured = lines
            .iter()
            .zip(&shapes)
            .filter(|(line, _)| text[line.range.clone()].contains(char::is_whitespace));
        let width = measured.map(|(_, shape)| shape.width).max().unwrap_or(0);
        if !WIDTHS.contains(&width) || joints.len() < FEWEST_JOINTS {
            return None;
        }
        let measure = Self { width };
        let share = |test: &dyn Fn(usize) -> bool| {
            joints.iter().filter(|&&at| test(at)).count() * 100 / joints.len()
        };
        let prose_ends = lines
            .iter()
            .enumerate()
            .filter(|&(at, _)| at > 0 && joint(at - 1) && !joint(at));
        let (closed, ends) = prose_ends.fold((0, 0), |(closed, ends), (at, _)| {
            (closed + usize::from(shapes[at].ends_thought), ends + 1)
        });
        let was_wrapped = share(&|at| measure.is_full(&shapes[at], &shapes[at + 1])) >= 85
            && share(&|at| shapes[at].width * 100 >= width * 75) >= 85
            && share(&|at| shapes[at].ends_thought) <= 35
            && closed * 2 >= ends;
        was_wrapped.then_some(measure)
    }

    /// Whether `next`, the line after `line`, continues it.
    pub(super) fn joins(
        self,
        text: &str,
        line: &Line,
        next: &Line,
        starts_block: impl Fn(&str) -> bool,
    ) -> bool {
        let shape = |line: &Line| Shape::of(&text[line.range.clone()]);
        may_join(text, next, &starts_block) && self.is_full(&shape(line), &shape(next))
    }

    /// Whether the first word of `next` did not fit on the line before.
    fn is_full(self, line: &Shape, next: &Shape) -> bool {
        // Some tools fill to a goal a little under the greatest width.
        (line.width + 1 + next.first_word) * 100 > self.width * 92
    }
}

fn may_join(text: &str, next: &Line, starts_block: &impl Fn(&str) -> bool) -> bool {
    !next.after_blank && !next.is_rest && !starts_block(&text[next.range.clone()])
}

/// Whether a sentence ends with `line`, or what it announces begins after it.
fn ends_thought(line: &str) -> bool {
    ends_sentence(line) || without_closing_marks(line).ends_with(':')
}

/// Widths, in code points without marks, that people and mail programs wrap to.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// Fewer lines than this prove nothing.
const FEWEST_JOINTS: usize = 3;

struct Shape {
    /// Code points, marks left out.
    width: usize,
    first_word: usize,
    ends_thought: bool,
}

impl Shape {
    fn of(line: &str) -> Self {
        let width = |text: &str| text.chars().filter(|&c| !is_mark(c)).count();
        Self {
            width: width(line),
            first_word: line.split_whitespace().next().map_or(0, width),
            ends_thought: ends_thought(line),
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
        let lines: Vec<Line> = lines(text).collect();
        let item = |line: &str| line.starts_with("- ");
        let measure = Measure::of(text, &lines, item);
        let joins = |at: usize| {
            let next = lines.get(at + 1)?;
            Some(measure?.joins(text, &lines[at], next, item))
        };
        let marks = (0..lines.len()).map(|at| match joins(at) {
            Some(true) => " / ",
            _ => " | ",
        });
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
