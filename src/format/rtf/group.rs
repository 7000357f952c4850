//! What a group of an RTF file is for, and what holds inside it.

/// Where the text of a group goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Target {
    /// Into the document.
    #[default]
    Text,
    /// Nowhere.
    Nowhere,
    /// The table of fonts.
    Fonts,
    /// The names of the styles.
    Styles,
    /// What the file says of itself, and the fields of it that are kept.
    Info,
    Title,
    Author,
    Created,
    /// The instruction of a field.
    Instruction,
    /// The label of a list item, as it is displayed.
    Label,
}

/// What is to be done when a group ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum End {
    #[default]
    Nothing,
    Paragraph,
    Note,
    Box,
    Label,
    Link,
    Field,
    Info,
}

/// What a paragraph is, as far as it is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Layout {
    pub(super) style: i32,
    /// From 0, for a heading.
    pub(super) outline: Option<u8>,
    pub(super) in_table: bool,
}

/// What holds inside a group, and is as before when it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) target: Target,
    /// The target around a text that is given twice, once in Unicode.
    pub(super) around: Option<Target>,
    pub(super) end: End,
    /// Headers, footers, comments.
    pub(super) is_furniture: bool,
    pub(super) font: Option<i32>,
    /// Characters that stand in for one by its number.
    pub(super) fallback: usize,
    pub(super) raised: bool,
    pub(super) hidden: bool,
    pub(super) layout: Layout,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            target: Target::Text,
            around: None,
            end: End::Nothing,
            is_furniture: false,
            font: None,
            fallback: 1,
            raised: false,
            hidden: false,
            layout: Layout::default(),
        }
    }
}

/// Destinations that hold nothing to read.
const NOWHERE: &[&str] = &[
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "atnauthor",
    "atndate",
    "atnid",
    "atnref",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "colorschememapping",
    "datafield",
    "datastore",
    "filetbl",
    "formfield",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "mmathPr",
    "nesttableprops",
    "nonesttables",
    "nonshppict",
    "objclass",
    "objdata",
    "objname",
    "pgptbl",
    "pict",
    "pnseclvl",
    "private",
    "revtbl",
    "rsidtbl",
    "rxe",
    "shprslt",
    "sp",
    "tc",
    "tcn",
    "template",
    "themedata",
    "xe",
    "xmlnstbl",
];

/// Groups that may be marked as unknown to old programs, and hold text.
const HOLDS_TEXT: &[&str] =
    &["do", "field", "fldrslt", "object", "result", "shp", "shpgrp", "shpinst", "shppict"];

impl Group {
    /// A control word at the beginning of a group that says what it is for. Returns whether it was one.
    pub(super) fn begin(&mut self, word: &str, is_optional: bool) -> bool {
        if word == "ud" {
            // The Unicode form of a text that an older form stands before.
            self.target = self.around.unwrap_or(self.target);
            return true;
        }
        if self.target == Target::Nowhere {
            return false;
        }
        let (target, end) = match word {
            "fonttbl" => (Target::Fonts, End::Nothing),
            "stylesheet" => (Target::Styles, End::Nothing),
            "info" => (Target::Info, End::Nothing),
            "title" if self.target == Target::Info => (Target::Title, End::Info),
            "author" if self.target == Target::Info => (Target::Author, End::Info),
            "creatim" if self.target == Target::Info => (Target::Created, End::Info),
            "fldinst" => (Target::Instruction, End::Nothing),
            "listtext" | "pntext" => (Target::Label, End::Label),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf"
            | "annotation" => {
                self.is_furniture = true;
                (Target::Text, End::Paragraph)
            }
            "footnote" => (Target::Text, End::Note),
            "shptxt" | "dptxbxtext" => (Target::Text, End::Box),
            "field" => (self.target, End::Field),
            "fldrslt" => (self.target, End::Link),
            "upr" => {
                self.around = Some(self.target);
                (Target::Nowhere, End::Nothing)
            }
            _ if NOWHERE.contains(&word) => (Target::Nowhere, End::Nothing),
            _ if is_optional && !HOLDS_TEXT.contains(&word) => (Target::Nowhere, End::Nothing),
            _ => return false,
        };
        (self.target, self.end) = (target, end);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_a_group_is_for() {
        for (word, optional, target, end) in [
            ("pict", false, Target::Nowhere, End::Nothing),
            ("footnote", true, Target::Text, End::Note),
            ("anything", true, Target::Nowhere, End::Nothing),
            ("anything", false, Target::Text, End::Nothing),
            ("shpinst", true, Target::Text, End::Nothing),
            ("title", false, Target::Text, End::Nothing),
        ] {
            let mut group = Group::default();
            group.begin(word, optional);
            assert_eq!((group.target, group.end), (target, end), "{word}");
        }
        let mut group = Group::default();
        assert!(group.begin("upr", false) && group.target == Target::Nowhere);
        assert!(group.begin("ud", true) && group.target == Target::Text);
    }
}
