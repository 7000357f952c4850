//! Files and threads: jobs in, events out, progress and cancel. Knows nothing of the window.
