//! The menus; what stands in them is also in the palette.

use super::{ClassCommand, Command, Overlay, Page, ReaderCommand};
use crate::app::{CompareCommand, RubricCommand, ThemeChoice};
use crate::study::Judgement;

/// One menu of the menu bar.
#[derive(Debug, Clone, Copy)]
pub struct Menu {
    /// The name that is shown.
    pub name: &'static str,
    /// Its commands, in groups.
    pub groups: &'static [Group],
}

/// What stands between two lines of a menu.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// The name of the menu that it folds into, where it is long and seldom needed.
    pub folded: Option<&'static str>,
    /// Its commands.
    pub commands: &'static [Command],
}

const fn group(commands: &'static [Command]) -> Group {
    Group { folded: None, commands }
}

const fn folded(name: &'static str, commands: &'static [Command]) -> Group {
    Group { folded: Some(name), commands }
}

/// Every menu; together they hold every command that needs nothing more to be said.
pub const MENUS: &[Menu] = &[
    Menu {
        name: "File",
        groups: &[
            group(&[
                Command::OpenFiles,
                Command::OpenFolder,
                Command::ShowOverlay(Overlay::Path),
                Command::ShowOverlay(Overlay::Text),
            ]),
            group(&[Command::OpenSamples, Command::OpenSession]),
            folded(
                "Export",
                &[
                    Command::Export("html"),
                    Command::Export("pdf"),
                    Command::Export("docx"),
                    Command::Export("markdown"),
                    Command::Export("csv"),
                    Command::Export("json"),
                ],
            ),
            folded(
                "Export all",
                &[
                    Command::ExportAll("html"),
                    Command::ExportAll("pdf"),
                    Command::ExportAll("docx"),
                    Command::ExportAll("markdown"),
                    Command::ExportAll("csv"),
                    Command::ExportAll("json"),
                    Command::ExportFolder("html"),
                    Command::ExportFolder("pdf"),
                    Command::ExportFolder("docx"),
                ],
            ),
            folded(
                "Copy",
                &[
                    Command::CopyReport("markdown"),
                    Command::CopyReport("html"),
                    Command::CopySummary,
                    Command::CopyBibtex,
                    Command::CopyCslJson,
                ],
            ),
            group(&[Command::CloseSelected, Command::CloseAll, Command::ReopenClosed]),
            group(&[Command::Quit]),
        ],
    },
    Menu {
        name: "Edit",
        groups: &[
            group(&[Command::Reader(ReaderCommand::Undo), Command::Reader(ReaderCommand::Redo)]),
            group(&[
                Command::Reader(ReaderCommand::StartSelecting),
                Command::Reader(ReaderCommand::CopyWords),
            ]),
            group(&[
                Command::Reader(ReaderCommand::StartFinding),
                Command::Reader(ReaderCommand::NextFound),
                Command::Reader(ReaderCommand::PreviousFound),
            ]),
            group(&[
                Command::Reader(ReaderCommand::Judge(Judgement::Agree)),
                Command::Reader(ReaderCommand::Judge(Judgement::Disagree)),
            ]),
        ],
    },
    Menu {
        name: "View",
        groups: &[
            group(&[
                Command::ShowPage(Page::Reader),
                Command::ShowPage(Page::Dashboard),
                Command::ShowPage(Page::Compare),
                Command::ShowPage(Page::Worksheet),
                Command::ShowPage(Page::Rubric),
            ]),
            group(&[Command::ToggleTheme, Command::SetTheme(ThemeChoice::System)]),
            group(&[Command::ZoomIn, Command::ZoomOut, Command::ZoomReset]),
            group(&[
                Command::ShowAllKinds,
                Command::Reader(ReaderCommand::ToggleHardness),
                Command::ToggleMotion,
            ]),
            folded(
                "Rubric",
                &[
                    Command::ChooseRubric("default"),
                    Command::ChooseRubric("strict"),
                    Command::ChooseRubric("health"),
                    Command::Rubric(RubricCommand::Open),
                    Command::Rubric(RubricCommand::Save),
                    Command::Rubric(RubricCommand::Copy),
                    Command::Rubric(RubricCommand::Reset),
                ],
            ),
        ],
    },
    Menu {
        name: "Go",
        groups: &[
            group(&[Command::NextDocument, Command::PreviousDocument]),
            group(&[Command::NextMark, Command::PreviousMark]),
            group(&[
                Command::Compare(CompareCommand::SideBySide),
                Command::Compare(CompareCommand::Table),
                Command::Compare(CompareCommand::Clear),
            ]),
            group(&[Command::CancelAll]),
        ],
    },
    Menu {
        name: "Class",
        groups: &[
            group(&[
                Command::Class(ClassCommand::TogglePredict),
                Command::Class(ClassCommand::Reveal),
                Command::Class(ClassCommand::PredictAgain),
            ]),
            group(&[
                Command::ShowOverlay(Overlay::Lesson),
                Command::Class(ClassCommand::OpenLesson),
                Command::Class(ClassCommand::SaveLesson),
                Command::Class(ClassCommand::EndLesson),
            ]),
            group(&[
                Command::Export("worksheet"),
                Command::Export("worksheet-markdown"),
                Command::ExportAll("worksheet"),
            ]),
            group(&[Command::Class(ClassCommand::TogglePresenter)]),
        ],
    },
    Menu {
        name: "Help",
        groups: &[group(&[Command::ShowOverlay(Overlay::Help), Command::ShowOverlay(Overlay::Palette)])],
    },
];

impl Command {
    /// Every command of the menus.
    pub fn listed() -> impl Iterator<Item = &'static Self> {
        MENUS.iter().flat_map(|menu| menu.groups).flat_map(|group| group.commands)
    }
}
