"""Forms of records: parts that cases and reports of intelligence use too."""
