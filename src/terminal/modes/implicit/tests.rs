use super::*;
use crate::terminal::modes::row::places;

/// Capitals stand for Arabic letters, `_` for an anchor.
fn real(picture: &str) -> Vec<Place> {
    let symbols: Vec<String> = picture.chars().map(|c| letter(c).to_string()).collect();
    places(symbols.iter().map(String::as_str))
}

fn letter(c: char) -> char {
    match c {
        'A'..='Z' => char::from_u32(0xfe8f + c as u32 - 'A' as u32).unwrap(),
        '_' => ANCHOR,
        _ => c,
    }
}

fn picture(sent: &[Sent]) -> String {
    let back = |c: char| {
        ('A'..='Z')
            .chain(['_'])
            .find(|&p| letter(p) == c)
            .unwrap_or(c)
    };
    sent.iter().map(|one| back(one.base)).collect()
}

#[test]
fn a_row_goes_back_to_logical_order() {
    for (wanted, sent) in [
        ("│ FED CBA │", "│_ABC DEF_│"),
        // What is not Arabic stays where it is, and so do signs at the ends.
        (" .FED isis CBA ", "_.DEF isis ABC_"),
        ("│ FED │ IHG │", "│_DEF_│_GHI_│"),
        // Numbers run from left to right, and separators with them.
        (" FED 12.5 CBA ", "_ABC 12.5 DEF_"),
        (" FED %12 CBA ", "_ABC 12% DEF_"),
        (" FED 2020-10 CBA ", "_ABC 10-2020 DEF_"),
        // A number that no letter precedes must not come to stand behind one.
        (" FED 10 ", "_DEF_10_"),
        (" 10 CBA ", "_10 ABC_"),
        (" FED 20g CBA ", "_DEF_20g ABC_"),
        (" FED ١٢ ", "_١٢ DEF_"),
        (" FED 10 ١٢ ", "_DEF_10 ١٢_"),
        // Brackets come back the other way round.
        (" FED (10) CBA ", "_ABC (10) DEF_"),
        (" (FED) CBA ", "_(ABC (DEF_"),
        (" (FED) (CBA ", "_ABC) (DEF)_"),
        (" FED (isis-k) CBA ", "_DEF (isis-k) ABC_"),
        // Nothing to turn.
        (" (isis) 10% ", " (isis) 10% "),
    ] {
        let places = real(wanted);
        let made = row(&places);
        assert_eq!(picture(&made), sent, "{wanted:?}");
        for base in [Base::LeftToRight, Base::FirstStrong] {
            assert_eq!(wrong(&places, 0, &made, base), 0, "{wanted:?} {base:?}");
        }
    }
}

#[test]
fn wide_characters_stay_whole() {
    let places = places(["中", " ", "\u{fe92}", "😀", " ", "\u{fe91}"]);
    let made = run(&places, 0);
    assert_eq!(wrong(&places, 0, &made, Base::LeftToRight), 0);
    assert_eq!(
        made.iter()
            .map(|one| places[one.place].width)
            .sum::<usize>(),
        6
    );
}

#[test]
fn what_no_terminal_can_show_is_the_least_wrong() {
    let places = real(" FED C10 ");
    let made = row(&places);
    assert_eq!(
        picture(&made),
        "_DEF_C10_",
        "the number changes sides, no more"
    );
    assert_eq!(wrong(&places, 0, &made, Base::LeftToRight), 3);
}

/// Whatever can be sent so that it is shown, is: no other order of its places,
/// with anchors for blanks and mirror images for brackets, does better.
#[test]
fn no_row_of_four_places_could_be_sent_better() {
    let signs = ['A', 'a', '1', '١', ' ', '(', ')', '.', '-', '%'];
    let mut shown = 0;
    for number in 0..signs.len().pow(4) {
        let row: String = (0..4)
            .map(|n| signs[number / signs.len().pow(n) % signs.len()])
            .collect();
        let places = real(&row);
        if wrong(&places, 0, &run(&places, 0), Base::LeftToRight) == 0 {
            shown += 1;
        } else if let Some(better) = by_trying_all(&places) {
            panic!("{row:?} is shown by {:?}", picture(&better));
        }
    }
    assert_eq!(
        shown, 9571,
        "in the others a European number touches an Arabic letter"
    );
}

fn by_trying_all(wanted: &[Place]) -> Option<Vec<Sent>> {
    let mut made = Vec::new();
    let mut left = as_they_are(wanted, 0).collect();
    continued(wanted, &mut left, &mut made).then_some(made)
}

fn continued(wanted: &[Place], left: &mut Vec<Sent>, made: &mut Vec<Sent>) -> bool {
    if left.is_empty() {
        return wrong(wanted, 0, made, Base::LeftToRight) == 0;
    }
    for at in 0..left.len() {
        let one = left.remove(at);
        let other = if one.base == ' ' {
            ANCHOR
        } else {
            mirrored(one.base)
        };
        for base in [one.base, other] {
            made.push(Sent { base, ..one });
            if continued(wanted, left, made) {
                return true;
            }
            made.pop();
        }
        left.insert(at, one);
    }
    false
}
