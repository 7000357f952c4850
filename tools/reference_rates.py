#!/usr/bin/env python3
"""Measure how often each kind of mark occurs in a corpus, and write assets/rates/reference_rates.tsv.

    python3 tools/reference_rates.py --bin target/release/candor NAME=FILE.jsonl [NAME=FILE.jsonl ...] > assets/rates/reference_rates.tsv

FILE.jsonl has one {"id", "text"} a line; documents under 150 words of running text are left out. Only figures are
written, never a text; indicators are read from documents that are long enough for a score. NAME is the corpus's name as it is shown, `;licence` may follow it.
"""
import argparse, json, subprocess

KINDS = ["hedge", "booster", "vague_attribution", "citation", "named_source", "commercial", "health_claim_red_flag",
         "dosage_advice", "disclaimer"]
INDICATORS = ["source_density", "speakers", "offices", "dates", "figures", "other_side", "emphatics", "weighing", "pressure"]
POINTS = [5, 10, 25, 50, 75, 90, 95]


def quantile(sorted_values, percent):
    at = percent / 100 * (len(sorted_values) - 1)
    low = int(at)
    high = min(low + 1, len(sorted_values) - 1)
    return sorted_values[low] + (sorted_values[high] - sorted_values[low]) * (at - low)


def reports(binary, path):
    with open(path, encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    given = "".join(json.dumps({"id": str(i), "text": doc["text"]}) + "\n" for i, doc in enumerate(docs))
    run = subprocess.run([binary, "batch"], input=given.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def rate(report, kind):
    least = 2 if kind in ("booster", "commercial", "health_claim_red_flag") else 1
    n = sum(1 for mark in report["signals"] if mark["kind"] == kind and mark["strength"] >= least)
    return 1000 * n / report["counts"]["words"]


def value(report, indicator):
    rows = [row for pillar in report["pillars"].values() if pillar for row in pillar["indicators"]]
    return next((row["value"] for row in rows if row["id"] == indicator), None)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", default="target/release/candor")
    arguments.add_argument("corpora", nargs="+")
    given = arguments.parse_args()
    print("measure\tcorpus\tlicence\tn\t" + "\t".join(f"p{point}" for point in POINTS))
    for corpus in given.corpora:
        name, path = corpus.split("=", 1)
        name, _, licence = name.partition(";")
        kept = [report for report in reports(given.bin, path) if report["counts"]["words"] >= 150]
        measured = [(kind, [rate(report, kind) for report in kept]) for kind in KINDS]
        measured += [(id, [value(report, id) for report in kept]) for id in INDICATORS]
        for kind, rates in measured:
            rates = sorted(rate for rate in rates if rate is not None)
            points = "\t".join(f"{quantile(rates, point):.2f}" for point in POINTS)
            print(f"{kind}\t{name}\t{licence}\t{len(rates)}\t{points}")


if __name__ == "__main__":
    main()
