//! Characters that stand for a whole phrase, as wide as a phrase: `﷽`, `ﷺ`. A cell
//! cannot hold them, so they are spelled out.

/// The words of a character that stands for a whole phrase. Those without a
/// decomposition in Unicode are spelled by their names.
pub(super) fn phrase(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{fd40}' => "رحمه الله",
        '\u{fd41}' => "رضي الله عنه",
        '\u{fd42}' => "رضي الله عنها",
        '\u{fd43}' => "رضي الله عنهم",
        '\u{fd44}' => "رضي الله عنهما",
        '\u{fd45}' => "رضي الله عنهن",
        '\u{fd46}' => "صلى الله عليه وآله",
        '\u{fd47}' => "عليه السلام",
        '\u{fd48}' => "عليهم السلام",
        '\u{fd49}' => "عليهما السلام",
        '\u{fd4a}' => "عليه الصلاة والسلام",
        '\u{fd4b}' => "قدس سره",
        '\u{fd4c}' => "صلى الله عليه وآله وسلم",
        '\u{fd4d}' => "عليها السلام",
        '\u{fd4e}' => "تبارك وتعالى",
        '\u{fd4f}' => "رحمهم الله",
        '\u{fdcf}' => "سلامه علينا",
        '\u{fdfa}' => "صلى الله عليه وسلم",
        '\u{fdfb}' => "جل جلاله",
        '\u{fdfd}' => "بسم الله الرحمن الرحيم",
        '\u{fdfe}' => "سبحانه وتعالى",
        '\u{fdff}' => "عز وجل",
        _ => return None,
    })
}
