//! Files that the user asked for: a text, one export of all documents, or a folder with one for each.

use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::event::{Analysis, Event};
use super::storage;
use crate::export::{Export, Item, file_names};
use crate::study::Notebook;

/// A document with what its reader said.
type Read = (Arc<Analysis>, Notebook);

/// Write a file that the user named.
pub(super) fn write(path: PathBuf, content: &[u8]) -> Event {
    path.parent().into_iter().for_each(storage::sweep);
    let result = storage::write_whole(&path, content).map_err(|error| error.to_string());
    Event::Exported { path, result }
}

/// Write the reports of all documents to one file.
pub(super) fn export(path: &Path, export: &Export, documents: &[Read], worksheet: &str) -> Event {
    let items: Vec<_> = documents.iter().map(|it| item(it, worksheet)).collect();
    match made(export, &items) {
        Ok(bytes) => write(path.to_owned(), &bytes),
        Err(reason) => Event::Exported { path: path.to_owned(), result: Err(reason) },
    }
}

/// Write one file for each document; what is in the folder already is left alone.
pub(super) fn export_folder(
    folder: PathBuf,
    export: &Export,
    documents: &[Read],
    worksheet: &str,
    tell: &dyn Fn(Event),
) {
    let items: Vec<_> = documents.iter().map(|it| item(it, worksheet)).collect();
    let step = |done| tell(Event::FolderProgress { done, total: items.len() });
    let result = write_folder(&folder, export, &items, &step);
    tell(Event::Exported { path: folder, result });
}

/// Write one file for each document into `folder`, calling `step` with the number done; what is there already is left
/// alone. The error is a sentence for the user.
pub fn write_folder(
    folder: &Path,
    export: &Export,
    items: &[Item<'_>],
    step: &dyn Fn(usize),
) -> Result<(), String> {
    make_folder(folder)?;
    storage::sweep(folder);
    let names = items.iter().map(|it| it.report.source.name.as_str());
    let files = file_names(names, export.extension, &|file| folder.join(file).exists());
    for (done, (file, item)) in files.iter().zip(items).enumerate() {
        step(done);
        let bytes = made(export, std::slice::from_ref(item))?;
        storage::write_whole(&folder.join(file), &bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Make `folder` where it is not there yet; the error is a sentence for the user.
pub fn make_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => "this is not a folder".to_owned(),
        _ => error.to_string(),
    })
}

fn item<'a>((it, notebook): &'a Read, worksheet: &'a str) -> Item<'a> {
    Item { notebook, worksheet, ..Item::new(&it.report, &it.text, &it.blocks) }
}

/// The bytes of an export; where a format could not hold the reports, that is said instead of writing an empty file.
pub fn made(export: &Export, items: &[Item<'_>]) -> Result<Vec<u8>, String> {
    let bytes = catch_unwind(AssertUnwindSafe(|| (export.write)(items))).unwrap_or_default();
    if bytes.is_empty() && !items.is_empty() {
        return Err(format!("no {} could be made of this", export.name));
    }
    Ok(bytes)
}
