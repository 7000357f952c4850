//! Work on a large text in several threads. Results come in the order of the parts, and the parts are together what the
//! whole would be, however many they are: no byte of any output depends on the number of threads.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

/// Texts of so many bytes are worth more than one thread.
pub const LARGE: usize = 1 << 20;

/// How many threads there are; with one alone nothing is gained by cutting a text into parts.
pub fn n_threads() -> usize {
    rayon::current_num_threads().max(1)
}

/// The result of `work` on each of `items`, in their order; in several threads where the text is `large`.
pub fn map_in_order<I: Sync, T: Send>(
    large: bool,
    items: &[I],
    work: impl Fn(&I) -> T + Send + Sync,
) -> Vec<T> {
    if large { items.par_iter().map(work).collect() } else { items.iter().map(work).collect() }
}

/// As [`map_in_order`], each result given to `take` in its turn, beside the work on the next ones: only as many are there
/// at a time as keep the threads busy.
pub fn each_in_order<I: Sync, T: Send>(
    large: bool,
    items: &[I],
    work: impl Fn(&I) -> T + Send + Sync,
    mut take: impl FnMut(T) + Send,
) {
    let at_once = if large { 2 * n_threads() } else { 1 };
    let mut done = Vec::new();
    for items in items.chunks(at_once) {
        let before = std::mem::take(&mut done);
        let work = || map_in_order(large, items, &work);
        (done, ()) = both(large, work, || before.into_iter().for_each(&mut take));
    }
    done.into_iter().for_each(take);
}

/// The results of both; side by side where the text is `large`.
pub fn both<A: Send, B: Send>(
    large: bool,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    if large { rayon::join(first, second) } else { (first(), second()) }
}
