//! What follows from a rubric alone, and would be most of the cost of every one of thousands of short documents.

use std::cell::RefCell;
use std::rc::Rc;

use super::outcome::Weights;
use super::{Rubric, draws};

/// See [`Prepared::of`].
#[derive(Debug)]
pub struct Prepared {
    rubric: Rubric,
    /// See [`Rubric::hash`].
    pub hash: String,
    /// The weights of each draw.
    pub(super) shaken: Vec<Weights>,
}

impl Prepared {
    /// What follows from `rubric`; each thread remembers the last one.
    pub fn of(rubric: &Rubric) -> Rc<Self> {
        thread_local! {
            static LAST: RefCell<Option<Rc<Prepared>>> = const { RefCell::new(None) };
        }
        LAST.with_borrow_mut(|last| match last {
            Some(known) if known.rubric == *rubric => Rc::clone(known),
            _ => {
                let new = Self { rubric: rubric.clone(), hash: rubric.hash(), shaken: draws::shaken(rubric) };
                Rc::clone(last.insert(Rc::new(new)))
            }
        })
    }
}
