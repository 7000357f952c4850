#!/usr/bin/env python3
"""Score a folder of JSON Lines files with `candor batch` as the worker of Apache Spark's RDD.pipe.

    pip install pyspark                       # needs a Java 17 or newer
    cargo build --release --no-default-features
    examples/spark/score.py target/release/candor IN_FOLDER OUT_FOLDER

IN_FOLDER holds files of lines {"id": ..., "text": ...}; each becomes one partition and one run of Candor. OUT_FOLDER
gets one part of reports for each, in the order of the files. With --check, one run of Candor over the same
lines is compared line by line.
"""

import argparse
import pathlib
import shlex
import subprocess
import sys
import time

from pyspark import SparkConf, SparkContext


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("candor")
    parser.add_argument("documents", type=pathlib.Path)
    parser.add_argument("reports", type=pathlib.Path)
    parser.add_argument("--master", default="local[2]", help="where Spark runs; default: two cores of this machine")
    parser.add_argument("--check", action="store_true", help="compare with one process over the same lines")
    return parser.parse_args()


def score(context, candor, documents, reports):
    """Pipe every file through Candor; a worker that fails fails its partition, which Spark tries again."""
    files = sorted(str(path) for path in documents.glob("*.jsonl"))
    parts = context.union([context.textFile(path, 1).coalesce(1) for path in files])
    # Spark gives each core a partition; a second thread in Candor would only take turns with them.
    parts.pipe(f"{shlex.quote(candor)} batch", env={"RAYON_NUM_THREADS": "1"}, checkCode=True).saveAsTextFile(str(reports))
    return files


def one_process(candor, files):
    # A file may lack its last line end; candor passes over empty lines.
    lines = b"\n".join(pathlib.Path(path).read_bytes() for path in files)
    return subprocess.run([candor, "batch"], input=lines, stdout=subprocess.PIPE, check=True).stdout


def main():
    given = arguments()
    candor = str(pathlib.Path(given.candor).resolve())
    context = SparkContext(conf=SparkConf().setMaster(given.master).setAppName("candor"))
    context.setLogLevel("ERROR")
    begin = time.monotonic()
    files = score(context, candor, given.documents.resolve(), given.reports.resolve())
    seconds = time.monotonic() - begin
    context.stop()
    n_bytes = sum(pathlib.Path(path).stat().st_size for path in files)
    print(f"{len(files)} partitions, {n_bytes / 1e6:.1f} MB in {seconds:.1f} s: {n_bytes / 1e6 / seconds:.2f} MB/s")
    if given.check:
        begin = time.monotonic()
        alone = one_process(candor, files)
        print(f"one process: {time.monotonic() - begin:.1f} s")
        together = b"".join(path.read_bytes() for path in sorted(given.reports.glob("part-*")))
        print("the same reports" if together == alone else "DIFFERENT REPORTS")
        return together != alone
    return False


if __name__ == "__main__":
    sys.exit(main())
