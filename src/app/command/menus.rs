//! The menus; what stands in them is also in the palette.

use super::{ClassCommand, Command, Overlay, Page, ReaderCommand};
use crate::app::{CompareCommand, RubricCommand, ThemeChoice};

/// One menu of the menu bar.
#[derive(Debug, Clone, Copy)]
pub struct Menu {
    /// The name that is shown.
    pub name: &'static str,
    /// Its commands, in groups.
    pub groups: &'static [&'static [Command]],
}

/// Every menu; together they hold every command that needs nothing more to be said.
pub const MENUS: &[Menu] = &[
    Menu {
        name: "File",
        groups: &[
            &[
                Command::OpenFiles,
                Command::OpenFolder,
                Command::ShowOverlay(Overlay::Path),
                Command::ShowOverlay(Overlay::Text),
            ],
            &[Command::OpenSamples, Command::OpenSession],
            &[
                Command::Export("html"),
                Command::Export("pdf"),
                Command::Export("docx"),
                Command::Export("markdown"),
                Command::Export("csv"),
                Command::Export("json"),
            ],
            &[Command::ExportFolder("html"), Command::ExportFolder("pdf"), Command::ExportFolder("docx")],
            &[
                Command::CopyReport("markdown"),
                Command::CopyReport("html"),
                Command::CopySummary,
                Command::CopyBibtex,
                Command::CopyCslJson,
            ],
            &[Command::CloseSelected, Command::CloseAll, Command::ReopenClosed],
            &[Command::Quit],
        ],
    },
    Menu {
        name: "Edit",
        groups: &[
            &[Command::Reader(ReaderCommand::Undo), Command::Reader(ReaderCommand::Redo)],
            &[Command::Reader(ReaderCommand::StartSelecting), Command::Reader(ReaderCommand::CopyWords)],
        ],
    },
    Menu {
        name: "View",
        groups: &[
            &[
                Command::ShowPage(Page::Reader),
                Command::ShowPage(Page::Dashboard),
                Command::ShowPage(Page::Compare),
                Command::ShowPage(Page::Worksheet),
                Command::ShowPage(Page::Rubric),
            ],
            &[Command::ToggleTheme, Command::SetTheme(ThemeChoice::System)],
            &[Command::ZoomIn, Command::ZoomOut, Command::ZoomReset],
            &[Command::ShowAllKinds, Command::Reader(ReaderCommand::ToggleHardness), Command::ToggleMotion],
            &[
                Command::ChooseRubric("default"),
                Command::ChooseRubric("strict"),
                Command::ChooseRubric("health"),
                Command::Rubric(RubricCommand::Open),
                Command::Rubric(RubricCommand::Save),
                Command::Rubric(RubricCommand::Copy),
                Command::Rubric(RubricCommand::Reset),
            ],
        ],
    },
    Menu {
        name: "Go",
        groups: &[
            &[Command::NextDocument, Command::PreviousDocument],
            &[Command::NextMark, Command::PreviousMark],
            &[
                Command::Compare(CompareCommand::SideBySide),
                Command::Compare(CompareCommand::Table),
                Command::Compare(CompareCommand::Clear),
            ],
            &[Command::CancelAll],
        ],
    },
    Menu {
        name: "Class",
        groups: &[
            &[
                Command::Class(ClassCommand::TogglePredict),
                Command::Class(ClassCommand::Reveal),
                Command::Class(ClassCommand::PredictAgain),
            ],
            &[
                Command::ShowOverlay(Overlay::Lesson),
                Command::Class(ClassCommand::OpenLesson),
                Command::Class(ClassCommand::SaveLesson),
                Command::Class(ClassCommand::EndLesson),
            ],
            &[Command::Export("worksheet"), Command::Export("worksheet-markdown")],
            &[Command::Class(ClassCommand::TogglePresenter)],
        ],
    },
    Menu {
        name: "Help",
        groups: &[&[Command::ShowOverlay(Overlay::Help), Command::ShowOverlay(Overlay::Palette)]],
    },
];

impl Command {
    /// Every command of the menus.
    pub fn listed() -> impl Iterator<Item = &'static Self> {
        MENUS.iter().flat_map(|menu| menu.groups).copied().flatten()
    }
}
