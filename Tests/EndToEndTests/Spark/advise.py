"""Advice for the schools of a table, worked out by Apache Spark: a worked example.

    waymark data prepare ks2-2019.csv.gz census-2019.csv.gz --output country.prepared
    python3 advise.py --waymark .build/release/waymark --prepared country.prepared \
        --schools schools.csv --advice advice.jsonl

SCHOOLS is a CSV file with a column `urn`; each further column is called as a fact is and counts before the prepared
data. Every partition is piped through a `waymark` of its own, which starts from the prepared file. On a cluster both stand
at the same path on every machine, with Rules and Corpus beside the program or named by WAYMARK_HOME.

The lines are the ones that `waymark sheets --jsonl` writes on one machine, byte for byte, in the order of SCHOOLS.
"""

import argparse
import os
import shlex
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f


def arguments():
    parser = argparse.ArgumentParser(description="Advice for the schools of a table, by Spark.")
    parser.add_argument("--waymark", required=True, help="the program")
    parser.add_argument("--prepared", required=True, help='what "waymark data prepare" wrote')
    parser.add_argument("--schools", required=True, help="a CSV file with a column urn")
    parser.add_argument("--advice", required=True, help="the file to write, a line of JSON a school")
    parser.add_argument("--partitions", type=int, default=2, help="how many parts are worked on side by side")
    return parser.parse_args()


def main():
    given = arguments()
    spark = (
        SparkSession.builder.appName("waymark")
        .master(f"local[{given.partitions}]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")

    # An object of JSON for each row; empty cells are left out, so they say nothing.
    table = spark.read.csv(given.schools, header=True)
    objects = table.select(f.to_json(f.struct("*"))).rdd.map(lambda row: row[0])
    numbered = objects.zipWithIndex().map(lambda pair: (pair[1], pair[0]))
    # Ranges of rows, so that partitions one behind the other are the table in its order.
    schools = numbered.repartitionAndSortWithinPartitions(
        given.partitions, lambda row, count=max(1, numbered.count()): row * given.partitions // count
    ).values()

    # Spark has a process for each partition, so each works on one school at a time.
    filter = [given.waymark, "sheets", "--stdin", "--jsonl", "--no-casebook", "--jobs", "1"]
    command = shlex.join(filter + ["--prepared", given.prepared])
    advice = schools.pipe(command, env=dict(os.environ), checkCode=True).cache()

    with open(given.advice, "w", encoding="utf-8", newline="\n") as file:
        for line in advice.toLocalIterator():
            file.write(line + "\n")

    # The lines are data again: here, which steps are recommended for how many schools.
    read = spark.read.json(advice)
    refused = read.filter(f.col("form") == "refused").count()
    print(f"{read.count() - refused} schools advised, {refused} lines refused", file=sys.stderr)
    if "nextSteps" in read.columns:
        steps = read.select(f.explode("nextSteps.action").alias("step"))
        counts = steps.groupBy("step").count().orderBy(f.desc("count"), "step")
        for row in counts.limit(5).collect():
            print(f"{row['count']:>6}  {row['step']}", file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    main()
