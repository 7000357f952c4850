//! Syllables in other languages than English: every vowel is a nucleus, but for the pairs that the language reads as one.
//!
//! Own rules from the languages' spelling; the tests show what they get right.

/// How one language writes its syllables.
#[derive(Debug)]
pub struct Tongue {
    /// ISO 639-3 codes of the languages that share these rules.
    codes: &'static [&'static str],
    vowels: &'static str,
    /// Letters that are read as one nucleus; longer ones first.
    together: &'static [&'static str],
    /// "i" and "u" before another vowel are glides, unless they carry an accent.
    glides: bool,
    /// Endings without a sound of their own.
    silent: fn(&str) -> bool,
}

/// The rules for a language, if there are any.
pub fn tongue(code: &str) -> Option<&'static Tongue> {
    TONGUES.iter().find(|tongue| tongue.codes.contains(&code))
}

/// Each language has one.
impl PartialEq for Tongue {
    fn eq(&self, other: &Self) -> bool {
        self.codes == other.codes
    }
}

impl Eq for Tongue {}

impl Tongue {
    /// The syllables of a folded word; at least 1.
    pub fn count(&self, word: &str) -> u8 {
        let mut n = 0_u8;
        for part in word.split(['-', '\'']) {
            n = n.saturating_add(self.nuclei(part));
        }
        n.max(1)
    }

    fn nuclei(&self, part: &str) -> u8 {
        let mut n = 0_u8;
        let mut rest = part;
        let mut before = ' ';
        while let Some(c) = rest.chars().next() {
            let single = rest.get(..c.len_utf8()).unwrap_or_default();
            let one = self.together.iter().copied().find(|group| rest.starts_with(group)).unwrap_or(single);
            rest = rest.get(one.len()..).unwrap_or_default();
            let glide = one.len() == 1 && self.is_glide(before, c, rest, n == 0);
            if self.vowels.contains(c) && !glide {
                n = n.saturating_add(1);
            }
            before = one.chars().next_back().unwrap_or(' ');
        }
        if n > 1 && (self.silent)(part) { n - 1 } else { n }
    }

    fn is_glide(&self, before: char, c: char, rest: &str, first: bool) -> bool {
        let Some(next) = rest.chars().next().filter(|next| self.vowels.contains(*next)) else {
            return false;
        };
        // "qu" and "gu" before e and i; the only vowels of a short word ("mio", "tua") stand apart.
        let silent_u = c == 'u' && matches!(before, 'q' | 'g');
        let lone = first && rest.chars().count() == 1;
        silent_u || (self.glides && matches!(c, 'i' | 'u') && !matches!(next, 'i' | 'u') && !lone)
    }
}

const fn never(_: &str) -> bool {
    false
}

/// French: final -e, -es, and -ent of verbs.
fn french_silent(word: &str) -> bool {
    let verb =
        ["aient", "oient", "ssent", "nnent", "vent", "chent", "gnent", "quent", "lent", "isent", "urent"];
    let heard =
        ["souvent", "talent", "lent", "violent", "excellent", "vent", "fréquent", "équivalent", "conséquent"];
    let after_vowel = |stem: &str| stem.ends_with(['a', 'o', 'é', 'i', 'u', 'y', 'ï', 'î', 'û']);
    if let Some(stem) = word.strip_suffix("es").or_else(|| word.strip_suffix('e')) {
        // "-ie", "-ue", "-ée" are one nucleus with their vowel already.
        return !after_vowel(stem) || stem.ends_with("qu") || stem.ends_with("gu");
    }
    // "-aient" and "-oient" are one nucleus already.
    verb.iter().skip(2).any(|ending| word.ends_with(ending)) && !heard.contains(&word)
}

const TONGUES: &[Tongue] = &[
    Tongue {
        codes: &["deu"],
        vowels: "aeiouyäöüéàèê",
        together: &["äu", "au", "eu", "ei", "ai", "ey", "ay", "ieu", "ie", "aa", "ee", "oo", "ou", "qu"],
        glides: false,
        silent: never,
    },
    Tongue {
        codes: &["nld", "afr"],
        vowels: "aeiouyéèêëïüöáóúí",
        together: &[
            "eeuw", "ieuw", "aai", "ooi", "oei", "uw", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui",
            "ei", "ij", "au", "ou", "ai", "oi", "qu",
        ],
        glides: false,
        silent: never,
    },
    Tongue {
        codes: &["fra"],
        vowels: "aeiouyàâäéèêëîïôöùûüÿæœ",
        together: &[
            "eaux", "eau", "aient", "oient", "ouï", "oui", "oue", "ouè", "oui", "ueil", "euil", "œu", "oin",
            "ouin", "aie", "oie", "uie", "iée", "ée", "ées", "ieu", "ieux", "ien", "ion", "iè", "ié", "ie",
            "ia", "io", "iai", "oyé", "ai", "aî", "ei", "eî", "au", "eu", "eû", "ou", "où", "oû", "oi", "oî",
            "ue", "ui", "uî", "ay", "ey", "oy", "uy", "qu", "gu",
        ],
        glides: false,
        silent: french_silent,
    },
    Tongue {
        codes: &["spa", "glg", "cat"],
        vowels: "aeiouyáéíóúü",
        together: &[
            "uai", "uái", "uei", "uéi", "iái", "iéi", "uay", "uey", "ai", "ái", "ei", "éi", "oi", "ói", "au",
            "áu", "eu", "éu", "ou", "ui", "uí", "iu", "iú", "ay", "ey", "oy", "uy", "ia", "iá", "ie", "ié",
            "io", "ió", "ua", "uá", "ue", "ué", "uo", "uó", "ya", "ye", "yo", "yu", "yá", "yé", "yó", "yú",
        ],
        glides: false,
        silent: never,
    },
    Tongue {
        codes: &["ita"],
        vowels: "aeiouàèéìíòóùú",
        together: &["iuo", "uoi", "iei", "iai", "ai", "ei", "oi", "au", "eu", "qu", "ui"],
        glides: true,
        silent: never,
    },
    Tongue {
        codes: &["por"],
        vowels: "aeiouyáàâãéêíóôõúü",
        together: &[
            "ões", "ãos", "ães", "ão", "ãe", "õe", "uai", "ai", "ái", "ei", "éi", "oi", "ói", "ui", "au",
            "áu", "eu", "éu", "ou", "iu",
        ],
        glides: false,
        silent: never,
    },
    Tongue {
        codes: &["rus", "ukr", "bel", "bul"],
        vowels: "аеёиоуыэюяіїєўъ",
        together: &["ў"],
        glides: false,
        silent: never,
    },
    Tongue {
        codes: &["tur", "aze"], vowels: "aeıioöuüâîûə", together: &[], glides: false, silent: never
    },
    Tongue {
        codes: &["pol"],
        vowels: "aeiouyąęó",
        together: &["ia", "ią", "ie", "ię", "io", "ió", "iu", "au", "eu"],
        glides: false,
        silent: never,
    },
    Tongue {
        codes: &["swe", "dan", "nob", "nno"],
        vowels: "aeiouyåäöæøé",
        together: &["au", "eu", "ei", "øy", "øj", "ej", "ai", "oi"],
        glides: false,
        silent: never,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = include_str!("../../../tests/cases/syllables_of_languages.tsv");

    #[test]
    fn words_of_each_language_have_their_syllables() {
        let mut wrong = Vec::new();
        let mut n = 0;
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let (code, words) = line.split_once('\t').expect("code, tab, words");
            let tongue = tongue(code).expect("a language with rules");
            for word in words.split(' ') {
                n += 1;
                let syllables = word.split('·').count() as u8;
                let counted = tongue.count(&word.replace('·', ""));
                if counted != syllables {
                    wrong.push(format!("{code} {word} {counted}"));
                }
            }
        }
        assert!(n >= 150, "{n} words");
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn every_word_has_a_syllable() {
        for tongue in TONGUES {
            for word in ["", "w", "''", "-", "pst", "κόσμος"] {
                assert_eq!(tongue.count(word), 1, "{word}");
            }
        }
        assert!(tongue("eng").is_none() && tongue("und").is_none());
    }
}
