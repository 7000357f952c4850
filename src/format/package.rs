//! The package of an Office file: its parts, what they refer to, and its properties.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::{FormatError, encoding, xml};
use crate::text::Meta;

/// How much of a part is looked at to see its root element.
const HEAD: u64 = 4_096;

/// Relations of one part that are kept: a long book with many links has some thousands.
const MAX_RELATIONS: usize = 100_000;

/// Where one part refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// The last word of its type: "hyperlink", "footnotes".
    pub(super) kind: String,
    /// A part of the package by its full name, or an address outside.
    pub(super) target: String,
}

/// The relations of a part by their identifiers.
pub(super) type Relations = BTreeMap<String, Relation>;

/// Where the parts are.
#[derive(Debug)]
enum Parts<'b> {
    Archive(Archive<'b>),
    /// In one XML file, by name.
    Flat(BTreeMap<String, &'b str>),
}

/// An open Office file.
#[derive(Debug)]
pub(super) struct Package<'b> {
    parts: Parts<'b>,
    main: String,
}

impl<'b> Package<'b> {
    /// Find the main part of the package.
    pub(super) fn of(archive: Archive<'b>) -> Self {
        Self::with(Parts::Archive(archive))
    }

    /// The package that is written as one XML file.
    pub(super) fn flat(text: &'b str) -> Self {
        let part = |part: &'b str| {
            let (head, rest) = part.split_once('>')?;
            let name = head.split_once("name=")?.1;
            let name = name.split(['"', '\'']).nth(1)?;
            let data = rest.split_once("<pkg:xmlData")?.1.split_once('>')?.1;
            Some((join("", name), data.rsplit_once("</pkg:xmlData>").map_or(data, |(data, _)| data)))
        };
        Self::with(Parts::Flat(text.split("<pkg:part ").skip(1).filter_map(part).collect()))
    }

    fn with(parts: Parts<'b>) -> Self {
        let mut package = Self { parts, main: String::new() };
        let relations = package.relations("");
        let named = relations.values().find(|relation| relation.kind == "officeDocument");
        let usual = ["word/document.xml", "ppt/presentation.xml", "xl/workbook.xml"];
        let usual = || usual.iter().find(|name| package.has(name)).map(|name| (*name).to_owned());
        package.main = named.map(|relation| relation.target.clone()).or_else(usual).unwrap_or_default();
        package
    }

    /// Open the package in `bytes`.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, FormatError> {
        Ok(Self::of(Archive::open(bytes)?))
    }

    /// The local name of the main part's first element.
    pub(super) fn root(&mut self) -> String {
        let head = match &mut self.parts {
            Parts::Archive(archive) => archive.head(&self.main, HEAD),
            Parts::Flat(_) => None,
        };
        let head = head.and_then(|head| decoded(&head)).unwrap_or_default();
        let mut root = String::new();
        xml::elements(&head, |element| {
            if root.is_empty() {
                element.name().clone_into(&mut root);
            }
        });
        root
    }

    fn has(&self, name: &str) -> bool {
        match &self.parts {
            Parts::Archive(archive) => archive.has(name),
            Parts::Flat(parts) => parts.contains_key(name),
        }
    }

    /// The name of the main part.
    pub(super) fn main(&self) -> String {
        self.main.clone()
    }

    /// The text of a part that must be there.
    pub(super) fn required(&mut self, name: &str) -> Result<String, FormatError> {
        let missing =
            || FormatError::Damaged("the file lacks its main part, so there is no text to read".to_owned());
        self.part(name)?.ok_or_else(missing)
    }

    /// The decoded text of a part; `None` where there is none, or an empty one.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, FormatError> {
        match &mut self.parts {
            Parts::Archive(archive) => Ok(archive.part(name)?.and_then(|bytes| decoded(&bytes))),
            Parts::Flat(parts) => Ok(parts.get(name).map(|text| (*text).to_owned())),
        }
    }

    /// The bytes of a part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, FormatError> {
        match &mut self.parts {
            Parts::Archive(archive) => archive.part(name),
            Parts::Flat(_) => Ok(None),
        }
    }

    /// What the part called `part` refers to; the package itself for "".
    pub(super) fn relations(&mut self, part: &str) -> Relations {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = join(folder, &format!("_rels/{file}.rels"));
        let mut relations = Relations::new();
        let text = self.part(&name).ok().flatten().unwrap_or_default();
        xml::elements(&text, |element| {
            if relations.len() >= MAX_RELATIONS {
                return;
            }
            let (Some(id), Some(target)) = (element.attr("Id"), element.attr("Target")) else { return };
            let kind = element.attr("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let outside = element.attr("TargetMode").is_some_and(|mode| mode == "External");
            let target = if outside { target } else { join(folder, &target) };
            relations.insert(id, Relation { kind, target });
        });
        relations
    }

    /// Title, author and date of the package.
    pub(super) fn meta(&mut self) -> Meta {
        let relations = self.relations("");
        let core = relations.values().find(|relation| relation.kind == "core-properties");
        let name = core.map_or("docProps/core.xml", |relation| relation.target.as_str());
        let text = self.part(name).ok().flatten().unwrap_or_default();
        properties(&text)
    }
}

/// The text of an XML part; `None` where it is empty or no text.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    encoding::decode(bytes, encoding::declared(bytes).as_deref()).ok().map(|decoded| decoded.text)
}

/// Title, author and date, as Dublin Core elements name them.
pub(super) fn properties(xml: &str) -> Meta {
    let (mut meta, mut changed) = (Meta::default(), None);
    xml::leaves(xml, |name, value| {
        let value = || (!value.is_empty() && value.len() < 500).then(|| value.to_owned());
        match name {
            "title" | "Title" if meta.title.is_none() => meta.title = value().filter(|title| is_title(title)),
            "creator" | "Author" | "initial-creator" if meta.author.is_none() => {
                meta.author = value().filter(|author| is_author(author));
            }
            "created" | "Created" | "creation-date" => meta.published = value(),
            "modified" | "date" if changed.is_none() => changed = value(),
            _ => (),
        }
    });
    meta.published = meta.published.or(changed);
    meta
}

/// Names that programs fill in where nobody gave one.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "microsoft",
    "office",
    "owner",
    "python-docx",
    "root",
    "unknown",
    "user",
];

/// Titles that programs fill in.
const NO_TITLES: &[&str] =
    &["document", "powerpoint presentation", "presentation", "title", "untitled", "word document"];

/// Whether this names somebody, and not the program or "User".
pub(super) fn is_author(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let is_user = lower.starts_with("microsoft office") || lower.ends_with(" user");
    !lower.is_empty() && !is_user && !NOBODY.contains(&lower.trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// Whether this is a title that somebody gave.
pub(super) fn is_title(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    !bare.is_empty() && !lower.starts_with("microsoft word - ") && !NO_TITLES.contains(&bare)
}

/// `target` as seen from `folder`; one that climbs out stays inside.
pub(super) fn join(folder: &str, target: &str) -> String {
    let folder = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(target.split('/')) {
        match part {
            "" | "." => (),
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_resolved_inside() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/docProps/core.xml", "docProps/core.xml"),
            ("ppt/slides", "../notes/n1.xml", "ppt/notes/n1.xml"),
            ("a", "../../../../etc/passwd", "etc/passwd"),
            ("", "./x//y", "x/y"),
        ] {
            assert_eq!(join(folder, target), name);
        }
    }

    #[test]
    fn what_a_program_fills_in_is_nobodys_name() {
        for (name, is) in
            [("Jane Doe", true), ("Microsoft Office User", false), ("user1", false), ("Owner", false)]
        {
            assert_eq!(is_author(name), is, "{name}");
        }
        for (title, is) in
            [("On tea", true), ("Document1", false), ("Microsoft Word - a.doc", false), (" ", false)]
        {
            assert_eq!(is_title(title), is, "{title}");
        }
        let meta = properties(
            "<c><dc:title>Tea</dc:title><dc:creator>user</dc:creator><m>2020</m><dcterms:modified>2020-01-02</dcterms:modified></c>",
        );
        assert_eq!(
            (meta.title.as_deref(), meta.author, meta.published.as_deref()),
            (Some("Tea"), None, Some("2020-01-02"))
        );
    }
}
