# What base R and its survey package say of the same answers. Usage: Rscript shares_against_r.R FOLDER
suppressPackageStartupMessages(library(survey))
folder <- commandArgs(TRUE)[1]
at <- function(name) file.path(folder, name)

pairs <- read.csv(at("pairs.csv"))
wilson <- t(mapply(function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int), pairs$count, pairs$of))
exact <- t(mapply(function(x) poisson.test(x)$conf.int, pairs$count))
against <- mapply(function(x, n) 2 * min(ppois(x, n), ppois(x - 1, n, lower.tail = FALSE)), pairs$count, pairs$mean)
write.csv(data.frame(wilson_low = wilson[, 1], wilson_high = wilson[, 2], exact_low = exact[, 1],
                     exact_high = exact[, 2], p = pmin(against, 1)), at("intervals.csv"), row.names = FALSE)

answers <- read.csv(at("answers.csv"))
wards <- read.csv(at("wards.csv")); ages <- read.csv(at("ages.csv"))
design <- suppressWarnings(svydesign(ids = ~1, data = answers))
raked <- rake(design, list(~ward, ~age), list(wards, ages), control = list(maxit = 500, epsilon = 1e-9))
whole <- svymean(~yes, raked)
by_ward <- svyby(~yes, ~ward, raked, svymean)
write.csv(data.frame(weight = weights(raked)), at("weights.csv"), row.names = FALSE)
write.csv(data.frame(share = c(coef(whole), coef(by_ward)), se = c(SE(whole), SE(by_ward))), at("shares.csv"),
          row.names = FALSE)

data(api)
schools <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
published <- rake(schools, list(~stype, ~sch.wide),
                  list(data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018)),
                       data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))))
write.csv(data.frame(stype = as.character(apiclus1$stype), wide = as.character(apiclus1$sch.wide),
                     pw = apiclus1$pw, weight = weights(published)), at("schools.csv"), row.names = FALSE)
