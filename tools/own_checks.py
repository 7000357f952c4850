#!/usr/bin/env python3
"""Figures that the evaluation script does not print, asked of the built program over the same labelled sets.

    python3 tools/own_checks.py --bin target/release/candor --data FOLDER [--json FILE]

FOLDER holds one folder a set, each with `dev.jsonl`. Printed are
- release_criteria: area under the curve of each HealthNewsReview question, answered from the words of a press release
  alone, against the answers of its reviewers; questions that did not apply are left out;
- false_citations: citations and references marked per 1,000 words in texts that hold none;
- unknown_languages: texts in languages that the program does not know, and how many of them it says it is not sure of;
- points: the largest amount by which the contributions of a score miss its distance from 100.
"""
import argparse, json, os, subprocess

QUESTIONS = ["costs", "benefits", "harms", "evidence", "mongering", "funding", "alternatives", "availability", "novelty", "hype"]
WITHOUT_CITATIONS = ["clear", "onestopenglish"]
SCORED = [
    "fakehealth_story", "fakehealth_release", "horne2017", "buzzfeed_webis2016", "celebrity_fakenewsamt", "coaid", "clear",
    "onestopenglish", "webis_native_ads",
]


def load(folder, name):
    with open(os.path.join(folder, name, "dev.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def ask(program, docs):
    lines = "\n".join(json.dumps({"id": str(i), "text": doc["text"]}) for i, doc in enumerate(docs))
    done = subprocess.run([program, "batch"], input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def auc(scores, labels):
    """Probability that a positive has the higher score; ties count half."""
    ranked = sorted(zip(scores, labels))
    rank_sum, at = 0.0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        rank_sum += (at + end + 1) / 2 * sum(label for _, label in ranked[at:end])
        at = end
    positives = sum(labels)
    negatives = len(labels) - positives
    if not positives or not negatives:
        return None
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)


def release_criteria(program, folder):
    docs = load(folder, "fakehealth_release")
    rows = {question: ([], []) for question in QUESTIONS}
    for doc, report in zip(docs, ask(program, docs)):
        answers = {item["id"]: item["strength"] for item in report["coverage"]["items"] if item["framework"] == "healthnewsreview"}
        for question, criterion in zip(QUESTIONS, doc["criteria"]):
            if criterion["answer"] in ("Satisfactory", "Not Satisfactory"):
                rows[question][0].append(answers.get(question, 0.0))
                rows[question][1].append(criterion["answer"] == "Satisfactory")
    each = {question: auc(*columns) for question, columns in rows.items()}
    known = [value for value in each.values() if value is not None]
    return {"mean": sum(known) / len(known), **each}


def false_citations(program, folder):
    out = {}
    for name in WITHOUT_CITATIONS:
        docs = load(folder, name)
        marks = sum(mark["kind"] in ("citation", "reference") for report in ask(program, docs) for mark in report["signals"])
        out[name] = 1000 * marks / sum(len(doc["text"].split()) for doc in docs)
    return out


def unknown_languages(program, folder):
    docs = [dict(doc, text=doc["text"][:400]) for doc in load(folder, "udhr")]
    reports = ask(program, docs)
    told = {code for doc, report in zip(docs, reports) for code in [report["language"].get("code")] if code == doc["label"]}
    unknown = [report for doc, report in zip(docs, reports) if doc["label"] not in told]
    return {"n": len(unknown), "not_sure": sum(not report["language"]["reliable"] for report in unknown) / len(unknown)}


def points(program, folder):
    n, worst = 0, 0.0
    for name in SCORED:
        docs = load(folder, name)
        # Parts of a text are texts of their own.
        docs += [{"text": doc["text"][len(doc["text"]) // 2:]} for doc in docs] + [{"text": doc["text"][:len(doc["text"]) * 3 // 4]} for doc in docs]
        for report in ask(program, docs):
            reliability = report["reliability"]
            if reliability.get("score") is None:
                continue
            total = 100 + sum(part["points"] for part in reliability["contributions"])
            n, worst = n + 1, max(worst, abs(total - reliability["score"]))
    return {"n": n, "largest_error": worst}


CHECKS = [release_criteria, false_citations, unknown_languages, points]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--json")
    args = parser.parse_args()
    figures = {}
    for check in CHECKS:
        figures[check.__name__] = check(args.bin, args.data)
        print(check.__name__, json.dumps(figures[check.__name__]))
    if args.json:
        with open(args.json, "w", encoding="utf-8") as file:
            json.dump(figures, file)


if __name__ == "__main__":
    main()
