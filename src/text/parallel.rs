//! Work on a large text in several threads. Results come in the order of the parts, and the parts are together what the
//! whole would be, however many they are: no byte of any output depends on the number of threads.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _,
    ParallelIterator as _,
};
use rayon::slice::ParallelSliceMut as _;

/// Texts of so many bytes are worth more than one thread.
pub const LARGE: usize = 1 << 20;

/// How many threads there are; with one alone nothing is gained by cutting a text into parts.
pub fn n_threads() -> usize {
    rayon::current_num_threads().max(1)
}

/// The result of `work` on each of `items`, in their order; in several threads where the text is `large`, and then each item
/// is much work.
pub fn map_in_order<I: Sync, T: Send>(
    large: bool,
    items: &[I],
    work: impl Fn(&I) -> T + Send + Sync,
) -> Vec<T> {
    if large {
        items.par_iter().with_max_len(1).map(work).collect()
    } else {
        items.iter().map(work).collect()
    }
}

/// As [`map_in_order`], each result given to `take` in its turn, beside the work on the next ones: only as many are there
/// at a time as keep the threads busy.
pub fn each_in_order<I: Sync, T: Send>(
    large: bool,
    items: &[I],
    work: impl Fn(&I) -> T + Send + Sync,
    take: impl FnMut(T) + Send,
) {
    each_in_order_by(large, items, || (), |(), item| work(item), take);
}

/// As [`each_in_order`], by workers who learn: each thread has one, who comes to its items in their order.
pub fn each_in_order_by<I: Sync, T: Send, W: Send>(
    large: bool,
    items: &[I],
    worker: impl Fn() -> W + Send + Sync,
    work: impl Fn(&mut W, &I) -> T + Send + Sync,
    mut take: impl FnMut(T) + Send,
) {
    if !large {
        let mut worker = worker();
        items.iter().map(|item| work(&mut worker, item)).for_each(take);
        return;
    }
    let queue = Mutex::new(Queue { waiting: items.iter(), n_taken: 0, done: VecDeque::new(), halted: false });
    let queue = || queue.lock().unwrap_or_else(PoisonError::into_inner);
    let workers = Mutex::new(Vec::new());
    let workers = || workers.lock().unwrap_or_else(PoisonError::into_inner);
    while queue().begin() {
        let taking = Mutex::new(&mut take);
        (0..n_threads()).into_par_iter().with_max_len(1).for_each(|_| {
            let rested = workers().pop();
            let mut own = rested.unwrap_or_else(&worker);
            loop {
                // What is ready is taken at once, by one thread.
                if let Ok(mut take) = taking.try_lock() {
                    while let Some(result) = { queue().ready() } {
                        take(result);
                    }
                }
                let Some((place, item)) = ({ queue().claim() }) else { break };
                let result = work(&mut own, item);
                queue().put(place, result);
            }
            workers().push(own);
        });
        // What became ready while the last thread looked away.
        while let Some(result) = { queue().ready() } {
            take(result);
        }
    }
}

/// The items of [`each_in_order`], and what came of them.
struct Queue<'i, I, T> {
    waiting: std::slice::Iter<'i, I>,
    n_taken: usize,
    /// From the first that is not taken to the last that is begun.
    done: VecDeque<Option<T>>,
    /// Whether a thread has left, see [`Self::claim`].
    halted: bool,
}

impl<'i, I, T> Queue<'i, I, T> {
    /// Go on; whether there is an item left.
    fn begin(&mut self) -> bool {
        self.halted = false;
        self.waiting.len() > 0
    }

    /// The next result, where it is there.
    fn ready(&mut self) -> Option<T> {
        let result = self.done.front_mut()?.take()?;
        self.done.pop_front();
        self.n_taken += 1;
        Some(result)
    }

    /// Begin the next item; its place comes with it. Nothing where none is left, or where too many wait for a slow one: then all
    /// threads leave, to come back when that is done.
    fn claim(&mut self) -> Option<(usize, &'i I)> {
        self.halted |= self.done.len() >= 4 * n_threads();
        if self.halted {
            return None;
        }
        let item = self.waiting.next()?;
        self.done.push_back(None);
        Some((self.n_taken + self.done.len() - 1, item))
    }

    fn put(&mut self, place: usize, result: T) {
        if let Some(slot) = self.done.get_mut(place - self.n_taken) {
            *slot = Some(result);
        }
    }
}

/// The numbers below `n` in runs of `at_once`, of which the last may be shorter: the items of [`each_in_order`] where a single
/// one is little work.
pub fn runs(n: usize, at_once: usize) -> Vec<Range<usize>> {
    (0..n).step_by(at_once).map(|first| first..n.min(first + at_once)).collect()
}

/// Sort `items`, those of one key in the order in which they are; in several threads where the text is `large`.
pub fn sort_by_key<T: Send, K: Ord>(large: bool, items: &mut [T], key: impl Fn(&T) -> K + Sync) {
    // In several threads it takes twice the room.
    if large && n_threads() > 1 { items.par_sort_by_key(key) } else { items.sort_by_key(key) }
}

/// The results of both; side by side where the text is `large`.
pub fn both<A: Send, B: Send>(
    large: bool,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    if large { rayon::join(first, second) } else { (first(), second()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_taken_in_order_whatever_the_threads() {
        let items: Vec<u64> = (0..400).collect();
        // Some items are a thousand times the work of others.
        let work = |item: &u64| (0..item % 7 * item % 5 * 1000).fold(*item, |a, b| a.wrapping_mul(31) ^ b);
        let wanted: Vec<u64> = items.iter().map(work).collect();
        for threads in [1, 2, 3, 8] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            for large in [false, true] {
                let mut taken = Vec::new();
                pool.install(|| each_in_order(large, &items, work, |result| taken.push(result)));
                assert_eq!(taken, wanted, "{threads} {large}");
                // Work that forks itself.
                let forks = |item: &u64| both(true, || work(item), || work(item)).1;
                taken.clear();
                pool.install(|| each_in_order(large, &items, forks, |result| taken.push(result)));
                assert_eq!(taken, wanted, "{threads} {large}");
                assert_eq!(pool.install(|| map_in_order(large, &items, work)), wanted);
                taken.clear();
                let after = |last: &mut Option<u64>, item: &u64| {
                    assert!(last.replace(*item) < Some(*item), "a worker comes to items in their order");
                    work(item)
                };
                pool.install(|| each_in_order_by(large, &items, || None, after, |result| taken.push(result)));
                assert_eq!(taken, wanted, "{threads} {large}");
            }
        }
        each_in_order(true, &[] as &[u64], work, |_| unreachable!());
        assert_eq!((runs(7, 3), runs(6, 3), runs(0, 3)), (vec![0..3, 3..6, 6..7], vec![0..3, 3..6], vec![]));
    }
}
