#!/usr/bin/env python3
"""Fit the coefficients of `ease` and print the numbers of src/signal/readability/ease.rs.

    cargo run --release --example ease_features < CORPUS.jsonl > features.tsv
    python3 tools/fit_ease.py CORPUS.jsonl features.tsv [--check OTHER.jsonl OTHER.tsv]...

CORPUS.jsonl has one {"id", "text", "label", "author"} a line, label = judged ease, higher = easier; it is not part of the
project. Needs numpy. The fit is a ridge regression on standardized features under bounds: each coefficient has the sign
given here or is 0; LEAST and MOST bound some of them further. `--check` prints the rank correlation on other data, and the
pairs of one "article" in the right order (labels there: higher = harder).
"""
import json, sys
import numpy as np

HARDER, EASIER = -1, 1
SIGNS = {"pronouns for persons": EASIER, "contractions": EASIER, "quotation marks": EASIER,
         "sentences that ask or exclaim": EASIER, "words repeated within a hundred": EASIER}
# In standard deviations of ease for one of the feature: without these a text whose rare names were kept while its
# sentences were simplified comes out harder than before.
LEAST = {"words beyond the 20th of a sentence": 0.25, "syllables a word": 0.08}
MOST = {"rare words": 0.05}
RIDGE = 0.01


def bounded(gram, target, low, high, rounds=400):
    """Least squares under bounds, by coordinate descent on the normal equations."""
    w = np.clip(np.zeros(len(target)), low, high)
    for _ in range(rounds):
        for i in range(len(w)):
            rest = target[i] - gram[i] @ w + gram[i, i] * w[i]
            w[i] = min(max(rest / gram[i, i], low[i]), high[i])
    return w


def fit(x, y, names):
    mean, sd = x.mean(0), x.std(0) + 1e-12
    z = (x - mean) / sd
    yz = (y - y.mean()) / y.std()
    sign = np.array([SIGNS.get(n, HARDER) for n in names])
    least = np.array([LEAST.get(n, 0.0) for n in names])
    most = np.array([MOST.get(n, np.inf) for n in names])
    low = np.where(sign > 0, least, -most)
    high = np.where(sign > 0, most, -least)
    w = bounded(z.T @ z / len(y) + RIDGE * np.eye(len(names)), z.T @ yz / len(y), low, high)
    return w, 15.0 * w / sd, 50.0 - float((15.0 * w / sd) @ mean)


def ranks(v):
    order = np.argsort(v, kind="stable")
    out = np.empty(len(v))
    out[order] = np.arange(len(v))
    for value in np.unique(v):
        same = v == value
        out[same] = out[same].mean()
    return out


def spearman(a, b):
    return float(np.corrcoef(ranks(np.asarray(a)), ranks(np.asarray(b)))[0, 1])


def load(corpus, table):
    rows = {r["id"]: r for r in map(json.loads, open(corpus, encoding="utf-8"))}
    lines = open(table, encoding="utf-8").read().splitlines()
    names = lines[0].split("\t")[1:]
    ids = [line.split("\t")[0] for line in lines[1:]]
    x = np.array([[float(v) for v in line.split("\t")[1:]] for line in lines[1:]])
    return [rows[i] for i in ids], np.array([float(rows[i]["label"]) for i in ids]), x, names


def cross_validated(rows, x, y, names, folds=10):
    """No author is in two folds."""
    authors = sorted({r["author"] or r["id"] for r in rows})
    fold = {a: i % folds for i, a in enumerate(np.random.default_rng(0).permutation(authors))}
    of = np.array([fold[r["author"] or r["id"]] for r in rows])
    guess = np.zeros(len(y))
    for k in range(folds):
        _, w, b = fit(x[of != k], y[of != k], names)
        guess[of == k] = x[of == k] @ w + b
    return spearman(guess, y)


def pairs_in_order(rows, ease):
    by, right, n = {}, 0, 0
    for row, value in zip(rows, ease):
        by.setdefault(row["article"], []).append((float(row["label"]), value))
    for versions in by.values():
        for a in versions:
            for b in versions:
                if a[0] < b[0]:
                    n, right = n + 1, right + (a[1] > b[1])
    return right, n


def main():
    rows, y, x, names = load(sys.argv[1], sys.argv[2])
    w, coefficients, intercept = fit(x, y, names)
    print(f"// Spearman by 10-fold cross-validation over authors: {cross_validated(rows, x, y, names):.4f}")
    rest = sys.argv[3:]
    while rest[:1] == ["--check"]:
        others, label, features, _ = load(rest[1], rest[2])
        ease = features @ coefficients
        print(f"// {rest[1]}: Spearman {-spearman(ease, label):.4f}",
              "pairs %d of %d" % pairs_in_order(others, ease) if "article" in others[0] else "")
        rest = rest[3:]
    print(f"const INTERCEPT: f64 = {intercept:.2f};")
    for name, standardized, coefficient in zip(names, w, coefficients):
        print(f"{name}\t{coefficient:.2f}\t// {standardized:+.3f}")


if __name__ == "__main__":
    main()
