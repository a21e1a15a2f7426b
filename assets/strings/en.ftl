# The words of the interface, in English. The Arabic file is the original.

articles-heading = Articles
actors-heading = Actors
help-heading = Help
help-general = everywhere
help-list = in the list of articles
help-reader = in the reading pane
help-caret = with a caret in the text
help-actors = in the panel of actors
help-overlay = in help and notices
help-field = while typing
help-mouse = with the mouse
mouse-click-list = click an article
mouse-opens = read it
mouse-click-actor = click an actor
mouse-chooses = select its row, then go to its mentions
mouse-click-mention = click a mention
mouse-focuses = focus its actor
mouse-click-clutter = click on page clutter
mouse-folds = open or fold it
mouse-click-text = click in the text
mouse-moves-caret = move the caret there, if one is shown
mouse-clicks = click repeatedly
mouse-marks-parts = select the word, the third time the sentence, the fourth the paragraph
mouse-drag = draw over text
mouse-marks = select it, to copy it with { $key }
mouse-wheel = wheel
mouse-turns = scroll what is under the pointer; it opens no article
mouse-shift = with Shift
mouse-leaves = the mouse is the terminal's
notices-heading = Notices
prompt-find = Find:
prompt-filter = Filter:
filtered-by = filter: { "\u2068" }{ $typed }{ "\u2069" }
included = with { $actor }
excluded = without { $actor }
guessed = { $what }?

article-of = article { $here } of { $all }
share = { $share }%
mention-of = mention { $here } of { $all }
none-here = no mentions in this article
hit-of = hit { $here } of { $all }
looking = looking for mentions: { $here } of { $all }
notices-hint = { $count ->
    [one] one notice
   *[other] { $count } notices
}
clutter-lines = page clutter: { $count ->
    [one] one line
   *[other] { $count } lines
}
help-hint = help
repeats-focused = its mentions
repeats-any = all mentions
repeats-hits = hits

too-small = the window has { $width } columns and { $height } rows; at least { $least-width } columns and { $least-height } rows are needed
reading = reading…
no-articles = no articles
no-matches = no article matches the filter
nothing-open = no article open
no-actors = no mentions in these articles
no-notices = no notices

no-actor-focused = no actor focused, and none mentioned here
reading-rest = the rest is still being read
still-looking = still looking for mentions
focused-on = focused: { $actor }
unfocused = no longer focused: { $actor }
marking-principal = marking the principal actors
marking-all = marking all actors
marking-focused = marking the focused actor only
marking-none = marking the focused actor only, and none is focused
marks-keep = vowel marks as written
marks-essential = vowel marks: shadda and tanwin only
marks-strip = no vowel marks
digits-as-written = digits as written
digits-arabic-indic = digits: ١٢٣
digits-persian = digits: ۱۲۳ (Persian)
digits-european = digits: 123
justify-none = lines not justified
justify-spaces = lines justified by blanks
justify-kashida = lines justified by kashida
clutter-opened = page clutter is open
clutter-folded = page clutter is folded
no-clutter = no clutter in this article
no-hits = nothing found
searching = searching; Esc stops it
search-stopped = search stopped
from-the-start = end of the article, on from its start
from-the-end = start of the article, on from its end
first-article = this is the first article
last-article = this is the last article
marked-read = marked read
marked-unread = marked unread
order = order: { $order }
order-added = as added
order-date = newest first
order-source = by source
order-mentions = most mentions first
order-relevance = best match first
direction-auto = paragraphs run as most of their words do
direction-first-strong = paragraphs run as their first letter does
direction-rtl = paragraphs run from right to left
direction-ltr = paragraphs run from left to right
hint-copy-word = copy the word
hint-copy-mention = copy the mention
hint-copy-clutter = copy the clutter
hint-copy-marked = copy the selection
hint-select-word = select the word
hint-select-mention = select the mention
hint-select-clutter = select the clutter
hint-select-sentence = select the sentence
hint-unfold = open the clutter
hint-fold = fold the clutter
hint-widen = select more
hint-mark = start selecting
hint-drop-mark = drop the selection
hint-leave = hide the caret
copied-title = title copied
copied-word = word copied
copied-mention = mention copied
copied-hit = hit copied
copied-sentence = sentence copied
copied-paragraph = paragraph copied
copied-clutter = page clutter copied
copied-range = selection copied
copied-to-terminal = { $copied }: sent to the terminal's clipboard
copied-to-tmux = { $copied }: sent to the clipboard of tmux
copied-too-long = not copied: too long (at most { $limit } bytes)
copied-not = not copied: { $reason }
nothing-to-copy = no mention here to copy; { $key } puts a caret into the text
no-article-selected = no article is selected in the list
nothing-under-caret = no word at the caret
mouse-on = the mouse works here; with Shift it is the terminal's
mouse-off = the mouse is left to the terminal
rendering = display mode: { $mode }; { $key } for another
rendering-automatic = display mode: automatic ({ $mode }); { $key } for another
rendering-forgotten = the choice could not be saved: { $reason }
no-way-back = no earlier place to go back to
no-way-forward = no later place to go forward to
no-further-mention = no mention after this place
no-earlier-mention = no mention before this place
on-to-article = on to another article: { $title }

misread = cannot read the filter at “{ $at }”: { $why }
open-quotation = a quotation mark is not closed
open-group = a bracket is not closed
unopened-group = a bracket was not opened
too-deep = brackets too deep within each other
missing-term = a word is missing before or after OR
unknown-field = no such field
empty-field = a field without a value
unknown-value = no such value
unknown-actor = no such actor
unknown-date = not a day, month or year, nor a range of them
reversed-dates = the range of dates ends before it begins
unknown-distance = a number of words from 1 to 100 belongs behind the colon
missing-near = two terms belong behind it
not-near = only words and phrases can be near each other

notice-bad-bytes = { $count ->
    [one] one place could not be read
   *[other] { $count } places could not be read
}
notice-read-as-plain = no well-formed { $format }: read as plain text
notice-damaged = damaged { $format }: cannot be read
notice-damaged-parts = { $count ->
    [one] one part of it is damaged and was left out
   *[other] { $count } parts of it are damaged and were left out
}
notice-no-items = a feed without articles
notice-list-of-feeds = a list of { $count ->
    [one] one feed
   *[other] { $count } feeds
}, not an article
notice-encoding = read as { $name }
notice-weekday = the weekday contradicts the date: { $written }
notice-calendars = two calendars that do not agree: { $written }
notice-no-text = a record without text
notice-date-not-read = the date could not be understood: { $written }
notice-encrypted = encrypted, and not read
notice-overpacked = unpacks to far more than it should, and was not read
notice-packed-too-deeply = an archive in an archive in an archive, and not read
notice-empty = no text in it
notice-binary = not a text file
notice-binary-files = { $count ->
    [one] one file that is not text
   *[other] { $count } files that are not text
}
notice-no-articles = no articles in this folder
notice-many-mentions = very many mentions: only the first { $count } were looked for
notice-too-complex = nested too deeply, or of too many parts
notice-too-large = larger than { $megabytes } MB
notice-missing = no such file
notice-forbidden = no permission to read it
notice-unreadable = cannot be read: { $reason }
notice-duplicate = the same text as { $of }
library-none = this file is no library of Qari and was left alone
library-newer = the library was made by a newer Qari; update the program to open it
library-damaged = the library is damaged; look at it with qari library check
library-busy = another program is writing into the library; try again in a moment
library-read-only = no permission to write into the library
library-full = no room on the disk: the last change was not kept
library-other = the library cannot be used: { $reason }

samples-question = Which of these lines is right: letters joined, words in their places?
samples-too-small = Not all lines fit: make the window larger.
samples-keys = Its number saves the choice for this terminal; Enter leaves all as it is.
samples-keys-unkept = Its number chooses it for this time only; Enter leaves all as it is.
samples-no-number = No line has the number “{ $typed }”: { $numbers }, or Enter to leave all as it is.
doctor-terminal = terminal: { $what }
doctor-terminal-explicit-bidi = leaves rows alone when asked to
doctor-terminal-implicit-bidi = reorders rows and will not stop
doctor-terminal-other = reorders nothing itself, as far as is known
doctor-known-by = known by: { $what }
doctor-known-by-answer = its own answer
doctor-known-by-environment = the environment
doctor-known-by-tmux = what tmux says
doctor-known-by-nothing = nothing
doctor-within = inside: { $what }
doctor-render = display mode: { $what }
doctor-chosen-by-nobody = automatic
doctor-chosen-by-option = from the command line
doctor-chosen-by-environment = from QARI_RENDER
doctor-chosen-by-file = from the file of settings
doctor-chosen-by-person = chosen for this terminal
doctor-chosen-by-person-unkept = chosen for this time only
doctor-lines = display mode without a full screen: { $what }
doctor-switches = switching the terminal's own order off: { $what }
doctor-marks = vowel marks: { $what }
doctor-marks-keep = as written
doctor-marks-strip = not shown, as they ruin letters here
doctor-background = background: { $what }
doctor-background-dark = dark
doctor-background-light = light
doctor-background-unknown = unknown
doctor-theme = theme: { $what }
doctor-colours = colours: { $what }
doctor-colours-none = none
doctor-colours-true = true colour
doctor-size = window: columns { $columns }, rows { $rows }
doctor-environment = environment: { $what }
doctor-tmux = terminal of tmux: { $what }
doctor-tmux-passes = passing on to that terminal: { $what }
doctor-tmux-passes-yes = allowed by tmux
doctor-tmux-passes-no = not allowed by tmux
doctor-asked = asked: { $what }
doctor-answered = answered: { $what }
doctor-no-terminal = no terminal
doctor-none = nothing
doctor-state = file of choices: { $what }
doctor-state-error = the file of choices could not be used: { $what }
doctor-remembered = the choice is saved: { $what }
doctor-automatic = the display mode is chosen automatically from now on; now it is { $what }
doctor-unkept = the choice is not saved: { $what }
standard-input = standard input
input-is-the-terminal = standard input (-) is this terminal, which the reader needs for its keys; pipe a text into `qari -`, or name a file
output-is-no-terminal = standard output is not a terminal; `qari print` writes articles to a pipe, `qari --plain` reads in lines
query-misread = { $argument }, character { $place }, “{ $at }”: { $why }
unknown-actor-name = no actor is called “{ $name }”; `qari actors` lists them
mistyped-actor = no actor is called “{ $name }”; did you mean “{ $nearest }”?
before-the-command = paths and --justify stand after the name of a command, and options of the reader are not for commands; a path named like a command is written ./name

# Help on the command line.
usage-heading = Usage
commands-heading = Commands
arguments-heading = Arguments
options-heading = Options
values-are = values: { $values }
default-is = default: { $value }
about-qari = A terminal reader for Arabic articles that knows who they are about
about-print = Print articles laid out on standard output
about-articles = List articles, one a line: where, date, source, title
about-mentions = List every mention of an actor: where, code points from-to, actor, text, whole word
about-search = List the passages that a query finds: where, code points from-to, what stands there
about-actors = List the known actors: mentions (likely ones included), the certain ones of them, id, name
about-doctor = Say what this terminal is and how rows are sent to it, and ask which looks right
about-generate = Print what is made from the program's own tables
about-help = Print this help, or that of a command
option-paths = Files, folders with all below them, or - for standard input; none: the library, and while it is empty the built-in articles. The reader and `print` first look for a pipe or a file on standard input
option-plain = Read in lines instead of a full screen: for screen readers, terminals without a cursor (by itself where TERM=dumb), and scripts; a pipe holds commands then, and an article only as `-`
option-justify = Bring lines to the same width: by wider blanks, or by stretched letters (kashida) and blanks
option-mouse = Whether the mouse works in the reader or is left to the terminal
option-lang = Language of the interface and of messages: auto is that of the locale
option-color = When to use colour, or how many colours there are; never sends lines without any look, NO_COLOR leaves bold
option-theme = Colours for a dark background, a light one, or any; auto is what suits the terminal
option-render = How rows are written, for terminals that reorder by themselves: auto is visual on a terminal and logical in a pipe. For terminals QARI_RENDER does the same
option-marks = Vowel marks: as suits the terminal, as written, shadda and tanwin only, or none
option-digits = Shapes of digits: as written, ١٢٣, ۱۲۳ or 123
option-months = Arabic names of the months: those that the article uses; of Egypt and the Gulf (yanayir), of the Levant and Iraq (kanun), of Algeria and Tunisia (janfi), of Morocco (yanayir, ghusht); or of Egypt and the Levant together
option-calendar = Calendar of dates: as written, Gregorian, of the Hijra (Umm al-Qura), or Persian
option-encoding = Encoding of the articles that are read; auto: the one that the bytes of each show
option-direction = Direction of paragraphs: as most of their words run, as their first letter does, or this one
option-no-state = Remember nothing, and use nothing remembered
option-width = Width of a line, in cells [default: the terminal's, else 80]
option-raw = The text of the articles as it is, not laid out
option-format = How records are written: in aligned columns (in a pipe, fields with a tab between them), as one JSON object a line, or as comma-separated values for spreadsheets
option-report = How the report is written: in words, or as one JSON object
option-query = Only articles that this query finds; `qari help queries` tells how one is written
option-sort = Order: as added, newest first, by source, most mentions first, or best match first
option-limit = So many records at most
option-per-article = So many records of one article at most
option-actor = Only mentions of this actor, by its id or any of its names, Arabic or English; may stand there more than once
option-explain = Say of each mention why it is one
option-kind = Only mentions of this kind
option-certainty = Only mentions of this certainty
option-zone = Only mentions in this zone, such as body or clutter
option-what = What to print: the table of keys, as in docs/KEYS.md, that of queries, as in docs/QUERIES.md, or a file of settings
option-of = The command that help is wanted for, or queries for how these are written
option-help = Print this help
option-version = Print the version
unknown-rendering = { $variable}: no rendering is called “{ $value }”; there are: { $known }
not-obeyed = { $option } has no effect with `{ $command }`
nearest-command = did you mean the command `qari { $command }`?
rendering-not-here = { $variable}: logical is for commands without a full screen; it is passed over here
logical-has-no-screen = no full screen is sent as logical; `qari --plain` reads in lines, and `qari print` writes articles
unknown-argument = there is no option or argument '{ $argument }'
unknown-command = there is no command '{ $argument }'
argument-of-commands = '{ $argument }' is an option of: { $commands }
mistyped-argument = there is no option or argument '{ $argument }'; did you mean '{ $meant }'?
wrong-value = “{ $value }” is no value of '{ $argument }'
wrong-value-of = “{ $value }” is no value of '{ $argument }'; there are: { $known }
missing-value = '{ $argument }' needs a value
missing-value-of = '{ $argument }' needs a value; there are: { $known }
missing-argument = missing: { $argument }
too-many-values = '{ $argument }' takes no such value: “{ $value }”
argument-again = '{ $argument }' stands there more than once

# qari help queries.
queries-heading = Queries
queries-about = A query is typed into the filter of the reader (f), behind `qari search`, and behind --query. Vowel marks, tatweel, forms of alef, hamza, yeh and ta marbuta, case and shapes of digits do not matter, and a word is found with the clitics before it (و ف ب ك ل ال). Names of fields and values are Arabic or English. While one types, the last word is a beginning, and what is open counts as closed.
query-words = all of these words, in the text or the title
query-alias = a name of an actor, in either language, also finds the articles that mention it
query-phrase = these words one after the other; any quotation marks will do
query-prefix = words that begin like this
query-exact = spelled just like this, with the same hamza, alef, yeh and ta marbuta, and without clitics; a phrase too
query-stem = also with other endings (dual, plural, feminine, pronouns): المقاتلون، مقاتلين، مقاتلة; names of actors have none
query-not = what must not be there
query-or = one or the other (also |); brackets group
query-near = both words or phrases, at most 10 words from one to the other (1: side by side, up to 100), in any order
query-near-many = the same of several
query-title = in the title: a word, a phrase or a group
query-source = in the name of the source, likewise
query-actor = articles that mention this actor, by its id or any name
query-kind = mentioned by a description (nominal) or a name (name); beside actor: by such a mention of that actor
query-date = from August to September 2021; a day, a month or a year, also alone
query-date-words = names of months from all Arab countries, and day/month/year
query-date-open = since 2021; ..2021 until then
query-state = unread, read, or marked (معلَّم)
query-tag = with this tag

# The file of settings.
settings-head = The settings of Qari. This is their place, unless QARI_CONFIG names another file. To set something, take away the # before it. The command line and the environment outdo this file; how rows are sent is also outdone by what was chosen for one terminal (F9, `qari doctor`).
settings-missing = QARI_CONFIG names this file of settings, and there is no such file
settings-no-file = not a regular file; it is not read
settings-too-large = larger than { $kilobytes } KB; it is not read
settings-more = and more that is wrong
setting-in-line = line { $line }: { $said }
setting-broken = this is no TOML ({ $reason })
setting-unknown = there is no setting “{ $key }”; `qari generate config` prints all
setting-mistyped = there is no setting “{ $key }”; did you mean “{ $meant }”?
setting-value-unknown = “{ $value }” is no value of “{ $key }”; there are: { $known }
setting-value-mistyped = “{ $value }” is no value of “{ $key }”; did you mean “{ $meant }”?

# The reader in lines.
plain-input-is-the-terminal = standard input (-) is this terminal, where commands are typed; pipe a text into `qari --plain -`, or name a file
plain-no-terminal = standard input is an article, and there is no terminal to type commands on; name a file instead of -, and commands are read from standard input
plain-welcome = Qari · ?: help · q: quit
plain-span = { $from }–{ $to } of { $all }
plain-more = Enter: more
plain-numbered = { $number }. { $line }
plain-end-of-list = end of the list
plain-places-heading = Mentions in this article
plain-read = read
plain-unread = unread
plain-tally = mentions: { $mentions }, articles: { $articles }
plain-included = included
plain-excluded = excluded
plain-focused = focused
plain-paragraph-of = paragraph { $here } of { $all }
plain-start = start of the article
plain-end = end of the article · e: next article
plain-clutter = page clutter
plain-unknown = no such command: { $typed } · ?: help
plain-another-article = on to another article:
plain-which = { $typed }: which one? { $words }
plain-which-actor = the number of the actor is missing: s 1 or x 1; a: actors with their numbers
plain-no-number = no number { $number } here
plain-of-the-screen = on the full screen only
plain-wait = one moment…
plain-number = 1, 2, 3…: what has this number in the list that was said last
plain-on = read on, or the next page of a list
plain-before = the passage before, or the page before of a list
plain-page = a page of passages; a line of one blank does the same
plain-page-back = the page of passages before
plain-list = the articles
plain-again = the article again, where you are
plain-where = where you are
plain-open = the article with a number: open 3
plain-mentions = the mentions or hits in this article, numbered
plain-find = find in the article: /word
plain-filter = filter the articles: f word
plain-actors = actors, numbered
plain-focus = focus the actor with a number, or the one mentioned here: focus 2
plain-include = only articles that mention the actor with a number: s 2
plain-exclude = only articles that do not: x 2
plain-marking = put [ ] around mentions of the focused actor, of the principal ones, or of all

# Why a mention is one.
likely-hidden = certain mentions only
likely-shown = certain and likely mentions
only-certain = certain only
counts-certain = certain
counts-all = all
explain-goes = to the one it refers to
no-mention-here = no mention here to explain
why-likely = likely: { $why }
why-unmistakable = “{ $listed }” is one of its names, and needs no evidence
why-may-be-dual = “{ $listed }” is one of its names, and may be a dual noun here
why-full-name = “{ $listed }” is one of its names, and its full name “{ $words }” is in the article
why-vowel-marks = “{ $listed }” is one of its names, and has the vowel marks that tell it apart
why-before = “{ $listed }” is one of its names, and “{ $words }” stands before it
why-acts = “{ $listed }” is one of its names, and has a verb of saying or deciding: “{ $words }”
why-joined = “{ $listed }” is one of its names, and is joined to “{ $words }”
why-joined-after = “{ $listed }” is one of its names, and “{ $words }” is joined to it
why-related = “{ $listed }” is one of its names, and “{ $words }”, which is related, is in the article
why-near = “{ $listed }” is one of its names, and “{ $words }” is in the passage
why-no-place = “{ $listed }” is a seat that stands for it, and nothing beside it makes it a place
why-no-adjective = “{ $listed }” is one of its names, and describes no noun before it
why-resumes = a description that refers to “{ $words }” before it
why-only-one-of = “{ $listed }”: nobody else of “{ $words }”, which the passage is about, is called so
why-titled = “{ $listed }” is a title that the article gives to “{ $words }”
why-office = { $holder }, “{ $title }” ({ $of }){ $dates }
why-office-named = { $office }, mentioned before as “{ $words }”
why-office-unnamed = { $office }, not named before
office-from = {" "}from { $from }
office-to = {" "}until { $to }
office-from-to = {" "}from { $from } until { $to }
# What is wrong in an actors file.
fault-line = line { $line }
fault-comma = {", "}
fault = { $place }: { $what }
fault-warning = { $place } (warning): { $what }
fault-meant = ; did you mean { $meant }?
fault-syntax = this is not TOML, so the entry is left out: { $reason }
fault-unknown-table = there is no such table; there are [[actor]], [[noun]], [class.…], [language] and [spelling]
fault-unknown-field = there is no field { $name }
fault-missing = the field { $name } is missing, so the entry is left out
fault-wants-text = a text in quotation marks belongs here
fault-wants-number = a whole number belongs here
fault-wants-truth = true or false belongs here
fault-wants-list = a list belongs here: ["…", "…"]
fault-wants-table = a table belongs here
fault-unknown-value = { $value } is not possible here; possible are: { $known }
fault-wrong-value = not understood: { $reason }
fault-wrong-id = an id is made of a-z, 0-9 and hyphens
fault-id-again = line { $line } has an actor with this id already; put both entries into one
fault-unknown-actor = no actor has the id { $id }
fault-empty = an empty text: take it out, or write a word
fault-too-short = a name of fewer than two letters: “{ $name }”
fault-too-long = a name of more than { $most } letters, so it is left out: “{ $name }”
fault-too-large = the file is larger than { $limit } MiB; this line and what follows it are not read
fault-shared = “{ $name }” is a name of { $other } too; list it under short, with words near it, or take it out of one
fault-not-there = no list has “{ $name }” to take out

# qari check-actors.
about-check-actors = Say what is wrong in an actors file, as one in the folder of settings would be read
option-added = Files, folders with all below them, or - for standard input
option-done = What is done: tell where it is and what it holds, look whether it is sound, write its articles as JSON Lines, or take such lines in
option-carried = The file to export to or import from; - is standard output or input
option-library = The library to use: a file [default: your own; QARI_LIBRARY names another]
option-file = The file: actors.toml of your own, or another one
option-told = How it is told: in words, or as JSON objects, one a line, the last of which has the counts
check-sound = sound
check-faults = { $count ->
    [one] one fault
   *[other] { $count } faults
}
check-warnings = { $count ->
    [one] one warning
   *[other] { $count } warnings
}
check-extent = actors: { $actors } (new: { $new }, muted: { $muted }), names: { $names }, generated spellings: { $spellings }

# qari add, qari library.
about-add = Put articles, folders and feed files into the library
about-library = What the library holds, whether it is sound, its articles out into a file and in again
adding = { $count ->
    [one] { $count } article read
   *[other] { $count } articles read
}
adding-of = { adding } · files: { $done } of { $of }
recognising-of = looking for actors: { $count } of { $of }
library-exported-of = { $count } of { $of } written
library-checked-of = { $count } of { $of } checked
add-done = added to the library: { $added }; there already: { $known }
add-unchanged = ; files unchanged and not read again: { $count }
stopped = stopped
add-stopped = stopped; what was added stays, and the same command goes on
library-missing = no library in { $file }
library-none-yet = no library yet; qari add makes one
library-needs-file = the name of a file is missing
library-takes-no-file = this takes no file; the library is named with --library
library-info-file = file
library-info-articles = articles
library-info-unread = unread
library-info-inputs = files they came from
library-info-megabytes = megabytes
library-export-done = written: { $count }; could not be read: { $lost }
library-bad-line = line { $line } is no article of a library and was left out
library-bad-article = cannot be read as it was kept
library-sound = the library is sound; all articles were looked at: { $count }
library-unsound = places where the library is damaged: { $count }; qari library export saves what is whole
no-home = no home folder is known; name the file of the library with --library
