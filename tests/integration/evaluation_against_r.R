# Quasi-Poisson fits of the same tables: area totals by period, and areas x months.
args <- commandArgs(trailingOnly = TRUE)
totals <- read.csv(args[1])
model <- glm(count ~ factor(area) + after + treated:after, quasipoisson, totals, epsilon = 1e-11)
row <- coef(summary(model))["after:treated", ]
cat(sprintf("%.12g,%.12g,%.12g\n", row[1], row[2], summary(model)$dispersion))
months <- read.csv(args[2])
months <- glm(count ~ 0 + interaction(area, period) + factor(month), quasipoisson, months, epsilon = 1e-11)
cat(sprintf("%.12g,%d\n", sum(residuals(months, "pearson")^2) / months$df.residual, months$df.residual))
