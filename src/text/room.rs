//! Room for the lists of a long text.

/// An empty list with half as much room as `text` takes. What is not filled takes no memory, and of a long text all is given back
/// at once; what a list leaves behind while it grows would be kept.
pub fn room_for<T>(text: &str) -> Vec<T> {
    Vec::with_capacity(text.len() / 2 / size_of::<T>().max(1))
}
