//! Times of day, days of the week and years that differ or do not.

use super::*;

#[test]
fn times_of_day_and_days_of_the_week_of_one_event_differ() {
    differ(
        "بدأت الهدنة في الميناء عند الساعة 7:00 صباحا.",
        "بدأت الهدنة في الميناء عند الساعة 8:30 صباحا.",
        &["7:00"],
        &["8:30"],
    );
    differ(
        "بدأ اجتماع النقابة يوم الثلاثاء الساعة 10 صباحا.",
        "بدأ اجتماع النقابة يوم الخميس الساعة الحادية عشرة والنصف صباحا.",
        &["الثلاثاء", "10"],
        &["الخميس", "الحادية عشرة والنصف"],
    );
    let begins = |when: &str| format!("تبدأ الهدنة في الميناء {when}.");
    let same = |one: &str, other: &str| differ(&begins(one), &begins(other), &[], &[]);
    same("الساعة السابعة مساء", "عند 19:00");
    same("الساعة 7", "الساعة 19:00");
    same("الساعة 7:00 بتوقيت المدينة", "الساعة 04:00 بتوقيت غرينتش");
    same("يوم الثلاثاء", "يوم 31 أغسطس 2021");
    same("يوم الثلاثاء 31 أغسطس 2021", "يوم 31 أغسطس");
    differ(
        "اجتمعت النقابة طويلا يوم الثلاثاء في دار البلدية.",
        "سبح الأولاد يوم الخميس في البحر.",
        &[],
        &[],
    );
}

#[test]
fn the_first_word_of_the_day_behind_an_hour_is_its_own() {
    let opens = |when: &str| format!("تفتح المكتبة أبوابها في الحي {when}.");
    let same = |one: &str, other: &str| differ(&opens(one), &opens(other), &[], &[]);
    same(
        "الساعة 8:00 صباحا",
        "من الساعة 8:00 صباحا إلى الساعة 5:00 مساء",
    );
    same("الساعة 9 صباحا", "الساعة 9 صباحا وتغلق مساء");
    same("الساعة 5 فجرا", "الساعة 5 فجرا وتغلق عصرا");
    same("الساعة 8:00 قبل الدروس", "الساعة 8:00 مساء");
    differ(
        &opens("الساعة 9 مساء"),
        &opens("الساعة 9 صباحا وتغلق مساء"),
        &["9"],
        &["9"],
    );
    same("الساعة 1:00 بعد منتصف الليل", "الساعة 1:00 فجرا");
    same("الساعة 11:00 قبل منتصف الليل", "الساعة 23:00");
    differ(
        &opens("الساعة 12 منتصف الليل"),
        &opens("الساعة 12 ظهرا"),
        &["12"],
        &["12"],
    );
    differ(
        &opens("الساعة العاشرة من صباح الخميس"),
        &opens("عند 22:00 يوم الخميس"),
        &["العاشرة"],
        &["22:00"],
    );
}

#[test]
fn a_zone_is_that_of_the_hour_before_it() {
    let opens = |when: &str| format!("تفتح المكتبة أبوابها في الحي {when}.");
    differ(
        &opens("الساعة 10:00 (07:00 بتوقيت غرينتش)"),
        &opens("الساعة 11:00"),
        &["10:00"],
        &["11:00"],
    );
    let (there, ..) = held(
        &opens("الساعة 10:00 بتوقيت مكة المكرمة"),
        &opens("الساعة 07:00 ت غ"),
    );
    assert_eq!((there.agreeing, there.count()), (1, 0));
    let (there, ..) = held(&opens("الساعة 10:00"), &opens("الساعة 07:00 بتوقيت غرينتش"));
    assert_eq!((there.agreeing, there.count(), there.is_open), (0, 0, true));
}

#[test]
fn clocks_are_read_however_they_are_written() {
    let opens = |when: &str| format!("تفتح المكتبة أبوابها في الحي {when}.");
    let agree = |one: &str, other: &str| {
        let (there, ..) = held(&opens(one), &opens(other));
        let found = (there.agreeing, there.count());
        assert_eq!(found, (1, 0), "{one}\n{other}");
    };
    agree("الساعة 7.30 مساء", "الساعة 7:30 مساء");
    agree("الساعة الثامنة إلا ربعا", "الساعة 7:45");
    agree("الساعة الواحدة إلا ثلثا", "الساعة 12:40");
    agree("الساعة 7 و30 دقيقة مساء", "الساعة 19:30");
    agree("الساعة 9 م", "الساعة 21:00");
    agree("يوم الثلثاء", "يوم الثلاثاء");
    differ(
        &opens("الساعة 00:30"),
        &opens("الساعة 12:30 ظهرا"),
        &["00:30"],
        &["12:30"],
    );
    differ(
        "The library opens at 7:30 a.m. every day.",
        "The library opens at 7:30 p.m. every day.",
        &["7:30"],
        &["7:30"],
    );
    let (there, ..) = held(&opens("الساعة الثامنة إلا خمس دقائق"), &opens("الساعة 8:00"));
    assert_eq!((there.agreeing, there.count(), there.is_open), (0, 0, true));
}

#[test]
fn a_date_without_its_year_contradicts_no_year() {
    let opened = |when: &str| format!("افتتحت البلدية الجسر المعلق {when}.");
    let open = |one: &str, other: &str| {
        let (there, ..) = held(&opened(one), &opened(other));
        let found = (there.count(), there.agreeing, there.is_open);
        assert_eq!(found, (0, 0, true), "{one}\n{other}");
    };
    open("يوم 26 أغسطس", "في أغسطس 2021");
    open("يوم 26 أغسطس", "عام 2021");
    open("في فبراير", "عام 2020");
    open("يوم 3 مايو", "في مايو 2021");
    differ(
        &opened("يوم 26 أغسطس"),
        &opened("في يوليو 2021"),
        &["26 أغسطس"],
        &["يوليو 2021"],
    );
    differ(
        &opened("في فبراير 2021"),
        &opened("عام 2020"),
        &["فبراير 2021"],
        &["2020"],
    );
}
