# Works out bounds with R's surveillance::farringtonFlexible, for tests/integration/test_exceedance_against_r.py.
#
# Rscript exceedance_against_r.R FOLDER
#   reads   FOLDER/series.csv    name, frequency, date (empty: evenly spaced), count (empty: missing), population
#           FOLDER/settings.csv  one run a row: series, first and last point (from 1), and the controls
#   writes  FOLDER/shipped.csv   series that ship with the package, in the form of series.csv
#           FOLDER/answers.csv   one row a run and point

suppressPackageStartupMessages(library(surveillance))

folder <- commandArgs(trailingOnly = TRUE)[1]
place <- function(file) file.path(folder, file)

from_sts <- function(name, sts, count) {
  dates <- if (sts@epochAsDate) format(epoch(sts)) else rep("", length(count))
  data.frame(name = name, frequency = sts@freq, date = dates, count = count, population = 1)
}

shipped <- function() {
  data(salmonella.agona, stsNewport, rotaBB, campyDE, package = "surveillance")
  agona <- disProg2sts(salmonella.agona)
  campy <- data.frame(name = "campyDE", frequency = 52, date = format(campyDE$date), count = campyDE$case, population = 1)
  rbind(
    from_sts("agona", agona, observed(agona)[, 1]),
    from_sts("newport", stsNewport, rowSums(observed(stsNewport))),
    from_sts("rotavirus", rotaBB, rowSums(observed(rotaBB))),
    from_sts("rotavirus_old", rotaBB, observed(rotaBB)[, "70+"]),
    campy
  )
}

as_sts <- function(rows) {
  dated <- !is.na(rows$date[1]) && nzchar(rows$date[1])
  if (dated) {
    epoch <- as.numeric(as.Date(rows$date))
  } else {
    epoch <- seq_len(nrow(rows))
  }
  sts(observed = as.matrix(rows$count), epoch = epoch, epochAsDate = dated, frequency = rows$frequency[1],
      population = as.matrix(rows$population))
}

work_out <- function(run, sts) {
  range <- run$first:run$last
  control <- list(
    range = range, b = run$b, w = run$w, noPeriods = run$periods, pastWeeksNotIncluded = run$past,
    reweight = run$reweight == 1, weightsThreshold = run$weights_threshold, trend = run$trend == 1,
    pThresholdTrend = run$p_threshold_trend, powertrans = run$power, alpha = run$alpha,
    thresholdMethod = run$threshold_method, populationOffset = run$offset == 1,
    limit54 = c(run$limit_cases, run$limit_points), glmWarnings = FALSE
  )
  out <- suppressWarnings(farringtonFlexible(sts, control))
  data.frame(
    run = run$run, point = range, upper = as.numeric(upperbound(out)), alarm = as.numeric(alarms(out)),
    expected = as.numeric(out@control$expected), phi = as.numeric(out@control$phiVector),
    score = as.numeric(out@control$score), p = as.numeric(out@control$pvalue),
    trended = as.numeric(out@control$trend)
  )
}

own <- shipped()
write.csv(own, place("shipped.csv"), row.names = FALSE, na = "")
series <- rbind(read.csv(place("series.csv"), colClasses = c(date = "character")), own)
all_sts <- lapply(split(series, series$name), as_sts)
settings <- read.csv(place("settings.csv"), colClasses = c(power = "character", threshold_method = "character"))
answers <- lapply(seq_len(nrow(settings)), function(i) work_out(settings[i, ], all_sts[[settings$series[i]]]))
write.csv(do.call(rbind, answers), place("answers.csv"), row.names = FALSE, na = "", quote = FALSE)
