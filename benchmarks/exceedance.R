# Times surveillance::farringtonFlexible over the columns of a table of monthly counts, for benchmarks/exceedance.py.
# Rscript exceedance.R COUNTS.csv BOUNDS.csv: bounds at the last month; seconds by the clock and of the processor to
# standard output.
suppressPackageStartupMessages(library(surveillance))
arguments <- commandArgs(trailingOnly = TRUE)
counts <- as.matrix(read.csv(arguments[1], header = FALSE))
series <- sts(observed = counts, frequency = 12)
control <- list(range = nrow(counts), b = 5, w = 1, noPeriods = 10, pastWeeksNotIncluded = 1, pThresholdTrend = 1,
                thresholdMethod = "nbPlugin", alpha = 0.025, glmWarnings = FALSE)
seconds <- system.time(found <- suppressWarnings(farringtonFlexible(series, control)))
cat(seconds["elapsed"], seconds["user.self"] + seconds["sys.self"], "\n")
write.table(upperbound(found), arguments[2], sep = ",", row.names = FALSE, col.names = FALSE, na = "")
