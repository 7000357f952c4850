//! The screens of the gallery, and how to get to each.

use candor::app::{
    AppState, ClassCommand, Command, CompareCommand, Overlay, Page, ReaderCommand, RubricCommand, Selected,
};
use candor::score::{Band, Number};
use candor::signal::Kind;
use candor::study::Lesson;
use candor::text::Span;

/// One step on the way to a screen.
pub(crate) enum Then {
    /// Commands that may depend on what is open.
    Send(fn(&AppState) -> Vec<Command>),
    /// A click on the first thing whose label has this in it.
    Click(&'static str),
}

/// A screen by its name.
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    pub(crate) steps: &'static [Then],
}

const fn screen(name: &'static str, steps: &'static [Then]) -> Screen {
    Screen { name, steps }
}

/// Where every screen begins.
pub(crate) fn back(state: &AppState) -> Vec<Command> {
    let mut commands = vec![
        Command::CloseOverlay,
        Command::SelectMark(None),
        Command::Reader(ReaderCommand::Select(None)),
        Command::Reader(ReaderCommand::StopFinding),
        Command::Compare(CompareCommand::Clear),
        Command::Compare(CompareCommand::Table),
        Command::Rubric(RubricCommand::Reset),
        Command::Class(ClassCommand::EndLesson),
        Command::ShowPage(Page::Reader),
    ];
    if state.presenting {
        commands.push(Command::Class(ClassCommand::TogglePresenter));
    }
    commands.extend(state.documents.first().map(|first| Command::Select(first.id)));
    commands
}

/// Show the first document whose name has this in it.
fn named(state: &AppState, part: &str) -> Vec<Command> {
    let found = state.documents.iter().find(|document| document.name.contains(part));
    found.map(|document| Command::Select(document.id)).into_iter().collect()
}

/// Select `words` of the shown text.
fn select(state: &AppState, words: &str) -> Option<Command> {
    let text = &state.selected()?.analysis()?.text;
    let start = text.find(words)?;
    let span = Span::new(start, start + words.len());
    Some(Command::Reader(ReaderCommand::Select(Some(Selected::all(span)))))
}

fn shop(state: &AppState) -> Vec<Command> {
    named(state, "shop")
}

fn picks(state: &AppState) -> Vec<Command> {
    let mut commands = vec![Command::Class(ClassCommand::PredictAgain)];
    for (words, kind) in [
        ("Scurvy", Kind::NamedSource),
        ("may", Kind::Hedge),
        ("Lind", Kind::NamedSource),
        ("always", Kind::Booster),
        ("citrus", Kind::Citation),
    ] {
        if let Some(select) = select(state, words) {
            commands.extend([select, Command::Class(ClassCommand::Pick(kind))]);
        }
    }
    commands.push(Command::Class(ClassCommand::Expect(Band::WeaklySupported)));
    commands
}

fn lesson(_: &AppState) -> Vec<Command> {
    let lesson = Lesson::included().into_iter().next().unwrap_or_default();
    vec![Command::Class(ClassCommand::UseLesson(Box::new(lesson))), Command::CloseOverlay]
}

fn side_by_side(state: &AppState) -> Vec<Command> {
    let ids = state.documents.iter().step_by(4).take(3).map(|document| document.id);
    let mut commands: Vec<_> = ids.map(|id| Command::Compare(CompareCommand::Toggle(id))).collect();
    commands.extend([Command::ShowPage(Page::Compare), Command::Compare(CompareCommand::SideBySide)]);
    commands
}

const READER: Screen = screen("reader", &[]);
const DASHBOARD: Screen = screen("dashboard", &[Then::Send(|_| vec![Command::ShowPage(Page::Dashboard)])]);
const COMPARE: Screen = screen("compare", &[Then::Send(|_| vec![Command::ShowPage(Page::Compare)])]);
const RUBRIC: Screen = screen("rubric", &[Then::Send(|_| vec![Command::ShowPage(Page::Rubric)])]);
const WORKSHEET: Screen = screen("worksheet", &[Then::Send(|_| vec![Command::ShowPage(Page::Worksheet)])]);
const PALETTE: Screen = screen("palette", &[Then::Send(|_| vec![Command::ShowOverlay(Overlay::Palette)])]);
const HELP: Screen = screen("help", &[Then::Send(|_| vec![Command::ShowOverlay(Overlay::Help)])]);
const TEXT: Screen = screen("text", &[Then::Send(|_| vec![Command::ShowOverlay(Overlay::Text)])]);
const EDIT_LESSON: Screen =
    screen("editlesson", &[Then::Send(|_| vec![Command::ShowOverlay(Overlay::Lesson)])]);
const PRESENTER: Screen = screen(
    "presenter",
    &[Then::Send(|_| vec![Command::Class(ClassCommand::TogglePresenter), Command::NextMark])],
);

/// With no document.
pub(crate) const EMPTY: &[Screen] = &[
    READER,
    RUBRIC,
    PALETTE,
    HELP,
    TEXT,
    EDIT_LESSON,
    screen("path", &[Then::Send(|_| vec![Command::ShowOverlay(Overlay::Path)])]),
];

/// The places of a few letters, many of them inside of marks.
const FIND: Screen = screen(
    "find",
    &[Then::Send(|_| {
        let find = ReaderCommand::Find("scurvy".to_owned(), 200);
        vec![Command::Reader(ReaderCommand::StartFinding), Command::Reader(find)]
    })],
);

/// What is worth seeing of a few or very many documents.
pub(crate) const FEW: &[Screen] = &[READER, DASHBOARD, COMPARE, WORKSHEET];

/// Every screen that shows documents.
pub(crate) const ALL: &[Screen] = &[
    READER,
    screen("shop", &[Then::Send(shop)]),
    screen("mark", &[Then::Send(shop), Then::Send(|_| vec![Command::NextMark])]),
    screen("words", &[Then::Send(|state| select(state, "citrus").into_iter().collect())]),
    FIND,
    DASHBOARD,
    screen("shopboard", &[Then::Send(shop), Then::Send(|_| vec![Command::ShowPage(Page::Dashboard)])]),
    screen("menu", &[Then::Click("File")]),
    COMPARE,
    screen("side", &[Then::Send(side_by_side)]),
    RUBRIC,
    screen(
        "edited",
        &[Then::Send(|_| {
            let change = RubricCommand::Set(Number::Pillar(0), 0.9);
            vec![Command::Rubric(change), Command::ShowPage(Page::Rubric)]
        })],
    ),
    WORKSHEET,
    PALETTE,
    HELP,
    EDIT_LESSON,
    PRESENTER,
];

/// Screens that go on below the edge of a usual window.
pub(crate) const TALL: &[Screen] = &[
    READER,
    DASHBOARD,
    screen(
        "opened",
        &[
            Then::Send(shop),
            Then::Send(|_| vec![Command::ShowPage(Page::Dashboard)]),
            Then::Click("Evidence: what it is made of"),
        ],
    ),
    RUBRIC,
    WORKSHEET,
    HELP,
    screen("side", &[Then::Send(side_by_side)]),
];

/// What goes wrong or looks odd.
pub(crate) const ODD: &[Screen] = &[
    screen("longname", &[Then::Send(|state| named(state, "a-name"))]),
    screen("broken", &[Then::Send(|state| named(state, "broken"))]),
    screen("blank", &[Then::Send(|state| named(state, "empty"))]),
    screen("oneword", &[Then::Send(|state| named(state, "one-word"))]),
    screen("nobreak", &[Then::Send(|state| named(state, "no-break"))]),
    screen("hebrew", &[Then::Send(|state| named(state, "hebrew"))]),
    screen(
        "hebrewmark",
        &[Then::Send(|state| named(state, "hebrew.")), Then::Send(|_| vec![Command::NextMark])],
    ),
    screen("quotes", &[Then::Send(|state| named(state, "quotes")), Then::Send(|_| vec![Command::NextMark])]),
    screen(
        "quotesboard",
        &[
            Then::Send(|state| named(state, "quotes")),
            Then::Send(|_| vec![Command::ShowPage(Page::Dashboard)]),
        ],
    ),
    screen("arabic", &[Then::Send(|state| named(state, "arabic"))]),
    screen("chinese", &[Then::Send(|state| named(state, "chinese"))]),
    COMPARE,
];

/// Predicting first.
pub(crate) const PREDICT: &[Screen] = &[
    READER,
    COMPARE,
    screen("picked", &[Then::Send(picks)]),
    screen("presented", &[Then::Send(|_| vec![Command::Class(ClassCommand::TogglePresenter)])]),
    screen("worksheet", &[Then::Send(|_| vec![Command::ShowPage(Page::Worksheet)])]),
    screen("revealed", &[Then::Send(picks), Then::Send(|_| vec![Command::Class(ClassCommand::Reveal)])]),
    screen(
        "agreement",
        &[
            Then::Send(picks),
            Then::Send(|_| vec![Command::Class(ClassCommand::Reveal), Command::ShowPage(Page::Dashboard)]),
        ],
    ),
];

/// A lesson that is on.
pub(crate) const LESSON: &[Screen] = &[
    screen("reader", &[Then::Send(lesson)]),
    screen("worksheet", &[Then::Send(lesson), Then::Send(|_| vec![Command::ShowPage(Page::Worksheet)])]),
];
