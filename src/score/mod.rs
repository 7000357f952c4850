//! From findings and claims to pillars, caps, the composite and its uncertainty.

pub mod rubric;

pub use rubric::Rubric;
