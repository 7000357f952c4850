//! Broken inputs from sound ones: each is a function of the seed and its number, so that each can be made again.

/// Pieces that readers look for, and pieces that break offsets.
pub const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x91\xa9\xe2\x80\x8d",
    b"\xc3",
    b"\r\n",
    b"\n\n",
    b"\xc2\xa0",
    b"\xc2\xad",
    b"e\xcc\x81",
    b"\xef\xac\x81",
    b"<p>",
    b"</div>",
    b"<!--",
    b"<![CDATA[",
    b"&#x10ffff;",
    b"&amp",
    b"<table><tr>",
    b"{\\rtf1 ",
    b"\\u-10179?",
    b"{\\*\\",
    b"%PDF-1.7\n",
    b" obj\n",
    b"endstream",
    b"stream\n",
    b"/Kids [2 0 R]",
    b"/Filter /FlateDecode",
    b"/Length -1",
    b"xref\n0 9\n",
    b"trailer",
    b"BT /F1 0 Tf",
    b"Tj",
    b"TJ",
    b"1e38",
    b"-99999999999999999999",
    b"[[[[[[[[",
    b"<<<<<<<<",
    b"((((((((",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"Content-Type: ",
    b"--boundary",
    b"=?utf-8?B?",
    b"=3D",
    b"00:00:01,000 --> 00:00:02,000",
    b"WEBVTT",
    b"# ",
    b"- ",
    b"> ",
    b"| a |\n|---|\n",
    b"```\n",
    b"[^1]",
    b"[12]",
    b"(Doe et al., 2001a)",
    b"10.1000/xyz",
    b"https://a.example/",
    b"References\n\n1. ",
    b"Studies show",
    b"cure",
    b"$9.99",
    b"mg twice a day",
    b"the the",
    b"...",
    b"\"",
    b"\xe2\x80\x9c",
    b"'",
    b"{\"id\":",
    b"\"text\":\"",
    b"\\ud800",
    b"}\n",
    b"[pillars]",
    b" = ",
    b"nan",
    b"inf",
    b"weight",
    b"1979-01-01",
    b"\t",
];

/// Random numbers (splitmix64).
pub struct Random(u64);

impl Random {
    /// For input number `n` of the run that began with `seed`.
    pub fn new(seed: u64, n: u64) -> Self {
        Self(seed ^ n.wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `n`; 0 where `n` is 0.
    fn below(&mut self, n: usize) -> usize {
        (self.next() % (n.max(1) as u64)) as usize
    }
}

/// A new input from one or two of `samples`, and from `words` that its reader knows.
pub fn input(samples: &[Vec<u8>], words: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = samples.get(random.below(samples.len())).cloned().unwrap_or_default();
    // Mostly a window of a long sample: small inputs are many inputs.
    if bytes.len() > 4_000 && random.below(4) > 0 {
        let start = random.below(bytes.len() - 2_000);
        bytes = bytes[start..start + 2_000].to_vec();
    }
    for _ in 0..1 + random.below(8) {
        change(&mut bytes, samples, words, random);
    }
    bytes.truncate(1 << 20);
    bytes
}

fn change(bytes: &mut Vec<u8>, samples: &[Vec<u8>], words: &[Vec<u8>], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let end = (at + 1 + random.below(64)).min(bytes.len());
    match random.below(8) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => bytes[at] = random.next() as u8,
        2 if at < end => drop(bytes.drain(at..end)),
        3 => bytes.truncate(at),
        4 if at < end => {
            let part = bytes[at..end].to_vec();
            let many = part.repeat(1 + random.below(40));
            bytes.splice(at..at, many);
        }
        5 => {
            let other = &samples[random.below(samples.len())];
            let from = random.below(other.len() + 1);
            let to = (from + random.below(400)).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        _ => {
            let piece = words[random.below(words.len())].as_slice();
            bytes.splice(at..at, piece.repeat(1 + random.below(3)));
        }
    }
}
