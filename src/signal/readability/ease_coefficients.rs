const INTERCEPT: f64 = 0.0;

/// The terms of the model; every value is a share or a mean, so that the length of a text does not matter.
pub const FEATURES: &[Feature] = &[
    feature("words beyond the 20th of a sentence", 0.0, |it| it.a_word(it.words_beyond_20)),
    feature("logarithm of sentence length", 0.0, |it| it.asl().ln()),
    feature("syllables a word", 0.0, Counts::asw),
    feature("letters a word", 0.0, Counts::awl),
    feature("words of three or more syllables", 0.0, |it| it.a_word(it.polysyllables)),
    feature("words of four or more syllables", 0.0, |it| it.a_word(it.four_syllables)),
    feature("words off the Dale–Chall list", 0.0, |it| plain(it, it.unfamiliar_words)),
    feature("words off the Spache list", 0.0, |it| plain(it, it.spache_unfamiliar)),
    feature("rare words", 0.0, |it| plain(it, it.rare_words)),
    feature("uncommon words", 0.0, |it| plain(it, it.uncommon_words)),
    feature("abstract nouns", 0.0, |it| plain(it, it.abstract_words)),
    feature("subordinating words", 0.0, |it| plain(it, it.subordinators)),
    feature("prepositions", 0.0, |it| plain(it, it.prepositions)),
    feature("of", 0.0, |it| plain(it, it.of_words)),
    feature("the", 0.0, |it| plain(it, it.the_words)),
    feature("semicolons and colons", 0.0, |it| it.a_word(it.semicolons)),
    feature("numbers and names", 0.0, |it| it.a_word(it.words - it.plain_words)),
    feature("pronouns for persons", 0.0, |it| plain(it, it.person_pronouns)),
    feature("contractions", 0.0, |it| plain(it, it.contractions)),
    feature("quotation marks", 0.0, |it| it.a_word(it.quotes)),
    feature("sentences that ask or exclaim", 0.0, |it| it.a_sentence(it.exclaims)),
    feature("words repeated within a hundred", 0.0, |it| {
        f64::from(it.repeated_words) / f64::from(it.content_words.max(1))
    }),
];
