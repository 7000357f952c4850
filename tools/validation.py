#!/usr/bin/env python3
"""Write docs/validation.md from the evaluation's figures.

    python3 tools/validation.py FIGURES.json > docs/validation.md

FIGURES.json is what the evaluation script wrote with `--json`: set name -> figures. The labelled sets themselves are
not part of the project: several are licensed for research alone, and some texts are their publishers'.
"""
import json, math, sys

# set, figure's path in the JSON, what it is, licence of the set, peers on the same kind of rows, what was wanted
ROWS = [
    ("clear", "ease", "Spearman of `ease` with teachers' ease of reading", "CC BY-NC-SA 4.0", "New Dale–Chall .60, CAREC .58", "≥ .68"),
    ("clear", "best_formula", "the best single formula", "CC BY-NC-SA 4.0", "RIX .585", "≥ .60"),
    ("onestopenglish", "ease", "pairs of levels in the right order by `ease`", "CC BY-SA 4.0", "Fog .988", "≥ .99"),
    ("medreadme", "ease", "Spearman of `ease` with experts' difficulty of medical sentences (the easier, the lower)", "none stated", "SMOG .469", "≤ -.55"),
    ("textcomplexity_de", "best_formula", "the best German formula, Spearman", "MIT", "RIX .769", "≥ .77"),
    ("syllables", "exact", "hand-counted words with exactly the right syllables", "MIT", "words/syllable .93 on CMUdict", "≥ .97"),
    ("sentences", "ewt.F1", "sentence ends, web text (UD EWT), F1", "CC BY-SA 4.0", "sentencex .857", "≥ .88"),
    ("sentences", "gum.F1", "sentence ends, 16 genres (UD GUM), F1", "CC BY-NC-SA 4.0", "sentencex .957", "≥ .975"),
    ("sentences", "golden_right", "golden rules of sentence splitting", "MIT", "sentencex 46 of 52", "48 of 52"),
    ("languages", "accuracy", "language of 400 characters", "public domain", "whatlang .954", "≥ .97"),
    ("conll2010_bio", "F1", "sentences with a hedge, biomedical", "task data", "word list .789, best system .864", "≥ .87"),
    ("conll2010_wiki", "F1", "sentences with a hedge or weasel, Wikipedia", "CC BY-SA", "word list .640, best system .602", "≥ .68"),
    ("certainty_science", "pearson", "boosters less hedges against judged certainty, Pearson", "MIT", "word list .493", "≥ .65"),
    ("intext_citations", "all.F1", "in-text citations, F1", "Apache-2.0", "two patterns .755", "≥ .93"),
    ("intext_citations", "author-year.F1", "… author and year", "Apache-2.0", ".965", "≥ .97"),
    ("intext_citations", "numeric-brackets.F1", "… brackets", "Apache-2.0", ".914", "≥ .97"),
    ("intext_citations", "numeric-bare.F1", "… bare superscripts", "Apache-2.0", ".002", "≥ .85"),
    ("intext_citations", "density_MAE_per_1000w", "error of citations per 1,000 words", "Apache-2.0", "3.51", "≤ 1.0"),
    ("reference_lines", "F1", "lines of reference lists, F1", "various", ".398", "≥ .90"),
    ("reference_strings", "all", "single references recognised", "various", ".59 to 1.0 by source", "≥ .95"),
    ("ec_darkpattern", "F1", "pressure in shop strings, F1", "Apache-2.0", "patterns .776, large neural .975", "≥ .93"),
    ("webis_native_ads", "AUC", "adverts woven into answers, AUC", "none stated", "promotion list .638, tf-idf .901", "≥ .85"),
    ("commercial_false_alarms", "clear", "commercial marks per 1,000 words of school reading", "CC BY-NC-SA 4.0", ".32 to .97", "≤ .10"),
    ("commercial_false_alarms", "onestopenglish", "… of newspaper articles", "CC BY-SA 4.0", ".32 to .97", "≤ .10"),
    ("commercial_false_alarms", "fakehealth_story", "… of health news", "the publishers'", ".32 to .97", "≤ .30"),
    ("fakehealth_story", "AUC_same_length", "reliability against experts' stars (≥ 3), AUC at equal length", "the publishers'", "regression trained on the set .633", "≥ .65"),
    ("fakehealth_story_extremes", "AUC_same_length", "… five stars against none or one", "the publishers'", "regression .643", "≥ .72"),
    ("fakehealth_release", "AUC_same_length", "reliability against criteria met by press releases", "the publishers'", "regression .592", "≥ .63"),
    ("horne2017", "AUC_same_length", "reliability, real against fake news (Horne & Adalı 2017)", "redistribution with notice", "regression .752", "≥ .75"),
    ("buzzfeed_webis2016", "AUC_same_length", "reliability against journalists' veracity", "the publishers'", "regression .749", "≥ .75"),
    ("celebrity_fakenewsamt", "AUC_same_length", "reliability, legitimate against fabricated", "none stated", "regression .714", "≥ .62"),
    ("html_articles", "F1", "article text out of web pages, F1", "the publishers'", "trafilatura .958", "≥ .95"),
    ("encodings", "same_text", "files in old encodings that come out as the same text", "LGPL-2.1", "chardetng .852, chardet .979", "≥ .97"),
]

HEAD = """# Validation

Written by `tools/validation.py` from the figures of runs over labelled data that the authors of Candor did not write.
Each figure is that of the development half of a set; another half was never looked at. One fixed rubric, the default,
was used for all reliability figures; nothing was fitted per set, except that the coefficients of `ease` were fitted on
the development half of CLEAR.

The interval is the 95 % one that the number of rows allows (Fisher's z for correlations, Hanley and McNeil for AUC,
the normal approximation for shares); where none can be given from the figure alone there is a dash.

| set | what | rows | Candor | interval | others | wanted | licence of the set |
|---|---|---|---|---|---|---|---|"""

TAIL = """
## How the reliability score was made, and how far it can go

The indicators were chosen by what frameworks and raters ask for; their weights are round steps. What guards them against
being fitted to the rows, at equal length, in the order stories, extremes, releases, Horne and Adalı, BuzzFeed, celebrity:

- with every weight inside a pillar equal: .63, .69, .62, .73, .75, .72;
- with weights searched on the other sets alone, the set itself left out (stories and extremes together): .62, .68, .62,
  .72, .75, .71;
- with any one weight halved or raised by half, no figure moves by more than .02.

The choice of the indicators themselves was made with all development halves in sight, so that the halves that were never
looked at may come out lower.

How much the wording can tell is bounded. Models that see every word, trained and tested on the same set (tf-idf of words
and pairs, logistic regression, five-fold, at equal length), reach .68 on the health stories, .78 on their extremes, .64 on
the press releases, .83 on Horne and Adalı's set, .84 on BuzzFeed's and .57 on the celebrity set: part of that is the
subjects of the set, which a general score must not learn.

CoAID (good and bad pages on COVID-19, 2,164 rows of 70 to 93 words) is too short for a score: none of its rows has 150
words, so that none is put into any band, the lowest included.

Dates, figures, offices, comparisons and named speakers are cheap to write. They are counted because texts that inform
have them, not because nobody could fake them; a cap draws the whole scale down where no source can be followed.

## What this does not show

- No set holds the judgement of pupils or librarians using Candor; agreement with labels is not usefulness.
- Veracity labels (fake, real) are not reliability: a well-sourced text can be wrong. The sets say whether the signals go
  together with what experts found, nothing about a single text.
- Better health stories are longer; the figures at equal length are the ones that count.
- The sets are English and mostly news and health; other genres rest on the samples and on the reference rates.
- Some sets come as bare paragraphs: lists, links and layout, which Candor reads in real files, are lost there.
- Sets disagree on what a hedge is. Wikipedia's weasel labels pass over "may", "often" and "usually" (one sentence in five
  that holds them is labelled), which the biomedical set and readers of health advice count. Leaving out every rule that is
  right less than four times in ten there, which is fitting to the rows themselves, would reach .64 of the .68 wanted."""


def at(figures, path):
    for key in path.split("."):
        figures = figures.get(key) if isinstance(figures, dict) else None
    return figures


def interval(what, path, value, n):
    if not isinstance(value, float) or not n or not -1 < value < 1 or value == 0:
        return "–"
    if "AUC" in path:
        half, q1, q2 = n / 2, value / (2 - value), 2 * value * value / (1 + value)
        error = math.sqrt((value * (1 - value) + (half - 1) * (q1 + q2 - 2 * value * value)) / (half * half))
        low, high = value - 1.96 * error, value + 1.96 * error
    elif "Spearman" in what or "Pearson" in what:
        z, error = math.atanh(value), 1 / math.sqrt(max(1, n - 3))
        low, high = math.tanh(z - 1.96 * error), math.tanh(z + 1.96 * error)
    elif "exactly" in what or "recognised" in what or "language of" in what or "same text" in what or "pairs" in what:
        error = math.sqrt(value * (1 - value) / n)
        low, high = value - 1.96 * error, min(1.0, value + 1.96 * error)
    else:
        return "–"
    return f"{low:.3f} to {high:.3f}"


def main():
    figures = json.load(open(sys.argv[1], encoding="utf-8"))
    print(HEAD)
    for name, path, what, licence, peers, wanted in ROWS:
        value = at(figures.get(name, {}), path)
        # The rows of a set of several files say nothing of one of them.
        of_all = "." not in path and path != "golden_right" or name == "intext_citations"
        n = of_all and (figures.get(name, {}).get("scored") or figures.get(name, {}).get("n") or figures.get(name, {}).get("pairs"))
        shown = f"{value:.3f}" if isinstance(value, float) else str(value) if value is not None else "not run"
        print(f"| {name} | {what} | {n or '–'} | {shown} | {interval(what, path, value, n)} | {peers} | {wanted} | {licence} |")
    print(TAIL)


if __name__ == "__main__":
    main()
