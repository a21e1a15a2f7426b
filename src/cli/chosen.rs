//! What was chosen by keys in earlier runs of the reader: it is as if the file of settings
//! said so. Commands without the full screen know nothing of it.

use std::ffi::OsString;

use clap::FromArgMatches;

use super::read::Page;
use super::{Arguments, OnOff, settings};
use crate::app::kept::Looks;
use crate::config::choices::Choices;
use crate::config::file::Settings;
use crate::config::paths;
use crate::library::notice::Notice;
use crate::library::order::Order;
use crate::run::choosing::Choosing;

impl Arguments {
    /// How articles look by these arguments.
    fn looks(&self) -> Looks {
        Looks {
            marks: self.common.marks(),
            digits: self.common.digits(),
            justify: self.justification.justify,
            measure: self.measure,
            spacing: self.spacing,
            list_side: self.mirror.list_side(),
            language: self.common.language(),
            order: Order::default(),
            hides_likely: false,
        }
    }
}

/// What the screen is asked for, with what was chosen by keys; the arguments take over the
/// theme that was.
pub(super) fn page(typed: &[OsString], arguments: &mut Arguments, settings: &Settings) -> Page {
    let path = paths::choices().filter(|_| arguments.common.keeps());
    let loaded = path
        .as_deref()
        .map_or(Ok(Choices::default()), Choices::load);
    let usual = (arguments.common.theme(), arguments.looks());
    let mut page = Page {
        mouse: arguments.mouse == OnOff::On,
        looks: usual.1,
        choosing: Choosing {
            path,
            settings: settings.clone(),
            usual,
        },
        broken: None,
    };
    let choices = match loaded {
        Ok(choices) => choices,
        Err(error) => {
            let path = page.choosing.path.take();
            let name = path.as_deref().map_or_else(String::new, paths::shown);
            let reason = error.to_string();
            page.broken = Some((name, vec![Notice::Unreadable { reason }]));
            return page;
        }
    };
    let over = choices.over(settings, &settings::keys());
    // They are sound: the same line was taken before, and only sound values were added.
    if let Ok(matches) = settings::arguments(&over).try_get_matches_from(typed)
        && let Ok(mut chosen) = Arguments::from_arg_matches(&matches)
    {
        chosen.common.see_who_named(&matches, &over);
        page.looks = chosen.looks();
        arguments.common.take_theme(chosen.common);
    }
    for (name, value) in choices.in_force(settings) {
        page.looks.choose(name, value);
    }
    page
}
