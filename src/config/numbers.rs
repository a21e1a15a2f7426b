//! Numbers that count something, as people read them: thousands apart. Only ASCII comes out;
//! `text::digits` gives separators the shape of their digits. Not for what is typed, named
//! or looked up by its number: lines of a file, years.

/// A count with a comma before every three digits: 12,345.
#[must_use]
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let shown = [0, 7, 999, 1000, 45_678, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "7", "999", "1,000", "45,678", "1,234,567"]);
    }
}
