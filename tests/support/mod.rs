//! What the tests of the window share.
#![expect(dead_code, reason = "each test file uses its part")]
#![expect(clippy::expect_used, reason = "a test")]

pub(crate) mod cpu_renderer;
pub(crate) mod screens;
pub(crate) mod window;
