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
notices-heading = Notices
prompt-find = Find:
prompt-filter = Filter:
filtered-by = filter: { $typed }
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
help-hint = help
repeats-focused = its mentions
repeats-any = all mentions
repeats-hits = hits

too-small = the window is { $width }×{ $height }; at least { $least-width }×{ $least-height } is needed
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
no-hits = nothing found
searching = searching; Esc stops it
search-stopped = search stopped
from-the-start = end of the article, on from its start
from-the-end = start of the article, on from its end
first-article = this is the first article
last-article = this is the last article
marked-read = marked read
marked-unread = marked unread
direction-auto = paragraphs run as most of their words do
direction-first-strong = paragraphs run as their first letter does
direction-rtl = paragraphs run from right to left
direction-ltr = paragraphs run from left to right
hint-copy = copy
hint-widen = select more
hint-mark = start selecting
hint-leave = leave
copied-word = word copied
copied-mention = mention copied
copied-hit = hit copied
copied-sentence = sentence copied
copied-paragraph = paragraph copied
copied-range = selection copied
copied-to-terminal = { $copied }: sent to the terminal's clipboard
copied-to-tmux = { $copied }: sent to the clipboard of tmux
copied-too-long = not copied: longer than terminals take ({ $limit } bytes)
copied-not = not copied: { $reason }
nothing-to-copy = no mention here to copy; { $key } puts a caret into the text
nothing-under-caret = no word at the caret
mouse-on = the mouse works here; with Shift it is the terminal's
mouse-off = the mouse is left to the terminal
rendering = display mode: { $mode }
rendering-automatic = display mode: automatic ({ $mode })
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

notice-bad-bytes = { $count ->
    [one] one place could not be read
   *[other] { $count } places could not be read
}
notice-encoding = read as { $name }
notice-weekday = the weekday contradicts the date: { $written }
notice-empty = no text in it
notice-binary = not a text file
notice-binary-files = { $count ->
    [one] one file that is not text
   *[other] { $count } files that are not text
}
notice-no-articles = no articles in this folder
notice-many-mentions = very many mentions: only the first { $count } were looked for
notice-too-large = larger than { $megabytes } MB
notice-missing = no such file
notice-forbidden = no permission to read it
notice-unreadable = cannot be read: { $reason }
notice-duplicate = the same text as { $of }

samples-question = Which of these lines is right: letters joined, words in their places?
samples-keys = Its number saves the choice for this terminal; Enter leaves all as it is.
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
doctor-chosen-by-person = chosen for this terminal
doctor-lines = display mode without a full screen: { $what }
doctor-switches = switching the terminal's own order off: { $what }
doctor-marks = vowel marks: { $what }
doctor-marks-keep = as written
doctor-marks-strip = not shown, as they ruin letters here
doctor-background = background: { $what }
doctor-background-dark = dark
doctor-background-light = light
doctor-background-unknown = unknown
doctor-colours = colours: { $what }
doctor-size = size: { $what }
doctor-environment = environment: { $what }
doctor-tmux = terminal of tmux: { $what }
doctor-asked = asked: { $what }
doctor-answered = answered: { $what }
doctor-no-terminal = no terminal
doctor-none = nothing
doctor-state = file of choices: { $what }
doctor-state-error = the file of choices could not be used: { $what }
doctor-remembered = the choice is saved: { $what }
standard-input = standard input
waiting-for-input = waiting for standard input, a pipe in which nothing has come yet; with `< /dev/null` the built-in articles are read
input-is-the-terminal = standard input (-) is this terminal, which the reader needs for its keys; pipe a text into `qari -`, or name a file
output-is-no-terminal = standard output is not a terminal; `qari print` writes articles to a pipe
query-misread = --query, character { $place }, “{ $at }”: { $why }
unknown-actor-id = no actor has the id { $id }; `qari actors` lists them
before-the-command = paths and --justify stand after the name of a command; a path named like a command is written ./name
