//! The reader's side: what a reader or a class says of a document, beside what Candor found in it.
//!
//! Plain data and arithmetic on reports: judgements on marks, notes, predictions, worksheets, lessons. Nothing here
//! changes a score.

mod agreement;
mod lesson;
mod notebook;
mod place;
pub mod plain;
pub mod worksheet;

pub use agreement::{Agreement, KindAgreement, OnlyYours};
pub use lesson::{LESSONS, Lesson};
pub use notebook::{EMPTY, Judgement, Notebook, Pick, Prediction, Remark, Said, Tally};
pub use place::Place;
