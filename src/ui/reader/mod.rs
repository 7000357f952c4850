//! The reader: the text of one document with its marks, laid out only where it is looked at.

mod bidi;
mod find_bar;
mod galley;
mod layout;
mod minimap;
mod paint;
mod places;
mod rows;
mod select;
mod view;

pub(in crate::ui) use rows::{paragraph, words};
pub(in crate::ui) use view::ReaderView;
