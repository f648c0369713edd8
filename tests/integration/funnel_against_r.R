# Works out a funnel with base R alone, for tests/integration/test_funnel_against_r.py: another hand, another language.
#
# Rscript funnel_against_r.R FOLDER
#   reads   FOLDER/areas.csv     count, population
#   writes  FOLDER/answers.csv   exact intervals, interpolated Poisson limits, additive limits and z-scores, per person
#           FOLDER/spread.csv    target, phi, tau2
#           FOLDER/pairs.csv     one-sided p of each pair of areas by poisson.test

folder <- commandArgs(trailingOnly = TRUE)[1]
areas <- read.csv(file.path(folder, "areas.csv"))
observed <- areas$count
people <- areas$population
target <- sum(observed) / sum(people)
expected <- target * people

exact <- t(sapply(observed, function(x) poisson.test(x)$conf.int))

interpolated <- function(p) {
  r <- qpois(p, expected)
  pmax(r - (ppois(r, expected) - p) / dpois(r, expected), 0)
}

y <- sqrt(observed / expected)
s <- 1 / (2 * sqrt(expected))
z <- (y - 1) / s
ends <- quantile(z, c(0.1, 0.9))
pulled <- pmin(pmax(z, ends[1]), ends[2])
phi <- mean(pulled^2)
w <- 1 / s^2
tau2 <- max(0, (length(z) * phi - (length(z) - 1)) / (sum(w) - sum(w^2) / sum(w)))
reach <- function(p) target * pmax(1 + qnorm(p) * sqrt(s^2 + tau2), 0)^2

answers <- data.frame(
  low = exact[, 1], high = exact[, 2],
  low_95 = interpolated(0.025) / people, high_95 = interpolated(0.975) / people,
  low_998 = interpolated(0.001) / people, high_998 = interpolated(0.999) / people,
  additive_low_95 = reach(0.025), additive_high_95 = reach(0.975),
  additive_low_998 = reach(0.001), additive_high_998 = reach(0.999),
  additive_z = (y - 1) / sqrt(s^2 + tau2)
)
higher <- function(i, j) {
  poisson.test(observed[c(i, j)], people[c(i, j)], alternative = "greater")$p.value
}
pairs <- expand.grid(i = seq_along(observed), j = seq_along(observed))
pairs <- pairs[pairs$i != pairs$j, ]
pairs$p <- mapply(higher, pairs$i, pairs$j)

options(digits = 15)
write.csv(answers, file.path(folder, "answers.csv"), row.names = FALSE)
write.csv(data.frame(target, phi, tau2), file.path(folder, "spread.csv"), row.names = FALSE)
write.csv(pairs, file.path(folder, "pairs.csv"), row.names = FALSE)
