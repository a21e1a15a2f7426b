use super::*;
use crate::layout::Options;
use crate::library::article::ArticleId;
use crate::text::direction::{Direction, DirectionPolicy, Leanings};

fn titles(width: u16) -> Titles<'static> {
    Titles {
        options: Options::of_width(width),
        policy: DirectionPolicy::Auto,
        gazetteer: None,
    }
}

pub(super) fn summary(n: u8) -> Summary {
    Summary {
        id: ArticleId([n; 16]),
        title: format!("عنوان المقال رقم {n}"),
        directions: Leanings::default().directions(Direction::RightToLeft),
        source: None,
        date: None,
        state: Default::default(),
        is_new: false,
        actors: None,
        certain: Default::default(),
        principal: Default::default(),
    }
}

fn sidebar(count: u8) -> Sidebar {
    let rows: Vec<_> = (0..count).map(summary).collect();
    Sidebar {
        total: rows.len(),
        rows,
        ..Sidebar::default()
    }
}

#[test]
fn the_selected_row_is_always_among_the_shown() {
    let mut list = sidebar(50);
    for step in [1, 1, 20, 40, -3, -30, -30] {
        list.move_by(step);
        list.arrange(titles(30), 23);
        assert!(
            list.items.iter().any(|item| item.index == list.selected),
            "{}",
            list.selected
        );
    }
    assert_eq!(list.selected, 0);
}

#[test]
fn the_list_stays_where_it_is_when_actors_come_until_it_is_scrolled() {
    let mut list = sidebar(50);
    let arrange = |list: &mut Sidebar| {
        list.arrange(titles(30), 23);
        let shown = list.items.iter();
        shown
            .map(|item| (item.index, item.height()))
            .collect::<Vec<_>>()
    };
    list.move_by(20);
    let before = arrange(&mut list);
    for n in [15, 18, 20, 3, 40] {
        list.rows[n].actors = Some(Default::default());
    }
    assert_eq!(arrange(&mut list), before);
    list.move_by(-1);
    assert_eq!(arrange(&mut list), before, "chosen is not scrolled");
    list.move_by(2);
    let after = arrange(&mut list);
    assert!(after.contains(&(20, before[0].1 - 1)), "{after:?}");
}

#[test]
fn a_long_title_is_cut_after_two_lines() {
    let mut list = sidebar(1);
    list.rows[0].title = "كلمة ".repeat(40);
    list.arrange(titles(20), 23);
    let title = &list.items[0].title;
    assert_eq!(title.len(), 2);
    assert!(title.iter().all(|line| line.width() <= 20));
    assert_eq!(title[1].cells[0].symbol, "…", "the cut is at the left end");
}
