//! A quick way to read a word of ASCII characters; it says nothing where another way must read it.

use super::chars::{Class, class};
use super::scan::Run;

/// Read a word of ASCII characters at `at`; `None` where it touches another character.
pub(super) fn ascii_word(bytes: &[u8], at: usize) -> Option<Run> {
    let mut run = Run::new(at);
    let mut after_digit = false;
    while let Some(byte) = bytes.get(run.end) {
        match class(*byte) {
            Class::Letter => {
                run.letter(*byte);
                after_digit = false;
            }
            Class::Digit => {
                run.digit(*byte);
                after_digit = true;
            }
            Class::High => return None,
            Class::Space => break,
            Class::Mark => {
                let next = bytes.get(run.end + 1).map_or(Class::Space, |next| class(*next));
                let joins = match byte {
                    b'\'' | b'-' => matches!(next, Class::Letter | Class::Digit),
                    b'.' | b',' => after_digit && next == Class::Digit,
                    _ => break,
                };
                if next == Class::High {
                    return None;
                }
                if !joins {
                    break;
                }
                run.byte(*byte);
                after_digit = false;
            }
        }
    }
    Some(run)
}
